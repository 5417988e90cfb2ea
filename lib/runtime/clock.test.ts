import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeClock, WALL_CLOCK } from './clock';

it('is the wall time unless a command says otherwise', () => {
  expect(makeClock(WALL_CLOCK, () => 42).now()).toBe(42);
});

it('stands at its start until its origin, runs at its rate, and stands still at its end', () => {
  let real = 0;
  const clock = makeClock({ start: 1_000_000, rate: 10, origin: 500, end: 1_020_000 }, () => real);
  const at = (ms: number) => {
    real = ms;
    return clock.now();
  };
  expect([0, 500, 600, 2_500, 9_000].map(at)).toEqual([1_000_000, 1_000_000, 1_001_000, 1_020_000, 1_020_000]);
  expect(clock.rate).toBe(10);
});

it('stands at its start until a file says when it began to run, and runs from there', () => {
  const folder = mkdtempSync(join(tmpdir(), 'clock-'));
  try {
    const file = join(folder, 'begin');
    let real = 100;
    const clock = makeClock({ start: 1_000_000, rate: 10, origin: file, end: null }, () => real);
    const at = (ms: number) => {
      real = ms;
      return clock.now();
    };
    expect([100, 5_000].map(at)).toEqual([1_000_000, 1_000_000]);
    writeFileSync(file, '');
    expect(at(5_500)).toBe(1_000_000);
    writeFileSync(file, '6000');
    expect([6_000, 6_100].map(at)).toEqual([1_000_000, 1_001_000]);
    rmSync(file);
    expect(at(6_200)).toBe(1_002_000);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
