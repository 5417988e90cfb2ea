import { describe, expect, it } from 'vitest';
import { aLog } from '@/lib/chain/node-log.test-world';
import type { BlockPicture } from '@/lib/chain/picture';
import type { TurnRecord } from '@/lib/chain/turn-record';
import { address, block, NOW } from '@/lib/incidents/diagnosis.test-world';
import { landingsFor } from './landings';
import { draw, hashAt } from './plan-world.test-world';
import { sceneOf } from './scene';
import type { StopFacts } from './survey-types';

/** One node with its head at `head`, asked for `asked`: what is expected and the lowest landing. */
function land(head: number, asked: number, stop: Partial<StopFacts> | null) {
  const stops = stop ? [{ node: 'validator-1', upSince: null, startedAtHeight: null, lastStop: 'unknown' as const, ...stop }] : [];
  const input = draw({
    validators: 2,
    ancestor: asked,
    branches: [
      { tip: head, holders: [1] },
      { tip: head, holders: [2] },
    ],
    stops,
  });
  const scene = sceneOf(input);
  const [landing] = landingsFor(scene, scene.nodes.slice(0, 1), { height: asked, hash: hashAt(0, asked, asked) });
  return landing ? [landing.expected, landing.lowest] : null;
}

describe('where a rewound node lands, by recovery.md', () => {
  const clean = { startedAtHeight: 153, lastStop: 'clean' } as const;

  it.each([
    [1, 'exactly', 152],
    [2, 'may-overshoot', 26],
    [3, 'may-overshoot', 26],
    [10, 'may-overshoot', 26],
    [126, 'may-overshoot', 26],
    // Landed exactly when it was run; where it was started is not known to the block.
    [127, 'may-overshoot', null],
    [128, 'may-overshoot', null],
    [140, 'may-overshoot', null],
  ] as const)('cleanly stopped and started at 153, asked for HEAD-%i: %s %s', (below, expected, lowest) => {
    expect(land(153, 153 - below, clean)).toEqual([expected, lowest]);
  });

  it.each([1, 2, 5, 127])('running since before, %i below: exactly', (below) => {
    expect(land(500, 500 - below, { startedAtHeight: 100, lastStop: 'killed' })).toEqual(['exactly', 500 - below]);
  });

  it('deeper than what is kept in memory may land at the height it was started at', () => {
    expect(land(500, 372, { startedAtHeight: 100, lastStop: 'clean' })).toEqual(['may-overshoot', 100]);
  });

  it('a killed node may land anywhere below: it keeps its blocks and not their states', () => {
    expect(land(166, 165, { startedAtHeight: 166, lastStop: 'killed' })).toEqual(['may-overshoot', null]);
  });

  it('up since before the block was made, as far as watched, is in memory', () => {
    expect(land(101, 90, { upSince: NOW - 86_400_000 })).toEqual(['exactly', 90]);
    expect(land(101, 90, { upSince: NOW - 1000 })).toEqual(['unknown', null]);
  });

  describe('by clocks that may be off', () => {
    const made = (over: Partial<BlockPicture>) => block(90, over);
    const of = (stop: Partial<StopFacts>, one: Partial<BlockPicture>, turns: readonly TurnRecord[] = [], node = {}) => {
      const input = draw({
        validators: 2,
        ancestor: 90,
        branches: [
          { tip: 101, holders: [1] },
          { tip: 101, holders: [2] },
        ],
        stops: [{ node: 'validator-1', upSince: null, startedAtHeight: null, lastStop: 'clean', ...stop }],
        node,
        over: { turns },
      });
      const picture = { ...input.diagnosis.picture, block: () => made(one) };
      const scene = sceneOf({ ...input, diagnosis: { ...input.diagnosis, picture } });
      const [landing] = landingsFor(scene, scene.nodes.slice(0, 1), { height: 90, hash: hashAt(0, 90, 90) });
      return `${landing?.expected} ${landing?.why.key}`;
    };
    const MINUTE = 60_000;
    const STAMP = block(90).header.timestamp * 1000;
    const [EXACT, CLOCK, NONE] = ['exactly plan.landing.in-memory', 'unknown plan.landing.clock', 'unknown plan.landing.unknown'];
    const unseen = { seenLive: false, author: address(2) };
    const author = (medianMs: number, blocks = 3): TurnRecord => ({
      ...{ address: address(2), failed: [], lastProposed: null, lastSealed: null, clock: { blocks, medianMs } },
    });

    it('a block that was seen to come was made by our clock, whatever its author stamped it with', () => {
      const seen = { firstSeenAt: STAMP - 5 * MINUTE };
      expect(of({ upSince: STAMP - 2 * MINUTE }, seen)).toBe(CLOCK);
      expect(of({ upSince: STAMP - 6 * MINUTE }, seen)).toBe(EXACT);
      expect(of({ upSince: STAMP + MINUTE }, seen)).toBe(NONE);
      expect(of({ upSince: STAMP - 6_000 }, { firstSeenAt: STAMP })).toBe(EXACT);
      expect(of({ upSince: STAMP - 4_000 }, { firstSeenAt: STAMP })).toBe(CLOCK);
    });

    it('one that came long after its stamp is dated by that: our clock may have been set back since', () => {
      expect(of({ upSince: STAMP + 20 * MINUTE }, { firstSeenAt: STAMP + 60 * MINUTE })).toBe(NONE);
      expect(of({ upSince: STAMP - MINUTE }, { firstSeenAt: STAMP + 60 * MINUTE })).toBe(EXACT);
    });

    it('what only came late is no clock that is behind, and is dated by its stamp at the latest', () => {
      expect(of({ upSince: STAMP + MINUTE }, unseen, [author(5 * MINUTE)])).toBe(NONE);
      expect(of({ upSince: STAMP - MINUTE }, unseen, [author(5 * MINUTE)])).toBe(EXACT);
    });

    it('one that was not is dated by its stamp as far as its author’s clock was measured', () => {
      expect(of({ upSince: STAMP - 2 * MINUTE }, unseen, [author(-5 * MINUTE)])).toBe(CLOCK);
      expect(of({ upSince: STAMP - 6 * MINUTE }, unseen, [author(-5 * MINUTE)])).toBe(EXACT);
      expect(of({ upSince: STAMP - MINUTE }, unseen, [author(500)])).toBe(EXACT);
      expect(of({ upSince: STAMP - MINUTE }, unseen, [author(500, 2)])).toBe(CLOCK);
    });

    it('or by its author’s log, where that was seen to come', () => {
      const log = (behindMs: number) => ({ 'validator-2': { log: aLog({ heard: { from: 0, until: NOW, behindMs } }) } });
      expect(of({ upSince: STAMP - 2 * MINUTE }, unseen, [], log(-5 * MINUTE))).toBe(CLOCK);
      expect(of({ upSince: STAMP - 2 * MINUTE }, unseen, [], log(500))).toBe(EXACT);
    });

    it('and where nothing tells how far a clock is off, only a start long before will do', () => {
      expect(of({ upSince: STAMP - 14 * MINUTE }, unseen)).toBe(CLOCK);
      expect(of({ upSince: STAMP - 16 * MINUTE }, unseen)).toBe(EXACT);
      const seen = { firstSeenAt: STAMP };
      expect(of({ upSince: STAMP - 2 * MINUTE, isByOwnClock: true }, seen)).toBe(CLOCK);
      expect(of({ upSince: STAMP - 16 * MINUTE, isByOwnClock: true }, seen)).toBe(EXACT);
    });
  });

  it.each([null, { lastStop: 'unknown' }, { lastStop: 'clean' }] as const)('what was not seen is not known: %j', (stop) => {
    expect(land(102, 100, stop)).toEqual(['unknown', null]);
  });

  it('one below its head a cleanly stopped node lands exactly, wherever it was started', () => {
    expect(land(101, 100, { lastStop: 'clean' })).toEqual(['exactly', 100]);
    expect(land(101, 100, { lastStop: 'unknown' })).toEqual(['unknown', null]);
  });

  it('genesis is a height like any other, and a node at the ancestor is not rewound', () => {
    expect(land(1, 0, { startedAtHeight: 1, lastStop: 'clean' })).toEqual(['exactly', 0]);
    expect(land(100, 100, clean)).toBeNull();
  });
});
