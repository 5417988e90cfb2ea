import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test';
import { findBrowser } from '@/lib/cli/find-browser';
import { findFreePort } from '@/lib/cli/ports';
import { startReplay } from '@/lib/cli/start-replay';
import type { Bench } from './bench';

/** kB of script (gzip) the wall's first load may take, and until when (ms) its first words must stand. */
const WALL = { scriptKb: 150, paintMs: 1000 } as const;
/** What the web calls good; of every page. Source: web.dev/articles/vitals. */
const GOOD = { shift: 0.1, answerMs: 200 } as const;
const LOADS = 3;

type Figures = {
  /** gzip, over the wire: named in the document, and asked for by those. */
  readonly firstKb: number;
  readonly laterKb: number;
  /** Largest contentful paint, cumulative layout shift over 5 s with live updates, the slowest answer to a key or click. */
  readonly paintMs: number;
  readonly shift: number;
  readonly answerMs: number;
  readonly heapMb: number;
};

type Seen = { paint: number; shift: number; answer: number };
declare const seen: Seen;

/** Runs in the page before anything of it. */
const OBSERVE = `
  window.seen = { paint: 0, shift: 0, answer: 0 };
  const observe = (type, more, take) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true, ...more });
  observe('largest-contentful-paint', {}, (entry) => { seen.paint = entry.startTime; });
  observe('layout-shift', {}, (entry) => { if (!entry.hadRecentInput) seen.shift += entry.value; });
  observe('event', { durationThreshold: 16 }, (entry) => { if (entry.interactionId) seen.answer = Math.max(seen.answer, entry.duration); });
`;

/** Scripts as they come over the wire, in order of their end. */
async function recordScripts(session: CDPSession): Promise<readonly { readonly path: string; readonly bytes: number }[]> {
  const asked = new Map<string, string>();
  const loaded: { path: string; bytes: number }[] = [];
  await session.send('Network.enable');
  session.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (type === 'Script') asked.set(requestId, new URL(response.url).pathname);
  });
  // Bodies alone, as they come over the wire: the end of a load counts its headers, too.
  const bytes = new Map<string, number>();
  session.on('Network.dataReceived', ({ requestId, encodedDataLength }) => {
    bytes.set(requestId, (bytes.get(requestId) ?? 0) + encodedDataLength);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const path = asked.get(requestId);
    if (path !== undefined) loaded.push({ path, bytes: bytes.get(requestId) || encodedDataLength });
  });
  return loaded;
}

const kb = (scripts: readonly { readonly bytes: number }[]): number => scripts.reduce((sum, { bytes }) => sum + bytes, 0) / 1000;

async function load(browser: Browser, url: string): Promise<Figures> {
  // A context of its own: nothing is cached.
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  const page = await context.newPage();
  try {
    await page.addInitScript(OBSERVE);
    const session = await context.newCDPSession(page);
    const scripts = await recordScripts(session);
    const answer = await page.goto(url, { waitUntil: 'load' });
    const html = (await answer?.text()) ?? '';
    await page.locator('html[data-alive]').waitFor({ state: 'attached' });
    await page.waitForTimeout(5000);
    const [{ paint, shift }, answerMs] = [await page.evaluate(() => ({ ...seen })), await operate(page)];
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    const isFirst = ({ path }: { readonly path: string }) => html.includes(path);
    const firstKb = kb(scripts.filter(isFirst));
    if (firstKb === 0) throw new Error(`no script was seen to load on ${url}`);
    return { firstKb, laterKb: kb(scripts) - firstKb, paintMs: paint, shift, answerMs, heapMb: usedSize / 1e6 };
  } finally {
    await context.close();
  }
}

/** Keys and clicks that every page takes, and none that leads away from it. */
async function operate(page: Page): Promise<number> {
  for (let turn = 0; turn < 6; turn++) await page.keyboard.press('Tab');
  for (const key of ['ArrowRight', 'ArrowDown', 'Escape']) await page.keyboard.press(key);
  for (const summary of (await page.locator('summary').all()).slice(0, 3)) if (await summary.isVisible()) await summary.click();
  await page.waitForTimeout(300);
  return page.evaluate(() => seen.answer);
}

const middle = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

async function measure(browser: Browser, url: string): Promise<Figures> {
  const loads: Figures[] = [];
  for (let turn = 0; turn < LOADS; turn++) loads.push(await load(browser, url));
  const of = (key: keyof Figures) => middle(loads.map((one) => one[key]));
  return {
    firstKb: of('firstKb'),
    laterKb: of('laterKb'),
    paintMs: of('paintMs'),
    shift: of('shift'),
    answerMs: of('answerMs'),
    heapMb: of('heapMb'),
  };
}

const told = ({ firstKb, laterKb, paintMs, shift, answerMs, heapMb }: Figures): string =>
  `script ${firstKb.toFixed(0)} kB${laterKb < 1 ? '' : ` and ${laterKb.toFixed(0)} kB after it`}, largest paint ${paintMs.toFixed(0)} ms, shift ${shift.toFixed(3)}, slowest answer ${answerMs.toFixed(0)} ms, heap ${heapMb.toFixed(1)} MB`;

function faultsOf(path: string, { firstKb, paintMs, shift, answerMs }: Figures): readonly string[] {
  const isWall = path.startsWith('/wall');
  return [
    ...(isWall && firstKb > WALL.scriptKb ? [`${path}: ${firstKb.toFixed(0)} kB of script, ${WALL.scriptKb} are promised`] : []),
    ...(isWall && paintMs > WALL.paintMs ? [`${path}: painted after ${paintMs.toFixed(0)} ms, ${WALL.paintMs} are promised`] : []),
    ...(shift > GOOD.shift ? [`${path}: layout shift ${shift.toFixed(3)}, ${GOOD.shift} at most are good`] : []),
    ...(answerMs > GOOD.answerMs ? [`${path}: answered after ${answerMs.toFixed(0)} ms, ${GOOD.answerMs} at most are good`] : []),
  ];
}

/** All pages anybody may read, of a network that is forked. */
const pathsOf = (id: string): readonly string[] => [
  ...['', '/heights/14', '/validators', '/rounds', '/peers', '/nodes', '/nodes/validator-3', '/incidents', '/incidents/1'].map(
    (rest) => `/n/${id}${rest}`,
  ),
  ...['/forks', '/replay', '/recovery', '/activity', '/help'].map((rest) => `/n/${id}${rest}`),
  ...['/', '/setup', '/account', '/admin/accounts', '/admin/displays', '/display', '/wall', `/wall/${id}`, '/sign-in'],
];

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
    const lines: string[] = [];
    const faults: string[] = [];
    for (const path of pathsOf(replay.id)) {
      const figures = await measure(browser, `${replay.dashboard?.url}${path}`);
      lines.push(`${path}: ${told(figures)}`);
      faults.push(...faultsOf(path, figures));
    }
    if (faults.length > 0) throw new Error(`${lines.join('\n  ')}\n  ${faults.join('\n  ')}`);
    return lines;
  } finally {
    await browser.close();
    await replay.stop('SIGKILL');
  }
}

/** What each page costs a browser: script, largest paint, layout shift, answers to keys and clicks, heap; the median of three loads. */
export const pageFigures: Bench = { name: 'page-figures', needsDashboard: true, run };
