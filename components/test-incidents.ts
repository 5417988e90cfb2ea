import { AT, addressOf, branch, hashOf } from '@/components/test-views';
import type { Hash } from '@/lib/consensus/types';
import type { EvidencePiece, IncidentListView, IncidentRow, IncidentView, PersonView } from '@/lib/views/incident-types';

/** Incidents for the component tests, in the words of the recorded 2-2 fork; nothing of the product imports this. */
export const mara: PersonView = { id: 'u1', name: 'Mara Lind' };
export const jo: PersonView = { id: 'u2', name: 'Jo Okafor' };
const MIN = 60_000;

export const forkRow: IncidentRow = {
  id: 7,
  network: 'story',
  detector: 'fork',
  title: 'Fork',
  severity: 'critical',
  status: 'open',
  sentence: 'Forked at 14 (last common 13): A has 2 of 4 validators, B has 2, quorum is 3.',
  worst: null,
  beganAt: AT - 461_000,
  openedAt: AT - 458_000,
  updatedAt: AT - 90_000,
  resolvedAt: null,
  closedAt: null,
  reopened: 0,
  unknownSince: null,
  gone: null,
  nodes: ['member-1', 'member-2', 'validator-1', 'validator-2', 'validator-3', 'validator-4'],
  heights: { from: 14, to: 14 },
  consequences: 1,
  acknowledged: null,
  assignee: null,
  shelved: null,
};

export const row = (id: number, change: Partial<IncidentRow> = {}): IncidentRow => ({
  ...forkRow,
  id,
  detector: 'unreachable',
  title: 'Node unreachable',
  severity: 'warning',
  sentence: `validator-${id} has not answered: connect ECONNREFUSED.`,
  beganAt: AT - id * MIN,
  openedAt: AT - id * MIN + 30_000,
  nodes: [`validator-${id}`],
  heights: null,
  consequences: 0,
  ...change,
});

const yes = { ok: true } as const;
export const signIn = { ok: false, why: 'Sign in to acknowledge incidents.' } as const;

export function listView(incidents: readonly IncidentRow[], change: Partial<IncidentListView> = {}): IncidentListView {
  const open = incidents.filter(({ status }) => status === 'open');
  return {
    network: 'story',
    asOf: AT,
    incidents,
    counts: {
      open: open.length,
      unacknowledged: open.filter(({ acknowledged }) => acknowledged === null).length,
      shelved: incidents.filter(({ shelved }) => shelved !== null).length,
      resolved: incidents.filter(({ status }) => status === 'resolved').length,
      closed: incidents.filter(({ status }) => status === 'closed').length,
    },
    next: null,
    keeping: yes,
    may: { acknowledge: yes },
    me: mara,
    ...change,
  };
}

/** All states a row can be in, side by side. */
export const triage = listView([
  row(3, { acknowledged: { by: jo, at: AT - 2 * MIN }, assignee: mara, unknownSince: AT - 40_000 }),
  forkRow,
  row(5, { severity: 'info', title: 'Clock skew', detector: 'clock-skew', sentence: 'validator-5 is 3 s behind the others.' }),
  row(4, { shelved: { by: jo, until: AT + 50 * MIN, reason: 'planned restart' }, reopened: 2 }),
]);

const piece = (id: number, change: Partial<EvidencePiece>): EvidencePiece => ({
  id,
  at: AT - 455_000,
  kind: 'header',
  node: 'validator-1',
  height: 14,
  hash: hashOf('a'),
  sha256: String(id).repeat(64).slice(0, 64),
  bytes: 2048 * id,
  ...change,
});

