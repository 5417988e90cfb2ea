import type { NetworkWatch } from '@/lib/runtime/runtime';
import { readWallSettings, type WallSearch, type WallSettings } from '@/lib/views/wall-settings';
import type { WallAround, WallView } from '@/lib/views/wall-types';
import { wallView } from '@/lib/views/wall-view';
import { answerProblem } from './answer-json';
import { findNetwork } from './find-network';
import { incidentReader, incidentWords } from './incident-reader';
import { reader } from './reader';
import { summarizeNetwork } from './summarize-network';

export type { WallSearch };

/** What the page of one network's wall is rendered from, from memory; null = no such network. */
export async function readWall(
  id: string,
  search: WallSearch,
): Promise<{ readonly view: WallView; readonly settings: WallSettings } | null> {
  const watch = await findNetwork(id);
  return watch && { view: await wallOf(watch), settings: readWallSettings(search) };
}

/** The wall as the API has it; `part` "around" = without the overview, which the stream brings. */
export async function readWallPart(watch: NetworkWatch, part: string | null): Promise<WallView | WallAround | Response> {
  if (part !== null && part !== 'around')
    return answerProblem(400, 'Not a part', `part="${part.slice(0, 40)}" is not known; it takes around`);
  const { overview, ...around } = await wallOf(watch);
  return part === null ? { overview, ...around } : around;
}

async function wallOf(watch: NetworkWatch): Promise<WallView> {
  const [{ recovery, clock }, { people }] = await Promise.all([reader(), incidentReader()]);
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
