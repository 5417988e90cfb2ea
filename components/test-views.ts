import type { Address, Hash } from '@/lib/consensus/types';
import type {
  BranchView,
  HeightBlockView,
  HeightView,
  MatrixCell,
  MatrixColumn,
  NodeView,
  OverviewView,
  RoundWindow,
} from '@/lib/views/types';

/** Views drawn by hand for the component tests; nothing of the product imports this. */
export const AT = Date.UTC(2026, 10, 22, 16, 42, 26);

export const hashOf = (text: string): Hash => `0x${text.repeat(64).slice(0, 64)}` as Hash;
export const addressOf = (index: number): Address => `0x${index.toString(16).padStart(2, '0').repeat(20)}` as Address;

const window = (windowMs: number, changes: number | null): RoundWindow => ({
  windowMs,
  heights: 100,
  changes,
  perHour: changes === null ? null : (changes * 3_600_000) / windowMs,
  per100Heights: changes,
  shareWithChanges: changes === null ? null : changes / 100,
  failedTurns: [],
  estimated: false,
});

export function nodeView(index: number, change: Partial<NodeView> = {}): NodeView {
  return {
    name: `validator-${index}`,
    address: addressOf(index),
    addressSource: 'nodeAddress',
    role: 'validator',
    state: 'ok',
    head: { height: 899_154, hash: hashOf('5f') },
    branch: null,
    lastAnswerAt: AT - 800,
    error: null,
    client: 'GoQuorum v24.4.1',
    peers: 5,
    mining: true,
    syncing: false,
    latencyMs: 7,
    capabilities: { eth: 'available', istanbul: 'available', admin: 'unavailable' },
    ...change,
  };
}

type MatrixOptions = {
  readonly nodes: readonly NodeView[];
  readonly head: number;
  readonly count?: number;
  readonly cell?: (row: number, column: number, height: number) => MatrixCell | null;
  readonly column?: (height: number) => Partial<MatrixColumn>;
};

export function matrixView({ nodes, head, count = 60, cell, column }: MatrixOptions): OverviewView['matrix'] {
  const heights = Array.from({ length: count }, (_, index) => head - count + 1 + index);
  const validators = nodes.filter((node) => node.role === 'validator').length;
  return {
    columns: heights.map((height) => ({
      height,
      state: 'agreed',
      round: 0,
      roundSource: 'header',
      proposer: addressOf((height % validators) + 1),
      history: 0,
      ...column?.(height),
    })),
    rows: nodes.map((node, row) => ({
      node: node.name,
      cells: heights.map((height, at) => {
        const drawn = cell?.(row, at, height);
        if (drawn) return drawn;
        return row < validators && height % validators === row ? { state: 'agrees', proposed: true } : { state: 'agrees' };
      }),
    })),
  };
}

export const member = nodeView(9, { name: 'rpc-1', role: 'member' });
const FIVE = [1, 2, 3, 4].map((index) => nodeView(index)).concat(member);
const SPARKLINE = Array.from({ length: 60 }, (_, index) => ({
  at: AT - (60 - index) * 60_000,
  changes: index % 17 === 3 ? 2 : index % 11 === 5 ? 1 : 0,
}));

export const healthy: OverviewView = {
  id: 'healthy',
  name: 'consortium-main',
  chainId: 1337,
  protocol: 'qbft',
  clients: ['GoQuorum'],
  asOf: AT,
  intervalMs: 2500,
  verdict: {
    state: 'healthy',
    severity: 'ok',
    sentence: 'Producing: 4 of 4 validators agree on 899,154.',
    short: 'All 4 validators agree at 899,154.',
    next: 'Can lose 1 validator.',
    detail: null,
    since: AT - 86_400_000,
    stalled: false,
    healsByItself: 'unknown',
    findings: [],
  },
  head: { height: 899_154, hash: hashOf('5f'), timestamp: Math.floor((AT - 4000) / 1000), ageMs: 3200 },
  expectedMs: 5000,
  overdueAt: AT + 20_000,
  quorum: { validators: 4, size: 3, rule: 'ceil(2N/3)', reachable: 4, stopped: 0, linked: null, oneBranch: null, margin: 1, unwatched: 0 },
  rounds: {
    m5: window(300_000, 0),
    h1: window(3_600_000, 7),
    h24: window(86_400_000, 31),
    open: { height: 899_155, round: 0, source: 'estimate', nextChangeAt: AT + 12_000 },
  },
  fork: null,
  nodes: FIVE,
  matrix: matrixView({
    nodes: FIVE,
    head: 899_154,
    column: (height) => (height % 23 === 7 ? { round: 1 } : height === 899_150 ? { round: 2 } : height === 899_130 ? { history: 2 } : {}),
    cell: (row, column) => (row === 2 && column > 20 && column < 26 ? { state: 'unknown' } : null),
  }),
  sparkline: SPARKLINE,
};

