import { type CDPSession, chromium, type Page } from '@playwright/test';
import { findBrowser } from '@/lib/cli/find-browser';
import { findFreePort } from '@/lib/cli/ports';
import { startReplay } from '@/lib/cli/start-replay';
import type { Bench } from './bench';

const promisedKb = 150;

type Script = { readonly url: string; bytes: number };

/** Scripts as they come over the wire (gzip), in order of their end. */
async function recordScripts(session: CDPSession): Promise<readonly Script[]> {
  const asked = new Map<string, string>();
  const loaded: Script[] = [];
  await session.send('Network.enable');
  session.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (type === 'Script') asked.set(requestId, response.url);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const url = asked.get(requestId);
    if (url !== undefined) loaded.push({ url, bytes: encodedDataLength });
  });
  return loaded;
}

const kb = (scripts: readonly Script[]): number => scripts.reduce((sum, { bytes }) => sum + bytes, 0) / 1024;

/** Scripts named in the document are the first load; the chart comes after, asked for by those. */
async function measure(page: Page, url: string): Promise<readonly string[]> {
  const scripts = await recordScripts(await page.context().newCDPSession(page));
  await page.goto(url, { waitUntil: 'load' });
  const html = await (await page.request.get(page.url())).text();
  await page.waitForFunction(() => document.querySelector('.recharts-surface') !== null, undefined, { timeout: 20_000 }).catch(() => null);
  const isFirst = ({ url: script }: Script): boolean => html.includes(new URL(script).pathname);
  const first = scripts.filter(isFirst);
  const later = scripts.filter((script) => !isFirst(script));
  const line = `first load ${kb(first).toFixed(0)} kB in ${first.length} scripts (aim at most ${promisedKb}), after it ${kb(later).toFixed(0)} kB in ${later.length}`;
  if (first.length === 0) throw new Error('no script was seen to load');
  const heaviest = [...first].sort((a, b) => b.bytes - a.bytes).slice(0, 5);
  const parts = heaviest.map((script) => `${new URL(script.url).pathname.split('/').at(-1)} ${kb([script]).toFixed(0)} kB`).join(', ');
  if (kb(first) > promisedKb) throw new Error(`${line}; heaviest: ${parts}`);
  return [line];
}

async function run(): Promise<readonly string[]> {
  const executablePath = findBrowser();
  if (executablePath === null) throw new Error('no Chromium or Chrome found; set CHROMIUM_PATH');
  const port = await findFreePort('127.0.0.1');
  const replay = await startReplay({
    root: process.cwd(),
    directory: 'qbft-fork-2-2',
    from: 'forked',
    hold: 'forked',
    port,
    output: 'ignore',
  });
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    if (!(await replay.dashboard?.ready)) throw new Error('the dashboard did not answer');
    return await measure(await browser.newPage(), replay.dashboard?.url ?? '');
  } finally {
    await browser.close();
    await replay.stop('SIGKILL');
  }
}

/** Script weight of the overview, gzip, measured in the browser. */
export const firstLoad: Bench = { name: 'first-load', needsDashboard: true, run };
