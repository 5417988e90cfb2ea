import type { NodeLog } from './node-log';

/** A log that told nothing yet, with what a test wants told. */
export function aLog(told: Partial<NodeLog> = {}): NodeLog {
  return {
    state: 'live',
    source: 'file',
    why: null,
    lastLineAt: null,
    address: null,
    round: null,
    roundSince: null,
    timerSince: null,
    sequence: null,
    coreState: null,
    core: null,
    head: null,
    heads: [],
    committed: null,
    proposer: null,
    roundChanges: [],
    prepared: null,
    refused: null,
    wedged: null,
    reorgs: [],
    rewinds: [],
    uncleanShutdowns: [],
    repairs: [],
    misnumbered: [],
    forkSaid: null,
    lastError: null,
    startedAt: null,
    stoppedAt: null,
    ...told,
  };
}