export const branch = (label: string, change: Partial<BranchView> = {}): BranchView => ({
  label,
  hash: hashOf(label.toLowerCase()),
  tip: { height: 899_154, hash: hashOf(label.toLowerCase()) },
  nodes: [],
  validators: [],
  author: addressOf(1),
  round: 0,
  committers: [addressOf(1), addressOf(2), addressOf(3)],
  hasQuorum: false,
  verification: 'verified',
  verificationWhy: null,
  ...change,
});

const forkNodes = FIVE.map((node, index) => ({
  ...node,
  branch: index === 2 || index === 3 ? 'B' : 'A',
  head: { height: 899_154, hash: hashOf(index === 2 || index === 3 ? 'b' : 'a') },
}));

export const forked: OverviewView = {
  ...healthy,
  id: 'forked',
  quorum: { ...healthy.quorum, oneBranch: 2, margin: -1 },
  verdict: {
    state: 'forked',
    severity: 'critical',
    sentence: 'Forked at 899,154 (last common 899,153): A has 2 of 4 validators, B has 2, quorum is 3. No block for 7 min 41 s.',
    short: 'Forked at 899,154: A has 2 of 4 validators, B has 2, quorum is 3.',
    next: 'One of B must move to A.',
    detail:
      'It will not heal by itself: neither waiting nor restarts help while the camps are 2 and 2. One validator has to change sides, or all go back to 899,153.',
    since: AT - 461_000,
    stalled: true,
    healsByItself: 'no',
    findings: [
      {
        code: 'sealed-both',
        severity: 'critical',
        sentence: 'validator-2 and validator-3 sealed both blocks at 899,154, in rounds 0 and 1.',
        node: 'validator-2',
        height: 899_154,
      },
      {
        code: 'capability',
        severity: 'info',
        sentence: 'rpc-1 does not open the istanbul API: its identity is taken from the settings.',
        node: 'rpc-1',
        height: null,
      },
    ],
  },
  head: { height: 899_154, hash: null, timestamp: Math.floor((AT - 461_000) / 1000), ageMs: 461_000 },
  overdueAt: AT - 426_000,
  rounds: {
    ...healthy.rounds,
    h1: { ...window(3_600_000, null) },
    open: { height: 899_155, round: 5, source: 'estimate', nextChangeAt: AT + 172_000 },
  },
  fork: {
    ancestor: { height: 899_153, hash: hashOf('4a') },
    height: 899_154,
    branches: [
      branch('A', { nodes: ['validator-1', 'validator-2', 'rpc-1'], validators: [addressOf(1), addressOf(2)] }),
      branch('B', { nodes: ['validator-3', 'validator-4'], validators: [addressOf(3), addressOf(4)], author: addressOf(4), round: 1 }),
    ],
    sealedBoth: [addressOf(2), addressOf(3)],
    proven: true,
  },
  nodes: forkNodes,
  matrix: matrixView({
    nodes: forkNodes,
    head: 899_154,
    column: (height) => (height === 899_154 ? { state: 'forked', round: 1 } : height % 23 === 7 ? { round: 1 } : {}),
    cell: (row, _column, height) => (height === 899_154 ? { state: 'branch', branch: row === 2 || row === 3 ? 'B' : 'A' } : null),
  }),
  sparkline: SPARKLINE.map((point, index) => (index > 50 ? { ...point, changes: null } : point)),
};

const threeNodes = [1, 2, 3, 4, 5, 6, 7].map((index) => nodeView(index, { branch: 'ABCABCA'[index - 1] ?? null }));
export const threeBranches: OverviewView = {
  ...forked,
  id: 'three-branches',
  verdict: {
    ...forked.verdict,
    sentence: 'Forked at 899,152 (last common 899,151 still being searched): A has 3 of 7 validators, B has 2, C has 2, quorum is 5.',
  },
  quorum: { validators: 7, size: 5, rule: 'ceil(2N/3)', reachable: 7, stopped: 0, linked: null, oneBranch: 3, margin: -2, unwatched: 0 },
  fork: {
    ancestor: { height: 899_151, hash: hashOf('4a') },
    height: 899_152,
    branches: ['A', 'B', 'C'].map((label, at) =>
      branch(label, {
        nodes: threeNodes.filter((node) => node.branch === label).map((node) => node.name),
        validators: threeNodes.flatMap((node) => (node.branch === label && node.address !== null ? [node.address] : [])),
        tip: { height: 899_154 - at, hash: hashOf(label.toLowerCase()) },
        hasQuorum: at === 2 ? null : false,
        round: at === 2 ? null : at,
        verification: at === 1 ? 'mismatch' : at === 2 ? 'unverifiable' : 'verified',
        verificationWhy:
          at === 1
            ? 'the seal of 0x2121…2121 is by no validator of the parent’s set'
            : at === 2
              ? 'no node gave the validator set of 899,151'
              : null,
      }),
    ),
    sealedBoth: [],
    proven: false,
  },
  nodes: threeNodes,
  matrix: matrixView({
    nodes: threeNodes,
    head: 899_154,
    column: (height) => (height >= 899_152 ? { state: 'forked', round: null, roundSource: 'unknown' } : {}),
    cell: (row, _column, height) =>
      height < 899_152
        ? null
        : height - 899_152 > 2 - (row % 3)
          ? { state: 'behind' }
          : { state: 'branch', branch: 'ABCABCA'[row] ?? 'A', ...(row === 1 ? { mismatch: true as const } : {}) },
  }),
};

