import { type CDPSession, expect, type Page } from '@playwright/test';

/** What a wall costs and how still it stands, told by the browser itself. */
export type WallMeter = {
  /** Bytes in use after the garbage was collected. */
  readonly heap: () => Promise<number>;
  /** Shares of a core over so many ms: of its main thread, and of all its process does. */
  readonly load: (ms: number) => Promise<{ readonly tasks: number; readonly process: number }>;
  /** The largest sum of layout shifts within one window of up to 5 s, gaps under 1 s: as the web counts it, and what moved. Over all loads so far. */
  readonly shift: () => { readonly value: number; readonly of: string };
  /** Cuts the tab off from everything, or links it again. */
  readonly cut: (isCut: boolean) => Promise<void>;
  /** How often the page was loaded. */
  readonly loads: () => number;
};

type Shift = { readonly value: number; readonly at: number; readonly of: string };
type Source = { readonly node: Element | null; readonly previousRect: DOMRectReadOnly; readonly currentRect: DOMRectReadOnly };
type Entry = { readonly value: number; readonly sources: readonly Source[] };

/** Measures a page from here on; call it before the page is opened. */
export async function meterWall(page: Page): Promise<WallMeter> {
  const shifts: Shift[] = [];
  let loads = 0;
  page.on('load', () => {
    loads += 1;
  });
  await page.exposeFunction('tellShift', (value: number, at: number, of: string) => void shifts.push({ value, at: at + loads * 1e9, of }));
  await page.addInitScript(() => {
    const tell = (window as unknown as { readonly tellShift: (value: number, at: number, of: string) => void }).tellShift;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, sources } = entry as unknown as Entry;
        tell(
          value,
          entry.startTime,
          sources
            .map(({ node, previousRect: was, currentRect: is }) => {
              const box = ({ x, y, width, height }: DOMRectReadOnly) => [x, y, width, height].map((px) => Math.round(px)).join(' ');
              return `${node?.className || node?.parentElement?.className || node?.nodeName} "${node?.textContent?.slice(0, 24)}" ${box(was)} to ${box(is)}`;
            })
            .join(', '),
        );
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'timeTicks' });
  await cdp.send('Network.enable');
  return {
    heap: async () => {
      await cdp.send('HeapProfiler.collectGarbage');
      await cdp.send('HeapProfiler.collectGarbage');
      return (await cdp.send('Runtime.getHeapUsage')).usedSize;
    },
    load: async (ms) => {
      const before = await metrics(cdp);
      await page.waitForTimeout(ms);
      const after = await metrics(cdp);
      const share = (name: string) => ((after[name] ?? 0) - (before[name] ?? 0)) / ((after.Timestamp ?? 0) - (before.Timestamp ?? 0));
      return { tasks: share('TaskDuration'), process: share('ProcessTime') };
    },
    shift: () => largestWindow(shifts),
    cut: async (isCut) => {
      await cdp.send('Network.emulateNetworkConditions', { offline: isCut, latency: 0, downloadThroughput: -1, uploadThroughput: -1 });
    },
    loads: () => loads,
  };
}

async function metrics(cdp: CDPSession): Promise<Readonly<Record<string, number>>> {
  const told = await cdp.send('Performance.getMetrics');
  return Object.fromEntries(told.metrics.map(({ name, value }) => [name, value]));
}

function largestWindow(shifts: readonly Shift[]): { readonly value: number; readonly of: string } {
  let most = { value: 0, of: '' };
  let now = { ...most, begin: Number.NEGATIVE_INFINITY, last: Number.NEGATIVE_INFINITY };
  for (const { value, at, of } of [...shifts].sort((a, b) => a.at - b.at)) {
    const goesOn = at - now.last <= 1000 && at - now.begin <= 5000;
    now = goesOn ? { ...now, value: now.value + value, of: `${now.of}; ${of}`, last: at } : { value, of, begin: at, last: at };
    if (now.value > most.value) most = { value: now.value, of: now.of };
  }
  return most;
}

/** Values of the wall are current, and nothing says otherwise. */
export async function expectCurrent(page: Page, timeout = 20_000): Promise<void> {
  await expect(page.locator('.wall-banner')).toHaveCount(0, { timeout });
  await expect(page.locator('main[data-stale="false"]')).toBeVisible({ timeout });
}
