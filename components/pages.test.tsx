// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { PeerMatrix } from '@/components/peers/peer-matrix';
import { SearchPanel } from '@/components/search/search-panel';
import { AT, addressOf } from '@/components/test-views';
import { ValidatorRowView } from '@/components/validators/validator-row';
import type { PeersView } from '@/lib/views/peers-types';
import type { SearchHit, SearchView } from '@/lib/views/search-types';
import type { ValidatorRow } from '@/lib/views/validators-types';

const found = vi.hoisted(() => ({ view: null as unknown, failed: false }));
vi.mock('@/components/live/use-views', () => ({ useNetworks: () => [], useSearch: () => found }));
vi.mock('next/navigation', () => ({ useRouter: () => ({ push: () => {} }) }));

afterEach(() => {
  cleanup();
  localStorage.clear();
});

function peers(count: number): PeersView {
  const rows = Array.from({ length: count }, (_, index) => ({
    key: addressOf(index),
    name: `node-${index + 1}`,
    nodes: [`node-${index + 1}`],
    address: addressOf(index),
    role: index < count / 2 ? ('validator' as const) : ('member' as const),
    tells: 'yes' as const,
    at: AT,
    peers: count - 1,
    nameless: 0,
    cells: Array.from({ length: count }, (_, other) => (other === index ? 'x' : 'b')).join(''),
  }));
  const group = { split: 'no' as const, groups: [] };
  return {
    network: 'net',
    asOf: AT,
    intervalMs: 1000,
    severity: 'ok',
    sentence: 'All see each other.',
    details: [],
    rows,
    oneSided: [],
    validators: group,
    all: group,
    strangers: [],
    stale: [],
    note: 'By the key.',
    nodes: { all: count, answering: count },
  };
}

describe('who sees whom', () => {
  it('is one tab stop; arrow keys move and Enter opens the row’s node', async () => {
    const open = vi.fn();
    render(<PeerMatrix view={peers(4)} onOpen={open} />);
    const grid = screen.getByRole('grid');
    const stops = within(grid)
      .getAllByRole('gridcell')
      .filter((cell) => cell.tabIndex === 0);
    expect(stops).toHaveLength(1);
    stops[0]?.focus();
    await userEvent.keyboard('{ArrowRight}{ArrowDown}');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('node-2');
    await userEvent.keyboard('{ArrowRight}');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('node-2 and node-3: both see each other');
    await userEvent.keyboard('{Enter}');
    expect(open).toHaveBeenCalledWith('node-2');
  });

  it('of a hundred nodes begins with the validators alone', async () => {
    render(<PeerMatrix view={peers(100)} onOpen={() => {}} />);
    expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('51');
    fireEvent.click(screen.getByRole('button', { name: 'With 50 other nodes' }));
    expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('101');
  });
});

describe('a validator’s row', () => {
  const row: ValidatorRow = {
    address: addressOf(3),
    name: 'validator-3',
    nodes: [],
    inSet: true,
    state: 'silent',
    heights: 0,
    proposed: 0,
    failedTurns: 5,
    isFailing: true,
    sealed: 0,
    unverified: 0,
    lastProposed: null,
    lastSealed: null,
  };
  const draw = (change: Partial<ValidatorRow>) =>
    render(
      <table>
        <tbody>
          <ValidatorRowView row={{ ...row, ...change }} network="net" />
        </tbody>
      </table>,
    ).container.textContent;

  it('has a word for what is not known, and never a 0 of 0', () => {
    expect(draw({})).toMatch(/no node here.*silent in this window|silent in this window.*no node here/s);
    expect(draw({})).not.toMatch(/0 of 0/);
    expect(draw({ heights: 50, sealed: 40, state: 'active' })).toMatch(/40 of 50/);
  });
});

describe('the search', () => {
  const hit = (title: string, more: Partial<SearchHit> = {}): SearchHit => ({
    kind: 'node',
    network: 'net',
    networkName: 'Net',
    title,
    detail: 'validator',
    height: null,
    node: title,
    incident: null,
    ...more,
  });
  const answer = (view: SearchView, failed = false) => Object.assign(found, { view, failed });

  it('opens what is chosen with the keyboard and remembers it', async () => {
    const go = vi.fn();
    answer({ q: 'v', hint: null, hits: [hit('validator-1'), hit('validator-2')] });
    render(<SearchPanel onGo={go} />);
    await userEvent.type(screen.getByRole('combobox'), 'v{ArrowDown}{Enter}');
    expect(go).toHaveBeenCalledWith('/n/net/nodes/validator-2');
    cleanup();
    render(<SearchPanel onGo={go} />);
    expect(screen.getByRole('option', { selected: true }).textContent).toMatch(/validator-2/);
  });

  it('finds pages at once and words of the field with what they mean, within the network that is open', async () => {
    const go = vi.fn();
    const word = hit('Quorum', { kind: 'help', network: '', node: null, detail: 'How many must seal.', anchor: 'term-quorum' });
    answer({ q: 'quorum', hint: null, hits: [word] });
    render(<SearchPanel onGo={go} network="net" />);
    await userEvent.type(screen.getByRole('combobox'), 'quorum');
    await vi.waitFor(() => expect(screen.getByRole('status').textContent).toMatch(/1 found/));
    await userEvent.keyboard('{Enter}');
    expect(go).toHaveBeenLastCalledWith('/n/net/help#term-quorum');
    await userEvent.clear(screen.getByRole('combobox'));
    answer({ q: '', hint: null, hits: [] });
    await userEvent.type(screen.getByRole('combobox'), 'repl{Enter}');
    expect(go).toHaveBeenLastCalledWith('/n/net/replay');
  });

  it('says why nothing is found, and that nothing is known when the server can not be asked', async () => {
    answer({ q: '0x5f', hint: 'A hash or address takes at least 6 hex digits.', hits: [] });
    render(<SearchPanel onGo={() => {}} />);
    await userEvent.type(screen.getByRole('combobox'), '0x5f');
    expect(screen.getByRole('status').textContent).toMatch(/at least 6 hex digits/);
    cleanup();
    answer({ q: '', hint: null, hits: [] }, true);
    render(<SearchPanel onGo={() => {}} />);
    await userEvent.type(screen.getByRole('combobox'), 'x');
    expect(screen.getByRole('status').textContent).toMatch(/not known/);
  });
});