const downNodes = healthy.nodes.map((node, index) =>
  index === 2
    ? {
        ...node,
        state: 'unreachable' as const,
        head: { height: 899_140, hash: hashOf('3c') },
        lastAnswerAt: AT - 70_000,
        peers: null,
        latencyMs: null,
        error: { code: 'unreachable', message: 'connect ECONNREFUSED 127.0.0.1:8547' },
      }
    : node,
);
export const oneDown: OverviewView = {
  ...healthy,
  id: 'one-down',
  verdict: {
    ...healthy.verdict,
    state: 'degraded',
    severity: 'warning',
    sentence: 'Producing with no margin: 3 of 4 validators reachable, quorum is 3.',
    detail: 'One more validator lost and no block is made.',
    since: AT - 70_000,
  },
  quorum: { ...healthy.quorum, reachable: 3, stopped: 0, linked: null, oneBranch: null, margin: 0 },
  nodes: downNodes,
  matrix: matrixView({
    nodes: downNodes,
    head: 899_154,
    column: (height) => (height > 899_140 && height % 3 === 0 ? { round: 1 } : {}),
    cell: (row, _column, height) => (row === 2 && height > 899_140 ? { state: 'unknown' } : null),
  }),
};

const stalledNodes = healthy.nodes.map((node, index) =>
  index === 2 || index === 3
    ? { ...node, state: 'unreachable' as const, error: { code: 'timeout', message: 'no answer within 2.5 s' } }
    : node,
);
export const stalled: OverviewView = {
  ...oneDown,
  id: 'stalled',
  verdict: {
    ...healthy.verdict,
    state: 'stalled',
    severity: 'critical',
    stalled: true,
    sentence: 'Stalled at 899,154 for 3 min 5 s: 2 of 4 validators reachable, quorum is 3.',
    detail: 'One of validator-3, validator-4 has to come back.',
    since: AT - 185_000,
    healsByItself: 'no',
  },
  head: { height: 899_154, hash: hashOf('5f'), timestamp: Math.floor((AT - 190_000) / 1000), ageMs: 190_000 },
  overdueAt: AT - 175_000,
  quorum: { ...healthy.quorum, reachable: 2, stopped: 0, linked: null, oneBranch: null, margin: -1 },
  rounds: { ...healthy.rounds, open: { height: 899_155, round: null, source: 'unknown', nextChangeAt: null } },
  nodes: stalledNodes,
};

export const noData: OverviewView = {
  ...healthy,
  id: 'no-data',
  chainId: null,
  protocol: 'unknown',
  clients: [],
  asOf: null,
  verdict: { ...healthy.verdict, state: 'unknown', severity: 'unknown', sentence: 'Asking 5 nodes for the first time.', since: null },
  head: null,
  expectedMs: null,
  overdueAt: null,
  quorum: {
    validators: null,
    size: null,
    rule: null,
    reachable: null,
    stopped: 0,
    linked: null,
    oneBranch: null,
    margin: null,
    unwatched: null,
  },
  rounds: { m5: window(300_000, null), h1: window(3_600_000, null), h24: window(86_400_000, null), open: null },
  nodes: healthy.nodes.map((node) => ({
    ...node,
    address: null,
    addressSource: null,
    role: 'unknown',
    state: 'unknown',
    head: null,
    lastAnswerAt: null,
    client: null,
    peers: null,
    mining: null,
    syncing: null,
    latencyMs: null,
  })),
  matrix: { columns: [], rows: [] },
  sparkline: SPARKLINE.map((point) => ({ ...point, changes: null })),
};

export const allUnreachable: OverviewView = {
  ...noData,
  id: 'all-unreachable',
  asOf: AT,
  verdict: {
    ...noData.verdict,
    sentence: 'Not known: none of 5 nodes answers.',
    detail: 'The network may be well: only the way to its nodes is known to be broken.',
    since: AT - 65_000,
  },
  nodes: noData.nodes.map((node) => ({
    ...node,
    state: 'unreachable',
    error: { code: 'unreachable', message: 'connect ECONNREFUSED 127.0.0.1:8545' },
  })),
};