export const forkIncident: IncidentView = {
  ...forkRow,
  networkName: 'story',
  asOf: AT,
  means:
    'Neither side can make a block: a quorum of 3 is needed and each camp has 2. Nodes that follow a branch keep answering, so applications may not notice.',
  ending: null,
  consequencesList: [
    {
      detector: 'stall',
      title: 'Stall',
      severity: 'critical',
      sentence: 'No block for 7 min 41 s: neither camp has a quorum.',
      since: AT - 400_000,
      until: null,
      gone: null,
    },
  ],
  readings: [
    {
      id: 'meshes-kept-apart',
      title: 'The same keys sealed in meshes kept apart',
      confidence: 'likely',
      sentence: 'Two groups of nodes sealed height 14 without seeing each other, with validators in both groups.',
      for: ['validator-2 and validator-3 sealed both blocks, in rounds 0 and 1.', 'Each author was expected in its own round.'],
      against: ['All peers are connected now.'],
      unknown: ['Whether the groups were connected at 16:34:45: no node log covers that time.'],
    },
    {
      id: 'proposer-race',
      title: 'Proposer race',
      confidence: 'unlikely',
      sentence: 'Two proposers took the same turn within one second.',
      for: ['Both blocks have the same parent.'],
      against: ['GoQuorum v24.4.1 has the fix.', 'The header times are 10 s apart.'],
      unknown: [],
    },
    {
      id: 'wrong-genesis-or-transition',
      title: 'Different genesis or transition',
      confidence: 'ruled-out',
      sentence: 'The nodes follow different rules from some height on.',
      for: [],
      against: ['All six nodes give the same configuration and genesis.'],
      unknown: [],
    },
  ],
  outlook: {
    stage: 'stands',
    heals: 'no',
    expectedBy: null,
    sentence: 'It needs you: neither waiting nor restarts help while the camps are 2 and 2.',
    because: [
      'Quorum is 3 of 4 validators, by the rule ceil(2N/3).',
      'A has 2 (validator-1, validator-2): 1 short.',
      'B has 2 (validator-3, validator-4): 1 short.',
      'A final block is never taken back by itself: neither camp imports the other’s block.',
    ],
    moves: [{ from: 'B', to: 'A', count: 1, candidates: ['validator-3', 'validator-4'] }],
    restartHelps: 'no',
    round: { value: 5, source: 'estimate', nextChangeAt: AT + 172_000 },
  },
  cannotTell: ['Whether more peers were connected before: validator-4 does not give its peers.'],
  turns: [
    {
      id: 1,
      at: AT - 461_000,
      kind: 'block',
      by: null,
      sentence: 'Two blocks at 14 with a quorum of seals each, in rounds 0 and 1.',
      text: null,
    },
    { id: 2, at: AT - 458_000, kind: 'opened', by: null, sentence: 'Opened: forked at 14 (last common 13).', text: null },
    { id: 3, at: AT - 400_000, kind: 'consequence-began', by: null, sentence: 'Stalled: the next block is overdue.', text: null },
    { id: 4, at: AT - 390_000, kind: 'round', by: null, sentence: 'Round 3 on all validators, no proposal accepted.', text: null },
    {
      id: 5,
      at: AT - 90_000,
      kind: 'noted',
      by: jo,
      sentence: 'Jo Okafor noted',
      text: 'Asked the operators of validator-3 to stay away.',
    },
  ],
  evidence: [
    piece(1, {}),
    piece(2, { node: 'validator-3', hash: hashOf('b') }),
    piece(3, { kind: 'peers', height: null, hash: null }),
    piece(4, { kind: 'config', node: 'validator-4', height: null, hash: null }),
  ],
  evidenceCounts: { header: 2, peers: 1, config: 1 },
  playbooks: [
    {
      id: 'minimal-move',
      title: 'Move as few validators as needed',
      sentence: 'One validator of B goes back to 13 and takes A’s block.',
      steps: [
        'Stop consensus on validator-3: `miner.stop()`',
        'miner_stop answers null; check that eth_mining is false.',
        'Rewind it: `debug.setHead("0xd")`',
        'Start consensus again and watch for block 15: `miner.start()`',
      ],
    },
    { id: 'rewind-all', title: 'Rewind every node to the last common ancestor', sentence: 'All nodes go back to 13.', steps: [] },
  ],
  fork: {
    ancestor: { height: 13, hash: hashOf('4a') as Hash },
    height: 14,
    branches: [
      branch('A', {
        nodes: ['validator-1', 'validator-2', 'member-1'],
        validators: [addressOf(1), addressOf(2)],
        tip: { height: 14, hash: hashOf('a') },
      }),
      branch('B', {
        nodes: ['validator-3', 'validator-4', 'member-2'],
        validators: [addressOf(3), addressOf(4)],
        round: 1,
        tip: { height: 14, hash: hashOf('b') },
      }),
    ],
    sealedBoth: [addressOf(2), addressOf(3)],
    proven: true,
  },
  proofs: [
    { address: addressOf(2), name: 'validator-2', sentence: 'validator-2 sealed two blocks at height 14, in rounds 0 and 1.' },
    { address: addressOf(3), name: 'validator-3', sentence: 'validator-3 sealed two blocks at height 14, in rounds 0 and 1.' },
  ],
  closed: null,
  may: { acknowledge: yes, assign: yes, note: yes, shelve: yes, close: yes },
  keeping: yes,
  me: mara,
  people: [jo, mara],
};
