import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { SWRConfig } from 'swr';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fetchJson } from '@/components/live/fetch-json';
import { LiveRecoveryHome } from '@/components/recovery/live-recovery-home';
import { LiveWizard } from '@/components/recovery/live-wizard';
import { jo, mara } from '@/components/test-incidents';
import { liveAt, TestPage } from '@/components/test-page';
import { ANCESTOR, check, home, nodeNow, offer, overshot, plan, runAt, STEPS } from '@/components/test-recovery';
import { AT, hashOf } from '@/components/test-views';
import type { DryRunView, HandView, RecoveryHomeView, RunView } from '@/lib/views/recovery-types';

const push = vi.fn();
vi.mock('next/navigation', () => ({ usePathname: () => '/n/story/recovery/3', useRouter: () => ({ push }) }));

const hand: HandView = {
  ...{ task: 'rewind:validator-2', node: 'validator-2', files: [] },
  ways: [
    { way: 'curl', text: 'curl … debug_setHead', variables: [{ name: 'VALIDATOR_2_URL', means: 'its RPC address' }], notes: [] },
    { way: 'geth', text: 'geth attach --exec \'debug.setHead("0xdb851")\'', variables: [], notes: ['a note'] },
  ],
};
let run: RunView;
let ways: RecoveryHomeView;
const posted: (readonly [string, unknown])[] = [];
let refusal: string | null = null;
beforeEach(() => {
  posted.length = 0;
  refusal = null;
  push.mockReset();
  vi.stubGlobal('fetch', async (path: string, init?: RequestInit) => {
    if (init?.method === 'POST') {
      posted.push([path.replace('/api/v1/networks/story/recovery', ''), JSON.parse(String(init.body))]);
      return refusal === null ? Response.json({ number: 4 }) : Response.json({ detail: refusal, remedy: 'Look again.' }, { status: 409 });
    }
    if (path.includes('/commands?')) return Response.json(hand);
    if (path === '/api/v1/networks') return Response.json({ networks: [] });
    return Response.json(path.endsWith('/recovery') ? ways : run);
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function shown(page: React.ReactNode) {
  const { store, pass } = liveAt();
  const inPage = (what: React.ReactNode) => (
    <TestPage store={store}>
      <SWRConfig value={{ fetcher: fetchJson, shouldRetryOnError: false, refreshInterval: 0 }}>{what}</SWRConfig>
    </TestPage>
  );
  const drawn = render(inPage(page));
  act(() => store.heard(AT));
  return {
    lose: () => act(() => store.failed()),
    pass: (ms: number) => act(() => pass(ms)),
    again: (what: React.ReactNode) => drawn.rerender(inPage(what)),
  };
}
function show(next: RunView, ofPlan = plan) {
  run = next;
  const page = shown(<LiveWizard first={{ plan: ofPlan, run: next }} />);
  return {
    ...page,
    update: (later: RunView) => {
      run = { ...later, revision: later.revision + 1, asOf: AT + 1 };
      page.again(<LiveWizard first={{ plan: ofPlan, run }} />);
    },
  };
}
function showHome(next: RecoveryHomeView = home) {
  ways = next;
  return shown(<LiveRecoveryHome first={next} incident={7} />);
}
const button = (name: RegExp | string) => screen.getByRole('button', { name });
const field = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Type the height to confirm' });
const text = () => document.body.textContent ?? '';
const section = (name: string | RegExp) => screen.getByRole('region', { name });
const REWIND = 'Rewind validator-2 from 899,154 to 899,153';

describe('a step that waits for its height', () => {
  test('says what happens, both heads, what is lost, the exact call, what is checked and the way out', () => {
    show(runAt(4));
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(REWIND);
    expect(section('What changes on validator-2').textContent).toMatch(/899,154.*branch A.*899,153/);
    expect(section('What this step loses').textContent).toContain('3 transactions that only A holds');
    expect(section(/What is sent/).textContent).toMatch(
      /debug_setHead\("0xdb851"\).*The head is exactly 899,153|debug_setHead\("0xdb851"\).*the head is exactly 899,153/,
    );
    expect(text()).toContain('The way out here: Abort connects all nodes again');
    expect(text()).toContain('step 5 of 10');
  });

  test('is set off by the height alone; anything else says what is wrong', async () => {
    show(runAt(4));
    const does = button(REWIND);
    expect(does.getAttribute('aria-disabled')).toBe('true');
    await userEvent.click(does);
    await userEvent.type(field(), '899154');
    expect(text()).toContain('899154 is not the height: it is 899153.');
    await userEvent.keyboard('{Enter}');
    await userEvent.clear(field());
    await userEvent.type(field(), 'yes');
    expect(text()).toContain('Digits only: 899153.');
    expect(posted).toEqual([]);
    await userEvent.clear(field());
    await userEvent.type(field(), '899,153{Enter}');
    expect(posted).toEqual([['/3/confirm', { step: 'rewind', height: 899_153 }]]);
  });

  test('may be genesis: 0 is a height, and empty is not', async () => {
    const steps = STEPS.map((step) => (step.id === 'rewind' ? { ...step, confirmHeight: 0 } : step));
    show(runAt(4), { ...plan, steps });
    await userEvent.click(button(REWIND));
    expect(posted).toEqual([]);
    await userEvent.type(field(), '0{Enter}');
    expect(posted).toEqual([['/3/confirm', { step: 'rewind', height: 0 }]]);
  });

  test('keeps what was typed when it is refused, and says why', async () => {
    show(runAt(4));
    refusal = 'validator-3 has a peer again.';
    await userEvent.type(field(), '899153{Enter}');
    expect(screen.getByText('validator-3 has a peer again. Look again.')).toBeDefined();
    expect(field().value).toBe('899153');
  });

  test('says to a reader without the role why it can not be pressed', async () => {
    const no = { ok: false, why: 'This needs the role operator; yours is viewer.' } as const;
    show(runAt(4, { may: { ...runAt(4).may, confirm: no, pause: no, abort: no } }));
    await userEvent.type(field(), '899153{Enter}');
    expect(posted).toEqual([]);
    expect(screen.getAllByText(no.why).length).toBeGreaterThanOrEqual(3);
    expect(button('Pause').getAttribute('aria-describedby')).not.toBeNull();
  });
});

describe('what keeps the plan from going on', () => {
  test('is said at once with since when, and goes when it is over', () => {
    const page = show(runAt(3));
    page.update(runAt(3, { hindrance: { since: AT - 60_000, says: 'Nothing is sent to any node: the disk is full.' } }));
    expect(screen.getAllByRole('status').map(({ textContent }) => textContent)).toContainEqual(
      expect.stringMatching(/^Since .+: Nothing is sent to any node: the disk is full\.$/),
    );
    page.update(runAt(3));
    expect(text()).not.toContain('the disk is full');
  });
});

describe('a step under way', () => {
  test('counts, says for how long and about how long it takes, and when it stops by itself', () => {
    const { pass } = show(runAt(3, { progress: { done: 2, of: 5, what: 'checks' } }));
    const card = () => section('How it goes').textContent;
    expect(card()).toContain('2 of 5 checks passed');
    expect(card()).toContain('for 12 s of about 45 s');
    expect(card()).toContain('stops by itself after 2 min');
    pass(3000);
    expect(card()).toContain('for 15 s of about 45 s');
  });

  test('that waits for a person says so, and lets the others go on without a node that only stays behind', async () => {
    show(runAt(3, { state: 'waiting', behind: ['rpc-1'] }));
    const card = section('How it goes');
    expect(card.textContent).toContain('waits for a person, without a limit');
    expect(card.textContent).not.toContain('by itself after');
    await userEvent.click(within(card).getByRole('button', { name: 'Go on without rpc-1' }));
    expect(posted).toEqual([['/3/leave-out', { node: 'rpc-1' }]]);
  });

  test('shows checks with what was seen, the worst first; what can not be told is not passed', () => {
    const checks = [
      check('passed', 'no peers', '0 peers', 'v1'),
      check('unknown', 'no peers', 'it does not answer', 'v2'),
      check('failed', 'no peers', '2 peers', 'v3'),
    ];
    show(runAt(3, { checks }));
    const rows = within(section('What is checked'))
      .getAllByRole('listitem')
      .map((row) => row.textContent);
    expect(rows).toEqual(['v3: no peersfailed: 2 peers', 'v2: no peerscan not be told: it does not answer', 'v1: no peerspassed: 0 peers']);
  });

  test('can be paused, and aborted with a reason', async () => {
    show(runAt(3));
    await userEvent.click(button('Pause'));
    await userEvent.click(button('Abort…'));
    await userEvent.type(screen.getByRole('textbox', { name: 'Reason' }), 'wrong branch');
    await userEvent.click(button('Abort recovery 3'));
    expect(posted).toEqual([
      ['/3/pause', {}],
      ['/3/abort', { reason: 'wrong branch' }],
    ]);
  });

  test('every node stands beside it: what is not known is never 0 or an old head', () => {
    const silent = nodeNow(5, {
      answered: false,
      failure: 'connection refused',
      head: null,
      branch: null,
      peers: null,
      mining: null,
      answeredAt: AT - 21_000,
    });
    show(runAt(3, { nodes: [nodeNow(1), nodeNow(2, { asExpected: false }), nodeNow(3, { peers: null }), silent] }));
    const rows = within(section(/^Every node, now/))
      .getAllByRole('listitem')
      .map((row) => row.textContent);
    expect(rows[0]).toMatch(/validator-1.*A.*899,154 0x33c1….*0 s ago0 peers · consensus stopped/);
    expect(rows[1]).toContain('not the head the plan expects');
    expect(rows[2]).toContain('peers not known');
    expect(rows[3]).toMatch(/rpc-1head not known21 s agodoes not answer: connection refused/);
    expect(text()).toContain('3 of 4 answer');
  });

  test('the next step is said to screen readers, and takes the focus of what it replaced', async () => {
    const { update } = show(runAt(4));
    await userEvent.click(field());
    update(runAt(5));
    expect(screen.getAllByRole('status').map((one) => one.textContent)).toContain('Step 6 of 10: Connect validator-2 to branch B');
    expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }));
  });

  test('another step can be read meanwhile, and can not be acted on', async () => {
    show(runAt(2));
    await userEvent.click(button(/^Rewind validator-2/));
    expect(text()).toContain('This step is to come. Under way: Cut every link.');
    expect(screen.queryByRole('textbox', { name: 'Type the height to confirm' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Pause' })).toBeNull();
    await userEvent.click(button('Back to the step under way'));
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Cut every link');
  });

  test('who else looks at it is named', () => {
    show(runAt(4, { here: [jo] }));
    expect(text()).toContain('also here: Jo Okafor');
  });
});

describe('a check that failed', () => {
  test('shows what was expected, what was seen, the exact answer and the choices', async () => {
    show(overshot());
    const panel = section(/^validator-2 landed 127 blocks below/).textContent ?? '';
    expect(panel).toContain('Expectedhead 899,153 0x4a55…baaf');
    expect(panel).toContain('Seenhead 899,026 0x9d10…77aa');
    expect(panel).toContain('{"jsonrpc":"2.0","id":41,"result":null}');
    expect(
      within(screen.getByRole('list', { name: 'What you can do' }))
        .getAllByRole('button')
        .map((one) => one.textContent),
    ).toEqual(['Try again', 'Do it by hand', 'Go on without validator-2', 'Abort…']);
    await userEvent.click(button('Go on without validator-2'));
    await userEvent.click(button('Try again'));
    expect(posted).toEqual([
      ['/3/leave-out', { node: 'validator-2' }],
      ['/3/resume', {}],
    ]);
  });

  test('gives a rewind by hand with a warning as long as its height was not typed', async () => {
    const page = show(runAt(4, { state: 'waiting', isConfirmed: false }));
    await userEvent.click(screen.getByText(/^Do it by hand instead/));
    expect(text()).toMatch(
      /Not yet: type the height 899153 first\. Run none of this before it is taken\. A rewind that comes too early can not be taken back/,
    );
    expect((await screen.findByRole('button', { name: 'I did it on validator-2' })).getAttribute('aria-disabled')).toBe('true');
    page.update(runAt(4, { isConfirmed: true }));
    expect(text()).toContain('All of validator-2 as one script');
    expect(text()).not.toContain('Not yet');
    expect(button('I did it on validator-2').getAttribute('aria-disabled')).toBeNull();
  });

  test('on the way out no script of the whole plan is offered, nor another way out', async () => {
    show(runAt(5, { phase: 'aborting', state: 'aborting', step: 0, wayOut: STEPS.slice(5, 6) }));
    await userEvent.click(screen.getByText(/^Do it by hand instead/));
    await screen.findByRole('button', { name: /^I did it on/ });
    expect(text()).not.toContain('as one script');
    expect(text()).not.toContain('The way out here:');
  });

  test('can be done by hand: commands in tabs, what they printed goes back, the check decides', async () => {
    show(overshot());
    await userEvent.click(button('Do it by hand'));
    expect((await screen.findByText('curl … debug_setHead')).tagName).toBe('PRE');
    await userEvent.click(screen.getByRole('tab', { name: 'geth' }));
    expect(screen.getByText(/debug\.setHead\("0xdb851"\)/)).toBeDefined();
    fireEvent.change(screen.getByRole('textbox', { name: 'What they printed' }), { target: { value: '{"result":null}' } });
    await userEvent.click(button('I did it on validator-2'));
    expect(posted).toEqual([['/3/by-hand', { task: 'rewind:validator-2', pasted: '{"result":null}' }]]);
    expect(text()).toContain('Whether it was done is decided by what the node answers.');
  });
});

describe('a link that is lost', () => {
  test('is loud, claims nothing as live, and lets nothing be confirmed', async () => {
    const { lose } = show(runAt(4));
    await userEvent.type(field(), '899153');
    lose();
    expect(text()).toMatch(/Stale: no link to Quorumwatch/);
    expect(text()).toContain('The recovery does not need this page');
    expect(screen.getByRole('region', { name: /Every node, when last heard/ })).toBeDefined();
    expect(button(REWIND).getAttribute('aria-disabled')).toBe('true');
    await userEvent.click(button(REWIND));
    expect(posted).toEqual([]);
    expect(button('Abort…').getAttribute('aria-disabled')).toBeNull();
  });

  test('ages stand still: nothing says that an old answer is young or growing', () => {
    const { lose, pass } = show(runAt(4));
    lose();
    const before = section(/Every node/).textContent;
    pass(9000);
    expect(section(/Every node/).textContent).toBe(before);
  });
});

describe('a plan before it starts', () => {
  test('is tried dry, handed in, approved by another and started, each by its own button', async () => {
    const may = runAt(null).may;
    const { update } = show(runAt(null, { may: { ...may, submit: { ok: false, why: 'Try it dry first: that sends nothing.' } } }));
    await userEvent.click(button('Try recovery 3 dry'));
    expect(button('Hand recovery 3 in for approval').getAttribute('aria-disabled')).toBe('true');
    update(runAt(null, { phase: 'awaiting-approval', state: 'waiting', me: jo }));
    await userEvent.click(button('Approve recovery 3'));
    update(runAt(null, { phase: 'ready', state: 'waiting' }));
    await userEvent.click(button('Start recovery 3'));
    expect(posted).toEqual([
      ['/3/dry-run', {}],
      ['/3/approve', { hash: plan.hash, withdrawn: 0 }],
      ['/3/start', { hash: plan.hash }],
    ]);
  });

  test('who presses second is told, although the other’s press has taken the panel away', async () => {
    const { update } = show(runAt(null, { phase: 'ready', state: 'waiting', revision: 1 }));
    refusal = 'It has been started.';
    run = runAt(0, { revision: 2 });
    await userEvent.click(button('Start recovery 3'));
    update(run);
    expect(screen.queryByRole('button', { name: 'Start recovery 3' })).toBeNull();
    expect(text()).toContain('What you asked for was not done: It has been started. Look again.');
    await userEvent.click(button('Dismiss'));
    expect(text()).not.toContain('What you asked for was not done');
  });

  test('an approval says for how long it counts, and that it does not any more', () => {
    const one = { by: jo, at: AT - 60_000, expiresAt: AT + 60_000, state: 'valid' } as const;
    const { pass } = show(runAt(null, { phase: 'ready', state: 'waiting', approvals: [one, { ...one, by: mara, state: 'withdrawn' }] }));
    expect(section('Approvals').textContent).toMatch(
      /Jo Okafor approved 1 min ago, counts for another 1 min.*Mara Lind approved.*withdrawn since/,
    );
    pass(8000);
    expect(section('Approvals').textContent).toContain('counts for another 52 s');
  });

  test('a stop that is only foretold is gone past for a reason, which stands beside the plan', async () => {
    const dryRun: DryRunView = {
      ...{ at: AT, ok: false, sentence: 'It would stop.', permissions: [], problems: [], stop: null, risk: null, expectedMs: null },
      ...{ calls: 0, heads: [], steps: [] },
    };
    const { update } = show(runAt(null, { phase: 'dry-run', dryRun }));
    await userEvent.click(button('Hand recovery 3 in for approval all the same…'));
    await userEvent.click(button('Hand recovery 3 in for approval'));
    expect(posted).toEqual([]);
    await userEvent.type(screen.getByRole('textbox', { name: 'Reason' }), 'blocks are slow here');
    await userEvent.click(button('Hand recovery 3 in for approval'));
    expect(posted).toEqual([['/3/submit', { reason: 'blocks are slow here' }]]);
    update(
      runAt(null, { phase: 'awaiting-approval', state: 'waiting', dryRun, despite: { by: mara, at: AT, reason: 'blocks are slow here' } }),
    );
    expect(text()).toMatch(/Mara Lind went on .* although the dry run foretells a stop: blocks are slow here/);
  });

  test('going on without approval needs a reason', async () => {
    show(runAt(null, { phase: 'awaiting-approval', state: 'waiting' }));
    await userEvent.click(button('Break the glass…'));
    await userEvent.click(button('Break the glass for recovery 3'));
    expect(posted).toEqual([]);
    await userEvent.type(screen.getByRole('textbox', { name: 'Reason' }), 'nobody answers');
    await userEvent.click(button('Break the glass for recovery 3'));
    expect(posted).toEqual([['/3/break-glass', { reason: 'nobody answers' }]]);
  });

  test('a run without approval says so with a mark, by whom and why, until it has ended', () => {
    const breakGlass = { by: mara, at: AT, reason: 'nobody answers' };
    const GLASS = 'Goes on without approval, by Mara Lind: nobody answers';
    for (const state of ['waiting', 'running', 'paused'] as const) {
      show(runAt(state === 'waiting' ? null : 0, { phase: state === 'waiting' ? 'ready' : 'rewind', state, breakGlass, glass: GLASS }));
      expect(text()).toContain(GLASS);
      expect(document.querySelector('[data-glass] [data-severity="warning"]')).not.toBeNull();
      cleanup();
    }
    show(runAt(null, { phase: 'done', state: 'ended', endedAt: AT, breakGlass }));
    expect(text()).not.toContain(GLASS);
  });
});

test('the end says what state the network is in, every transaction with its fate, and where report and archive are', async () => {
  const lost = {
    hash: hashOf('71'),
    fate: 'missing',
    says: 'nowhere',
    sender: null,
    nonce: 0,
    detail: `was in ${hashOf('82')}`,
    isAccounted: false,
  };
  show(
    runAt(null, {
      phase: 'done',
      state: 'ended',
      sentence: 'Recovered',
      leftAs: 'Blocks flow again.',
      lost: [lost],
      startedAt: AT - 90_000,
      endedAt: AT - 1000,
    }),
  );
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Recovered');
  expect(text()).toContain('Blocks flow again.');
  expect(text()).toContain('1 transaction not accounted for');
  const hash = screen.getByRole('button', { name: `${hashOf('82').slice(0, 8)}…${hashOf('82').slice(-4)}` });
  fireEvent.click(hash);
  expect((await screen.findByRole('tooltip')).textContent).toBe(hashOf('82'));
  expect(screen.getByRole('link', { name: 'Markdown' }).getAttribute('href')).toBe('/api/v1/networks/story/recovery/3/report.md');
  expect(screen.getByRole('link', { name: 'JSON' }).getAttribute('href')).toBe('/api/v1/networks/story/recovery/3/report.json');
  expect(screen.getByRole('link', { name: 'Archive' }).getAttribute('href')).toBe('/api/v1/networks/story/recovery/3/archive');
});

test('an aborted run says who had it get out and why, what that did, how each node was left, and leads to the ways anew', () => {
  const way = { ...STEPS[5], id: 'way-out:connect', title: 'Connect again' } as (typeof STEPS)[number];
  const ended = runAt(2);
  show(
    runAt(null, {
      ...{ phase: 'aborted', state: 'ended', sentence: 'Aborted by Jo Okafor', leftAs: 'The fork above 899,153 still stands.' },
      ...{ next: 'Look at the ways to recover anew.', startedAt: AT - 90_000, endedAt: AT - 1000 },
      wayOut: [way],
      steps: [
        ...ended.steps.map((one, at) => ({
          ...one,
          state: at === 2 ? ('not-needed' as const) : at < 2 ? one.state : ('not-done' as const),
        })),
        { id: way.id, state: 'done', doneAt: AT - 2000, note: '5 of 5 nodes' },
      ],
      aborted: { by: jo, at: AT - 30_000, reason: 'wrong branch' },
      left: [
        { name: 'validator-1', at: AT - 1500, isKnown: true, before: null, head: { ...ANCESTOR, branch: null }, says: ['consensus runs'] },
        { name: 'rpc-1', at: AT - 1500, isKnown: false, before: null, head: null, says: ['it did not answer: its state is not known'] },
      ],
    }),
  );
  const short = section('In short').textContent ?? '';
  expect(short).toMatch(/Abortedby Jo Okafor, .*: wrong branch/);
  expect(short).toContain('2 done, 1 not needed, 7 not done, of 10');
  expect(short).toContain('Connect again: gone through, 5 of 5 nodes');
  const left = section('How each node was left').textContent ?? '';
  expect(left).toMatch(/validator-1.*899,153.*consensus runs/);
  expect(left).toMatch(/rpc-1.*head not known.*its state is not known/);
  const next = screen.getByRole('link', { name: 'Look at the ways to recover anew' });
  expect([next.getAttribute('href'), next.className]).toEqual(['/n/story/recovery?incident=7', 'button-primary']);
  expect(screen.getByRole('link', { name: 'Go to the overview' }).className).not.toContain('primary');
});

describe('ways of recovery', () => {
  test('stand side by side, the recommended first, with what each loses; the rest says why not', () => {
    showHome();
    const names = screen.getAllByRole('heading', { level: 3 }).map((one) => one.textContent);
    expect(names).toEqual(['Move one validator to branch B', 'Rewind side A, keep branch B', 'Rewind every node to 899,153']);
    expect(text()).toContain('Neither branch holds a quorum: waiting never heals it.');
    expect(text()).toContain('What is said here rests on answers of 4 s ago.');
  });

  test('are planned by their hash and for the incident that led here', async () => {
    showHome();
    await userEvent.click(button(/^Plan this way.*Move one validator to branch B/));
    expect(posted).toEqual([['', { playbook: 'minimal-move', variant: 'B', hash: plan.hash, incident: 7 }]]);
    expect(push).toHaveBeenCalledWith('/n/story/recovery/4');
  });

  test('what stands in the way of one says what to do, and may be confirmed with a reason', async () => {
    showHome();
    expect(button(/^Plan this way.*Rewind every node to 899,153/).getAttribute('aria-disabled')).toBe('true');
    await userEvent.click(button('Confirm that it is stopped…'));
    await userEvent.type(screen.getByRole('textbox', { name: 'Reason' }), 'saw it off');
    await userEvent.click(button('Confirm that it is stopped'));
    expect(posted).toEqual([['/confirm-stopped', { blocker: expect.stringContaining('stranger:'), reason: 'saw it off' }]]);
  });

  test('who a node is may be confirmed with its address, as it was read on its machine', async () => {
    const blocker = {
      id: 'identity:validator-3',
      says: 'It is not proven who it is.',
      remedy: 'Read it.',
      canConfirm: true,
      confirms: 'identity',
    } as const;
    showHome({ ...home, offers: home.offers && { ...home.offers, offers: [offer({ blockers: [blocker] })] } });
    await userEvent.click(button('Confirm who it is…'));
    await userEvent.type(screen.getByRole('textbox', { name: 'Address of its node key' }), ` 0x${'ab'.repeat(20)}`.trim());
    await userEvent.type(screen.getByRole('textbox', { name: 'Reason' }), 'geth attach on its host');
    await userEvent.click(button('Confirm who it is'));
    expect(posted).toEqual([
      ['/confirm-stopped', { blocker: 'identity:validator-3', reason: 'geth attach on its host', address: `0x${'ab'.repeat(20)}` }],
    ]);
  });

  test('how many transactions and votes are lost is never said as none when it is not known', () => {
    const unknown = offer({ worth: { ...offer().worth, losesTransactions: null, losesVotes: null, margin: null, expectedMs: null } });
    showHome({ ...home, offers: home.offers && { ...home.offers, offers: [unknown] } });
    expect(text()).toMatch(/Transactionsnot known/);
    expect(text()).toMatch(/Votesnot known/);
    expect(text()).toMatch(/May fail meanwhilenot known/);
    expect(text()).toMatch(/Takes aboutcan not be told/);
  });

  test('what may go wrong though a way goes well stands with what it costs', () => {
    const warning = 'member-1 was voted in on A and runs no consensus core';
    const warned = offer({ worth: { ...offer().worth, warns: [warning] } });
    showHome({ ...home, offers: home.offers && { ...home.offers, offers: [warned] } });
    expect(text()).toContain(`Beware${warning}`);
  });

  test('while they are asked for the page says so, and an open plan is what it leads to', () => {
    const open = {
      ...(home.past[0] as RecoveryHomeView['past'][number]),
      number: 3,
      state: 'running',
      sentence: 'Step 5 of 10: rewind validator-2',
      glass: 'Goes on without approval, by Mara Lind: nobody answers',
    } as const;
    showHome({ ...home, offers: null });
    expect(text()).toContain('Asking every node for its head');
    cleanup();
    showHome({ ...home, offers: null, offersWhyNot: 'Recovery 3 has not ended: a network has one at a time.', open });
    expect(screen.getByRole('link', { name: 'Open recovery 3' }).getAttribute('href')).toBe('/n/story/recovery/3');
    expect(text()).toContain('Recovery 3: Step 5 of 10: rewind validator-2');
    expect(text()).toContain(open.glass);
  });
});
