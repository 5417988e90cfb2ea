import type { RecoveryView } from '@/lib/views/recovery-types';
import { expect, test } from '../drill-fixture';
import { sentence, stateWord } from '../overview-parts';
import { expectAccounted, expectFlow, offersOf, problemOf, runOf, tryAgain } from '../recovery-fixture';
import {
  begin,
  beginFrom,
  callsOf,
  choose,
  handIn,
  openFork,
  openStory,
  openWays,
  rewindsOf,
  seeThrough,
  start,
  USUAL_NODES,
  way,
} from './play';

type Block = { readonly number: string };
const heightOf = async (ask: (node: string, method: string, params: readonly unknown[]) => Promise<unknown>, node: string) =>
  Number(((await ask(node, 'eth_getBlockByNumber', ['latest', false])) as Block).number);

test('3-1: it advises to wait, no rewind is offered; the wait is watched to its end, and dropped transactions are sent again', async ({
  page,
  browser,
  rehearse,
}) => {
  // A long period leaves time to plan before it has healed.
  const story = await openStory({ page, browser, rehearse }, { speed: 2, args: ['--period', '100'] }, async (watched) => {
    await watched.control('drill_apply', ['load', { ms: 5000 }]);
    await watched.control('drill_apply', ['fork', { split: '3-1' }]);
    const planted = async () => ((await watched.control('drill_notes')) as { what: string }[]).some(({ what }) => what === 'fork planted');
    await expect.poll(planted, { timeout: 90_000 }).toBe(true);
    await watched.control('drill_undo', ['load']);
  });
  const { operator, watched } = story;
  await expect(sentence(page)).toHaveText(/^Forked at .*(A has 3 of 4 validators, B has 1|A has 1 of 4 validators, B has 3)/);
  await openWays(page);
  await expect(way(page, /^Wait/)).toContainText('Recommended');
  const { offers, notHere } = await offersOf(operator);
  expect(offers.map(({ playbook }) => playbook)).toEqual(['wait']);
  expect(notHere.filter(({ why }) => /^The network heals by itself/.test(why)).length).toBeGreaterThan(0);
  const number = await choose(page, /^Wait/);
  await handIn(page, number);
  await expect(
    page
      .getByText(/No approval is needed/)
      .or(page.getByRole('button', { name: `Start recovery ${number}` }))
      .first(),
  ).toBeVisible();
  await start(page, number);
  await seeThrough(page);
  expect(await callsOf(watched)).toEqual([]);
  await page.getByRole('link', { name: 'Go to the overview' }).click();
  await expect(stateWord(page)).toHaveText('Healthy');

  await page.goto(`${watched.page}/recovery`);
  const again = await begin(story, /^Send dropped transactions again/);
  await seeThrough(page, 'Done: what was planned was carried out');
  const { run } = await operator.get<RecoveryView>(`/recovery/${again}`);
  expect(run.lost.length).toBeGreaterThan(0);
  expectAccounted(run);
});

test('a stall that has backed off: consensus is restarted on all validators, and blocks come at once', async ({
  page,
  browser,
  rehearse,
}) => {
  const story = await openStory({ page, browser, rehearse }, { speed: 6 }, async ({ control }) => {
    await control('drill_apply', ['stop', { node: 'validator-4' }]);
    const ref = (await control('drill_apply', ['stop', { node: 'validator-3' }])) as { readonly ref: string };
    const since = ((await control('drill_state')) as { time: number }).time;
    await expect
      .poll(async () => ((await control('drill_state')) as { time: number }).time - since, { timeout: 120_000 })
      .toBeGreaterThan(260_000);
    await control('drill_undo', [ref.ref]);
  });
  await expect(sentence(page)).toHaveText(/^Stalled/);
  await openWays(page);
  const { watched } = story;
  const before = await heightOf(watched.ask, 'validator-1');
  const title = /^Restart consensus on all validators/;
  await expect(way(page, title)).toBeVisible();
  // validator-4 is really down: whoever says so takes it on themselves.
  await begin(story, title);
  await seeThrough(page);
  await expect.poll(() => heightOf(watched.ask, 'validator-1')).toBeGreaterThan(before);
  expect(new Set((await callsOf(watched)).map(({ method }) => method))).toEqual(new Set(['miner_stop', 'miner_start']));
});

test('a node that stays behind: its links are renewed on both ends, and it follows', async ({ page, browser, rehearse }) => {
  const story = await openStory({ page, browser, rehearse }, {}, ({ control }) =>
    control('drill_apply', ['peers-lost', { node: 'member-1' }]),
  );
  const { watched } = story;
  const gap = async () => (await heightOf(watched.ask, 'validator-1')) - (await heightOf(watched.ask, 'member-1'));
  await expect.poll(gap, { timeout: 60_000 }).toBeGreaterThan(3);
  await beginFrom(story, /^Renew links: /);
  await seeThrough(page);
  await expect.poll(gap).toBeLessThan(2);
  await page.getByRole('link', { name: 'Go to the overview' }).click();
  await expect(stateWord(page)).toHaveText('Healthy');
});

test('an unknown peer blocks the plan; said to be stopped while it runs, it is found out, and the plan goes on once it is', async ({
  page,
  browser,
  rehearse,
}) => {
  const without = (settings: { networks: readonly { nodes: readonly { name: string }[] }[] }) => ({
    ...settings,
    networks: settings.networks.map((network) => ({ ...network, nodes: network.nodes.filter(({ name }) => name !== 'member-2') })),
  });
  const story = await openFork({ page, browser, rehearse }, { options: { adjust: without } });
  const { operator, watched, ancestor } = story;
  await openWays(page);
  const inTheWay = page.getByRole('region', { name: 'In the way of every way', exact: true });
  await expect(inTheWay).toContainText('A peer that nobody configured');
  const { offers } = await offersOf(operator);
  const rewindAll = offers.find(({ playbook }) => playbook === 'rewind-all');
  expect(rewindAll?.may.ok).toBe(false);
  const forced = await operator.post('/recovery', {
    playbook: 'rewind-all',
    variant: rewindAll?.variant,
    hash: rewindAll?.hash,
    incident: null,
  });
  expect(forced.status).toBe(409);

  await inTheWay.getByRole('button', { name: 'Confirm that it is stopped…' }).click();
  await page.getByRole('textbox', { name: 'Reason' }).fill('Its owner says that it was stopped.');
  await page.getByRole('button', { name: 'Confirm that it is stopped', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Confirmed by a person' })).toContainText('Its owner says that it was stopped.');
  await expect(inTheWay).toHaveCount(0);

  const number = await begin(story, /^Rewind all nodes to /);
  // It is not: its links come back, and nothing is rewound before that is dealt with.
  await expect(problemOf(page)).toBeVisible({ timeout: 90_000 });
  expect(await rewindsOf(watched)).toEqual({});
  await watched.control('drill_node', ['member-2', 'stop']);
  await tryAgain(page);
  await seeThrough(page);
  expectAccounted(await runOf(operator, number));
  await expectFlow(watched, USUAL_NODES.slice(0, 5), ancestor);
});
