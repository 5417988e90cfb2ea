import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Page } from '@playwright/test';
import { isPortFree } from '@/lib/cli/ports';
import { readRecording } from '@/lib/drill/conformance/read-recording';
import type { RecordedCall } from '@/lib/drill/conformance/types';
import { claimPort } from './claim-port';
import { expect, test, type WatchedDrill } from './drill-fixture';
import { cell, cellsIn, panel, sentence, stateWord } from './overview-parts';

const NODES = ['validator-1', 'validator-2', 'validator-3', 'validator-4', 'member-1', 'member-2'] as const;
const VALIDATORS = NODES.slice(0, 4);
const HEALTHY = /^All 4 validators agree at [\d,]+; a block is due every 2 s\.$/;

/** Last common height and forked height as the sentence says them. */
async function forkedAt(page: Page): Promise<{ readonly ancestor: number; readonly forked: number }> {
  const [, forked, ancestor] = /^Forked at (\S+) \(last common (\S+)\)/.exec((await sentence(page).textContent()) ?? '') ?? [];
  const height = (text = '') => Number(text.replaceAll(',', ''));
  expect(height(forked)).toBe(height(ancestor) + 1);
  return { ancestor: height(ancestor), forked: height(forked) };
}

/** Nothing of a fork or a stall, neither now nor as an incident that stands: one that is over stays open for a minute of the network's time. */
async function expectCalm(page: Page): Promise<void> {
  await expect(stateWord(page)).toHaveText('Healthy');
  await expect(cellsIn(page, 'branch')).toHaveCount(0);
  await expect(panel(page, /^The fork/)).toHaveCount(0);
  await expect(page.getByRole('main').getByText(/fork|stall/i)).toHaveCount(0, { timeout: 25_000 });
}

