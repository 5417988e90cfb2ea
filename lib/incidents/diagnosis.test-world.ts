import type { BlockPicture, HeightPicture, NetworkPicture, NodePicture } from '@/lib/chain/picture';
import type { TurnRecord } from '@/lib/chain/turn-record';
import { quorumSize } from '@/lib/consensus/quorum';
import type { Address, BftSettings, Hash } from '@/lib/consensus/types';
import { DETECTORS } from './registry';
import type { ClientFacts, Detection, DetectorId, DiagnosisInput } from './types';

export const NOW = Date.UTC(2026, 2, 6, 12);
export const address = (n: number): Address => `0x${n.toString(16).padStart(40, '0')}`;
export const hash = (n: number): Hash => `0x${n.toString(16).padStart(64, '0')}`;

export const SETTINGS: BftSettings = {
  protocol: 'qbft',
  blockPeriodMs: 2000,
  emptyBlockPeriodMs: 0,
  requestTimeoutMs: 4000,
  maxRequestTimeoutMs: null,
  policy: 'round-robin',
  quorumRule: 'ceil(2N/3)',
  epochLength: 30_000,
  contractMode: false,
};

/** A validator's node that answers well; its number is its place in the set. */
export const node = (n: number, over: Partial<NodePicture> = {}): NodePicture => ({
  name: `validator-${n}`,
  address: address(n),
  addressSource: 'nodeAddress',
  role: 'validator',
  answering: true,
  counted: true,
  faults: [],
  head: { height: 100, hash: hash(100) },
  lastAnswerAt: NOW,
  client: 'Geth/v1.10.3(quorum-v24.4.1)',
  peers: 3,
  mining: true,
  syncing: false,
  latencyMs: 1,
  capabilities: {},
  chainId: 1337,
  genesis: hash(0),
  config: null,
  enode: null,
  peerList: null,
  peersAt: null,
  pool: null,
  answeringSince: NOW - 3_600_000,
  silentSince: null,
  log: null,
  ...over,
});

/** The same node, silent for so long. */
export const silent = (n: number, ms: number, over: Partial<NodePicture> = {}): NodePicture =>
  node(n, {
    answering: false,
    faults: [{ kind: 'unreachable', code: 'unreachable', message: 'connection refused' }],
    answeringSince: null,
    silentSince: NOW - ms,
    peers: null,
    mining: null,
    peerList: null,
    lastAnswerAt: NOW - ms,
    ...over,
  });

export const record = (n: number, over: Partial<TurnRecord> = {}): TurnRecord => ({
  address: address(n),
  failed: [],
  lastProposed: { height: 98, at: NOW - 4000 },
  lastSealed: { height: 100, at: NOW - 1000 },
  clock: { blocks: 5, medianMs: 100 },
  ...over,
});

/** A block of a height that everything is well with. */
export const block = (height: number, over: Partial<BlockPicture> = {}, of: Hash = hash(height)): BlockPicture =>
  ({
    header: { height, hash: of, parentHash: hash(height - 1), timestamp: (NOW - (100 - height) * 2000) / 1000 },
    facts: null,
    copies: [],
    committers: [address(1), address(2), address(3)],
    verification: { state: 'verified' },
    proposer: 'expected',
    expectedProposer: null,
    turnOrder: 'bytes',
    author: address(1 + (height % 4)),
    round: 0,
    roundSource: 'header',
    parentValidators: null,
    quorumSize: 3,
    txCount: 0,
    firstSeenAt: NOW - (100 - height) * 2000,
    seenLive: true,
    ...over,
  }) as BlockPicture;

export type InputOver = {
  readonly nodes?: readonly NodePicture[];
  readonly validators?: number;
  readonly settings?: Partial<BftSettings> | null;
  readonly set?: NetworkPicture['set'];
  readonly liveness?: Partial<NetworkPicture['liveness']>;
  readonly fork?: NetworkPicture['fork'];
  readonly heights?: readonly HeightPicture[];
  readonly blocks?: readonly BlockPicture[];
  readonly protocol?: NetworkPicture['protocol'];
  readonly head?: NetworkPicture['head'];
  readonly recovery?: NetworkPicture['recovery'];
  readonly client?: (node: string) => ClientFacts | null;
} & Partial<Omit<DiagnosisInput, 'picture' | 'clientOf'>>;

