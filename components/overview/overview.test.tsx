import { act, cleanup, render, screen, within } from '@testing-library/react';
import { SWRConfig } from 'swr';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { LiveOverview } from '@/components/overview/live-overview';
import { unknownSpans } from '@/components/overview/sparkline';
import { sparklineWords } from '@/components/overview/sparkline-words';
import { forkIncident, forkRow, listView, row } from '@/components/test-incidents';
import { liveAt, TestPage } from '@/components/test-page';
import { AT, allUnreachable, forked, healthy, newestHeights, noData, oneDown, stalled, threeBranches } from '@/components/test-views';
import type { ForkView, OverviewView } from '@/lib/views/types';

vi.mock('next/navigation', () => ({ useRouter: () => ({ push: () => {} }) }));
vi.mock('next/dynamic', () => ({ default: () => () => null }));
afterEach(cleanup);

const show = (view: OverviewView) => {
  const live = liveAt();
  render(
    <TestPage store={live.store}>
      <LiveOverview first={newestHeights(view, 4)} />
    </TestPage>,
  );
  act(() => live.store.heard(null));
  return { store: live.store, pass: (ms: number) => act(() => live.pass(ms)) };
};
const fact = (label: string | RegExp) => {
  const fits = (text: string) => (typeof label === 'string' ? text === label : label.test(text));
  const found = [...document.querySelectorAll('dt')].filter(({ textContent }) => fits(textContent ?? ''));
  expect(found).toHaveLength(1);
  return found[0]?.parentElement?.textContent ?? '';
};

describe('the overview', () => {
  test.each([
    [healthy, 'Healthy', 'ok'],
    [oneDown, 'Degraded', 'warning'],
    [stalled, 'Stalled', 'critical'],
    [forked, 'Forked and stalled', 'critical'],
    [noData, 'Not known', 'unknown'],
  ] as const)('the verdict has a word and a shape: $verdict.state', (view, word, severity) => {
    show(view);
    expect(screen.getByRole('status').textContent).toBe(word);
    const heading = screen.getByRole('heading', { level: 1 });
    expect(heading.textContent).toBe(view.verdict.sentence);
    expect(heading.closest('section')?.dataset.severity).toBe(severity);
  });

  test('a fork that heals by itself warns, and its first button is its incident: nobody is asked to start a recovery', () => {
    show({ ...forked, verdict: { ...forked.verdict, severity: 'warning', healsByItself: 'yes', stalled: false } });
    expect(screen.getByRole('heading', { level: 1 }).closest('section')?.dataset.severity).toBe('warning');
    expect(screen.queryByRole('link', { name: 'Start recovery' })).toBeNull();
    cleanup();
    show(forked);
    expect(screen.getByRole('link', { name: 'Start recovery' })).toBeDefined();
  });

  test('nothing known shows as not known, never as 0', () => {
    show(noData);
    for (const label of ['Head', 'Last block', 'Quorum', 'Round', /^Round changes/]) {
      expect(fact(label)).toContain('not known');
      expect(fact(label)).not.toMatch(/(^|[^\d])0([^\d]|$)/);
    }
    expect(screen.getByText('asking 5 nodes …')).toBeDefined();
    expect(screen.queryByRole('grid')).toBeNull();
  });

  test('round 0 is a round, not an unknown', () => {
    show(healthy);
    expect(fact('Round, estimated')).toContain('≈ 0');
  });

  test('nodes that never answered say so with what to do', () => {
    show(allUnreachable);
    expect(screen.getAllByText('Check that the node runs and that its URL and port are right.')).toHaveLength(5);
    expect(screen.getByText(/0 of 5 nodes answer/)).toBeDefined();
  });

  test('quorum, camps and margin are told', () => {
    show(forked);
    expect(fact('Quorum')).toBe('Quorum4 of 4 reachablequorum 3 · no branch has itA has 2 · B has 2');
    cleanup();
    show(stalled);
    expect(fact('Quorum')).toContain('quorum 3 · 1 short');
  });

  test('the age of the last block counts by the server’s clock, and overdue is said', () => {
    const { pass } = show(healthy);
    expect(fact('Last block')).toContain('3 s ago');
    pass(2000);
    expect(fact('Last block')).toContain('5 s ago');
    expect(fact('Last block')).not.toContain('overdue');
    cleanup();
    show(forked);
    expect(fact('Last block')).toContain('overdue for 7 min 6 s');
  });

  test('the fork names its branches, who sealed both, and the ancestor', () => {
    show(forked);
    expect(screen.getByText('validator-2 and validator-3 sealed both')).toBeDefined();
    expect(screen.getByRole('link', { name: 'Last common block 899,153' }).getAttribute('href')).toBe('/n/forked/heights/899153');
    cleanup();
    show(healthy);
    expect(screen.queryByText(/sealed both/)).toBeNull();
  });

  test('of many holders of a branch the first are named, the others unfold with their count', () => {
    const fork = forked.fork as ForkView;
    const nodes = Array.from({ length: 52 }, (_, index) => `node-${index + 1}`);
    show({ ...forked, fork: { ...fork, branches: fork.branches.map((branch, index) => (index === 0 ? { ...branch, nodes } : branch)) } });
    const rest = screen.getByText('and 44 more').closest('details');
    expect(rest?.open).toBe(false);
    expect(within(rest as HTMLElement).queryByText('node-8')).toBeNull();
    expect(within(rest as HTMLElement).getByText('node-9')).toBeDefined();
    expect(screen.getByText('node-8')).toBeDefined();
  });

  test('an ancestor still searched is not called the last common block', () => {
    show(threeBranches);
    expect(screen.queryByRole('link', { name: /^Last common block/ })).toBeNull();
    expect(screen.getByText('the ancestor is still being searched')).toBeDefined();
    expect(screen.getByText('not known whether its holders are a quorum')).toBeDefined();
  });
});

