import { jo, mara } from '@/components/test-incidents';
import { AT, addressOf, hashOf } from '@/components/test-views';
import type { Hash } from '@/lib/consensus/types';
import {
  type CheckNow,
  type NodeNow,
  type OfferView,
  type PlannedStepView,
  type PlanView,
  RECOVERY_VERBS,
  type RecoveryHomeView,
  type RunView,
  type TaskNow,
  type WorthView,
} from '@/lib/views/recovery-types';

/** A minimal move on a 2-2 fork, drawn by hand for the component tests; nothing of the product imports this. */
export const ANCESTOR = { height: 899_153, hash: hashOf('4a55baaf') };
const A = { height: 899_154, hash: hashOf('33c1631a') };
const B = { height: 899_154, hash: hashOf('0ac242a7') };
const FIVE = ['validator-1', 'validator-2', 'validator-3', 'validator-4', 'rpc-1'];
const yes = { ok: true } as const;

const task = (id: string, node: string, calls: readonly string[]): PlannedStepView['tasks'][number] => ({
  ...{ id, node, calls, times: 1, isDestructive: false, hasHandWork: true, isByHand: false },
});

const step = (id: string, kind: string, title: string, change: Partial<PlannedStepView> = {}): PlannedStepView => ({
  ...{ id, kind, title, note: null, says: [], loses: [], nodes: FIVE, order: 'together', tasks: [], heads: [], before: [], after: [] },
  wayOut: 'Abort connects all nodes again and starts consensus; the fork is then as it was before.',
  limitMs: 60_000,
  mayRunLate: false,
  expectedMs: 5000,
  confirmHeight: null,
  isDestructive: false,
  isOnlyIfNeeded: false,
  ...change,
});

const enode = (index: number) => `enode://${String(index).repeat(128)}@10.0.0.${index}:30303?discport=0`;

export const STEPS: readonly PlannedStepView[] = [
  step('save', 'save-evidence', 'Save evidence', {
    note: '5 nodes',
    says: [
      'Headers, blocks, receipts and transactions above the last common block are read from every branch and kept. After a rewind they are gone everywhere.',
    ],
    after: ['every block above 899,153 of branches A and B is saved, or said to be missing'],
  }),
  step('stop', 'stop-consensus', 'Stop consensus on 4 validators', {
    note: '4 nodes',
    nodes: FIVE.slice(0, 4),
    says: [
      'The consensus core of every validator is stopped, all within seconds: one stopped core beside running ones loses its peers again and again.',
    ],
    tasks: FIVE.slice(0, 4).map((node) => task(`stop:${node}`, node, ['miner_stop()'])),
    after: ['consensus is stopped: validator-1, validator-2, validator-3 and validator-4'],
  }),
  step('isolate', 'isolate', 'Cut every link', {
    note: '5 nodes',
    says: ['Every link is removed on both ends, twice. Removed on one end only it is back within 35 s.'],
    tasks: FIVE.map((node, index) => ({
      ...task(
        `isolate:${node}`,
        node,
        FIVE.flatMap((_, at) => (at === index ? [] : [`admin_removePeer("${enode(at + 1)}")`])),
      ),
      times: 2,
    })),
    after: ['no peers for longer than 1 s, at every look: validator-1, validator-2, validator-3, validator-4 and rpc-1'],
  }),
  step('prove', 'prove-isolation', 'Prove that no link comes back', {
    note: '5 nodes',
    expectedMs: 45_000,
    limitMs: 120_000,
    says: [
      'Nothing is sent. A link that was cut on one end only would be back within 35 s, so all nodes are watched for longer than that.',
    ],
    after: ['no peers for longer than 40 s, at every look: validator-1, validator-2, validator-3, validator-4 and rpc-1'],
  }),
  step('rewind', 'rewind', 'Rewind validator-2 from 899,154 to 899,153', {
    note: 'the only node that moves',
    nodes: ['validator-2'],
    order: 'one-by-one',
    isDestructive: true,
    confirmHeight: 899_153,
    says: [
      'It leaves branch A and will take branch B’s block from validator-3 and validator-4. Three of four then agree, which is the quorum.',
    ],
    loses: [
      'Branch A’s block 899,154: on this node now, on validator-1 and rpc-1 when they follow.',
      '3 transactions that only A holds. They are saved and sent again in the last step.',
    ],
    wayOut: 'Abort connects all nodes again: validator-2 then takes the block of whichever branch it hears first.',
    tasks: [{ ...task('rewind:validator-2', 'validator-2', ['debug_setHead("0xdb851")']), isDestructive: true }],
    heads: [
      {
        ...{ task: 'rewind:validator-2', node: 'validator-2', from: { ...A, branch: 'A' }, to: { ...ANCESTOR, branch: null } },
      },
    ],
    before: ['no peers for longer than 40 s, at every look: validator-2'],
    after: ['the head is exactly 899,153 0x4a55…baaf: validator-2'],
  }),
  step('connect', 'connect', 'Connect validator-2 to branch B', {
    note: 'validator-3 and validator-4',
    nodes: ['validator-2', 'validator-3', 'validator-4'],
    tasks: [task('connect:validator-2', 'validator-2', [`admin_addPeer("${enode(3)}")`, `admin_addPeer("${enode(4)}")`])],
  }),
  step('start', 'start-consensus', 'Start consensus on three', {
    note: '3 nodes',
    nodes: FIVE.slice(1, 4),
    tasks: FIVE.slice(1, 4).map((node) => task(`start:${node}`, node, ['miner_start()'])),
  }),
  step('rest', 'connect', 'Connect validator-1 and rpc-1', { note: 'they follow by themselves', nodes: ['rpc-1', 'validator-1'] }),
  step('watch', 'watch', 'Watch a full cycle', { expectedMs: 25_000 }),
  step('back', 'give-back', 'Give back transactions', { expectedMs: null }),
];

