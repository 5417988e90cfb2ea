import type { Page } from '@playwright/test';
import type { ReplaySettings } from '@/lib/cli/replay-settings';
import { tileType } from '@/lib/views/wall-type';
import { findLayoutFaults } from '../find-layout-faults';
import { stateWord } from '../overview-parts';
import { offersOf, planWay, type Somebody, somebody } from '../recovery-fixture';
import { expect, test, type WatchedReplay, type WatchOptions } from '../replay-fixture';

/** From a screen on a wall to the narrowest phone; 4K is drawn at a scale of 1. */
const SIZES = [
  [3840, 2160],
  [1920, 1080],
  [1366, 768],
  [820, 1180],
  [390, 844],
  [320, 700],
] as const;

/** As operators name them, and as nobody should. */
const NAMES = [
  'validator-eu-central-1-availability-zone-a-rack-17-host-0042-besu-qbft-production',
  'validator-eu-central-1-availability-zone-a-rack-17-host-0043-besu-qbft-production',
  'عقدة-المدقق-الثالثة',
  '🦊-validator-四-🏦',
  'Mitglied der Genossenschaft Ößnitz-Süd (Ersatz)',
  'm2',
] as const;

const nobody = (index: number) => ({
  name: `spare-${String(index).padStart(3, '0')}-${'x'.repeat(index % 60)}`,
  url: `http://127.0.0.1:9/${index}`,
});

/** The recorded nodes under other names, and so many more that nobody answers for; so many networks of them. */
const crowd =
  (spare: number, networks: number) =>
  (settings: ReplaySettings): unknown => ({
    ...settings,
    networks: settings.networks.flatMap((network) => {
      const named = network.nodes.map((node, index) => ({ ...node, name: NAMES[index] ?? node.name }));
      const nodes = [...named, ...Array.from({ length: spare }, (_, index) => nobody(index))];
      const others = Array.from({ length: networks - 1 }, (_, index) => ({
        id: `other-${index}`,
        name: index % 2 === 0 ? `Consortium ${index} of the northern clearing houses, settlement and custody` : `net-${index}`,
        nodes: [nobody(index)],
      }));
      return [{ ...network, nodes }, ...others];
    }),
  });

const STATES: readonly {
  readonly name: string;
  readonly recording: string;
  readonly word: string;
  readonly node: string;
  readonly options: WatchOptions;
}[] = [
  { name: 'a fork', recording: 'qbft-fork-2-2', word: 'Forked', node: 'validator-3', options: { hold: 'forked' } },
  { name: 'a stall', recording: 'ibft-healthy-and-quorum-loss', word: 'Stalled', node: 'validator-3', options: { hold: 'no-quorum' } },
  {
    name: 'a healthy network',
    recording: 'qbft-healthy-and-quorum-loss',
    word: 'Healthy',
    node: 'validator-3',
    options: { from: 'whole-again', speed: 10 },
  },
  {
    name: 'a fork of nodes with odd names among 12 networks',
    recording: 'qbft-fork-2-2',
    word: 'Forked',
    node: NAMES[2],
    options: { hold: 'forked', adjust: crowd(0, 12) },
  },
  {
    name: 'a fork among 200 nodes',
    recording: 'qbft-fork-2-2',
    word: 'Forked',
    node: NAMES[0],
    options: { hold: 'forked', adjust: crowd(194, 1) },
  },
];

/** Every page there is, below the dashboard's address. */
function pagesOf({ id }: WatchedReplay, node: string, plan: number | null): readonly string[] {
  const network = ['', '/heights/12', '/heights/14', '/validators', '/rounds', '/peers', '/nodes', `/nodes/${encodeURIComponent(node)}`];
  const told = [
    '/incidents',
    '/incidents/1',
    '/forks',
    '/replay',
    '/activity',
    '/recovery',
    ...(plan === null ? [] : [`/recovery/${plan}`]),
  ];
  return [...[...network, ...told].map((path) => `/n/${id}${path}`), '/account', '/wall', `/wall/${id}`, '/help', '/nowhere'];
}

