import type { Browser, Locator, Page } from '@playwright/test';
import type { OffersView, OfferView, RecoveryHomeView, RecoveryView, RunView } from '@/lib/views/recovery-types';
import { expect, type WatchedDrill } from './drill-fixture';
import { signIn } from './sign-in';

/** Simulated seconds in a real one: the proof of isolation takes 10 s then, and a step that may take 14 s still has 3.5 s. */
export const SPEED = 4;

export type Answered = { readonly status: number; readonly body: Readonly<Record<string, unknown>> };

/** A person in a browser of their own. */
export type Somebody = {
  readonly page: Page;
  /** As this person: a path below the watched network's API, such as "/recovery/1/start". */
  readonly post: (path: string, body?: unknown, headers?: Readonly<Record<string, string>>) => Promise<Answered>;
  readonly get: <T>(path: string) => Promise<T>;
};

export type Place = { readonly url: string; readonly api: string };

export const placeOf = ({ drill, api }: WatchedDrill): Place => ({ url: drill.dashboard?.url ?? '', api });

/** Signs one of the demo's accounts in, in the browser of `page`. */
export async function somebody(
  page: Page,
  { url, api }: Place,
  role: 'operator' | 'approver' | null,
  next = '/sign-in',
): Promise<Somebody> {
  if (role !== null) await signIn(page, url, role, next === '/sign-in' ? '/' : next);
  const { request } = page.context();
  return {
    page,
    post: async (path, body = {}, headers = {}) => {
      const answer = await request.post(`${api}${path}`, { data: body, headers: { 'x-requested-with': 'quorumwatch', ...headers } });
      const text = await answer.text();
      return { status: answer.status(), body: text === '' ? {} : JSON.parse(text) };
    },
    get: async (path) => {
      const answer = await request.get(`${api}${path}`);
      expect(answer.ok(), `${path}: ${answer.status()} ${await answer.text()}`).toBe(true);
      return answer.json();
    },
  };
}

/** Another person in a browser of their own, closed with the test's. */
export async function another(browser: Browser, place: Place, role: 'operator' | 'approver' | null): Promise<Somebody> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  return somebody(await context.newPage(), place, role);
}

/** What can be done now, once it can be told. */
export async function offersOf({ get }: Somebody): Promise<OffersView> {
  let found: OffersView | null = null;
  const ask = async () => {
    const home = await get<RecoveryHomeView>('/recovery');
    found = home.offers;
    return home.offersWhyNot ?? (found === null ? 'no offers' : 'offers');
  };
  await expect.poll(ask, { timeout: 30_000 }).toBe('offers');
  if (found === null) throw new Error('no offers');
  return found;
}

/** The first way of this playbook that applies, once it does. */
export async function wayOf(person: Somebody, playbook: string): Promise<OfferView> {
  const read = async () => (await offersOf(person)).offers.find((offer) => offer.playbook === playbook) ?? null;
  await expect.poll(read, { timeout: 30_000, message: `${playbook} applies` }).not.toBeNull();
  const offer = await read();
  if (offer === null) throw new Error(`${playbook} is not offered any more`);
  return offer;
}

/** Plans a way; its number. */
export async function planWay({ post }: Somebody, { playbook, variant, hash }: OfferView): Promise<number> {
  const { status, body } = await post('/recovery', { playbook, variant, hash, incident: null });
  expect(status, JSON.stringify(body)).toBe(200);
  return body.number as number;
}

export const runOf = ({ get }: Somebody, number: number): Promise<RunView> => get<RunView>(`/recovery/${number}?part=run`);

/** A verb that is taken. */
export async function order(person: Somebody, number: number, verb: string, body: unknown = {}): Promise<void> {
  const answer = await person.post(`/recovery/${number}/${verb}`, body);
  expect(answer.status, `${verb}: ${JSON.stringify(answer.body)}`).toBe(200);
}

/** Tried dry, handed in, approved where that is asked for, and started. */
export async function startPlan(operator: Somebody, approver: Somebody, number: number): Promise<void> {
  const { plan } = await operator.get<RecoveryView>(`/recovery/${number}`);
  await order(operator, number, 'dry-run');
  const { dryRun } = await runOf(operator, number);
  expect(dryRun?.ok, JSON.stringify([dryRun?.stop, dryRun?.permissions, dryRun?.problems])).toBe(true);
  await order(operator, number, 'submit');
  if (plan.approvalsNeeded > 0) await order(approver, number, 'approve', { hash: plan.hash });
  await order(operator, number, 'start', { hash: plan.hash });
}