const HEADER = {
  number: '0xdb852',
  parentHash: hashOf('4a'),
  miner: addressOf(1),
  stateRoot: hashOf('d1'),
  gasLimit: '0xdf3c4f9f',
  timestamp: '0x6b031b2c',
  extraData: `0x${'f9'.repeat(300)}`,
};

export const heightBlock = (label: string | null, change: Partial<HeightBlockView> = {}): HeightBlockView => ({
  label,
  hash: hashOf((label ?? '5f').toLowerCase()),
  nodes: ['validator-1', 'validator-2', 'rpc-1'],
  formerNodes: [],
  validators: [addressOf(1), addressOf(2)],
  header: HEADER,
  author: addressOf(1),
  round: 0,
  roundSource: 'header',
  proposer: 'expected',
  expectedProposer: addressOf(1),
  seals: [1, 2, 3].map((index) => ({
    seal: `0x${`${index}e`.repeat(65)}`,
    signer: addressOf(index),
    validator: 'yes',
    node: `validator-${index}`,
    alsoSealed: index === 1 || label === null ? [] : [label === 'A' ? 'B' : 'A'],
  })),
  quorumSeals: true,
  verification: 'verified',
  verificationWhy: null,
  txCount: 3,
  firstSeenAt: AT - 461_000,
  current: true,
  ...change,
});

const BLOCK_A = heightBlock('A');
const BLOCK_B = heightBlock('B', {
  nodes: ['validator-3', 'validator-4'],
  validators: [addressOf(3), addressOf(4)],
  author: addressOf(4),
  round: 1,
  proposer: 'unknown',
  expectedProposer: null,
  verification: 'unverifiable',
  verificationWhy: 'no node gave the validator set of 899,153',
});

export const forkedHeight: HeightView = {
  network: 'forked',
  height: 899_154,
  state: 'forked',
  asOf: AT,
  sentence: 'Forked at 899,154: A is held by 2 of 4 validators, B by 2.',
  nodes: [
    ...forkNodes.map((node) => ({
      name: node.name,
      address: node.address,
      role: node.role,
      hash: node.head.hash,
      branch: node.branch,
      why: null,
    })),
    { name: 'rpc-2', address: addressOf(8), role: 'member', hash: null, branch: null, why: 'unreachable' },
  ],
  blocks: [
    BLOCK_A,
    BLOCK_B,
    heightBlock(null, { hash: hashOf('77'), nodes: [], formerNodes: ['validator-3'], validators: [], current: false }),
  ],
  diff: [
    { field: 'parentHash', values: { [BLOCK_A.hash]: hashOf('4a'), [BLOCK_B.hash]: hashOf('4a') }, differs: false, masked: false },
    { field: 'miner', values: { [BLOCK_A.hash]: addressOf(1), [BLOCK_B.hash]: addressOf(4) }, differs: true, masked: false },
    { field: 'timestamp', values: { [BLOCK_A.hash]: '0x6b031b2c', [BLOCK_B.hash]: '0x6b031b36' }, differs: true, masked: false },
    { field: 'stateRoot', values: { [BLOCK_A.hash]: hashOf('d1'), [BLOCK_B.hash]: hashOf('d2') }, differs: true, masked: false },
    { field: 'extraData: seals', values: { [BLOCK_A.hash]: '3 seals', [BLOCK_B.hash]: '3 seals' }, differs: true, masked: true },
    { field: 'extraData: round', values: { [BLOCK_A.hash]: '0', [BLOCK_B.hash]: '1' }, differs: true, masked: true },
  ],
  sealedBoth: [addressOf(2), addressOf(3)],
};

export const agreedHeight: HeightView = {
  ...forkedHeight,
  network: 'healthy',
  height: 899_150,
  state: 'agreed',
  sentence: 'Agreed at 899,150: 4 of 4 validators hold one hash.',
  nodes: healthy.nodes.map((node) => ({
    name: node.name,
    address: node.address,
    role: node.role,
    hash: hashOf('5f'),
    branch: null,
    why: null,
  })),
  blocks: [heightBlock(null, { nodes: healthy.nodes.map((node) => node.name), validators: [1, 2, 3, 4].map(addressOf) })],
  diff: [],
  sealedBoth: [],
};

/** The same view with its last `count` heights only. */
export function newestHeights(view: OverviewView, count: number): OverviewView {
  const { columns, rows } = view.matrix;
  return { ...view, matrix: { columns: columns.slice(-count), rows: rows.map((row) => ({ ...row, cells: row.cells.slice(-count) })) } };
}
