import { describe, expect, it } from 'vitest';
import type { MatrixCell, NodeState, NodeView } from './types';
import { type WallRows, wallRows } from './wall-rows';

type Sketch = { readonly branch?: string; readonly state?: NodeState; readonly member?: true };

/** Nodes n0, n1 … with two heights: agreed below, then what the node holds. */
function drawn(sketches: readonly Sketch[], room: number): WallRows {
  const nodes = sketches.map(
    ({ branch = null, state = 'ok', member }, at) =>
      ({ name: `n${at}`, branch, state, role: member ? 'member' : 'validator' }) as unknown as NodeView,
  );
  const cells = ({ branch, state = 'ok' }: Sketch): readonly MatrixCell[] => [
    { state: state === 'unreachable' ? 'unknown' : 'agrees' },
    branch === undefined ? { state: state === 'ok' ? 'agrees' : 'unknown' } : { state: 'branch', branch },
  ];
  const rows = sketches.map((sketch, at) => ({ node: `n${at}`, cells: cells(sketch) }));
  const columns = [7, 8].map((height) => ({
    height,
    state: 'agreed' as const,
    round: 0,
    roundSource: 'header' as const,
    proposer: null,
    history: 0,
  }));
  return wallRows({ nodes, matrix: { columns, rows } }, room);
}

const times = (count: number, sketch: Sketch) => Array.from({ length: count }, () => sketch);
const said = ({ rows, left }: WallRows) => [
  ...rows.map(({ group, names, isRest }) => `${'branch' in group ? group.branch : group.state} ${names.length}${isRest ? ' rest' : ''}`),
  ...left.map(({ group, names }) => `left ${'branch' in group ? group.branch : group.state} ${names.length}`),
];
const everybody = ({ rows, left }: WallRows) => [...rows, ...left].flatMap(({ names }) => names).length;

describe('the rows of a wall', () => {
  it('are the nodes in their own order where all fit, forked or not', () => {
    const rows = drawn([{ branch: 'A' }, { branch: 'B' }, { branch: 'A' }, {}], 4);
    expect(said(rows)).toEqual(['A 1', 'B 1', 'A 1', 'ok 1']);
    expect(rows.rows.map(({ names }) => names[0])).toEqual(['n0', 'n1', 'n2', 'n3']);
  });

  it('are the camps with their numbers where they do not, who is on none apart', () => {
    const rows = drawn([...times(52, { branch: 'A' }), ...times(45, { branch: 'B' }), ...times(3, {}), { branch: 'A', member: true }], 8);
    expect(said(rows)).toEqual(['A 53', 'B 45', 'ok 3']);
    expect(rows.rows[0]?.validators).toBe(52);
    expect(rows.rows[0]?.cells[1]).toMatchObject({ state: 'branch', branch: 'A' });
  });

  it('leave no branch out: those without a row are told with their nodes', () => {
    const rows = drawn(
      'ABCDEFGHIJ'.split('').flatMap((branch) => times(20, { branch })),
      4,
    );
    expect(said(rows)).toEqual(['A 20', 'B 20', 'C 20', ...'DEFGHIJ'.split('').map((label) => `left ${label} 20`)]);
    expect(everybody(rows)).toBe(200);
    expect(everybody(drawn([{ branch: 'A' }, { branch: 'B' }, {}], 1))).toBe(3);
  });

  it('of a network that is well fold those who are well; who is not keeps a row', () => {
    const rows = drawn([...times(9, {}), { state: 'unreachable' }, ...times(9, {}), { state: 'behind' }, {}], 7);
    expect(said(rows)).toEqual(['ok 1', 'ok 1', 'ok 1', 'ok 1', 'ok 15 rest', 'behind 1', 'unreachable 1']);
    expect(everybody(rows)).toBe(21);
  });

  it('say of many nodes in one cell what most of them say, and how many do not', () => {
    const [row] = drawn([...times(3, {}), { state: 'ok' }], 1).rows;
    expect(row?.cells[0]).toEqual({ state: 'agrees' });
    const [mixed] = drawn([...times(3, { state: 'behind' }), ...times(1, { state: 'behind' })], 1).rows;
    expect(mixed?.cells).toEqual([{ state: 'agrees' }, { state: 'unknown' }]);
  });
});
