import { describe, expect, test } from 'vitest';
import type { Address, BftSettings } from '@/lib/consensus/types';
import { liveRound } from './live-round';
import type { NodeLog } from './node-log';
import { aLog } from './node-log.test-world';

const settings = {
  ...{ protocol: 'qbft', blockPeriodMs: 2000, emptyBlockPeriodMs: 0 },
  ...{ requestTimeoutMs: 10_000, maxRequestTimeoutMs: null },
} as BftSettings;
const validator = (digit: string) => `0x${digit.repeat(40)}` as Address;
const NOW = 1_000_000;

/** Nodes named by letters, each at height 15 in the round given, written to just now. */
function nodes(rounds: Readonly<Record<string, number | null>>, told: Partial<NodeLog> = {}) {
  return Object.entries(rounds).map(([letter, round]) => ({
    name: letter,
    address: validator(letter),
    log: round === null ? null : aLog({ sequence: 15, round, lastLineAt: NOW, roundSince: NOW - 5000, ...told }),
  }));
}
const set = { validators: ['a', 'b', 'c', 'd', 'e'].map(validator), quorumSize: 3 };
const at15 = { height: 15, set, settings, now: NOW };

describe('the live round', () => {
  test('is the highest that a quorum has reached', () => {
    expect(liveRound({ ...at15, nodes: nodes({ a: 5, b: 4, c: 2, d: 0 }) })?.round).toBe(2);
    expect(liveRound({ ...at15, nodes: nodes({ a: 0, b: 0, c: 0, d: 7 }) })?.round).toBe(0);
  });

  test('counts a validator without a log by the ROUND-CHANGE that others heard of it', () => {
    const heard = [{ from: validator('c'), round: 4, at: NOW }];
    expect(liveRound({ ...at15, nodes: nodes({ a: 4, b: 4 }, { roundChanges: heard }) })).toMatchObject({ round: 4, known: 3 });
  });

  test('believes a validator’s own log more than what was heard of it before it was restarted', () => {
    const heard = [{ from: validator('c'), round: 6, at: NOW }];
    expect(liveRound({ ...at15, nodes: nodes({ a: 6, b: 6, c: 0 }, { roundChanges: heard }) })?.round).toBe(0);
  });

  test('is the lowest own round while fewer than a quorum are known', () => {
    expect(liveRound({ ...at15, nodes: nodes({ a: 5, b: 3 }) })?.round).toBe(3);
    expect(liveRound({ ...at15, set: null, nodes: nodes({ a: 5, b: 3 }) })?.round).toBe(3);
  });

  test.each([
    ['works on another height', { sequence: 14 }],
    ['lost its source', { state: 'lost' as const }],
    ['has its core stopped', { core: 'stopped' as const }],
    ['wrote nothing since long after the round should have ended', { lastLineAt: NOW - 90_000, roundSince: NOW - 90_000 }],
    ['tells no round', { round: null }],
  ])('is not told by a log that %s: unknown, not round 0', (_, told) => {
    expect(liveRound({ ...at15, nodes: nodes({ a: 0, b: 0, c: 0 }, told) })).toBeNull();
  });

  test('stays known through a long round in which nothing is written', () => {
    const told = { lastLineAt: NOW - 300_000, roundSince: NOW - 300_000 };
    expect(liveRound({ ...at15, nodes: nodes({ a: 5, b: 5, c: 5 }, told) })?.round).toBe(5);
  });

  test('is not held back by the young log of a validator that was killed: it counts no longer than its round could have lasted', () => {
    const killed = (agoMs: number, round = 0) =>
      nodes({ c: round, d: round }, { lastLineAt: NOW - agoMs, roundSince: NOW - agoMs }).map((node) => ({ ...node, answering: false }));
    const alive = nodes({ a: 2, b: 2 }, { timerSince: NOW - 15_000 });
    expect(liveRound({ ...at15, nodes: [...alive, ...killed(20_000)] })).toMatchObject({ round: 2, nextChangeAt: NOW + 25_000 });
    expect(liveRound({ ...at15, nodes: [...alive, ...killed(13_000)] })?.round).toBe(0);
    // A node that only does not answer runs its long round on.
    expect(liveRound({ ...at15, nodes: [...alive, ...killed(30_000, 2)] })?.known).toBe(4);
    expect(liveRound({ ...at15, nodes: killed(50_000, 2) })).toBeNull();
  });

  test('says when the first timer runs out, and nothing once it should have', () => {
    const running = nodes({ a: 2, b: 2, c: 2 }, { timerSince: NOW - 15_000 });
    expect(liveRound({ ...at15, nodes: running })?.nextChangeAt).toBe(NOW + 25_000);
    expect(liveRound({ ...at15, nodes: nodes({ a: 0, b: 0, c: 0 }, { timerSince: NOW - 11_000 }) })?.nextChangeAt).toBeNull();
    expect(liveRound({ ...at15, nodes: nodes({ a: 2 }) })?.nextChangeAt).toBeNull();
  });

  test('is not told by the log of somebody who may not seal this height', () => {
    expect(liveRound({ ...at15, nodes: nodes({ f: 5 }) })).toBeNull();
    expect(liveRound({ ...at15, nodes: nodes({ a: 2, b: 2 }, { address: validator('f') }) })).toBeNull();
    const heard = [{ from: validator('f'), round: 9, at: NOW }];
    expect(liveRound({ ...at15, nodes: nodes({ a: 2, b: 2 }, { roundChanges: heard }) })?.known).toBe(2);
  });

  test('counts two logs of one identity once', () => {
    const twice = nodes({ a: 5, b: 1 }, { address: validator('e') });
    expect(liveRound({ ...at15, nodes: twice })?.known).toBe(1);
  });
});
