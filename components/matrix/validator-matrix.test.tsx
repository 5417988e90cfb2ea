import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { axisTicks } from '@/components/matrix/axis-ticks';
import { barHeight } from '@/components/matrix/round-row';
import { rowRuns } from '@/components/matrix/row-runs';
import { ValidatorMatrix } from '@/components/matrix/validator-matrix';
import {
  forked as forkedWhole,
  healthy as healthyWhole,
  matrixView,
  member,
  newestHeights,
  nodeView,
  threeBranches as threeWhole,
} from '@/components/test-views';
import type { OverviewView } from '@/lib/views/types';

// happy-dom is slow at roles: the last dozen heights show all there is to see.
const [forked, healthy, threeBranches] = [
  newestHeights(forkedWhole, 12),
  newestHeights({ ...healthyWhole }, 40),
  newestHeights(threeWhole, 6),
];

afterEach(cleanup);

const show = (view: Pick<OverviewView, 'matrix' | 'nodes'>) => {
  const onOpen = vi.fn();
  const drawn = render(<ValidatorMatrix matrix={view.matrix} nodes={view.nodes} onOpen={onOpen} />);
  return { onOpen, ...drawn };
};
const cell = (name: string) => screen.getByRole('gridcell', { name });

/** Past the word that its heading explains. */
const toGrid = async (user: ReturnType<typeof userEvent.setup>) => {
  await user.tab();
  await user.tab();
};

describe('the validator matrix', () => {
  test('each cell says node, height and state', () => {
    show(forked);
    expect(cell('validator-3, height 899,154, branch B').textContent).toBe('B');
    expect(cell('rpc-1, height 899,154, branch A').textContent).toBe('A');
    expect(cell('validator-2, height 899,153, agrees, proposed it').textContent).toBe('');
  });

  test('healthy shows no branch letter', () => {
    show(healthy);
    expect(screen.queryByRole('gridcell', { name: /branch/ })).toBeNull();
  });

  test('a cell that is not known says so and never looks agreed', () => {
    show(healthy);
    const unknown = screen.getAllByRole('gridcell', { name: /validator-3, .*not known/ });
    expect(unknown).toHaveLength(5);
    for (const one of unknown) expect(one.dataset.state).toBe('unknown');
  });

  test('validators come before members whatever the order', () => {
    show({ nodes: [member, nodeView(1)], matrix: matrixView({ nodes: [member, nodeView(1)], head: 10, count: 3 }) });
    const headers = screen.getAllByRole('rowheader').map((header) => header.textContent);
    expect(headers).toEqual(['validator-1', 'rpc-1member', 'round']);
  });

  test('there is one tab stop, and it starts at the newest height', () => {
    const { container } = show(forked);
    const stops = [...container.querySelectorAll('[role=gridcell][tabindex="0"]')];
    expect(stops.map((stop) => stop.getAttribute('aria-label'))).toEqual(['validator-1, height 899,154, branch A']);
  });

  test('arrow keys move the focus and stop at the edges', async () => {
    show(forked);
    const user = userEvent.setup();
    await toGrid(user);
    const walk: [string, string][] = [
      ['{ArrowDown}', 'validator-2, height 899,154, branch A'],
      ['{ArrowRight}', 'validator-2, height 899,154, branch A'],
      ['{ArrowLeft}', 'validator-2, height 899,153, agrees, proposed it'],
      ['{ArrowUp}', 'validator-1, height 899,153, agrees'],
      ['{ArrowUp}', 'validator-1, height 899,153, agrees'],
      ['{Home}', 'validator-1, height 899,143, agrees'],
      ['{Control>}{End}{/Control}', 'height 899,154, forked, round 1'],
    ];
    for (const [key, name] of walk) {
      await user.keyboard(key);
      expect(document.activeElement?.getAttribute('aria-label')).toBe(name);
    }
  });

  test('Enter and click open the height', async () => {
    const { onOpen } = show(forked);
    const user = userEvent.setup();
    await toGrid(user);
    await user.keyboard('{ArrowLeft}{Enter}');
    expect(onOpen).toHaveBeenLastCalledWith(899_153);
    await user.click(cell('validator-4, height 899,154, branch B'));
    expect(onOpen).toHaveBeenLastCalledWith(899_154);
  });

  test('the tab stop stays on its height when a new one comes', async () => {
    const { rerender } = show(newestHeights(healthyWhole, 12));
    const user = userEvent.setup();
    await toGrid(user);
    await user.keyboard('{ArrowLeft}');
    const next = matrixView({ nodes: healthy.nodes, head: 899_155, count: 12 });
    rerender(<ValidatorMatrix matrix={next} nodes={healthy.nodes} onOpen={() => {}} />);
    expect(document.activeElement?.getAttribute('aria-label')).toContain('height 899,153');
    await user.keyboard('{ArrowRight}');
    expect(document.activeElement?.getAttribute('aria-label')).toContain('height 899,154');
  });

  test('a round that is not known is hatched and named, never 0', () => {
    show(threeBranches);
    const round = cell('height 899,154, forked, round not known');
    expect(round.dataset.source).toBe('unknown');
    expect(round.textContent).toBe('');
  });

  test('a node in trouble has the word at the end of its row', () => {
    const nodes = [nodeView(1, { state: 'unreachable', head: null }), nodeView(2)];
    show({ nodes, matrix: matrixView({ nodes, head: 10, count: 3 }) });
    const row = screen.getAllByRole('row')[1] as HTMLElement;
    expect(within(row).getAllByText('unreachable').length).toBeGreaterThan(0);
    expect(within(row).getByText('head not known')).toBeDefined();
  });

  test('the matrix can be read as text', () => {
    expect(rowRuns(forked.matrix.columns, forked.matrix.rows[2]?.cells ?? [])).toBe('agrees 899,143 to 899,153; branch B 899,154');
  });

  test('a row shorter than the columns reads as not known', () => {
    expect(rowRuns(forked.matrix.columns.slice(-2), [{ state: 'agrees' }])).toBe('agrees 899,153; not known 899,154');
  });
});

describe('the axes', () => {
  test('the newest height is always named, and labels keep their distance', () => {
    expect(axisTicks(60, 4.6)).toEqual([4, 9, 14, 19, 24, 29, 34, 39, 44, 49, 54, 59]);
    expect(axisTicks(3, 10)).toEqual([2]);
    expect(axisTicks(0, 4)).toEqual([]);
  });

  test('a round of 0 has no bar and a high one stays in the row', () => {
    expect([0, 1, 2, 1000].map(barHeight)).toEqual([0, 8, 12, 19]);
  });
});