describe('an open incident', () => {
  const summary = { id: 'forked', name: 'f', state: 'forked', sentence: 's', incidents: { open: 2, unacknowledged: 2, worst: 'critical' } };
  const showWith = (open: number) => {
    const live = liveAt();
    const rows = listView([row(3), { ...forkRow, network: 'forked' }]);
    const fallback = {
      '/api/v1/networks': { networks: [{ ...summary, incidents: { ...summary.incidents, open } }] },
      '/api/v1/networks/forked/incidents?status=open&severity=critical&limit=100': rows,
      '/api/v1/networks/forked/incidents/7': { ...forkIncident, network: 'forked' },
    };
    render(
      <TestPage store={live.store}>
        <SWRConfig value={{ fallback }}>
          <LiveOverview first={newestHeights(forked, 4)} />
        </SWRConfig>
      </TestPage>,
    );
  };

  test('is opened from the verdict: of the worst ones the most urgent, though a hundred warnings came after it, and its newest turns are told', () => {
    showWith(2);
    expect(screen.getByRole('link', { name: 'Open incident' }).getAttribute('href')).toBe('/n/forked/incidents/7');
    const told = screen.getByRole('region', { name: /^What happened/ });
    expect(told.textContent).toMatch(/Two blocks at 14.*Opened: forked at 14.*Jo Okafor noted.*Asked the operators/);
    expect(screen.getByRole('link', { name: 'The whole incident' }).getAttribute('href')).toBe('/n/forked/incidents/7');
  });

  test('stands there from the first moment, before the list of incidents was read: nothing moves when it comes', () => {
    const live = liveAt();
    const incidents = { open: 1, unacknowledged: 1, worst: 'critical' };
    render(
      <TestPage store={live.store}>
        <SWRConfig
          value={{ fallback: { '/api/v1/networks': { networks: [{ ...summary, incidents }] } }, fetcher: () => new Promise(() => {}) }}
        >
          <LiveOverview first={newestHeights(forked, 4)} firstIncident={{ ...forkIncident, network: 'forked' }} />
        </SWRConfig>
      </TestPage>,
    );
    expect(screen.getByRole('link', { name: 'Open incident' }).getAttribute('href')).toBe('/n/forked/incidents/7');
    expect(screen.getByRole('region', { name: /^What happened/ })).toBeDefined();
  });

  test('none: no link and no story', () => {
    showWith(0);
    expect(screen.queryByRole('link', { name: 'Open incident' })).toBeNull();
    expect(screen.queryByRole('region', { name: /^What happened/ })).toBeNull();
    expect(screen.getByRole('link', { name: 'Compare height 899,154' })).toBeDefined();
  });
});

describe('the age of the data', () => {
  test('is quiet while polls come', () => {
    const { pass } = show(healthy);
    pass(2000);
    expect(screen.getByText('polled 2 s ago · 5 of 5 nodes answer')).toBeDefined();
    expect(screen.queryByText(/stale/i)).toBeNull();
  });

  test('turns loud when the link is lost, counts, and stops calling the network healthy', () => {
    const { store, pass } = show(healthy);
    act(() => store.failed());
    pass(23_000);
    expect(screen.getByText(/Stale: no link to Quorumwatch for/).textContent).toContain('23 s');
    expect(screen.getByText('stale · polled 23 s ago')).toBeDefined();
    expect(screen.getByRole('status').textContent).toBe('Not known now · last heard: healthy');
    expect(screen.getByRole('heading', { level: 1 }).closest('section')?.dataset.severity).toBe('unknown');
    // The age of the last block stops: what came since is not known.
    expect(fact('Last block')).toContain('3 s ago');
    act(() => store.heard(AT + 1000));
    expect(screen.queryByText(/stale/i)).toBeNull();
  });

  test('turns loud by silence alone, after two intervals and five seconds', () => {
    const { pass } = show(healthy);
    pass(10_000);
    expect(screen.queryByText(/no link/)).toBeNull();
    pass(1);
    expect(screen.getByText(/no link to Quorumwatch/)).toBeDefined();
  });

  test('turns loud when the link lives but the server polls no more', () => {
    const { store, pass } = show(healthy);
    act(() => store.heard(AT + 60_000));
    pass(1000);
    expect(screen.getByText(/has not polled the nodes/)).toBeDefined();
    expect(screen.queryByText(/no link/)).toBeNull();
  });
});

describe('the sparkline', () => {
  test('says in words what is known and what is not', () => {
    expect(sparklineWords(forked.sparkline)).toBe('Round changes per minute over 60 minutes: at most 2; 9 minutes not known');
    expect(sparklineWords(noData.sparkline)).toBe('Round changes per minute: not known');
  });

  test('hatches each run of minutes that are not known', () => {
    const points = [0, null, null, 1, null].map((changes, index) => ({ at: index, changes }));
    expect(unknownSpans(points)).toEqual([
      [1, 2],
      [4, 4],
    ]);
  });
});
