import { expect, type Page } from '@playwright/test';
import { type RunningDrill, startDrill } from '@/lib/cli/start-drill';
import { callOver, claimPorts } from '../drill-fixture';
import { test } from '../replay-fixture';
import { expectCurrent, meterWall, type WallMeter } from '../wall-meter';

// Servers end and links are cut on purpose.
test.use({ tolerates: /net::ERR_|Failed to load resource/ });

/** Real minutes that a wall hangs; QUORUMWATCH_SOAK_MINUTES=5 for a short look. */
const MINUTES = Number(process.env.QUORUMWATCH_SOAK_MINUTES ?? '30');
const MINUTE_MS = 60_000;
/** 14 days at a thousand seconds in one take 20 of 30 minutes. */
const LAPSE = { minutes: (MINUTES * 14 * 86_400) / 1000 / 60 / 30, speed: 1000 };
/** Of the whole time; what a page needs to settle is before it. */
const SETTLED = 1 / 3;
const MOST_GROWTH = 1.1;
const MOST_SHIFT = 0.02;
const MOST_LOAD = 0.05;

type Soak = { readonly drill: RunningDrill; readonly control: (method: string, params?: readonly unknown[]) => Promise<unknown> };

async function startSoak(validators: number, speed: number, args: readonly string[], interval: string): Promise<Soak> {
  const first = await claimPorts(validators + 2);
  const ports = ['--control-port', String(first + 1), '--port', String(first + 2)];
  const drill = await startDrill({
    root: process.cwd(),
    scenario: 'healthy',
    speed,
    args: ['--validators', String(validators), '--members', '0', ...args, ...ports],
    port: first,
    output: 'ignore',
    adjust: (settings) => ({ ...settings, networks: settings.networks.map((network) => ({ ...network, interval })) }),
  });
  if (!(await drill.dashboard?.ready)) throw new Error('the dashboard did not answer');
  return { drill, control: (method, params = []) => callOver(drill.ready.controlUrl, method, params, drill.token) };
}

async function openWall(page: Page, { drill }: Soak): Promise<WallMeter> {
  const meter = await meterWall(page);
  await page.goto(`${drill.dashboard?.url}/wall/${drill.id}?distance=5`);
  await expectCurrent(page, 60_000);
  // All of its code has come: what is cut off before that loads itself anew, and is no wall that hangs.
  await expect(page.locator('.wall-row').first()).toBeVisible();
  return meter;
}

/** The link is cut: it is said within a few seconds, counted, and by itself it comes back. */
async function cutLink(page: Page, meter: WallMeter): Promise<void> {
  await meter.cut(true);
  await expect(page.locator('.wall-banner')).toBeVisible({ timeout: 4000 });
  await page.waitForTimeout(4000);
  await expect(page.locator('.wall-banner')).toContainText(/for [4-9] s/);
  await meter.cut(false);
  await expectCurrent(page);
}

/** Heap at `from` and at the end, each the median of three looks, so that one look in the midst of an update is no growth. */
function growth(heaps: readonly number[]): number {
  const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
  const settled = Math.min(Math.floor(heaps.length * SETTLED), heaps.length - 3);
  return median(heaps.slice(-3)) / median(heaps.slice(settled, settled + 3));
}

function report(what: string, heaps: readonly number[], meter: WallMeter, more: Readonly<Record<string, unknown>>): void {
  const mebibytes = heaps.map((bytes) => (bytes / 2 ** 20).toFixed(2)).join(' ');
  const said = {
    'heap MiB': mebibytes,
    growth: growth(heaps).toFixed(3),
    shift: meter.shift().value.toFixed(4),
    moved: meter.shift().of,
    loads: meter.loads(),
    ...more,
  };
  test.info().annotations.push({ type: what, description: JSON.stringify(said) });
  console.log(what, said);
}

