import type { NetworkWatch } from '@/lib/runtime/runtime';
import { sayFaults } from '@/lib/views/say-faults';
import { type TileOverview, tileOverview } from '@/lib/views/tile-overview';
import { readWallSettings, type WallSearch, type WallSettings } from '@/lib/views/wall-settings';
import type { WallAround, WallView } from '@/lib/views/wall-types';
import { wallView } from '@/lib/views/wall-view';
import { sayApi } from '@/lib/views/words/api';
import { answerProblem } from './answer-json';
import { incidentWords, namesOf } from './incident-reader';
import { summarizeNetwork } from './summarize-network';
import { WallRefused, wallReader } from './wall-reader';

export type { WallSearch };

/** What the page of one network's wall is rendered from, from memory; null = none of this name is shown here, 'refused' = the layout says why. */
export async function readWall(
  id: string,
  search: WallSearch,
): Promise<{ readonly view: WallView; readonly settings: WallSettings; readonly faults: readonly string[] } | null | 'refused'> {
  try {
    const watch = (await wallReader()).networks.get(id);
    if (watch === undefined) return null;
    const settings = readWallSettings(search);
    return { view: await wallOf(watch), settings, faults: sayFaults(settings.faults) };
  } catch (error) {
    if (error instanceof WallRefused) return 'refused';
    throw error;
  }
}

/** What a network is called, for who may see its wall; null = nobody of this name, or nobody who may. */
export async function readWallName(id: string): Promise<string | null> {
  const networks = await wallReader().then(
    (reader) => reader.networks,
    () => null,
  );
  return networks?.get(id)?.picture().name ?? null;
}

/** What the page of several networks' tiles is rendered from, from memory; 'refused' = the layout says why. */
export async function readWallTiles(
  search: WallSearch,
): Promise<{ readonly tiles: readonly TileOverview[]; readonly settings: WallSettings } | 'refused'> {
  try {
    const { networks } = await wallReader();
    return { tiles: [...networks.values()].map((watch) => tileOverview(watch.overview())), settings: readWallSettings(search) };
  } catch (error) {
    if (error instanceof WallRefused) return 'refused';
    throw error;
  }
}

/** The wall as the API has it; `part` "around" = without the overview, which the stream brings. */
export async function readWallPart(watch: NetworkWatch, part: string | null): Promise<WallView | WallAround | Response> {
  if (part !== null && part !== 'around')
    return answerProblem(400, sayApi('read-one-recovery.not-part'), sayApi('read-wall.part-not-known', { part: part.slice(0, 40) }));
  const { overview, ...around } = await wallOf(watch);
  return part === null ? { overview, ...around } : around;
}

async function wallOf(watch: NetworkWatch): Promise<WallView> {
  const { recovery, clock, store } = (await wallReader()).runtime;
  const people = await namesOf(store);
  return wallView({
    overview: watch.overview(),
    standing: watch.standing(),
    recovery: summarizeNetwork(watch, recovery).recovery,
    keeping: watch.keeping(),
    checks: watch.checks(),
    words: incidentWords(watch, people),
    now: clock.now(),
  });
}
