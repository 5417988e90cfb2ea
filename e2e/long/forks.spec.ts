import type { Page } from '@playwright/test';
import type { RecoveryView } from '@/lib/views/recovery-types';
import { expect, test } from '../drill-fixture';
import { sentence, stateWord } from '../overview-parts';
import { expectAccounted, expectFlow } from '../recovery-fixture';
import { begin, beginFrom, type ForkStory, openFork, openWays, rewindsOf, seeThrough, USUAL_NODES, way } from './play';

const SEVEN = [...Array.from({ length: 7 }, (_, index) => `validator-${index + 1}`), 'member-1', 'member-2'];

/** Every transaction of the dropped blocks has a fate, blocks flow on one hash, and the page says that it is over. */
async function expectRecovered({ operator, watched, ancestor }: ForkStory, number: number, nodes: readonly string[] = USUAL_NODES) {
  const { page } = operator;
  const { run, plan } = await operator.get<RecoveryView>(`/recovery/${number}`);
  expect(run.lost.length).toBeGreaterThan(0);
  expectAccounted(run);
  await expect(page.getByRole('region', { name: /^Transactions of the dropped blocks all \d+ accounted for/ })).toBeVisible();
  await expectFlow(watched, nodes, ancestor);
  await page.getByRole('link', { name: 'Go to the overview' }).click();
  await expect(stateWord(page)).toHaveText('Healthy', { timeout: 30_000 });
  return plan;
}

test('2-2, one side: the branch that is kept loses nothing, and only the nodes of the other are rewound', async ({
  page,
  browser,
  rehearse,
}) => {
  const story = await openFork({ page, browser, rehearse });
  const number = await beginFrom(story, /^Keep B up to \S+, rewind all others$/);
  await seeThrough(page);
  const plan = await expectRecovered(story, number);
  expect(Object.keys(await rewindsOf(story.watched)).sort()).toEqual([...plan.worth.rewinds].sort());
  expect(Object.values(await rewindsOf(story.watched))).toEqual(plan.worth.rewinds.map(() => 1));
  const kept = (await story.watched.ask('validator-1', 'eth_getBlockByNumber', [`0x${(story.ancestor + 1).toString(16)}`, false])) as {
    hash: string;
  };
  expect(kept.hash).toBe(plan.target?.hash);
});

test('2-2, smallest move: one validator changes side, the others follow; afterwards nothing is left to send again', async ({
  page,
  browser,
  rehearse,
}) => {
  const story = await openFork({ page, browser, rehearse });
  const number = await beginFrom(story, /^Keep A, move /);
  await seeThrough(page);
  const plan = await expectRecovered(story, number);
  expect(await rewindsOf(story.watched)).toEqual(Object.fromEntries(plan.worth.rewinds.map((node) => [node, 1])));
  expect(plan.worth.rewinds).toHaveLength(1);
});

/** The branch that so many validators hold: letters go by hash, and that by the time of day. */
async function branchOf(page: Page, validators: number): Promise<string> {
  const said = (await sentence(page).textContent()) ?? '';
  const label = new RegExp(`\\b([A-C]) has ${validators}\\b`).exec(said)?.[1];
  if (label === undefined) throw new Error(`no branch of ${validators} in: ${said}`);
  return label;
}

test('4-3 of 7: neither side can go on; one of the three changes side', async ({ page, browser, rehearse }) => {
  const story = await openFork({ page, browser, rehearse }, { fork: { split: '4-3' }, options: { args: ['--validators', '7'] } });
  await expect(sentence(page)).toHaveText(/^Forked at .*quorum is 5\./);
  const larger = await branchOf(page, 4);
  const number = await beginFrom(story, new RegExp(`^Keep ${larger}, move `));
  await seeThrough(page);
  await expectRecovered(story, number, SEVEN);
});

test('two deep: everybody goes back two blocks, canary first', async ({ page, browser, rehearse }) => {
  const story = await openFork({ page, browser, rehearse }, { fork: { split: '2-2', depth: 2 } });
  const number = await beginFrom(story, /^Rewind all nodes to /);
  await seeThrough(page);
  await expectRecovered(story, number);
  expect(await rewindsOf(story.watched)).toEqual(Object.fromEntries(USUAL_NODES.map((node) => [node, 1])));
});

test('three branches: the one with most validators is kept, and both others come over', async ({ page, browser, rehearse }) => {
  const story = await openFork({ page, browser, rehearse }, { fork: { split: '2-1-1' } });
  await expect(sentence(page)).toHaveText(/^Forked at .*: A has .*, B has .*, C has .*, quorum is 3\./);
  const larger = await branchOf(page, 2);
  await openWays(page);
  await expect(way(page, /^Rewind all nodes to /)).toBeVisible();
  const number = await begin(story, new RegExp(`^Keep ${larger} up to \\S+, rewind all others$`));
  await seeThrough(page);
  await expectRecovered(story, number);
});