const GOQUORUM: ClientFacts = { family: 'goquorum', version: [24, 4, 1], majorityForkHeals: true, miningTells: true };
const ROUNDS = {
  windowMs: 300_000,
  heights: 60,
  changes: 0,
  perHour: 0,
  per100Heights: 0,
  shareWithChanges: 0,
  failedTurns: [],
  estimated: false,
};

/** Four validators that agree at 100, with everything known; `over` says what is otherwise. */
export function input(over: InputOver = {}): DiagnosisInput {
  const count = over.validators ?? 4;
  const settings = over.settings === null ? null : { ...SETTINGS, ...over.settings };
  const validators = Array.from({ length: count }, (_, index) => address(index + 1));
  const nodes = over.nodes ?? validators.map((_, index) => node(index + 1));
  const blocks = new Map(Array.from({ length: 60 }, (_, index) => [hash(41 + index), block(41 + index)] as const));
  for (const one of over.blocks ?? []) blocks.set(one.header.hash, one);
  const heights =
    over.heights ??
    Array.from({ length: 60 }, (_, index): HeightPicture => {
      const height = 41 + index;
      const camps = [{ hash: hash(height), nodes: [], validators }];
      return { height, state: 'agreed', why: 'quorum', camps, validators: count, behind: [], former: 0 };
    });
  const { rounds, open, participation, votes, headDrops, switches, proposerAfter } = over;
  return {
    picture: {
      id: 'net',
      name: 'Net',
      now: NOW,
      asOf: NOW,
      intervalMs: 1000,
      protocol: over.protocol ?? 'qbft',
      chainId: 1337,
      genesis: hash(0),
      nodes,
      set:
        over.set === undefined
          ? {
              validators,
              quorumSize: quorumSize(count, settings?.quorumRule ?? 'ceil(2N/3)'),
              settings,
              usualPeriodMs: settings && Math.max(settings.blockPeriodMs, settings.emptyBlockPeriodMs),
            }
          : over.set,
      head: over.head ?? { height: 100, hashes: [hash(100)], timestampMs: NOW - 1000 },
      liveness: {
        state: 'producing',
        ageMs: 1000,
        expectedMs: 2000,
        overdueAt: NOW + 13_000,
        why: 'settings',
        base: 'arrival',
        ...over.liveness,
      },
      fork: over.fork ?? { state: 'none' },
      ...(over.recovery ? { recovery: over.recovery } : {}),
      heights,
      block: (of) => blocks.get(of) ?? null,
    },
    rounds: rounds ?? { m5: ROUNDS, h1: ROUNDS, h24: ROUNDS },
    open: open ?? { height: 101, round: 0, source: 'estimate', nextChangeAt: NOW + 5000 },
    participation: participation ?? [],
    turns: over.turns ?? validators.map((_, index) => recordOf(index + 1, nodes)),
    votes: votes === undefined ? [] : votes,
    headDrops: headDrops ?? [],
    switches: switches ?? [],
    proposerAfter: proposerAfter ?? (() => address(1)),
    clientOf: over.client ?? (() => GOQUORUM),
  };
}

/** A silent node's validator signs nothing since. */
function recordOf(n: number, nodes: readonly NodePicture[]): TurnRecord {
  const since = nodes.find((one) => one.address === address(n))?.silentSince ?? null;
  return since === null ? record(n) : record(n, { lastProposed: null, lastSealed: { height: 60, at: since - 1000 } });
}

/** What one detector says of an input. */
export function detect(id: DetectorId, over: InputOver = {}): Detection {
  const detector = DETECTORS.find((one) => one.id === id);
  if (!detector) throw new Error(`there is no detector ${id}`);
  return detector.detect(input(over));
}

/** Keys of the causes that are there. */
export const keys = (id: DetectorId, over: InputOver = {}): readonly string[] => detect(id, over).present.map(({ key }) => key);

/** Whether the detector can say nothing of a key. */
export const isUnknown = (id: DetectorId, key: string, over: InputOver = {}): boolean =>
  detect(id, over).cannotTell.some(({ keys: told }) => told === 'all' || told.some((begin) => key.startsWith(begin)));
