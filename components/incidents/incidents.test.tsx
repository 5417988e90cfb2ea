import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useSyncExternalStore } from 'react';
import { SWRConfig, useSWRConfig } from 'swr';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readFilter, writeFilter } from '@/components/incidents/list-filter';
import { LiveIncidents } from '@/components/incidents/live-incidents';
import { incidentsKey } from '@/components/live/api-paths';
import { fetchJson } from '@/components/live/fetch-json';
import { forkRow, jo, listView, row, signIn, triage } from '@/components/test-incidents';
import { liveAt, TestPage } from '@/components/test-page';
import { AT } from '@/components/test-views';
import type { IncidentListView } from '@/lib/views/incident-types';

const listeners = new Set<() => void>();
vi.mock('next/navigation', () => ({
  useSearchParams: () =>
    new URLSearchParams(
      useSyncExternalStore(
        (listener) => {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
        () => window.location.search,
      ),
    ),
}));
/** Next tells its hooks of changes of the address; here the test does. */
for (const how of ['pushState', 'replaceState'] as const) {
  const change = window.history[how].bind(window.history);
  window.history[how] = (...values: Parameters<History['pushState']>) => {
    change(...values);
    for (const listener of listeners) listener();
  };
}

const answers = vi.fn<(path: string, init?: RequestInit) => Response>();
beforeEach(() => {
  answers.mockReset();
  answers.mockImplementation(() => Response.json(triage));
  vi.stubGlobal('fetch', async (path: string, init?: RequestInit) => answers(path, init));
  window.history.replaceState(null, '', '/n/story/incidents');
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** The page's cache, to read it again as the stream's events do. */
let mutate: ReturnType<typeof useSWRConfig>['mutate'];
function Cache() {
  mutate = useSWRConfig().mutate;
  return null;
}

function show(view: IncidentListView, at = AT) {
  const { store, pass } = liveAt(at);
  render(
    <TestPage store={store}>
      <SWRConfig value={{ fetcher: fetchJson, shouldRetryOnError: false }}>
        <Cache />
        <LiveIncidents first={view} firstSearch="?status=open" intervalMs={2500} nodes={['validator-1', 'validator-9']} />
      </SWRConfig>
    </TestPage>,
  );
  act(() => store.heard(null));
  return { pass: (ms: number) => act(() => pass(ms)) };
}
const rows = () => within(screen.getByRole('list', { name: 'Incidents' })).getAllByRole('listitem');
const sentences = () => rows().map((one) => within(one).getByRole('link').textContent);

describe('the triage list', () => {
  test('worst first, then oldest, shelved ones after the others', () => {
    show(triage);
    expect(sentences()).toEqual([
      forkRow.sentence,
      'validator-3 has not answered: connect ECONNREFUSED.',
      'validator-5 is 3 s behind the others.',
      'validator-4 has not answered: connect ECONNREFUSED.',
    ]);
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('4 incidents are open, 3 not acknowledged, 1 shelved.');
  });

  test('a row says how bad, since when, where, by whom it is dealt with, and what follows from it', () => {
    const { pass } = show(triage);
    const [fork, silent, , shelved] = rows().map((one) => one.textContent ?? '');
    expect(fork).toMatch(/Critical.*Forkheight 14member-1, member-2, validator-1 and 3 more1 consequence.*7 min 41 s/);
    expect(silent).toMatch(/Warning.*cannot tell for 40 s whether it still stands.*Acknowledged by Jo Okafor.*Assigned to Mara Lind/);
    expect(shelved).toMatch(/reopened 2 times.*Shelved for 50 min: planned restart/);
    pass(2000);
    expect(rows()[0]?.textContent).toContain('7 min 43 s');
  });

  test('one incident is said as one', () => {
    show(listView([forkRow]));
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('1 incident is open, not acknowledged.');
    cleanup();
    show(listView([{ ...forkRow, acknowledged: { by: jo, at: AT } }]));
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('1 incident is open, acknowledged.');
  });

  test('height 0 is a height', () => {
    show(listView([{ ...forkRow, heights: { from: 0, to: 0 } }]));
    expect(rows()[0]?.textContent).toContain('height 0');
  });

  test('an ended incident is grey, says when it ended and how long it stood, and can not be acknowledged', () => {
    show(listView([{ ...forkRow, status: 'resolved', resolvedAt: AT - 60_000 }]));
    expect(rows()[0]?.textContent).toMatch(/Resolved 1 min ago.*was open for 6 min 41 s/);
    expect(screen.queryByRole('button', { name: /^Acknowledge/ })).toBeNull();
    expect(within(rows()[0] as HTMLElement).getByText('Critical').className).not.toContain('text-bad');
  });

  test('quiet is said with the reason; not polled yet is not quiet', () => {
    show(listView([]));
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('No incident is open.');
    expect(screen.getByText('Nothing is wrong that Quorumwatch can see')).toBeDefined();
    expect(screen.getByText(/^polled 0 s ago/)).toBeDefined();
    cleanup();
    show(listView([], { asOf: null }));
    expect(screen.getByRole('heading', { level: 1 }).textContent).toMatch(/^Not known yet/);
    expect(screen.queryByText(/Nothing is wrong/)).toBeNull();
  });

  test('ten thousand incidents draw no more rows than a page', () => {
    show(listView(Array.from({ length: 10_000 }, (_, index) => row(index + 1))));
    expect([...document.querySelectorAll('ol > li')].filter((one) => one.closest('nav') === null)).toHaveLength(200);
  });
});

describe('the keyboard', () => {
  test('j and k walk the rows and stop at the ends; typing in a field is no shortcut', async () => {
    show(triage);
    await userEvent.keyboard('j');
    expect(document.activeElement?.textContent).toBe(forkRow.sentence);
    await userEvent.keyboard('jj');
    expect(document.activeElement?.textContent).toBe('validator-5 is 3 s behind the others.');
    await userEvent.keyboard('kkkk');
    expect(document.activeElement?.textContent).toBe(forkRow.sentence);
    await userEvent.click(screen.getByRole('searchbox'));
    await userEvent.keyboard('j');
    expect(document.activeElement).toBe(screen.getByRole('searchbox'));
  });

  test('a acknowledges the row that has the focus, and only that', async () => {
    show(triage);
    await userEvent.keyboard('a');
    expect(answers).not.toHaveBeenCalled();
    await userEvent.keyboard('ja');
    expect(answers.mock.calls[0]).toMatchObject(['/api/v1/networks/story/incidents/7/acknowledge', { method: 'POST' }]);
    expect(document.activeElement?.textContent).toBe(forkRow.sentence);
  });

  test('what is acknowledged already is not asked for again', async () => {
    show(triage);
    await userEvent.keyboard('jja');
    expect(answers).not.toHaveBeenCalled();
  });
});

describe('acknowledging from the list', () => {
  test('a refusal is shown with its words and can be dismissed', async () => {
    answers.mockImplementation(() => Response.json({ detail: 'It was closed by Jo Okafor.' }, { status: 409 }));
    show(triage);
    await userEvent.click(screen.getByRole('button', { name: 'Acknowledge incident 7' }));
    expect(await screen.findByText('Incident 7 is not acknowledged: It was closed by Jo Okafor.')).toBeDefined();
    await userEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(screen.queryByText(/is not acknowledged/)).toBeNull();
  });

  test('no answer is not taken for done', async () => {
    answers.mockImplementation(() => {
      throw new TypeError('failed');
    });
    show(triage);
    await userEvent.click(screen.getByRole('button', { name: 'Acknowledge incident 7' }));
    expect(await screen.findByText(/it is not known whether this was done/)).toBeDefined();
  });

  test('who may not is told why, and offered no button', async () => {
    show({ ...triage, may: { acknowledge: signIn }, me: null });
    expect(screen.queryByRole('button', { name: /^Acknowledge/ })).toBeNull();
    expect(screen.queryByRole('checkbox', { name: 'Mine' })).toBeNull();
    await userEvent.keyboard('ja');
    expect(await screen.findByText('Sign in to acknowledge incidents.')).toBeDefined();
    expect(answers).not.toHaveBeenCalled();
  });
});

describe('the filter', () => {
  test('stands in the address, and the list follows', async () => {
    answers.mockImplementation(() => Response.json(listView([row(8, { status: 'resolved', resolvedAt: AT })])));
    show(triage);
    await userEvent.click(screen.getByRole('button', { name: /^Resolved/ }));
    expect(window.location.search).toBe('?status=resolved');
    expect(await screen.findByText('validator-8 has not answered: connect ECONNREFUSED.')).toBeDefined();
    expect(answers.mock.calls[0]?.[0]).toBe('/api/v1/networks/story/incidents?status=resolved');
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Kind' }), 'Fork');
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Node' }), 'validator-9');
    await userEvent.click(screen.getByRole('checkbox', { name: 'Mine' }));
    expect(window.location.search).toBe('?status=resolved&kind=fork&node=validator-9&mine=1');
    await userEvent.click(screen.getByRole('button', { name: 'Clear' }));
    expect(window.location.search).toBe('?status=resolved');
  });

  test('text is asked for once the typing pauses, and a page of its own begins anew', async () => {
    window.history.replaceState(null, '', '/n/story/incidents?before=50');
    show(triage);
    vi.useFakeTimers();
    try {
      fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'validator-' } });
      fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'validator-3' } });
      expect(window.location.search).toBe('?before=50');
      act(() => vi.advanceTimersByTime(250));
      expect(window.location.search).toBe('?text=validator-3');
    } finally {
      vi.useRealTimers();
    }
  });

  test('while another list is read the last one stays and says so, as readable as before', async () => {
    vi.stubGlobal('fetch', () => new Promise(() => {}));
    show(triage);
    const around = () => screen.getByRole('list', { name: 'Incidents' }).parentElement as HTMLElement;
    const { className } = around();
    await userEvent.click(screen.getByRole('button', { name: /^Resolved/ }));
    expect(within(around()).getByText('Reading …')).toBeDefined();
    expect([around().getAttribute('aria-busy'), around().className]).toEqual(['true', className]);
    expect(rows()).toHaveLength(4);
  });

  test('the same list read again is no other one: nothing about it changes meanwhile', async () => {
    let asked = 0;
    vi.stubGlobal('fetch', () => {
      asked += 1;
      return new Promise(() => {});
    });
    show(triage);
    await act(async () => void mutate(incidentsKey('story', '?status=open')));
    expect(asked).toBe(1);
    expect(screen.queryByText('Reading …')).toBeNull();
  });

  test('the last list stays, and says so, when another can not be read', async () => {
    answers.mockImplementation(() => new Response('no', { status: 500 }));
    show(triage);
    await userEvent.click(screen.getByRole('button', { name: /^Closed/ }));
    expect(await screen.findByText(/The list could not be read again .*500/)).toBeDefined();
  });

  test('nothing that matches says so and leads out', async () => {
    window.history.replaceState(null, '', '/n/story/incidents?severity=info');
    answers.mockImplementation(() => Response.json(listView([])));
    show(triage);
    expect(await screen.findByText('No incident matches this filter')).toBeDefined();
    await userEvent.click(screen.getByRole('button', { name: 'Show all that are open' }));
    expect(window.location.search).toBe('');
  });

  test('further pages are reached and left again', async () => {
    vi.stubGlobal('scrollTo', () => {});
    show({ ...triage, next: 3 });
    await userEvent.click(screen.getByRole('button', { name: 'Older' }));
    expect(window.location.search).toBe('?before=3');
    await userEvent.click(screen.getByRole('button', { name: 'Newest' }));
    expect(window.location.search).toBe('');
  });

  test('an address is read back as it was written; nonsense in it counts as not said', () => {
    const filter = { status: 'all', severity: 'warning', kind: 'fork', node: 'a&b', mine: true, text: 'x', before: 1 } as const;
    expect(readFilter(writeFilter(filter))).toEqual(filter);
    expect(writeFilter(readFilter('?status=on&severity=9&before=-1&mine=yes'))).toBe('');
    expect(writeFilter(readFilter(''), true)).toBe('?status=open');
  });
});

describe('an address that makes no sense', () => {
  test('shows the open ones and says what was not taken, until the filter is changed', async () => {
    window.history.replaceState(null, '', '/n/story/incidents?status=shut&kind=fork');
    show(triage);
    const note = screen.getByRole('note');
    expect(note.textContent).toContain('status=shut: it takes open, resolved, closed, or all. Shown are the open ones.');
    await userEvent.click(screen.getByRole('button', { name: /^Resolved/ }));
    expect(screen.queryByRole('note')).toBeNull();
  });

  test('asks for "mine" of nobody in particular: says so and shows everybody’s', () => {
    window.history.replaceState(null, '', '/n/story/incidents?mine=1');
    show(listView([forkRow], { me: null }));
    expect(screen.getByRole('note').textContent).toContain('mine=1: it takes 1 from somebody who is signed in. Shown are everybody’s.');
  });
});
