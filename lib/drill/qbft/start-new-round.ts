import { checkMessage } from '@/lib/drill/qbft/check-message';
import { type Core, proposerAt, type RoundState, type State } from '@/lib/drill/qbft/core-state';
import { createRoundChangeSet } from '@/lib/drill/qbft/create-round-change-set';
import { startRoundTimer } from '@/lib/drill/qbft/round-timer';

/**
 * Goes to `round` of the height under way, or to round 0 of the height after the node's head when that has moved on. A head below the
 * height under way (setHead) changes nothing and starts no timer: from then on the core is wedged until it is made anew.
 * Source: quorum qbft/core/core.go startNewRound.
 */
export function startNewRound(core: Core, round: number): void {
  const { block: head, author } = core.backend.lastProposal();
  const old = core.current;
  const height = head.header.height + 1;
  let isRoundChange = false;
  if (old !== null && height <= old.height) {
    const isBelow = height < old.height;
    if (isBelow || round === 0 || round < old.round) return;
    isRoundChange = true;
  }
  if (isRoundChange && old !== null) {
    core.current = freshRound({ ...old, round });
  } else {
    core.current = freshRound({ height, round: 0, preprepare: null, prepared: null, pendingRequest: null });
    core.validators = core.backend.validatorsAfter(head.hash);
    core.turns = core.backend.turnsAfter(head.hash);
  }
  core.proposer = proposerAt(core, core.current.height, core.current.round, author);
  setState(core, 'accept-request');
  // From here on it is the round asked for that counts, also where the head moved on and the view is at round 0.
  if (round === 0) {
    core.preparedPrepares = null;
    core.roundChanges = createRoundChangeSet();
  } else {
    core.roundChanges.clearLowerThan(round);
  }
  core.roundChanges.newRound(round);
  if (round > 0) startRoundTimer(core);
}

const freshRound = (kept: Pick<RoundState, 'height' | 'round' | 'preprepare' | 'prepared' | 'pendingRequest'>): RoundState => ({
  height: kept.height,
  round: kept.round,
  preprepare: kept.preprepare,
  prepared: kept.prepared,
  pendingRequest: kept.pendingRequest,
  prepares: new Map(),
  commits: new Map(),
  preprepareSent: 0,
});

/** Every change of state looks through what came too early. Source: quorum qbft/core/core.go setState. */
export function setState(core: Core, state: State): void {
  core.state = state;
  if (state === 'accept-request') repostRequests(core);
  const { current } = core;
  if (current === null) return;
  const ready = core.backlog.takeReady(
    (sender) => core.validators.includes(sender),
    (message) => checkMessage(message, current, core.state),
  );
  for (const message of ready) core.post(() => core.deliver(message));
}

/** Source: quorum qbft/core/request.go processPendingRequests. */
function repostRequests(core: Core): void {
  const waiting = core.pendingRequests.splice(0).sort((one, other) => one.height - other.height);
  for (const candidate of waiting) {
    if (core.current === null || candidate.height > core.current.height) core.pendingRequests.push(candidate);
    else if (candidate.height === core.current.height) core.post(() => core.request(candidate));
  }
}
