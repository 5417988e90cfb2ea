import { type RunningReplay, startReplay } from '@/lib/cli/start-replay';
import { cellsIn, sentence, stateWord } from './overview-parts';
import { expect, test } from './replay-fixture';
import { type SettledDashboard, startDashboard } from './start-dashboard';

test.describe.configure({ mode: 'default' });

/** Two recordings of the same keys, chain id and genesis, watched by one dashboard: nothing of one may show up in the other. */
let replays: readonly RunningReplay[] = [];
let dashboard: SettledDashboard | undefined;

test.beforeAll(async () => {
  const start = (directory: string, from: string, hold?: string) =>
    startReplay({
      root: process.cwd(),
      directory,
      from,
      ...(hold === undefined ? {} : { hold }),
      speed: hold === undefined ? 60 : 1,
      nodesOnly: true,
    });
  const split = await start('qbft-fork-2-2', 'forked', 'forked');
  const whole = await start('qbft-healthy-and-quorum-loss', 'whole-again');
  replays = [split, whole];
  await expect.poll(() => whole.clock.now() === whole.plan.endAt, { intervals: [50] }).toBe(true);
  const nodesOf = ({ served }: RunningReplay) => served.nodes.map(({ name, url }) => ({ name, url }));
  const networks = [
    { id: 'split', name: 'Split', nodes: nodesOf(split) },
    { id: 'whole', name: 'Whole', nodes: nodesOf(whole) },
  ];
  dashboard = await startDashboard(networks, split.plan.clock);
});

test.afterAll(async () => {
  await dashboard?.discard();
  await Promise.all(replays.map((replay) => replay.stop()));
});

const at = (path: string): string => `${dashboard?.url}${path}`;

test('one network forked is no word about the other of the same chain id and genesis', async ({ request }) => {
  const read = async (path: string) => (await request.get(at(`/api/v1/networks/${path}`))).json();
  await expect.poll(async () => (await read('whole')).head?.height).toBe(60);
  await expect.poll(async () => (await read('split')).verdict.state).toBe('forked');
  await expect.poll(async () => (await read('whole/heights/14')).state).toBe('agreed');
  const [one, other] = [await read('split/nodes/validator-1'), await read('whole/nodes/validator-1')];
  expect([one.chainId, one.genesis, one.address]).toEqual([other.chainId, other.genesis, other.address]);
  expect(one.genesis).toMatch(/^0x/);
  const whole = await read('whole');
  // By the one clock its last block is long past: stalled, but agreed.
  expect(whole.verdict.state).toBe('stalled');
  expect(whole.fork).toBeNull();
  expect(whole.verdict.findings).toEqual([]);
  const [forked, agreed] = [await read('split/heights/14'), await read('whole/heights/14')];
  expect([forked.state, agreed.state]).toEqual(['forked', 'agreed']);
  const hashes = (height: { blocks: readonly { hash: string }[] }) => height.blocks.map(({ hash }) => hash);
  expect(hashes(forked).filter((hash) => hashes(agreed).includes(hash))).toEqual([]);
});

test('the list has both with their states, and leads to each', async ({ page }) => {
  await page.goto(at('/'));
  const entry = (name: string) => page.getByRole('listitem').filter({ hasText: new RegExp(`^${name}`) });
  await expect(entry('Split')).toContainText(/Split · Forked.*Forked at 14 \(last common 13\)/);
  await expect(entry('Whole')).toContainText(/Whole · Stalled.*Stalled at 60/);
  await expect(entry('Whole')).not.toContainText(/fork/i);
  await entry('Whole').getByRole('link').click();
  await expect(page).toHaveURL(at('/n/whole'));
});

test('the switch changes the network and keeps the one stream', async ({ page }) => {
  const streams: string[] = [];
  page.on('request', (request) => request.url().endsWith('/stream') && streams.push(request.url()));
  await page.goto(at('/n/split'));
  await expect(stateWord(page)).toHaveText(/^Forked/);
  const list = page.getByRole('combobox', { name: 'Network' });
  await expect(list.getByRole('option')).toHaveText([/^Split · Forked · 1 incident$/, /^Whole · Stalled · 1 incident$/]);
  await list.selectOption('whole');
  await expect(page).toHaveURL(at('/n/whole'));
  await expect(sentence(page)).toHaveText(/^Stalled at 60/);
  await expect(cellsIn(page, 'branch')).toHaveCount(0);
  await expect(page).toHaveTitle(/^Whole/);
  await page.getByRole('combobox', { name: 'Network' }).selectOption('split');
  await expect(sentence(page)).toHaveText(/^Forked at 14/);
  expect(await cellsIn(page, 'branch').count()).toBe(6);
  expect(streams).toHaveLength(1);
});
