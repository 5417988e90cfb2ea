import { describe, expect, it } from 'vitest';
import type { NodeLog } from '@/lib/chain/node-log';
import type { NetworkPicture } from '@/lib/chain/picture';
import { addressOf, DOWN, drawNetwork, drawNode, NOW } from './pictures.test-world';
import { type RoundRowInput, roundHeights } from './round-heights';
import { type RoundsInput, roundsView } from './rounds-view';

const HOUR = 3_600_000;
const MINUTE = 60_000;

const rowAt = (height: number, more: Partial<RoundRowInput> = {}): RoundRowInput => ({
  height,
  hash: `0x${height}`,
  firstSeenAt: NOW - HOUR + height * 2000,
  seenLive: true,
  timestamp: Math.floor((NOW - HOUR) / 1000) + height * 2,
  round: 0,
  author: addressOf((height % 4) + 1),
  ...more,
});
const ROWS = Array.from({ length: 30 }, (_, index) => rowAt(index + 1));
const points = (changes: (index: number) => number | null) =>
  Array.from({ length: 60 }, (_, index) => {
    const at = NOW - HOUR + index * MINUTE;
    return { at, until: at + MINUTE, changes: changes(index) };
  });

const window = {
  windowMs: HOUR,
  heights: 30,
  changes: 0,
  perHour: 0,
  per100Heights: 0,
  shareWithChanges: 0,
  failedTurns: [],
  estimated: false,
};
const view = (picture: NetworkPicture, more: Partial<RoundsInput> = {}) =>
  roundsView({
    picture,
    windowMs: HOUR,
    points: points(() => 0),
    bucketMs: MINUTE,
    window,
    rows: ROWS,
    failed: new Map(),
    turnsUnknown: 0,
    open: { height: 51, round: 0, source: 'estimate', nextChangeAt: NOW + 5000 },
    ...more,
  });

const { liveness } = drawNetwork();
const STALLED = { liveness: { ...liveness, state: 'stalled', ageMs: 95_000 } } as const;

describe('rounds in a sentence', () => {
  it('are grey while none changed, and say so only of what was seen', () => {
    expect(view(drawNetwork())).toMatchObject({ severity: 'ok', sentence: 'No round change in the last 1 h.', details: [], stall: null });
    const half = view(drawNetwork(), { points: points((index) => (index < 30 ? null : 0)) });
    expect(half.details).toEqual(['Only 30 min of 1 h are known; the rest is hatched, not 0.']);
    expect(view(drawNetwork(), { points: points(() => null) })).toMatchObject({
      severity: 'unknown',
      rate: { changes: null, perHour: null },
    });
  });

  it('name whose turns fail, and warn where they fail often', () => {
    const often = view(drawNetwork(), {
      points: points((index) => (index > 49 ? 1 : 0)),
      window: { ...window, shareWithChanges: 1 / 3 },
      failed: new Map([[addressOf(3), 10]]),
    });
    expect(often).toMatchObject({ severity: 'warning', sentence: '10 round changes in the last 1 h.', rate: { changes: 10, perHour: 10 } });
    expect(often.details).toEqual(['33 % of 30 heights needed more than one round.', 'Failed turns: validator-3 (10).']);
    expect(often.proposers[0]).toMatchObject({ name: 'validator-3', failed: 10, proposed: 8 });
  });

  it('are not said to be none, nor to be all, where a stall lies among them whose rounds are not known', () => {
    const stalled = (changes: number) =>
      points((index) => (index < 50 ? changes : null)).map((point) =>
        point.changes === null ? { ...point, stall: true as const } : point,
      );
    const none = view(drawNetwork(), { points: stalled(0), rows: [...ROWS, rowAt(31, { more: true })] });
    expect(none).toMatchObject({ severity: 'unknown', sentence: expect.stringMatching(/^Not known how often rounds changed/) });
    expect(none.details[0]).toMatch(/^Before 1 height more rounds passed than the block tells/);
    expect(none.changed).toMatchObject([{ height: 31, round: 0, more: true }]);
    expect(none.histogram).toEqual([
      { round: 0, heights: ROWS.length },
      { round: null, heights: 1 },
    ]);
    expect(none.rate.points.at(-1)).toMatchObject({ changes: null, stall: true });
    // What the block itself tells is the least there was.
    const told = view(drawNetwork(), { points: stalled(0), window: { ...window, changes: 1, atLeast: true } });
    expect(told.sentence).toMatch(/^At least 1 round change in the last 1 h/);
    expect(view(drawNetwork(), { points: stalled(1) }).sentence).toMatch(/^At least 50 round changes in the last 1 h/);
  });

  it('say which turns failed in a fork: their proposer was on another branch', () => {
    const failed = new Map([[addressOf(3), 10]]);
    const past = view(drawNetwork(), { points: points((index) => (index > 49 ? 1 : 0)), failed, inFork: new Map([[addressOf(3), 4]]) });
    const told =
      'While the chain was forked: validator-3 (4). On each branch the turns of those on another branch are lost; that is no fault of theirs.';
    expect(past.details).toContain(told);
    expect(past.notes.proposers).toContain(told);
    expect(view(drawNetwork(), { failed }).notes.proposers).not.toMatch(/fork/);
  });

  it('of IBFT are said to be worked out', () => {
    expect(view(drawNetwork({ protocol: 'ibft' }))).toMatchObject({ derived: true, details: [expect.stringMatching(/lower bound/)] });
  });
});

