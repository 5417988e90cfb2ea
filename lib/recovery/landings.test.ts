import { describe, expect, it } from 'vitest';
import { NOW } from '@/lib/incidents/diagnosis.test-world';
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