export const worth: WorthView = {
  ...{ keepsBranch: 'B', dropsBranches: ['A'], losesBlocks: [{ ...A, branch: 'A' }], rewinds: ['validator-2'], touches: FIVE },
  losesTransactions: [hashOf('71aa'), hashOf('82bb'), hashOf('93cc')],
  losesVotes: ['to add 0x1111…1111, cast by validator-1'],
  emptiesPools: [],
  warns: [],
  margin: 0,
  expectedMs: 95_000,
  proven: 'Run on GoQuorum v24.4.1 on real 2-2 forks: the chain went on at once, the other side followed within 5 s.',
  isFieldProven: false,
};

export const plan: PlanView = {
  ...{ network: 'story', networkName: 'consortium-main', number: 3, hash: hashOf('7f3ac2'), playbook: 'minimal-move' },
  title: 'Move as few validators as needed, keeping branch B',
  author: mara,
  madeAt: AT - 300_000,
  incident: 7,
  approvalsNeeded: 1,
  isDestructive: true,
  ancestor: ANCESTOR,
  target: null,
  absent: [],
  notKept: [],
  worth,
  landings: [
    {
      ...{ node: 'validator-2', asked: 899_153, expected: 'exactly', lowest: null },
      why: 'validator-2 is expected to land exactly on 899,153: it has run since before that block, so the states are in its memory.',
    },
  ],
  steps: STEPS,
};

export const nodeNow = (index: number, change: Partial<NodeNow> = {}): NodeNow => ({
  name: index === 5 ? 'rpc-1' : `validator-${index}`,
  address: addressOf(index),
  role: index === 5 ? 'member' : 'validator',
  ...{
    answered: true,
    at: AT - 600,
    answeredAt: AT - 600,
    failure: null,
    asExpected: true,
    peers: 0,
    mining: false,
    isAbsent: false,
    isLeftOut: false,
  },
  head: index === 3 || index === 4 ? B : A,
  branch: index === 3 || index === 4 ? 'B' : 'A',
  ...change,
});

const all = Object.fromEntries(RECOVERY_VERBS.map((verb) => [verb, yes])) as RunView['may'];