test('a wall of 21 validators at an update a second: no growth, no shift, hardly any load, every link comes back', async ({ page }) => {
  test.setTimeout((MINUTES + 6) * MINUTE_MS);
  const soak = await startSoak(21, 1, ['--period', '1'], '1s');
  try {
    const meter = await openWall(page, soak);
    const begin = Date.now();
    // A server that ends and another that starts: said at once, and the page is loaded anew by itself.
    const restarted = soak.drill.restartDashboard();
    await expect(page.locator('.wall-banner')).toBeVisible({ timeout: 4000 });
    await restarted;
    await expect.poll(meter.loads, { timeout: 60_000 }).toBe(2);
    await expectCurrent(page, 60_000);
    const heaps: number[] = [];
    const loads: { readonly tasks: number; readonly process: number }[] = [];
    let cuts = 0;
    for (let step = 0; Date.now() - begin < MINUTES * MINUTE_MS; step += 1) {
      if (step % 2 === 0) {
        await cutLink(page, meter);
        cuts += 1;
      }
      loads.push(await meter.load(MINUTE_MS / 3));
      await page.waitForTimeout(MINUTE_MS / 6);
      heaps.push(await meter.heap());
    }
    const middle = (name: 'tasks' | 'process') => loads.map((load) => load[name]).sort((a, b) => a - b)[Math.floor(loads.length / 2)] ?? 1;
    report('wall, real time', heaps, meter, { cuts, tasks: middle('tasks').toFixed(4), process: middle('process').toFixed(4) });
    expect(meter.loads()).toBe(2);
    expect(growth(heaps)).toBeLessThanOrEqual(MOST_GROWTH);
    expect(meter.shift().value, meter.shift().of).toBeLessThanOrEqual(MOST_SHIFT);
    expect(middle('tasks')).toBeLessThan(MOST_LOAD);
    // Another server once more, after all that time.
    await soak.drill.restartDashboard();
    await expect.poll(meter.loads, { timeout: 60_000 }).toBe(3);
    await expectCurrent(page, 60_000);
  } finally {
    await soak.drill.stop('SIGKILL');
  }
});

/** What becomes of a network in two weeks: one after the other, each for a while, each mended. */
const TROUBLES = ['kill', 'one-way-link', 'silent-validator', 'partition', 'core-stopped', 'quorum-loss'] as const;

test('fourteen days of events in time-lapse: no growth, no shift', async ({ page }) => {
  test.setTimeout((LAPSE.minutes + 6) * MINUTE_MS);
  const soak = await startSoak(4, LAPSE.speed, ['--period', '600'], '10m');
  try {
    const meter = await openWall(page, soak);
    const heading = page.getByRole('heading', { level: 1 });
    const said = new Set<string>();
    const heaps: number[] = [];
    let refused = 0;
    const begin = Date.now();
    for (let step = 0; Date.now() - begin < LAPSE.minutes * MINUTE_MS; step += 1) {
      // A node that is still coming up takes no fault.
      await soak.control('drill_apply', [TROUBLES[step % TROUBLES.length]]).catch(() => {
        refused += 1;
      });
      await page.waitForTimeout(5000);
      said.add((await heading.textContent())?.split(/[ :.]/)[0] ?? '');
      await soak.control('drill_undoAll');
      await page.waitForTimeout(5000);
      said.add((await heading.textContent())?.split(/[ :.]/)[0] ?? '');
      heaps.push(await meter.heap());
    }
    const { time } = (await soak.control('drill_state')) as { readonly time: number };
    const days = ((time - soak.drill.ready.time) / 86_400_000).toFixed(1);
    report('wall, time-lapse', heaps, meter, { days, troubles: heaps.length - refused, said: [...said] });
    expect(said.size).toBeGreaterThan(2);
    expect(refused).toBeLessThan(heaps.length / 2);
    expect(meter.loads()).toBe(1);
    expect(growth(heaps)).toBeLessThanOrEqual(MOST_GROWTH);
    // Five seconds of time-lapse are an hour and a half, and not even they may add up to more.
    expect(meter.shift().value, meter.shift().of).toBeLessThanOrEqual(MOST_SHIFT);
  } finally {
    await soak.drill.stop('SIGKILL');
  }
});
