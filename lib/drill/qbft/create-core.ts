import type { Address } from '@/lib/consensus/types';
import { broadcastRoundChange } from '@/lib/drill/qbft/broadcast-round-change';
import { checkMessage } from '@/lib/drill/qbft/check-message';
import { type Core, createCoreState, currentOf, isProposer } from '@/lib/drill/qbft/core-state';
import { handleCommit } from '@/lib/drill/qbft/handle-commit';
import { handlePrepare } from '@/lib/drill/qbft/handle-prepare';
import { handlePreprepare } from '@/lib/drill/qbft/handle-preprepare';
import { handleRequest } from '@/lib/drill/qbft/handle-request';
import { handleRoundChange } from '@/lib/drill/qbft/handle-round-change';
import { stopTimers } from '@/lib/drill/qbft/round-timer';
import { startNewRound } from '@/lib/drill/qbft/start-new-round';
import type { QbftBackend, QbftCore, QbftMessage } from '@/lib/drill/types';

/**
 * A QBFT core as GoQuorum v24.4.1 has it, known faults included. One object for one run: `start` once, `stop` once; a node that starts
 * mining again makes another. Its own messages and events come back through the simulation, after what runs now.
 * Source: quorum consensus/istanbul/qbft/core/*.go.
 */
export function createQbftCore(backend: QbftBackend): QbftCore {
  const core = createCoreState(backend, { deliver, request: handleRequest, timeout: handleTimeout });
  const whenRunning = (act: () => void): void => {
    if (core.isRunning) act();
  };
  return {
    start: () => {
      core.isRunning = true;
      startNewRound(core, 0);
    },
    stop: () => {
      stopTimers(core);
      core.emptyBlockTimer?.cancel();
      core.isRunning = false;
      core.current = null;
    },
    request: (candidate) => whenRunning(() => handleRequest(core, candidate)),
    receive: (message) =>
      whenRunning(() => {
        if (isSignedByValidators(core.validators, message)) deliver(core, message);
      }),
    newHead: () =>
      whenRunning(() => {
        stopTimers(core);
        startNewRound(core, 0);
      }),
    isProposer: () => core.isRunning && isProposer(core),
    view: () => (core.isRunning && core.current !== null ? viewOf(core) : null),
  };
}

/** Source: quorum qbft/core/handler.go handleDecodedMessage, deliverMessage, handleEvents: only what was handled is passed on. */
function deliver(core: Core, message: QbftMessage): void {
  const fit = checkMessage(message, currentOf(core), core.state);
  if (fit === 'future' && message.source !== core.backend.self) core.backlog.add(message);
  if (fit === 'now' && handle(core, message)) core.backend.gossip(core.validators, message);
}

function handle(core: Core, message: QbftMessage): boolean {
  switch (message.kind) {
    case 'preprepare':
      return handlePreprepare(core, message);
    case 'prepare':
      return handlePrepare(core, message);
    case 'commit':
      return handleCommit(core, message);
    case 'round-change':
      return handleRoundChange(core, message);
  }
}

/** Source: quorum qbft/core/handler.go handleTimeoutMsg. */
function handleTimeout(core: Core): void {
  const next = currentOf(core).round + 1;
  startNewRound(core, next);
  broadcastRoundChange(core, next);
}

/** Everybody who signed it or what it carries is in the set; the PREPAREs in a PRE-PREPARE the client does not look at. Source: the same, verifySignatures. */
function isSignedByValidators(validators: readonly Address[], message: QbftMessage): boolean {
  const isKnown = ({ source }: { readonly source: Address }): boolean => validators.includes(source);
  if (!isKnown(message)) return false;
  if (message.kind === 'round-change') return message.justification.every(isKnown);
  return message.kind !== 'preprepare' || message.roundChanges.every(isKnown);
}

function viewOf(core: Core): ReturnType<QbftCore['view']> {
  const { height, round, prepared } = currentOf(core);
  return {
    height,
    round,
    state: core.state,
    proposer: core.proposer,
    preparedRound: prepared?.round ?? null,
    timerAt: core.roundTimer?.at ?? null,
  };
}
