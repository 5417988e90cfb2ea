import { beforeAll, describe, expect, it } from 'vitest';
import type { BlockFacts } from '@/lib/drill/conformance/block-facts';
import { compareBlocks } from '@/lib/drill/conformance/compare-blocks';
import { chainOf, recordedBlocks, recordedHeads } from '@/lib/drill/conformance/head-seen';
import { readRecording } from '@/lib/drill/conformance/read-recording';
import { createTwin, type Twin } from '@/lib/drill/conformance/twin-network';

const recording = readRecording('fixtures/recordings/qbft-healthy-and-quorum-loss');
const [started, , firstStopped, secondKilled, firstBack, , secondBack, end] = recording.events.map(({ at }) => at);
const recordedChain = chainOf(recordedBlocks(recording), recordedHeads(recording).at(-1)?.block.hash ?? '');
const recordedAt = (height: number): number => recordedHeads(recording).find(({ block }) => block.height >= height)?.by ?? Number.NaN;

/** The head when validator-3 was stopped, the last of two validators, the last of three. */
const WHOLE = 13;
const ONE_DOWN = 30;
const THREE_AGAIN = 42;

let twin: Twin;
let chain: readonly BlockFacts[];
const drillAt = (height: number): number => twin.heads.seen.find(({ block }) => block.height >= height)?.by ?? Number.NaN;
const between = (all: readonly BlockFacts[], from: number, to: number) => all.filter(({ height }) => height >= from && height <= to);

/** The recorded plan: the same waits between the same measures, each on the node at the same turn, from the same moment after a block. */
beforeAll(() => {
  twin = createTwin(recording, 'healthy-and-quorum-loss');
  const { heads, network } = twin;
  while ((network.node('validator-1').process()?.chain.head().block.header.height ?? 0) < WHOLE) heads.run(10);
  const head = heads.seen.at(-1)?.block;
  twin.turn(recordedChain[WHOLE]?.rank ?? -1, head?.rank ?? -1);
  const wait = (from: number | undefined, to: number | undefined) => heads.run((to ?? 0) - (from ?? 0));
  heads.runUntil(drillAt(WHOLE) + (firstStopped ?? 0) - (recordedChain[WHOLE]?.timestamp ?? 0) * 1000);
  twin.of('validator-3').stop('clean');
  wait(firstStopped, secondKilled);
  twin.of('validator-4').stop('kill');
  wait(secondKilled, firstBack);
  twin.of('validator-3').start();
  wait(firstBack, secondBack);
  twin.of('validator-4').start();
  wait(secondBack, end);
  chain = chainOf(heads.blocks, heads.seen.at(-1)?.block.hash ?? '');
});

describe('the drill under the plan of qbft-healthy-and-quorum-loss', () => {
  const compared = (from: number, to: number, periodSeconds: number) =>
    compareBlocks('healthy-and-quorum-loss', between(recordedChain, from, to), between(chain, from, to), { periodSeconds });

  it('is healthy as recorded: round 0, three seals, the rotation, a period between time stamps', () => {
    expect(compared(4, WHOLE, 0)).toEqual([]);
  });

  it('costs a round change at every third height with one down, and the next block comes with it', () => {
    expect(compared(WHOLE, ONE_DOWN, 0)).toEqual([]);
    for (const late of [17, 20, 23, 26, 29]) {
      expect(drillAt(late) - drillAt(late - 1)).toBeCloseTo(6_000, -3);
      expect(drillAt(late + 1) - drillAt(late)).toBeLessThan(1_000);
    }
  });

  it('makes no block without a quorum', () => {
    const stood = (secondKilled ?? 0) - (started ?? 0);
    expect(stood).toBeGreaterThan(0);
    expect(chain.filter(({ height }) => height > ONE_DOWN).map(({ height }) => drillAt(height))[0]).toBeGreaterThan(
      drillAt(ONE_DOWN) + (firstBack ?? 0) - (secondKilled ?? 0),
    );
  });

  it('stays without blocks for as long as recorded once the quorum is back, then goes on in the recorded round', () => {
    const first = chain.find(({ height }) => height === ONE_DOWN + 1);
    expect(first?.round).toBe(recordedChain[ONE_DOWN + 1]?.round);
    const wait = drillAt(ONE_DOWN + 1) - drillAt(ONE_DOWN);
    expect(Math.abs(wait - (recordedAt(ONE_DOWN + 1) - recordedAt(ONE_DOWN)))).toBeLessThan(3_000);
  });

  it('seals as recorded with three again', () => {
    expect(compared(ONE_DOWN, THREE_AGAIN, 1)).toEqual([]);
  });

  it('is whole again as recorded', () => {
    expect(compared(THREE_AGAIN, 59, 1)).toEqual([]);
    expect(new Set(twin.network.nodes.map((node) => node.process()?.chain.head().block.hash)).size).toBe(1);
  });
});
