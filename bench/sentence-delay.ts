import { chromium, type Page } from '@playwright/test';
import { buildForkedChain } from '@/fixtures/forks/build-fork';
import { findBrowser } from '@/lib/cli/find-browser';
import type { Dashboard } from '@/lib/cli/run-dashboard';
import type { ClockSpec } from '@/lib/runtime/clock';
import type { Bench } from './bench';
import { serveNetwork } from './serve-network';
import { quantile, watchServed } from './watch-served';

const nodeCount = 5;
const validators = 4;
const firstHead = 60;
const trials = 30;
const intervalMs = 1000;
/** On top of the interval, at the median. */
const promisedMs = 150;

/** Real ms from the moment a block is there at the nodes until the sentence on the screen names its height. */
async function delayOf(page: Page, makeBlock: () => number): Promise<number> {
  const height = makeBlock();
  const madeAt = Date.now();
  const seenAt = await page.waitForFunction(
    (text) => (document.querySelector('main h1')?.textContent?.includes(text) ? Date.now() : null),
    ` at ${height};`,
    { polling: 'raf', timeout: 10_000 },
  );
  return Number(await seenAt.jsonValue()) - madeAt;
}

async function measure({ url }: Dashboard, page: Page, makeBlock: () => number): Promise<readonly string[]> {
  await page.goto(`${url}/n/bench`);
  await page.waitForSelector('main h1');
  const delays: number[] = [];
  for (let trial = 0; trial < trials; trial += 1) {
    // Blocks come at any moment of the interval, so that polls are met early and late.
    await page.waitForTimeout(1000 + ((trial * 617) % intervalMs));
    delays.push(await delayOf(page, makeBlock));
  }
  delays.sort((a, b) => a - b);
  const [p50, p99] = [quantile(delays, 0.5), quantile(delays, 0.99)];
  const line = `${trials} blocks, a poll every ${intervalMs} ms: visible at the nodes → sentence on screen ${p50} ms (p50), ${p99} ms (p99)`;
  if (p50 > intervalMs + promisedMs) throw new Error(`${line}; promised is at most ${intervalMs + promisedMs} at p50`);
  return [line];
}

async function run(): Promise<readonly string[]> {
  const executablePath = findBrowser();
  if (executablePath === null) throw new Error('no Chromium or Chrome found; set CHROMIUM_PATH');
  const chain = buildForkedChain({ protocol: 'qbft', validators, commonHeights: firstHead + trials, branches: [], periodSeconds: 2 });
  let head = firstHead;
  const network = await serveNetwork(chain, nodeCount, 2, () => head);
  const start = (chain.common[firstHead]?.timestamp ?? 0) * 1000;
  const clock: ClockSpec = { start, rate: 1, origin: Date.now(), end: null };
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const page = await browser.newPage();
    return await watchServed(network, clock, (dashboard) =>
      measure(dashboard, page, () => {
        head += 1;
        return head;
      }),
    );
  } finally {
    await browser.close();
  }
}

/** How long a change at the nodes takes to the eye. */
export const sentenceDelay: Bench = { name: 'sentence-delay', needsDashboard: true, run };
