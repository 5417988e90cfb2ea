import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { SWRConfig } from 'swr';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { LiveIncident } from '@/components/incident/live-incident';
import { fetchJson } from '@/components/live/fetch-json';
import { forkIncident, jo, mara, signIn } from '@/components/test-incidents';
import { liveAt, TestPage } from '@/components/test-page';
import { AT, forked } from '@/components/test-views';
import type { EvidencePiece, IncidentView, TurnView } from '@/lib/views/incident-types';

vi.mock('next/navigation', () => ({ usePathname: () => '/n/story/incidents/7' }));

const roundTurn = forkIncident.turns.find(({ kind }) => kind === 'round') as TurnView;
const answers = vi.fn<(path: string, init?: RequestInit) => Response>();
const asked = () => answers.mock.calls.filter(([, init]) => init?.method === 'POST').map(([path, init]) => [path, String(init?.body)]);
const refuse = (status: number, detail: string) => answers.mockImplementation(() => Response.json({ detail }, { status }));
beforeEach(() => {
  sessionStorage.clear();
  answers.mockReset();
  answers.mockImplementation(() => Response.json(forkIncident));
  vi.stubGlobal('fetch', async (path: string, init?: RequestInit) =>
    path === '/api/v1/networks' ? Response.json({ networks: [] }) : answers(path, init),
  );
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function show(change: Partial<IncidentView> = {}) {
  const { store, pass } = liveAt();
  const page = (view: IncidentView) => (
    <TestPage store={store}>
      <SWRConfig value={{ fetcher: fetchJson, shouldRetryOnError: false }}>
        <LiveIncident first={view} intervalMs={2500} nodes={forked.nodes} />
      </SWRConfig>
    </TestPage>
  );
  const drawn = render(page({ ...forkIncident, ...change }));
  act(() => store.heard(null));
  return {
    pass: (ms: number) => act(() => pass(ms)),
    update: (next: Partial<IncidentView>) => drawn.rerender(page({ ...forkIncident, ...next })),
  };
}
const section = (name: RegExp | string) => screen.getByRole('region', { name });
const text = (name: RegExp | string) => section(name).textContent ?? '';
const button = (name: RegExp | string) => screen.getByRole('button', { name });

describe('one incident', () => {
  test('the sentence comes first, then what it means, for how long, and who deals with it', () => {
    const { pass } = show();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(forkIncident.sentence);
    expect(document.body.textContent).toMatch(/CriticalForkopen for 7 min 41 s/);
    expect(document.body.textContent).toContain('Neither side can make a block');
    pass(1000);
    expect(document.body.textContent).toMatch(/open for 7 min 42 s/);
    expect(screen.getByText('by nobody yet')).toBeDefined();
  });

  test('one that stands no more but has not resolved says so, and for how long', () => {
    const { pass } = show({ gone: { since: AT - 12_000, resolvesAt: AT + 48_000 } });
    expect(document.body.textContent).toContain('not seen for 12 s; resolves in 48 s if it stays so.');
    pass(1000);
    expect(document.body.textContent).toContain('not seen for 13 s; resolves in 47 s if it stays so.');
  });

  test('why it does not heal: the arithmetic, who must move, what a restart does, the round and its next change', () => {
    const { pass } = show();
    const card = text('Why it does not heal by itself');
    for (const line of forkIncident.outlook?.because ?? []) expect(card).toContain(line);
    expect(card).toMatch(/1 validatorfrom branch B to branch A\s*of validator-3, validator-4/);
    expect(card).toContain('Restarting consensus does not help.');
    expect(card).toContain('Round ≈ 5 (estimated: it holds only if the time-outs run); next round change in 2 min 52 s.');
    pass(3000);
    expect(text('Why it does not heal by itself')).toContain('in 2 min 49 s');
  });

  test('a round that is not known is not round 0, and round 0 is a round', () => {
    const outlook = forkIncident.outlook;
    if (outlook === null) throw new Error('no outlook');
    show({ outlook: { ...outlook, round: { value: null, source: 'unknown', nextChangeAt: null } } });
    expect(text(/^Why it does not/)).toMatch(/Round: not known/);
    cleanup();
    show({ outlook: { ...outlook, round: { value: 0, source: 'log', nextChangeAt: AT - 1 } } });
    expect(text(/^Why it does not/)).toContain('Round 0 (by a node log); a round change is due.');
  });

  test('the readings are ordered, the first is open, and each says what speaks for and against it', () => {
    show();
    const details = [...section(/^What may have caused it/).querySelectorAll('details')];
    expect(details.map((one) => one.open)).toEqual([true, false, false]);
    expect(details[0]?.textContent).toMatch(
      /The same keys sealed in meshes kept apartlikely.*For it.*sealed both blocks.*Against it.*Not known, and would decide it/,
    );
    expect(details[1]?.textContent).toMatch(/Proposer race.*unlikely/);
    expect(details[2]?.textContent).not.toContain('For it');
  });

  test('what to do is said step by step, commands can be copied, and nothing is run from here', () => {
    show();
    expect(text(/^What to do now/)).toMatch(/best first.*Start recovery.*1Stop consensus on validator-3: /);
    expect(within(section(/^What to do now/)).getByText('debug.setHead("0xd")').tagName).toBe('CODE');
    expect(within(section(/^What to do now/)).getAllByRole('button', { name: /^Copy / })).toHaveLength(4);
    cleanup();
    show({ gone: { since: AT - 1000, resolvesAt: AT + 59_000 } });
    expect(screen.queryByRole('region', { name: /^What to do now/ })).toBeNull();
    cleanup();
    show({ status: 'resolved', resolvedAt: AT - 1000 });
    expect(screen.queryByRole('region', { name: /^What to do now/ })).toBeNull();
  });

  test('evidence names each piece with its digest; the archive, proofs and report are links', () => {
    show();
    const rows = [...section(/^Evidence/).querySelectorAll('tbody tr')].map((one) => one.textContent);
    expect(rows[0]).toMatch(/^Headervalidator-11411111111…1111.*2 KB$/);
    expect(rows[2]).toMatch(/^Peersvalidator-1all33333333…3333/);
    expect(text(/^Evidence/)).toContain('4 of 4 pieces');
    const hrefs = screen.getAllByRole('link').map((link) => link.getAttribute('href'));
    expect(hrefs).toEqual(
      expect.arrayContaining([
        '/api/v1/networks/story/incidents/7/evidence',
        `/api/v1/networks/story/incidents/7/proofs/${forkIncident.proofs[0]?.address}`,
        '/api/v1/networks/story/incidents/7/report.md',
        '/api/v1/networks/story/incidents/7/report.json',
      ]),
    );
  });

  test('evidence is read page by page and by kind, and says how much of it there is', async () => {
    const [first, second] = forkIncident.evidence;
    const pageOf = (from: number, count: number, next: number | null) => ({
      pieces: Array.from({ length: count }, (_, index) => ({ ...(first as EvidencePiece), id: from + index })),
      total: 120,
      counts: { header: 120 },
      next,
    });
    answers.mockImplementation((path) => {
      if (!path.includes('part=manifest')) return Response.json(forkIncident);
      if (path.includes('kind=peers')) return Response.json({ pieces: [{ ...second, kind: 'peers' }], total: 1, counts: {}, next: null });
      return Response.json(path.includes('after=0') ? pageOf(1, 100, 100) : pageOf(101, 20, null));
    });
    const evidence = Array.from({ length: 50 }, (_, index) => ({ ...(first as EvidencePiece), id: 1 + index }));
    show({ evidence, evidenceCounts: { header: 120, peers: 1 } });
    expect(text(/^Evidence/)).toContain('8 of 121 pieces');
    fireEvent.click(button('Show more of 121'));
    await vi.waitFor(() => expect(text(/^Evidence/)).toContain('100 of 121 pieces'));
    fireEvent.click(button('Show more of 121'));
    await vi.waitFor(() => expect(text(/^Evidence/)).toContain('120 of 121 pieces'));
    fireEvent.change(screen.getByLabelText('Kind of evidence'), { target: { value: 'peers' } });
    await vi.waitFor(() => expect(section(/^Evidence/).querySelectorAll('tbody tr')).toHaveLength(1));
    expect(text(/^Evidence/)).toContain('1 of 1 piece,');
  });

  test('what can not be told is said, and never as fine', () => {
    show();
    expect(text('What can not be told')).toContain('validator-4 does not give its peers');
    cleanup();
    show({
      cannotTell: [],
      outlook: null,
      fork: null,
      readings: [],
      playbooks: [],
      proofs: [],
      consequencesList: [],
      evidence: [],
      evidenceCounts: {},
    });
    expect(screen.queryByRole('region', { name: 'What can not be told' })).toBeNull();
    expect(text(/^Evidence/)).toContain('nothing was taken');
  });

  test('a long story is folded in its middle with its count', async () => {
    const turns = Array.from({ length: 145 }, (_, index) => ({ ...roundTurn, id: index, at: AT - 145_000 + index * 1000 }));
    show({ turns });
    expect(section(/^What happened/).querySelectorAll('li[data-kind]')).toHaveLength(45);
    fireEvent.click(button('Show 100 in between'));
    expect(section(/^What happened/).querySelectorAll('li[data-kind]')).toHaveLength(145);
  });
});

describe('what a person does', () => {
  test('acknowledges: the button stays with the focus and says that it is done', async () => {
    answers.mockImplementation(() => Response.json({ ...forkIncident, acknowledged: { by: mara, at: AT } }));
    show();
    await userEvent.click(button('Acknowledge'));
    const done = await screen.findByRole('button', { name: 'Acknowledged' });
    expect(asked()).toEqual([['/api/v1/networks/story/incidents/7/acknowledge', '{}']]);
    expect(document.activeElement).toBe(done);
    expect(screen.getByRole('status').textContent).toContain('Acknowledged by Mara Lind.');
    await userEvent.click(done);
    expect(asked()).toHaveLength(1);
  });

  test('a acknowledges, but not while a note is typed', async () => {
    show();
    await userEvent.type(screen.getByRole('textbox', { name: 'Note' }), 'a');
    expect(asked()).toEqual([]);
    (document.activeElement as HTMLElement).blur();
    await userEvent.keyboard('a');
    expect(asked()).toEqual([['/api/v1/networks/story/incidents/7/acknowledge', '{}']]);
  });

  test('a refusal is shown beside the buttons', async () => {
    refuse(409, 'Jo Okafor closed it.');
    show();
    await userEvent.click(button('Acknowledge'));
    expect(await screen.findByText('Jo Okafor closed it.')).toBeDefined();
    expect(button('Acknowledge')).toBeDefined();
  });

  test('a note survives an error and a reload, and is gone once it is kept', async () => {
    refuse(503, 'The store can not be written.');
    show();
    const field = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Note' });
    await userEvent.type(field(), 'asked the others');
    await userEvent.click(button('Add the note'));
    expect(await screen.findByText('The note is not kept: The store can not be written.')).toBeDefined();
    expect(field().value).toBe('asked the others');
    cleanup();
    show();
    expect(field().value).toBe('asked the others');
    answers.mockImplementation(() => Response.json(forkIncident));
    await userEvent.click(button('Add the note'));
    await vi.waitFor(() => expect(field().value).toBe(''));
    expect(asked().at(-1)).toEqual(['/api/v1/networks/story/incidents/7/note', '{"text":"asked the others"}']);
  });

  test('an update from the network takes neither the focus nor what is being typed', async () => {
    const { update } = show();
    const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Note' });
    await userEvent.type(field, 'half a');
    update({
      asOf: AT + 5000,
      sentence: 'Forked at 14, still.',
      turns: [...forkIncident.turns, { ...roundTurn, id: 99, at: AT }],
    });
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Forked at 14, still.');
    expect(document.activeElement).toBe(field);
    expect(field.value).toBe('half a');
  });

  test('shelves with a reason and for a while; a refusal keeps the dialog and what was typed', async () => {
    refuse(400, 'A reason is needed.');
    show();
    await userEvent.click(button('Shelve'));
    const dialog = await screen.findByRole('dialog', { name: 'Shelve this incident' });
    await userEvent.click(within(dialog).getByRole('radio', { name: '4 hours' }));
    await userEvent.type(within(dialog).getByRole('textbox', { name: 'Reason' }), 'restart');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Shelve for 4 hours' }));
    expect(await within(dialog).findByText('A reason is needed.')).toBeDefined();
    expect(within(dialog).getByRole<HTMLTextAreaElement>('textbox').value).toBe('restart');
    answers.mockImplementation(() => Response.json({ ...forkIncident, shelved: { by: mara, until: AT + 14_400_000, reason: 'restart' } }));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Shelve for 4 hours' }));
    await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(asked().at(-1)).toEqual(['/api/v1/networks/story/incidents/7/shelve', '{"forMs":14400000,"reason":"restart"}']);
    expect(button('Unshelve')).toBeDefined();
  });

  test('closes with the cause that was found', async () => {
    show();
    await userEvent.click(button('Close'));
    const dialog = await screen.findByRole('dialog', { name: 'Close this incident' });
    await userEvent.type(within(dialog).getByRole('textbox', { name: 'Cause' }), 'two data centres');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Close the incident' }));
    await vi.waitFor(() => expect(asked().at(-1)).toEqual(['/api/v1/networks/story/incidents/7/close', '{"cause":"two data centres"}']));
  });

  test('assigns to itself or to others', async () => {
    show({ assignee: jo });
    await userEvent.click(button('Reassign'));
    const items = await screen.findAllByRole('menuitem');
    expect(items.map((one) => one.textContent)).toEqual(['Me', 'Jo Okafor (has it now)', 'Nobody']);
    await userEvent.click(items[0] as HTMLElement);
    await vi.waitFor(() => expect(asked()).toEqual([['/api/v1/networks/story/incidents/7/assign', '{"to":"u1"}']]));
  });

  test('who may not is told why on every button, nothing is sent, and a stranger is led to the sign-in', async () => {
    const may = { acknowledge: signIn, assign: signIn, note: signIn, shelve: signIn, close: signIn };
    show({ may, me: null });
    for (const name of ['Acknowledge', 'Assign', 'Shelve', 'Close']) {
      const one = button(name);
      expect(one.getAttribute('aria-disabled')).toBe('true');
      expect(document.getElementById(one.getAttribute('aria-describedby') ?? '')?.textContent).toBe(signIn.why);
      fireEvent.click(one);
    }
    expect(asked()).toEqual([]);
    expect(screen.queryByRole('textbox', { name: 'Note' })).toBeNull();
    expect(screen.getByRole('link', { name: 'Sign in' }).getAttribute('href')).toBe('/sign-in?next=%2Fn%2Fstory%2Fincidents%2F7');
    cleanup();
    show({ may, me: jo });
    expect(screen.queryByRole('link', { name: 'Sign in' })).toBeNull();
  });

  test('what is closed can be noted, and nothing else', () => {
    const no = { ok: false, why: 'It is closed.' } as const;
    const may = { ...forkIncident.may, acknowledge: no, assign: no, shelve: no, close: no };
    show({ status: 'closed', closed: { by: jo, at: AT, cause: 'kept apart' }, may });
    expect(button('Shelve').getAttribute('aria-disabled')).toBe('true');
    expect(button('Closed').getAttribute('aria-disabled')).toBe('true');
    expect(document.body.textContent).toContain('kept apart');
    expect(screen.getByRole('textbox', { name: 'Note' })).toBeDefined();
  });
});