/** The first way that is offered, with all that stands in its way taken on by a person; null = there is none. */
async function planFirst(operator: Somebody): Promise<number | null> {
  const first = async () => (await offersOf(operator)).offers[0] ?? null;
  for (const { id, confirms } of (await first())?.blockers ?? []) {
    if (confirms !== null) await operator.post('/recovery/confirm-stopped', { blocker: id, reason: 'These calls are made by hand.' });
  }
  const offer = await first();
  return offer === null ? null : planWay(operator, offer);
}

async function faultsAt(page: Page): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const [width, height] of SIZES) {
    await page.setViewportSize({ width, height });
    // What fits its columns to the room there is does so in the next frames.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    for (const fault of await findLayoutFaults(page)) faults.push(`${width}: ${fault}`);
  }
  return faults;
}

const TILE_SIZES = [
  [1920, 1080],
  [3840, 2160],
  [1080, 1920],
  [1366, 768],
  [320, 700],
] as const;

for (const count of [1, 4, 12]) {
  test(`tiles of ${count} fit every screen at every distance, in type as large as the distance asks as far as there is room`, async ({
    page,
    watch,
  }) => {
    const { url } = await watch('qbft-fork-2-2', { hold: 'forked', adjust: crowd(0, count) });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    for (const metres of [3, 5, 8]) {
      await page.goto(`${url}/wall?distance=${metres}`);
      await expect(page.locator('.tile').first()).toContainText('Forked');
      for (const [width, height] of TILE_SIZES) {
        const at = `${metres} m on ${width}×${height}`;
        await page.setViewportSize({ width, height });
        const tiles = await tilesOf(page);
        expect.soft(await findLayoutFaults(page), at).toEqual([]);
        expect.soft(tiles, at).toHaveLength(count);
        // A phone is scrolled by hand.
        if (width < 640) continue;
        expect.soft(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight), at).toBeLessThanOrEqual(0);
        for (const { box, px, least, cut } of tiles) {
          const type = tileType({ metres, inches: 55 }, { width, height }, box);
          expect.soft(px, at).toBeGreaterThan(type - 1);
          expect.soft(least, at).toBeGreaterThan(type / 2 - 1);
          expect.soft(cut, at).toBe(false);
        }
      }
    }
  });
}

/** Each tile as it lies: its size, the least type of what must be read from afar (sentence, what comes next, figures), the least of all, whether its words are cut. */
async function tilesOf(page: Page) {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  return page.locator('.tile').evaluateAll((tiles) =>
    tiles.map((tile) => {
      const pxOf = (selector: string) =>
        Math.min(
          ...[...tile.querySelectorAll(selector)]
            .filter((one) => one.checkVisibility())
            .map((one) => Number.parseFloat(getComputedStyle(one).fontSize)),
        );
      const said = tile.querySelector('.tile-said') as HTMLElement;
      return {
        box: { width: tile.clientWidth, height: tile.clientHeight },
        px: pxOf('.tile-sentence, .tile-next, .wall-value > span'),
        least: pxOf('h2, .tile-state, .wall-figure :is(dt, dd), .tile-foot'),
        cut: said.scrollHeight > said.clientHeight + Number.parseFloat(getComputedStyle(said).fontSize) / 2,
      };
    }),
  );
}

// A page that is not there says so by its status, too; a healthy network may have had no incident.
test.use({ tolerates: /status of 404.*\/(nowhere|incidents\/1)\)/ });

for (const { name, recording, word, node, options } of STATES) {
  test(`nothing is cut and nothing lies over anything else on any page, at any size: ${name}`, async ({ page, watch, browserName }) => {
    test.slow(browserName === 'chromium', 'six sizes of some twenty pages');
    const watched = await watch(recording, { ...options, accounts: true });
    const operator = await somebody(page, { url: watched.url, api: watched.api }, 'operator', `/n/${watched.id}`);
    await expect(stateWord(page)).toHaveText(word, { timeout: 60_000 });
    const plan = word === 'Healthy' ? null : await planFirst(operator);
    for (const theme of ['light'] as const) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      for (const path of pagesOf(watched, node, plan)) {
        await page.setViewportSize({ width: 1920, height: 1080 });
        await page.goto(watched.url + path);
        for (const summary of await page.locator('summary').all()) if (await summary.isVisible()) await summary.click();
        expect.soft(await faultsAt(page), `${path}, ${theme}`).toEqual([]);
      }
    }
  });
}
