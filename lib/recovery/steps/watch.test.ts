import { expect, it } from 'vitest';
import { SETTINGS } from '@/lib/incidents/diagnosis.test-world';
import { type DrawnWorld, draw } from '../plan-world.test-world';
import { sceneOf } from '../scene';
import { watchCycle, watchFirst } from './watch';

const drawn = (over: Partial<DrawnWorld> = {}) => sceneOf(draw({ validators: 7, ancestor: 100, branches: [], ...over }));
const ABOVE = { height: 100, hash: '0x64' } as const;

it('a first block is given the rounds of validators that are away one after the other', () => {
  const scene = drawn();
  const { requestTimeoutMs: timeout } = SETTINGS;
  const limitOf = (nodes: typeof scene.there) => watchFirst(scene, 'first', nodes, ABOVE).limitMs;
  const all = limitOf(scene.there);
  expect(limitOf(scene.there.slice(1)) - all).toBe(timeout);
  // Three neighbours, in the order of turns: round 0, 1 and 2 are theirs.
  const [least = Number.NaN, most = Number.NaN] = [limitOf(scene.there.slice(3)) - all, timeout + 2 * timeout + 4 * timeout];
  expect(least).toBe(most);
  expect(watchCycle(scene, scene.there.slice(3), ABOVE).limitMs - watchCycle(scene, scene.there, ABOVE).limitMs).toBe(
    3 * 4 * timeout + most,
  );
});

it('what to do where no block comes is said by client: stopping and starting the core is for GoQuorum alone', () => {
  const said = (client: 'besu' | 'goquorum') => {
    const scene = drawn({ client: () => client });
    return [watchFirst(scene, 'first', scene.there, ABOVE), watchCycle(scene, scene.there, ABOVE)].map(({ wayOut }) => wayOut.key);
  };
  expect(said('goquorum')).toEqual(['plan.way-out.watching', 'plan.way-out.watching']);
  expect(said('besu')).toEqual(['plan.way-out.watching-besu', 'plan.way-out.watching-besu']);
});
