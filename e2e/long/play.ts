import type { Browser, Page } from '@playwright/test';
import { type DrillOptions, expect, type WatchedDrill } from '../drill-fixture';
import {
  another,
  forkWithTransfers,
  heightField,
  mustReach,
  type Place,
  placeOf,
  reach,
  type Somebody,
  somebody,
} from '../recovery-fixture';

/** Simulated seconds in a real one: slow enough that a busy machine keeps up with a whole plan. */
export const PACE = 3;

export const USUAL_NODES = ['validator-1', 'validator-2', 'validator-3', 'validator-4', 'member-1', 'member-2'] as const;

type Given = {
  readonly page: Page;
  readonly browser: Browser;
  readonly rehearse: (options?: DrillOptions) => Promise<WatchedDrill>;
};

type Story = { readonly watched: WatchedDrill; readonly place: Place; readonly operator: Somebody; readonly approver: Somebody };

/** A drill with a dashboard on it, spoilt, and two people before it; the operator has its overview open. */
export async function openStory(
  { page, browser, rehearse }: Given,
  options: DrillOptions,
  spoil: (watched: WatchedDrill) => Promise<unknown> = async () => undefined,
): Promise<Story> {
  const watched = await rehearse({ scenario: 'healthy', speed: PACE, accounts: true, ...options });
  await spoil(watched);
  const place = placeOf(watched);
  const approver = await another(browser, place, 'approver');
  // Nothing is asked for on their behalf until they are needed.
  await approver.page.goto('about:blank');
  const operator = await somebody(page, place, 'operator', new URL(watched.page).pathname);
  return { watched, place, operator, approver };
}

export type ForkStory = Story & { readonly ancestor: number };
type Fork = { readonly fork?: Readonly<Record<string, unknown>>; readonly options?: DrillOptions };

/** The same on a network forked 2-2, or as `fork` says, with transfers in the blocks of its branches; the last common height. */
export async function openFork(given: Given, { fork, options = {} }: Fork = {}): Promise<ForkStory> {
  let ancestor = -1;
  const story = await openStory(given, options, async (watched) => {
    ({ ancestor } = await forkWithTransfers(watched, fork));
  });
  return { ...story, ancestor };
}

/** From the overview by the ways to a plan that runs; its number. */
export async function beginFrom(story: Story, title: RegExp): Promise<number> {
  await openWays(story.operator.page);
  return begin(story, title);
}

export const way = (page: Page, title: RegExp) => page.getByRole('listitem', { name: title });

/** From the overview by the incident to the ways. */
export async function openWays(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Open incident' }).click();
  await page.getByRole('link', { name: 'Start recovery' }).click();
  await expect(page).toHaveURL(/\/recovery\?incident=\d+$/);
}

/** Chooses a way, in the browser; the plan's number. */
export async function choose(page: Page, title: RegExp): Promise<number> {
  const card = way(page, title).first();
  // On a narrow screen all but the recommended one are folded.
  const fold = card.getByRole('button', { name: /^What it keeps, loses and needs/ });
  await expect(card).toBeVisible();
  if (await fold.isVisible()) await fold.click();
  await card.getByRole('button', { name: /^Plan this way/ }).click();
  await expect(page).toHaveURL(/\/recovery\/\d+$/);
  return Number(/\d+$/.exec(page.url())?.[0]);
}

/** Tried dry and handed in, by the author. */
export async function handIn(page: Page, number: number): Promise<void> {
  await page.getByRole('button', { name: `Try recovery ${number} dry` }).click();
  await expect(page.getByRole('region', { name: /^Dry run of/ })).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: new RegExp(`^(Hand recovery ${number} in for approval|Make recovery ${number} ready)$`) }).click();
}

/** Approved by the other person, on the page of the plan in their own browser. */
export async function approve({ operator, approver }: Story, number: number): Promise<void> {
  await approver.page.goto(operator.page.url());
  await approver.page.getByRole('button', { name: `Approve recovery ${number}` }).click();
  await expect(approver.page.getByText('Arne Approver approved')).toBeVisible();
}

export async function start(page: Page, number: number): Promise<void> {
  const button = page.getByRole('button', { name: `Start recovery ${number}` });
  await expect(button).not.toHaveAttribute('aria-disabled', 'true', { timeout: 30_000 });
  await button.click();
  await expect(button).toHaveCount(0);
}

/** Chosen, tried dry, handed in, approved where it takes something from a node, and started. */
export async function begin(story: Story, title: RegExp): Promise<number> {
  const { page } = story.operator;
  const number = await choose(page, title);
  await handIn(page, number);
  const needs = page.getByRole('button', { name: `Approve recovery ${number}` });
  await expect(needs.or(page.getByRole('button', { name: `Start recovery ${number}` })).first()).toBeVisible();
  if (await needs.isVisible()) await approve(story, number);
  await start(page, number);
  return number;
}

/** Types every height that is asked for, until something stops it: where nobody looked for a while a proof is made anew, and the height asked again. */
export async function untilStopped(page: Page, timeout = 300_000): Promise<void> {
  const until = performance.now() + timeout;
  while ((await reach(page, heightField(page), until)) === null) await typeHeight(page);
}

/** Waits until a height is asked for. @throws Error in the words of the problem that stopped it */
export const reachHeight = (page: Page, timeout = 180_000): Promise<void> =>
  mustReach(page, heightField(page), performance.now() + timeout);

/** Types every height that is asked for, until the page says that it is over. @throws Error in the words of the problem that stopped it */
export async function seeThrough(page: Page, end = 'Recovered', timeout = 300_000): Promise<void> {
  const [field, over] = [heightField(page), page.getByRole('heading', { level: 1, name: end })];
  const until = performance.now() + timeout;
  for (;;) {
    await mustReach(page, field.or(over), until);
    if (await over.isVisible()) return;
    await typeHeight(page);
  }
}

/** Types the height that is asked for. */
export async function typeHeight(page: Page): Promise<void> {
  const field = heightField(page);
  await untilTaken(page, async () => {
    await field.fill((await field.getAttribute('placeholder')) ?? '');
    await field.press('Enter');
  });
}

/** Over once the page has taken the height: the next step may ask for one at once. */
export async function untilTaken(page: Page, type: () => Promise<void>): Promise<void> {
  const heading = page.getByRole('heading', { level: 1 });
  const before = await heading.textContent();
  await type();
  const isTaken = async () => !(await heightField(page).isVisible()) || (await heading.textContent()) !== before;
  await expect.poll(isTaken, { intervals: [50], timeout: 45_000 }).toBe(true);
}

export type OperatorCall = { readonly node: string; readonly method: string; readonly params: readonly unknown[] };

/** What nodes were really sent, in order: from the drill's own notes, whatever the dashboard says. */
export async function callsOf({ control }: WatchedDrill, method?: string): Promise<readonly OperatorCall[]> {
  const notes = (await control('drill_notes')) as readonly (OperatorCall & { readonly what: string })[];
  return notes.filter((note) => note.what === 'call' && (method === undefined || note.method === method));
}

/** Nodes that were rewound, each with how often. A call without a height asks whether it is served, and is refused: it is none. */
export async function rewindsOf(watched: WatchedDrill): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  for (const { node, params } of await callsOf(watched, 'debug_setHead')) if (params.length > 0) counts[node] = (counts[node] ?? 0) + 1;
  return counts;
}