test('npm run demo: healthy at first, then two camps on screen, and Ctrl-C ends it all', async ({ page }) => {
  const port = await claimPort();
  // At life's speed, as people see it: that leaves a busy machine 20 s to open the page while all is well.
  const demo = spawn(process.execPath, ['lib/cli/main.mjs', 'demo', '--port', String(port)], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = once(demo, 'exit');
  const lines: string[] = [];
  createInterface({ input: demo.stdout }).on('line', (line) => lines.push(line));
  const addresses = () => [...new Set(lines.join('\n').match(/http:\/\/127\.0\.0\.1:\d+/g))];
  try {
    await expect.poll(() => lines.some((line) => /^ {2}control /.test(line)), { timeout: 30_000 }).toBe(true);
    expect(lines.join('\n')).toContain(`Quorumwatch watches a drill:  http://127.0.0.1:${port} `);
    expect(addresses()).toHaveLength(1 + NODES.length + 1);
    await page.goto(`http://127.0.0.1:${port}`);
    await expect(sentence(page)).toHaveText(HEALTHY);
    await expectCalm(page);
    await expect(sentence(page)).toHaveText(/^Forked at .*: A has 2 of 4 validators, B has 2, quorum is 3\./, { timeout: 40_000 });
    const { ancestor, forked } = await forkedAt(page);
    for (const node of NODES) {
      await expect(cell(page, node, ancestor)).toHaveAttribute('data-state', 'agrees');
      await expect(cell(page, node, forked)).toHaveAccessibleName(/, branch [AB]/);
    }
    await expect(cellsIn(page, 'branch')).toHaveCount(NODES.length);
    // Letters go by the hashes, which differ from run to run; the camps don't.
    const camp = async (node: string) => cell(page, node, forked).textContent();
    const camps = (await Promise.all(VALIDATORS.map(camp))).join('');
    expect(['AABB', 'BBAA']).toContain(camps);
    await expect(page.getByText(/will not heal by itself: no branch can reach the quorum of 3/)).toBeVisible();
    await expect(panel(page, /^The fork/).getByRole('link', { name: /^Last common block/ })).toBeVisible();
  } finally {
    await page.close();
    demo.kill('SIGINT');
  }
  expect(await ended).toEqual([0, null]);
  for (const url of addresses()) expect(await isPortFree('127.0.0.1', Number(new URL(url).port)), url).toBe(true);
});

const recording = readRecording('fixtures/recordings/qbft-fork-2-2');
const RECORDED_ANCESTOR = '0xd';

/** What the operator did in the recorded cure, in its order, by the method. */
const done = (method: string): readonly RecordedCall[] =>
  recording.calls.filter((call) => call.stage === 'recovery' && call.method === method);

test('the recorded cure, call by call on the drill: forked, stalled at the last common block, producing', async ({ page, rehearse }) => {
  const watched = await rehearse({ scenario: 'story', speed: SPEED });
  await page.goto(watched.page);
  await expect(sentence(page)).toHaveText(/^Forked at .*: A has 2 of 4 validators, B has 2/, { timeout: 25_000 });
  const { ancestor, forked } = await forkedAt(page);
  const enodes = await enodesOf(watched);
  const branches = new Set(await Promise.all(NODES.map(async (node) => (await latest(watched, node)).hash)));
  expect(branches.size).toBe(2);
  const perform = (method: string) => replay(watched, done(method), enodes, ancestor);

  await perform('miner_stop');
  for (const node of VALIDATORS) expect(await watched.ask(node, 'eth_mining')).toBe(false);
  await perform('admin_removePeer');
  const cutAt = await timeOf(watched);
  const peers = async () => Promise.all(NODES.map((node) => watched.ask(node, 'net_peerCount')));
  expect(await peers()).toEqual(NODES.map(() => '0x0'));
  // As long as it was waited in the recording: they stay away.
  const waited = (done('debug_setHead')[0]?.at ?? 0) - (done('admin_removePeer').at(-1)?.at ?? 0);
  expect(waited).toBeGreaterThan(40_000);
  await expect.poll(async () => (await timeOf(watched)) - cutAt, { timeout: 30_000 }).toBeGreaterThan(waited);
  expect(await peers()).toEqual(NODES.map(() => '0x0'));
  await expect(sentence(page)).toHaveText(/^Forked at /);

  await perform('debug_setHead');
  for (const node of NODES) expect(Number((await latest(watched, node)).number), node).toBe(ancestor);
  expect(new Set(await Promise.all(NODES.map(async (node) => (await latest(watched, node)).hash))).size).toBe(1);
  await expect(sentence(page)).toHaveText(
    new RegExp(`^Stalled at ${ancestor}: consensus is stopped on 4 of the 4 validators that answer, quorum is 3\\.`),
  );
  await expect(cellsIn(page, 'branch')).toHaveCount(0);
  await expect(panel(page, /^The fork/)).toHaveCount(0);

  await perform('admin_addPeer');
  await expect.poll(peers).toEqual(NODES.map(() => '0x5'));
  for (const node of NODES) expect(Number((await latest(watched, node)).number), node).toBe(ancestor);
  await perform('miner_start');
  await expect(sentence(page)).toHaveText(HEALTHY);
  await expectCalm(page);
  const head = async () => Number((await latest(watched, 'member-2')).number);
  await expect.poll(head).toBeGreaterThan(forked + 2);
  const read = await page.request.get(`${watched.api}/heights/${forked}`);
  const { state, blocks } = (await read.json()) as { state: string; blocks: readonly { hash: string; current: boolean }[] };
  expect(state).toBe('agreed');
  expect(blocks).toHaveLength(3);
  const third = blocks.filter(({ current }) => current).map(({ hash }) => hash);
  expect(third).toHaveLength(1);
  expect(branches.has(third[0] ?? '')).toBe(false);
});

/** Simulated seconds in a real one. */
const SPEED = 6;

type Head = { readonly number: string; readonly hash: string };
const latest = async ({ ask }: WatchedDrill, node: string): Promise<Head> =>
  (await ask(node, 'eth_getBlockByNumber', ['latest', false])) as Head;

const timeOf = async ({ control }: WatchedDrill): Promise<number> => ((await control('drill_state')) as { readonly time: number }).time;

/** Recorded enode → the drill's own of the node of that name. */
async function enodesOf({ ask }: WatchedDrill): Promise<ReadonlyMap<string, string>> {
  const pairs = recording.nodes.map(async ({ name, enode }) => {
    const info = (await ask(name, 'admin_nodeInfo')) as { readonly enode: string };
    return [enode, info.enode] as const;
  });
  return new Map(await Promise.all(pairs));
}

/** Puts recorded calls to the drill in their order, with its own enodes and height; each must be answered as it was then. */
async function replay(
  { ask }: WatchedDrill,
  calls: readonly RecordedCall[],
  enodes: ReadonlyMap<string, string>,
  ancestor: number,
): Promise<void> {
  expect(calls.length).toBeGreaterThan(0);
  for (const { node, method, params, answer } of calls) {
    const given = params.map((param) =>
      param === RECORDED_ANCESTOR ? `0x${ancestor.toString(16)}` : (enodes.get(String(param)) ?? param),
    );
    expect({ ok: true, result: await ask(node, method, given) }, `${node} ${method}`).toEqual(answer);
  }
}

test('a 3-1 fork heals by itself, on screen', async ({ page, rehearse }) => {
  const watched = await rehearse({ scenario: 'fork-3-1', speed: 2, bootMs: 5000 });
  await page.goto(watched.page);
  await expect(sentence(page)).toHaveText(HEALTHY);
  await expectCalm(page);
  await expect(sentence(page)).toHaveText(
    /^Forked at .*: (A has 3 of 4 validators, B has 1|A has 1 of 4 validators, B has 3), quorum is 3\./,
    { timeout: 25_000 },
  );
  await expect(page.getByText(/^[AB] holds a quorum: it goes on, and the holders of the other branch follow/)).toBeVisible();
  await expect(page.getByText(/will not heal by itself/)).toHaveCount(0);
  const { forked } = await forkedAt(page);
  await expect(sentence(page)).toHaveText(HEALTHY);
  await expect(stateWord(page)).toHaveText('Healthy');
  await expect(cellsIn(page, 'branch')).toHaveCount(0);
  const heads = await Promise.all(
    NODES.map(async (node) => (await watched.ask(node, 'eth_getBlockByNumber', [`0x${forked.toString(16)}`, false])) as Head),
  );
  expect(new Set(heads.map(({ hash }) => hash)).size).toBe(1);
});
