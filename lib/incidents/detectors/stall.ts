import type { NetworkPicture } from '@/lib/chain/picture';
import type { StallKind } from '../found-stall';
import { atOnce, FORK_SEARCH_MS, periodMs, standingMs, timeoutMs, twoLooksMs } from '../pace';
import { type Phrase, phrase } from '../phrase';
import { stallKind } from '../stall-kind';
import type { Cause, Detector, DiagnosisInput, PlaybookId } from '../types';
import { isNobodyHeard } from '../who-answers';

/** No block although one is overdue: period of the next height, transitions applied, and twice its request time-out have passed. */
export const stall: Detector = {
  id: 'stall',
  needs: ['heads', 'settings', 'validator-set'],
  // The delay is in the condition: it is dated by the head's age, also when the watch began later.
  onDelayMs: atOnce,
  offDelayMs: standingMs,
  // A clock set forward makes every head old: a block must have had the time to come.
  afterGapMs: (input) => periodMs(input) + twoLooksMs(input),
  playbooks: ['restart-consensus'],
  consequenceOf: ['fork'],
  // Beside a fork whose own branch goes on, a stall has a cause of its own.
  isConsequence: (cause) => !standsAlone(cause),
  standsAlone,
  detect: (input) => {
    const { head, liveness } = input.picture;
    if (isNobodyHeard(input) || !head) return { present: [], cannotTell: [{ need: 'heads', nodes: [], keys: 'all' }] };
    if (liveness.state === 'unknown') return { present: [], cannotTell: [{ need: 'settings', nodes: [], keys: 'all' }] };
    // From two time-outs on it is slow, from three on stalled: both are overdue.
    if (liveness.state === 'producing') return { present: [], cannotTell: [] };
    const cause = causeOf(input, head.height);
    return { present: [isForkInQuestion(input.picture) ? { ...cause, since: null, onDelayMs: FORK_SEARCH_MS } : cause], cannotTell: [] };
  },
};

/** Another kind than the fork's: its cause is not the fork. */
function standsAlone({ facts }: Cause): boolean {
  return facts.kind !== undefined && facts.kind !== 'forked';
}

/** Two hashes at one height, not yet read twice or their ancestor not yet found: the stall is about to be the fork's and waits for it, but not for long. */
function isForkInQuestion({ fork, heights }: NetworkPicture): boolean {
  return fork.state === 'searching' || (fork.state === 'none' && heights.some(({ camps }) => camps.length > 1));
}

function causeOf(input: DiagnosisInput, height: number): Cause {
  const { picture, open } = input;
  const { liveness, now, set } = picture;
  const kind = stallKind(input);
  const headAt = liveness.ageMs === null ? null : now - liveness.ageMs;
  const dueAt = headAt === null || liveness.expectedMs === null ? null : headAt + liveness.expectedMs;
  return {
    key: 'stall',
    // One more lost round happens; from three time-outs on it is no longer that.
    severity: liveness.state === 'slow' ? 'warning' : 'critical',
    since: dueAt,
    says: SAYS[kind.id]({ height: height + 1, at: { at: headAt }, ...kind.params }),
    means: kind.means,
    nodes: kind.nodes,
    validators: kind.validators,
    heights: { from: height + 1, to: height + 1 },
    facts: {
      kind: kind.id,
      height: height + 1,
      head: height,
      headAt,
      dueAt,
      overdueAt: liveness.overdueAt,
      periodMs: liveness.expectedMs ?? periodMs(input),
      timeoutMs: timeoutMs(input),
      round: open,
      validators: set?.validators.length ?? null,
      quorum: set?.quorumSize ?? null,
      ...kind.facts,
    },
    playbooks: PLAYBOOKS[kind.id],
  };
}

type Params = { readonly height: number; readonly at: { readonly at: number | null } } & StallKind['params'];

const SAYS = {
  'quorum-lost': ({ height, at, present, validators, quorum, unknown }) =>
    unknown === 0 || present === null
      ? phrase('detector.stall.quorum-lost', { height, at, present, validators, quorum })
      : phrase('detector.stall.quorum-lost.at-most', { height, at, present: present + unknown, validators, quorum }),
  'core-stopped': ({ height, at, present, validators, quorum }) =>
    phrase('detector.stall.core-stopped', { height, at, present, validators, quorum }),
  'peers-lost': ({ height, at, present, validators, quorum }) =>
    phrase('detector.stall.peers-lost', { height, at, present, validators, quorum }),
  partition: ({ height, at, present, validators, quorum }) =>
    phrase('detector.stall.partition', { height, at, present, validators, quorum }),
  wedged: ({ height, at, present, validators }) => phrase('detector.stall.wedged', { height, at, present, validators }),
  'held-by-traffic': ({ height, at, present, validators }) => phrase('detector.stall.held-by-traffic', { height, at, present, validators }),
  'frozen-told': ({ height, at, present, validators, quorum }) =>
    phrase('detector.stall.frozen-told', { height, at, present, validators, quorum }),
  'rounds-frozen': ({ height, at, present, validators }) => phrase('detector.stall.rounds-frozen', { height, at, present, validators }),
  'backed-off': ({ height, at, present, validators, quorum }) =>
    phrase('detector.stall.backed-off', { height, at, present, validators, quorum }),
  forked: ({ height, at }) => phrase('detector.stall.forked', { height, at }),
  unwatched: ({ height, at, present, validators, quorum }) =>
    phrase('detector.stall.unwatched', { height, at, present, validators, quorum }),
  unknown: ({ height, at, present, validators, quorum }) => phrase('detector.stall.unknown', { height, at, present, validators, quorum }),
} satisfies Record<StallKind['id'], (params: Params) => Phrase>;

const PLAYBOOKS = {
  'quorum-lost': [],
  'core-stopped': ['restart-consensus'],
  'peers-lost': ['reconnect-peers'],
  partition: ['reconnect-peers'],
  wedged: ['restart-consensus'],
  // Nothing to press: the applications pause.
  'held-by-traffic': [],
  'frozen-told': ['restart-consensus'],
  'rounds-frozen': ['restart-consensus'],
  'backed-off': ['restart-consensus', 'wait'],
  // What cures it is told with the fork.
  forked: [],
  // Whether a quorum is there comes first.
  unwatched: [],
  unknown: ['restart-consensus'],
} satisfies Record<StallKind['id'], readonly PlaybookId[]>;