describe('a stall', () => {
  // Only what the view reads: the rest of a log is its own.
  const log = {
    state: 'live',
    source: 'file',
    why: null,
    lastLineAt: NOW,
    round: 1,
    roundSince: NOW - 90_000,
    sequence: 51,
    coreState: 'Accept request',
    roundChanges: [{ from: addressOf(2), round: 1, at: NOW }],
    refused: null,
  } as unknown as NodeLog;
  const open = { height: 51, round: 4, source: 'estimate', nextChangeAt: NOW + 30_000 } as const;
  const rounds = (node: Parameters<typeof drawNode>[1]) =>
    view(drawNetwork({ ...STALLED, nodes: [drawNode(1, node), drawNode(2)] }), { open }).stall?.rounds[0];

  it('tells the estimate as one, which holds only while timers run', () => {
    const stall = view(drawNetwork(STALLED), { open });
    expect(stall.sentence).toBe('Stalled at 50: no block for 1 min 35 s; round 4 at 51 by estimate.');
    expect(stall.details[0]).toMatch(/holds only while the timers run/);
    const anew = view(drawNetwork(STALLED), { open: { ...open, atMost: true } });
    expect(anew.sentence).toBe('Stalled at 50: no block for 1 min 35 s; round 4 at 51 at most: validators began anew at round 0.');
    expect(stall.stall?.rounds).toHaveLength(4);
  });

  it('tells a validator’s own round by its log, whom it heard, and never an estimate of one that is away', () => {
    expect(rounds({ log })).toMatchObject({ round: 1, source: 'log', note: 'Accept request · round changes heard from validator-2' });
    expect(rounds({})).toMatchObject({ round: 4, source: 'estimate' });
    expect(rounds(DOWN)).toMatchObject({ round: null, source: 'unknown' });
  });

  it('does not take a lost log, or one of an older height, for round 0', () => {
    expect(rounds({ log: { ...log, state: 'lost', why: 'no such file', round: null } })).toMatchObject({
      source: 'estimate',
      note: 'log can’t be read: no such file',
    });
    expect(rounds({ log: { ...log, sequence: 50 } })).toMatchObject({ source: 'estimate', round: 4 });
  });

  it('says that nothing is known where there is neither', () => {
    const unknown = view(drawNetwork(STALLED), { open: { ...open, round: null, source: 'unknown', nextChangeAt: null } });
    expect(unknown.sentence).toMatch(/In which round the validators are is not known\.$/);
    expect(unknown.stall?.rounds.every(({ round }) => round === null)).toBe(true);
  });
});

describe('arrivals', () => {
  it('show the delay that header times hide, and the burst after it', () => {
    const rows = [
      rowAt(1, { firstSeenAt: NOW }),
      rowAt(2, { firstSeenAt: NOW + 6000, round: 1 }),
      rowAt(3, { firstSeenAt: NOW + 6050 }),
      rowAt(4, { firstSeenAt: NOW + 8000 }),
    ];
    expect(roundHeights(rows, []).map(({ arrivalMs, headerMs, burst }) => [arrivalMs, headerMs, burst])).toEqual([
      [null, null, false],
      [6000, 2000, false],
      [50, 2000, true],
      [1950, 2000, false],
    ]);
  });

  it('are not known of blocks found later, nor over a gap', () => {
    expect(roundHeights([rowAt(1), rowAt(2, { seenLive: false })], []).at(-1)).toMatchObject({ arrivalMs: null, headerMs: 2000 });
    expect(roundHeights([rowAt(1), rowAt(3)], []).at(-1)).toMatchObject({ arrivalMs: null, headerMs: null });
  });
});

it('counts heights by round, those of unknown round apart and last', () => {
  const rows = [...ROWS, rowAt(31, { round: 1 }), rowAt(32, { round: null })];
  expect(view(drawNetwork(), { rows })).toMatchObject({
    histogram: [
      { round: 0, heights: 30 },
      { round: 1, heights: 1 },
      { round: null, heights: 1 },
    ],
    changed: [{ height: 32 }, { height: 31 }],
  });
});
