import { expect, it } from 'vitest';
import { watchRecording } from '@/lib/monitor/watch.test-world';
import { incidentView } from './incident-view';
import { sayContext } from './say-phrase';

it('what opens stands in the timeline before what follows from it, though both came at one look', async () => {
  const world = await watchRecording('qbft-fork-2-2');
  await world.tick(4);
  const found = await world.watch.incident(1);
  if (!found) throw new Error('nothing opened');
  const { incident: record, ...rest } = found;
  const words = { say: sayContext(world.watch.picture().nodes), personOf: (id: string) => ({ id, name: id }) };
  const { turns } = incidentView({ record, ...rest, recoveries: [], words, now: world.now() });
  const kinds = turns.map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === 'consequence-began').length).toBeGreaterThan(0);
  expect(kinds.indexOf('opened')).toBeLessThan(kinds.indexOf('consequence-began'));
  expect(turns.map(({ at }) => at)).toEqual(turns.map(({ at }) => at).sort((a, b) => a - b));
});
