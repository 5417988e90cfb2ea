import { beforeAll, describe, expect, it } from 'vitest';
import { compareBlocks } from '@/lib/drill/conformance/compare-blocks';
import { chainOf, recordedBlocks, recordedHeads } from '@/lib/drill/conformance/head-seen';
import { readRecording } from '@/lib/drill/conformance/read-recording';
import { createTwin, type Twin } from '@/lib/drill/conformance/twin-network';
import { plantFork } from '@/lib/drill/plant/plant-fork';
import type { HeadChange } from '@/lib/drill/types';

const recording = readRecording('fixtures/recordings/qbft-fork-3-1');
const ANCESTOR = 10;
const FORKED = ANCESTOR + 1;
const A = ['validator-1', 'validator-2', 'validator-3', 'member-1'];
const B = ['validator-4', 'member-2'];
const seenThere = recordedHeads(recording);
const recordedChain = chainOf(recordedBlocks(recording), seenThere.at(-1)?.block.hash ?? '').filter(({ height }) => height >= ANCESTOR);
const [joined, , end] = recording.events.map(({ at }) => at);

let twin: Twin;
const changes = new Map<string, HeadChange[]>();

/** The fork as recorded: authors at the same turns, one validator and one member on the smaller branch, everybody restarted and connected. */
beforeAll(() => {
  twin = createTwin(recording, 'fork-3-1');
  const { heads, network } = twin;
  const height = (): number => network.node('validator-1').process()?.chain.head().block.header.height ?? 0;
  while (height() < ANCESTOR) heads.run(10);
  twin.turn(recordedChain[0]?.rank ?? -1, heads.seen.at(-1)?.block.rank ?? -1);
  const planting = plantFork(
    network,
    [
      { depth: 1, round: 0, holders: A.map((name) => twin.of(name).name) },
      { depth: 1, round: 1, holders: B.map((name) => twin.of(name).name) },
    ],
    { restarted: true },
  );
  while (planting.state() === 'waiting' || planting.state() === 'apart') heads.run(100);
  expect(planting.state()).toBe('planted');
  for (const name of B) {
    changes.set(name, []);
    twin
      .of(name)
      .process()
      ?.chain.onHead((change) => changes.get(name)?.push(change));
  }
  // The recording begins some seconds after the blocks of the fork; the drill connects right after them.
  heads.run((end ?? 0) - (joined ?? 0) + 30_000);
});

const blocksFrom = (height: number) =>
  chainOf(twin.heads.blocks, twin.network.node('validator-1').process()?.chain.head().block.hash ?? '').filter(
    (block) => block.height >= height,
  );

describe('the drill under the plan of qbft-fork-3-1', () => {
  it('heals by itself on the branch of the three, with the recorded blocks: round 1 where it is the turn of the odd one, then round 0', () => {
    const chain = blocksFrom(ANCESTOR);
    expect(chain.length).toBeGreaterThanOrEqual(recordedChain.length);
    expect(recordedChain[2]?.round).toBe(1);
    expect(compareBlocks('fork-3-1', recordedChain, chain.slice(0, recordedChain.length), { periodSeconds: 1 })).toEqual([]);
    expect(new Set(twin.network.nodes.map((node) => node.process()?.chain.head().block.hash)).size).toBe(1);
  });

  it('reorganises the odd validator with drop 1, add 2, once the three are a block ahead', () => {
    const reorganised = changes.get('validator-4')?.find(({ dropped }) => dropped.length > 0);
    expect(reorganised?.dropped.map(({ block }) => block.header.height)).toEqual([FORKED]);
    expect(reorganised?.added.map(({ block }) => block.header.height)).toEqual([FORKED, FORKED + 1]);
  });

  it('brings both of the smaller branch over within the recorded time of the others', () => {
    const followed = (node: string, seen: typeof seenThere): number =>
      seen.find((one) => one.node === node && one.block.height > FORKED)?.by ?? Number.NaN;
    for (const name of B) {
      const here = followed(twin.of(name).name, twin.heads.seen) - followed(twin.of('validator-1').name, twin.heads.seen);
      const there = followed(name, seenThere) - followed('validator-1', seenThere);
      // A recording shows heads once a second.
      expect(Math.abs(here - there), `${name}: ${here} ms, recorded ${there} ms`).toBeLessThan(2_000);
    }
  });
});