/** Types every height that is asked for, over checks that were only late, until the run has ended or stopped by itself. */
export async function driveOn(person: Somebody, number: number, timeout = 60_000): Promise<RunView> {
  const { plan } = await person.get<RecoveryView>(`/recovery/${number}`);
  let run = await runOf(person, number);
  let late = 0;
  const step = async () => {
    run = await runOf(person, number);
    const now = run.step === null ? null : (run.wayOut ?? plan.steps)[run.step];
    if (run.may.confirm.ok && now && now.confirmHeight !== null)
      await person.post(`/recovery/${number}/confirm`, { step: now.id, height: now.confirmHeight });
    if (run.problem?.code === 'too-late' && late < LATE_CHECKS && (await person.post(`/recovery/${number}/resume`)).status === 200) {
      late += 1;
      run = await runOf(person, number);
    }
    return run.state === 'ended' || run.problem !== null ? 'over' : `${run.phase}: ${run.sentence}`;
  };
  await expect.poll(step, { timeout, intervals: [150] }).toBe('over');
  return run;
}

type Block = { readonly number: string; readonly hash: string };

/** One hash on every node at a height above `height`, and blocks flow. */
export async function expectFlow({ ask }: WatchedDrill, nodes: readonly string[], height: number): Promise<void> {
  const headOf = async (node: string) => Number(((await ask(node, 'eth_getBlockByNumber', ['latest', false])) as Block).number);
  await expect.poll(async () => Math.min(...(await Promise.all(nodes.map(headOf)))), { timeout: 45_000 }).toBeGreaterThan(height + 1);
  const at = `0x${(height + 1).toString(16)}`;
  const hashes = nodes.map(async (node) => ((await ask(node, 'eth_getBlockByNumber', [at, false])) as Block).hash);
  expect(new Set(await Promise.all(hashes)).size).toBe(1);
}

/** No transaction of a dropped block is left without a fate. */
export function expectAccounted(run: RunView): void {
  expect(run.lost.filter(({ isAccounted }) => !isAccounted)).toEqual([]);
}

export const problemOf = (page: Page) => page.getByRole('region').and(page.locator('[aria-labelledby="problem"]'));
export const heightField = (page: Page) => page.getByRole('textbox', { name: 'Type the height to confirm' });

/** A proof that must hold for so long begins anew with each gap in the looks, and a busy machine makes gaps: as often as this it is tried again. */
const LATE_CHECKS = 4;

/** Waits for one of these to be seen, over checks that were only late; the words of any other problem, null = it is seen. */
export async function reach(page: Page, goals: Locator, until: number): Promise<string | null> {
  const problem = problemOf(page);
  for (let late = 0; ; ) {
    await expect(goals.or(problem).first()).toBeVisible({ timeout: Math.max(1, until - performance.now()) });
    if (!(await problem.isVisible())) return null;
    const why = (await problem.textContent()) ?? '';
    late += 1;
    if (late > LATE_CHECKS || !why.startsWith('A check has not passed within')) return why;
    await tryAgain(page);
  }
}

export async function mustReach(page: Page, goals: Locator, until: number): Promise<void> {
  const why = await reach(page, goals, until);
  if (why !== null) throw new Error(`it stopped: ${why}`);
}

/** Pressed twice it would be refused: over once the page has taken it. */
export async function tryAgain(page: Page): Promise<void> {
  await problemOf(page).getByRole('button', { name: 'Try again' }).click();
  await expect(problemOf(page)).toHaveCount(0);
}

type Note = { readonly what: string; readonly ancestor?: number; readonly why?: string };

/** Transfers, a fork with some of them in its blocks, and no more of them; the last common height. */
export async function forkWithTransfers(
  { control, ask }: WatchedDrill,
  given: Readonly<Record<string, unknown>> = { split: '2-2' },
): Promise<{ readonly ancestor: number }> {
  await control('drill_apply', ['load']);
  const waiting = async () => Number(((await ask('validator-1', 'txpool_status')) as { readonly pending: string }).pending);
  await expect.poll(waiting, { intervals: [20] }).toBeGreaterThan(0);
  await control('drill_apply', ['fork', given]);
  let planted: Note | undefined;
  const find = async () => {
    const notes = (await control('drill_notes')) as readonly Note[];
    planted = notes.find(({ what }) => what === 'fork planted' || what === 'fork not planted');
    return planted?.what;
  };
  await expect.poll(find, { intervals: [50], timeout: 120_000 }).toBe('fork planted');
  await control('drill_undo', ['load']);
  if (planted?.ancestor === undefined) throw new Error('the fork was not planted');
  return { ancestor: planted.ancestor };
}