/** At a step, all before it done. */
export function runAt(index: number | null, change: Partial<RunView> = {}): RunView {
  const now = index === null ? undefined : STEPS[index];
  return {
    ...{
      number: 3,
      revision: 40,
      hash: plan.hash,
      asOf: AT,
      isConfirmed: false,
      progress: null,
      problem: null,
      hindrance: null,
      dryRun: null,
      breakGlass: null,
      glass: null,
      ...{ next: null, left: null, aborted: null, discarded: null },
    },
    phase: (now?.kind as RunView['phase']) ?? 'draft',
    state: now === undefined ? 'planning' : now.confirmHeight === null ? 'running' : 'waiting',
    sentence:
      now === undefined ? 'Planned, not tried yet. Nothing has been sent to a node.' : `Step ${(index ?? 0) + 1} of 10: ${now.title}`,
    step: index,
    stepSince: AT - 12_000,
    steps: STEPS.map(({ id }, at) => ({
      id,
      state: index !== null && at < index ? 'done' : at === index ? 'now' : 'to-come',
      doneAt: index !== null && at < index ? AT - 60_000 : null,
      note: index !== null && at < index ? (at === 0 ? '18 of 18 pieces' : '5 of 5 nodes') : null,
    })),
    wayOut: null,
    tasks: (now?.tasks ?? []).map(
      ({ id, node }): TaskNow => ({ id, node, state: 'waiting', says: 'waits for its turn', answer: null, at: null }),
    ),
    behind: [],
    checks: [],
    nodes: [1, 2, 3, 4, 5].map((at) => nodeNow(at)),
    approvals: index === null ? [] : [{ by: jo, at: AT - 150_000, expiresAt: AT + 600_000, state: 'valid' }],
    approvalsLeft: index === null ? 1 : 0,
    evidence: { saved: 18, wanted: 18, missing: [], isComplete: true },
    despite: null,
    evidenceSkipped: null,
    lost: [],
    startedAt: index === null ? null : AT - 112_000,
    endedAt: null,
    leftAs: null,
    may: all,
    me: mara,
    here: [],
    keeping: yes,
    ...change,
  };
}

export const check = (state: CheckNow['state'], expected: string, seen: string, node: string | null = null): CheckNow => ({
  ...{ state, expected, seen, node },
});

/** Landed below the ancestor: what stops a run. */
export const overshot = (): RunView =>
  runAt(4, {
    state: 'stopped',
    sentence: 'Stopped at step 5 of 10: rewind validator-2 from 899,154 to 899,153',
    isConfirmed: true,
    steps: runAt(4).steps.map((one) => (one.state === 'now' ? { ...one, state: 'stopped' } : one)),
    tasks: [
      {
        id: 'rewind:validator-2',
        node: 'validator-2',
        state: 'answered',
        says: 'answered; its state is read back',
        answer: 'null',
        at: AT - 3000,
      },
    ],
    nodes: [1, 2, 3, 4, 5].map((at) =>
      nodeNow(at, at === 2 ? { head: { height: 899_026, hash: hashOf('9d1077aa') }, branch: null, asExpected: false } : {}),
    ),
    checks: [check('failed', 'the head is exactly 899,153 0x4a55…baaf', 'its head is 899,026 0x9d10…77aa', 'validator-2')],
    problem: {
      ...{ code: 'overshoot', at: AT - 2000, node: 'validator-2', task: 'rewind:validator-2' },
      says: 'validator-2 landed 127 blocks below the last common block. No other node is rewound.',
      expected: 'head 899,153 0x4a55…baaf',
      seen: 'head 899,026 0x9d10…77aa',
      answer: '{"jsonrpc":"2.0","id":41,"result":null}',
      choices: ['retry', 'by-hand', 'leave-out', 'abort'],
    },
  });

export const offer = (change: Partial<OfferView> = {}): OfferView => ({
  ...{ id: 'minimal-move/B', playbook: 'minimal-move', variant: 'B', hash: plan.hash, title: 'Move one validator to branch B' },
  why: 'Branch B loses nothing. One validator is rewound by one block; the others follow by themselves.',
  isRecommended: true,
  isDestructive: true,
  worth,
  landings: plan.landings,
  steps: STEPS,
  blockers: [],
  may: yes,
  ...change,
});

