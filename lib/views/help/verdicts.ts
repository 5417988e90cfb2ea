import type { VerdictState } from '../types';
import type { HelpEntry } from './types';

/** Each verdict of the overview. */
export const VERDICT_HELP = {
  healthy: {
    means:
      'The validators agree hash by hash at the height shown, blocks come in time, and nothing that could be told speaks against it. What could not be told is named beside it.',
    todo: ['Nothing. Look at the advice of the pages now and then: margin, round changes, releases with known faults.'],
    sentences: ['verdict.healthy'],
  },
  degraded: {
    means: 'The chain goes on, but something takes from its safety: validators are missing, no margin is left, or a finding stands.',
    todo: [
      'Open the incident: it says what stands and who is concerned.',
      'Where the margin is 0, bring a missing validator back before you restart any other.',
      'Plan no maintenance on validators until the margin is back.',
    ],
    sentences: ['verdict.degraded'],
  },
  slow: {
    means: 'The next block is later than the period allows, and not yet so late that it counts as a stall. A round change does this.',
    todo: ['Wait for the next round change; the overview says when it is due.', 'If it becomes a stall, open its incident.'],
    sentences: ['verdict.slow'],
  },
  stalled: {
    means:
      'No block comes although one is due: two time-outs have passed. Nodes can be up, peers connected and eth_syncing false all the same.',
    todo: [
      'Open the incident: it tells the kinds of stall apart (a fork, quorum lost, consensus stopped, peers lost, partition, rounds that stand, time-outs backed off).',
      'Do not restart everything at once: that hides the cause, and on a fork it changes nothing.',
      'Where the quorum is back and only time-outs are backed off, the next round change is told: waiting may be enough.',
    ],
    sentences: ['verdict.stalled'],
  },
  forked: {
    means:
      'Valid blocks with different hashes stand at one height, each held by nodes that answer. Whether it heals by itself is a matter of arithmetic: a branch with a quorum of validators goes on and the others follow; without one, no branch can.',
    todo: [
      'Read which camp holds a quorum. If one does, wait until the others have followed.',
      'If none does, neither waiting nor restarts help: start the recovery. It shows every command before anything is sent.',
      'Rewind nothing by hand on a connected network: the node takes the same block back from its peers.',
      'Keep the evidence: it is what tells later why it happened.',
    ],
    sentences: ['verdict.forked', 'camp', 'blocks'],
  },
  unknown: {
    means:
      'Too few nodes answer to say anything of the network. That is not the same as well, and not the same as down: it is often the link of Quorumwatch itself.',
    todo: [
      'See on the page of nodes who answers and with which error.',
      'Ask a node from the machine Quorumwatch runs on: curl with eth_blockNumber.',
      'Where an API group is closed, open it on the node, and what it tells is known.',
    ],
    sentences: ['verdict.unknown'],
  },
} as const satisfies Record<VerdictState, HelpEntry>;
