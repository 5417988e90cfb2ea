import { expect, it } from 'vitest';
import { weekRate } from './week-rate';

const HOUR = 3_600_000;
const change = (hours: number, round: number | null = 1, seenLive = true) => ({ at: hours * HOUR, height: 1, round, seenLive });
const span = { from: 0, until: 4 * HOUR, bucketMs: HOUR };
const all = [{ from: 0, to: 4 * HOUR }];
const rate = (changes: Parameters<typeof weekRate>[0], watched = all) => weekRate(changes, watched, [], span).map(({ changes: of }) => of);

it('counts changes by the hour; none in an hour that was watched is 0', () => {
  expect(rate([change(0.5), change(2.1, 2), change(2.9)])).toEqual([1, 0, 3, 0]);
});

it('does not take an hour nobody watched, or not all of it, for a quiet one', () => {
  expect(rate([], [{ from: 0, to: 1.5 * HOUR }])).toEqual([0, null, null, null]);
  expect(
    rate(
      [],
      [
        { from: 0, to: 1.4 * HOUR },
        { from: 1.5 * HOUR, to: 4 * HOUR },
      ],
    ),
  ).toEqual([0, null, 0, 0]);
});

it('knows nothing of an hour with a change of unknown round or one that was found later', () => {
  expect(rate([change(1.5, null), change(2.5, 1, false)])).toEqual([0, null, null, 0]);
});

it('knows of a stall only what the block that ended it tells: none where consensus began anew, and nothing of the hours before', () => {
  const stalls = [{ from: 0.5 * HOUR, to: 2.5 * HOUR }];
  const over = (changes: Parameters<typeof weekRate>[0]) =>
    weekRate(changes, all, stalls, span).map(({ changes: of, stall }) => [of, stall ?? false]);
  const unknown = [null, true];
  expect(over([])).toEqual([unknown, unknown, unknown, [0, false]]);
  expect(over([change(0.2), change(2.5, 7)])).toEqual([unknown, unknown, [7, false], [0, false]]);
});