const lostTo = (...labels: readonly string[]): WorthView['losesBlocks'] =>
  labels.map((branch) => ({ ...(branch === 'A' ? A : B), branch }));

export const home: RecoveryHomeView = {
  ...{ network: 'story', networkName: 'consortium-main', asOf: AT, open: null, offersWhyNot: null, me: mara, keeping: yes },
  may: { plan: yes, confirmStopped: yes },
  past: [
    {
      ...{ number: 2, title: 'Restart consensus on all validators', state: 'ended', phase: 'done', sentence: 'Recovered', author: jo },
      ...{
        madeAt: AT - 86_400_000,
        startedAt: AT - 86_300_000,
        endedAt: AT - 86_280_000,
        incident: 4,
        glass: null,
        brokeGlass: null,
        aborted: null,
      },
    },
    {
      ...{ number: 1, title: 'Wait and watch', state: 'ended', phase: 'discarded', sentence: 'Discarded before it began', author: mara },
      ...{
        madeAt: AT - 96_400_000,
        startedAt: null,
        endedAt: AT - 96_300_000,
        incident: null,
        glass: null,
        brokeGlass: null,
        aborted: null,
      },
    },
  ],
  offers: {
    at: AT - 4000,
    sentence: '3 ways apply here. Recommended: Move one validator to branch B',
    because: 'It loses the fewest transactions and rewinds the fewest nodes.',
    branchFacts: [
      'A: proposed by the expected proposer of round 0; 3 valid seals, the quorum; 3 transactions; validator-1, validator-2 and rpc-1 follow it.',
      'B: proposed in round 1; 3 valid seals, the quorum; 5 transactions; validator-3 and validator-4 follow it.',
    ],
    offers: [
      offer(),
      offer({
        ...{ id: 'rewind-one-side/B', playbook: 'rewind-one-side', title: 'Rewind side A, keep branch B', isRecommended: false },
        why: 'Branch B loses nothing. All nodes of A go back to 899,153 and take B’s block.',
        worth: { ...worth, rewinds: ['rpc-1', 'validator-1', 'validator-2'], expectedMs: 90_000, margin: 1 },
      }),
      offer({
        ...{ id: 'rewind-all/none', playbook: 'rewind-all', variant: 'none', isRecommended: false },
        title: 'Rewind every node to 899,153',
        why: 'No side has to be chosen. Both blocks are dropped and their transactions given back.',
        worth: {
          ...worth,
          ...{
            keepsBranch: null,
            dropsBranches: ['A', 'B'],
            losesBlocks: lostTo('A', 'B'),
            rewinds: FIVE,
            expectedMs: 80_000,
            isFieldProven: true,
          },
          losesTransactions: ['71', '82', '93', 'a4', 'b5', 'c6', 'd7', 'e8'].map((one) => hashOf(one)) as readonly Hash[],
          margin: 1,
          proven: 'Done in the field, and run on GoQuorum v24.4.1 and v22.7.1, QBFT and IBFT, one and two blocks deep.',
        },
        blockers: [
          {
            id: `stranger:${addressOf(17)}`,
            says: 'validator-1 has a peer that nobody configured: 0x1111…1111.',
            remedy:
              'Add it to the configuration, or make sure that its process is stopped. Cut on one end only it is back within 35 s and brings its branch along.',
            canConfirm: true,
          },
        ],
        may: { ok: false, why: 'What stands in the way has to be dealt with first (1).' },
      }),
    ],
    notHere: [
      { id: 'wait/none', title: 'Wait and watch', why: 'Neither branch holds a quorum: waiting never heals it.' },
      { id: 'restart-consensus/none', title: 'Restart consensus on all validators', why: 'There is a fork: restarting cures nothing.' },
      { id: 'besu-move-one/none', title: 'Besu: move one validator', why: 'No node is Besu.' },
    ],
    confirmed: [],
  },
};
