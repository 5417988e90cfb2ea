import { expectedProposer } from '@/lib/consensus/expected-proposer';
import type { TurnOrder } from '@/lib/consensus/family-rules';
import { quorumSize } from '@/lib/consensus/quorum';
import type { Address, Hash } from '@/lib/consensus/types';
import { type Backlog, createBacklog } from '@/lib/drill/qbft/create-backlog';
import { createRoundChangeSet, type RoundChangeSet } from '@/lib/drill/qbft/create-round-change-set';
import type {
  Candidate,
  Commit,
  CoreView,
  DrillBlock,
  Prepare,
  Preprepare,
  QbftBackend,
  QbftMessage,
  RoundChange,
  Timer,
} from '@/lib/drill/types';

export type State = CoreView['state'];

/** What one round of one height has come to. Source: quorum qbft/core/roundstate.go. */
export type RoundState = {
  readonly height: number;
  readonly round: number;
  /** Kept over round changes: the proposal of an earlier round stays readable until the next is accepted. */
  preprepare: Preprepare | null;
  readonly prepares: Map<Address, Prepare>;
  readonly commits: Map<Address, Commit>;
  prepared: { readonly round: number; readonly block: DrillBlock } | null;
  pendingRequest: Candidate | null;
  /** Round of the last PRE-PREPARE sent; 0 also when none was. */
  preprepareSent: number;
};

/** One core from its start to its stop. Source: quorum qbft/core/core.go. */
export type Core = {
  readonly backend: QbftBackend;
  isRunning: boolean;
  state: State;
  /** null before the first round and after the stop. */
  current: RoundState | null;
  validators: readonly Address[];
  /** Order of that set's turns. */
  turns: TurnOrder;
  /** null = the set is empty. */
  proposer: Address | null;
  roundChanges: RoundChangeSet;
  /** The PREPAREs behind `current.prepared`; null = none since the height began. */
  preparedPrepares: readonly Prepare[] | null;
  readonly backlog: Backlog;
  /** Requests for heights ahead. */
  readonly pendingRequests: Candidate[];
  roundTimer: { readonly at: number; readonly timer: Timer } | null;
  futurePreprepareTimer: Timer | null;
  emptyBlockTimer: Timer | null;
  lastRoundChange: RoundChange | null;
  /** Runs `act` after what runs now, as an event in the core's queue; dropped when the core has stopped by then. */
  readonly post: (act: () => void, delayMs?: number) => Timer;
  /** Handles a message whose senders are known to be good, and passes it on. */
  readonly deliver: (message: QbftMessage) => void;
  readonly request: (candidate: Candidate) => void;
  readonly timeout: () => void;
};

/** Where a core's own events come back in. */
export type Inlets = {
  readonly deliver: (core: Core, message: QbftMessage) => void;
  readonly request: (core: Core, candidate: Candidate) => void;
  readonly timeout: (core: Core) => void;
};

/** A core before its start. */
export function createCoreState(backend: QbftBackend, inlets: Inlets): Core {
  const core: Core = {
    backend,
    isRunning: false,
    state: 'accept-request',
    current: null,
    validators: [],
    turns: 'bytes',
    proposer: null,
    roundChanges: createRoundChangeSet(),
    preparedPrepares: null,
    backlog: createBacklog(),
    pendingRequests: [],
    roundTimer: null,
    futurePreprepareTimer: null,
    emptyBlockTimer: null,
    lastRoundChange: null,
    post: (act, delayMs = 0) =>
      backend.sim.after(delayMs, () => {
        if (core.isRunning) act();
      }),
    deliver: (message) => inlets.deliver(core, message),
    request: (candidate) => inlets.request(core, candidate),
    timeout: () => inlets.timeout(core),
  };
  return core;
}

/** The round under way. @throws Error before the start: a fault of the drill, events of a stopped core are dropped. */
export function currentOf(core: Core): RoundState {
  if (core.current === null) throw new Error('the core has no round: it does not run');
  return core.current;
}

/** What the core works on; null before the first PRE-PREPARE of the height was accepted. */
export const proposalOf = (core: Core): DrillBlock | null => core.current?.preprepare?.block ?? null;

export const digestOf = (core: Core): Hash | null => proposalOf(core)?.hash ?? null;

/** Source: quorum qbft/core/core.go QuorumSize. */
export const quorumOf = (core: Core): number =>
  quorumSize(core.validators.length, core.backend.settingsAt(currentOf(core).height).quorumRule);

/** With an empty set everybody is the proposer. Source: quorum validator/default.go IsProposer, which compares nil with nil. */
export const isProposer = (core: Core): boolean =>
  core.proposer === (core.validators.includes(core.backend.self) ? core.backend.self : null);

/** Whose turn it is after `lastAuthor`'s block, in the core's own set. Source: quorum validator/default.go CalcProposer. */
export function proposerAt(core: Core, height: number, round: number, lastAuthor: Address | null): Address | null {
  const { policy, protocol } = core.backend.settingsAt(height);
  return expectedProposer({ validators: core.validators, order: core.turns, lastAuthor, round, policy, family: 'goquorum', protocol });
}
