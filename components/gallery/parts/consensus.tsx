import { ForkPanel } from '@/components/fork/fork-panel';
import type { GalleryPart } from '@/components/gallery/part';
import { ValidatorMatrix } from '@/components/matrix/validator-matrix';
import { QuorumFact } from '@/components/overview/quorum-fact';
import { QuorumMeter } from '@/components/overview/quorum-meter';
import { RoundFact } from '@/components/overview/round-fact';
import { RoundLadder } from '@/components/rounds/round-ladder';
import {
  addressOf,
  branch,
  forked,
  healthy,
  matrixView,
  member,
  newestHeights,
  nodeView,
  oneDown,
  stalled,
  threeBranches,
} from '@/components/test-views';
import type { LiveRoundView } from '@/lib/views/rounds-types';
import type { ForkView, MatrixCell, OverviewView } from '@/lib/views/types';

const COLUMNS = 12;
const CELLS: readonly MatrixCell[] = [
  { state: 'agrees' },
  { state: 'agrees', proposed: true },
  { state: 'agrees', mismatch: true },
  { state: 'behind' },
  { state: 'alone' },
  { state: 'unknown' },
];
const LETTERS = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J'];
const FOUR = [1, 2, 3].map((index) => nodeView(index)).concat(member);

const matrix = ({ matrix: shown, nodes }: Pick<OverviewView, 'matrix' | 'nodes'>) => (
  <ValidatorMatrix matrix={shown} nodes={nodes} onOpen={() => {}} />
);
const everyCell = matrixView({
  nodes: FOUR,
  head: 20,
  count: COLUMNS,
  cell: (row, column) =>
    row === 0
      ? (CELLS[column] ?? { state: 'agrees' })
      : row < 3
        ? { state: 'branch', branch: LETTERS[column] ?? 'A', ...(row === 2 ? { proposed: true as const } : {}) }
        : null,
});
const rounds = (
  ...all: readonly (readonly [node: number, round: number | null, source: LiveRoundView['source'], atMost?: true])[]
): readonly LiveRoundView[] =>
  all.map(([node, round, source, atMost]) => ({
    node: `validator-${node}`,
    state: 'ok',
    round,
    source,
    since: null,
    note: null,
    ...(atMost ? { atMost } : {}),
  }));

const fork = forked.fork as ForkView;
const many: ForkView = {
  ...fork,
  branches: LETTERS.map((label, index) => branch(label, { nodes: [`validator-${index + 1}`], validators: [addressOf(index + 1)] })),
};

/** What the field needs and no library has. */
export const CONSENSUS: readonly GalleryPart[] = [
  {
    name: 'Validator cell',
    says: 'One node at one height: agreement is nearly invisible, a branch jumps out, not known is hatched.',
    wide: true,
    states: [
      { name: 'every cell', draw: () => matrix({ matrix: everyCell, nodes: FOUR }) },
      { name: 'healthy', draw: () => matrix(newestHeights(healthy, COLUMNS)) },
      { name: 'forked', draw: () => matrix(newestHeights(threeBranches, COLUMNS)) },
      { name: 'one down', draw: () => matrix(newestHeights(oneDown, COLUMNS)) },
    ],
  },
  {
    name: 'Quorum meter',
    says: 'A mark a validator, filled = takes part, with a line where the quorum is reached.',
    states: [
      { name: '4 of 4', draw: () => <QuorumMeter validators={4} size={3} reachable={4} /> },
      { name: '3 of 4, no margin', draw: () => <QuorumMeter validators={4} size={3} reachable={3} /> },
      { name: '2 of 4, short', draw: () => <QuorumMeter validators={4} size={3} reachable={2} /> },
      { name: 'not known', draw: () => <QuorumMeter validators={4} size={3} reachable={null} /> },
      { name: 'quorum not known', draw: () => <QuorumMeter validators={4} size={null} reachable={4} /> },
      { name: '21 validators', draw: () => <QuorumMeter validators={21} size={14} reachable={15} /> },
      { name: '100 validators', draw: () => <QuorumMeter validators={100} size={67} reachable={60} /> },
    ],
  },
  {
    name: 'Quorum and camps',
    says: 'Who takes part against what is needed; while forked, what each branch has.',
    states: [
      ...(
        [
          ['healthy', healthy],
          ['one down', oneDown],
          ['stalled', stalled],
          ['forked', forked],
          ['three branches', threeBranches],
        ] as const
      ).map(([name, view]) => ({
        name,
        draw: () => (
          <dl>
            <QuorumFact quorum={view.quorum} fork={view.fork} />
          </dl>
        ),
      })),
      {
        name: 'set not known',
        draw: () => (
          <dl>
            <QuorumFact quorum={{ ...healthy.quorum, validators: null, size: null }} fork={null} />
          </dl>
        ),
      },
    ],
  },
  {
    name: 'Round',
    says: 'The round of the height being agreed on: live, estimated, or not known.',
    states: [
      {
        name: 'by a log',
        draw: () => (
          <dl>
            <RoundFact open={{ height: 15, round: 5, source: 'log', nextChangeAt: null }} />
          </dl>
        ),
      },
      {
        name: 'estimated',
        draw: () => (
          <dl>
            <RoundFact open={healthy.rounds.open} />
          </dl>
        ),
      },
      {
        name: 'not known',
        draw: () => (
          <dl>
            <RoundFact open={null} />
          </dl>
        ),
      },
    ],
  },
  {
    name: 'Round ladder',
    says: 'Who stands in which round, the highest first.',
    wide: true,
    states: [
      { name: 'together', draw: () => <RoundLadder rounds={rounds([1, 5, 'log'], [2, 5, 'log'], [3, 5, 'estimate'], [4, 5, 'log'])} /> },
      {
        name: 'apart',
        draw: () => (
          <RoundLadder rounds={rounds([1, 6, 'log'], [2, 6, 'log'], [3, 4, 'estimate', true], [4, null, 'unknown'], [5, 0, 'log'])} />
        ),
      },
      { name: 'not known', draw: () => <RoundLadder rounds={rounds([1, null, 'unknown'], [2, null, 'unknown'])} /> },
    ],
  },
  {
    name: 'Fork tree',
    says: 'Trunk, last common ancestor and branches as a picture, the same in words beside it.',
    wide: true,
    states: [
      { name: 'two branches', draw: () => <ForkPanel fork={fork} nodes={forked.nodes} network="gallery" /> },
      { name: 'three branches', draw: () => <ForkPanel fork={threeBranches.fork ?? fork} nodes={threeBranches.nodes} network="gallery" /> },
      { name: 'ancestor searched', draw: () => <ForkPanel fork={{ ...fork, proven: false }} nodes={forked.nodes} network="gallery" /> },
      { name: 'ten branches', draw: () => <ForkPanel fork={many} nodes={forked.nodes} network="gallery" /> },
    ],
  },
];
