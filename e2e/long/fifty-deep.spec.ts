import type { RecoveryView } from '@/lib/views/recovery-types';
import { expect, test } from '../drill-fixture';
import { sentence, stateWord } from '../overview-parts';
import { expectAccounted, expectFlow, problemOf } from '../recovery-fixture';
import { begin, openFork, openWays, rewindsOf, seeThrough, USUAL_NODES, untilStopped, way } from './play';

// A height that is typed while its proof is made anew is refused.
test.use({ tolerates: /409/ });

test('fifty deep with pruned state: the full rewind stops at the canary, the smallest move cures it', async ({
  page,
  browser,
  rehearse,
}) => {
  // Two recoveries, and hundreds of pieces of evidence in each.
  test.setTimeout(1_200_000);
  // A block without a transfer shares its parent's state: where the chain is idle the ancestor's is never pruned.
  const options = { args: ['--transfers', '1500'] };
  const story = await openFork({ page, browser, rehearse }, { fork: { split: '2-2', depth: 50, restarted: true }, options });
  const { operator, watched, ancestor } = story;
  await expect(sentence(page)).toHaveText(/^Forked at /);
  await openWays(page);
  await expect(way(page, /^Keep [AB], move /).filter({ hasText: 'Recommended' })).toHaveCount(1);
  const full = await begin(story, /^Rewind all nodes to /);
  await untilStopped(page, 400_000);
  expect(Object.values(await rewindsOf(watched))).toEqual([1]);
  await problemOf(page).getByRole('button', { name: 'Abort…' }).click();
  await page.getByRole('textbox', { name: 'Reason' }).fill('The canary landed below the ancestor.');
  await page.getByRole('button', { name: `Abort recovery ${full}` }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Aborted/i, { timeout: 180_000 });

  await page.getByRole('link', { name: 'All recoveries' }).click();
  const move = await begin(story, /^Keep [AB], move /);
  await seeThrough(page, 'Recovered', 400_000);
  const { run } = await operator.get<RecoveryView>(`/recovery/${move}`);
  expectAccounted(run);
  await expectFlow(watched, USUAL_NODES, ancestor + 50);
  await page.getByRole('link', { name: 'Go to the overview' }).click();
  await expect(stateWord(page)).toHaveText('Healthy', { timeout: 60_000 });
});
