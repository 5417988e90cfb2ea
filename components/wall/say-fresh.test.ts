import { expect, test } from 'vitest';
import { sayFresh } from '@/components/wall/say-fresh';

const KEPT = { ok: true } as const;
const checks = (failed: readonly string[], cannotTell: readonly string[]) => ({ failed, cannotTell });

test('what cannot be told is named as far as there is room, then counted, and goes last', () => {
  expect(sayFresh(3000, { keeping: KEPT, checks: checks([], ['Partition', 'Clock']) })).toEqual([
    'cannot tell: Partition, Clock · polled 3 s ago',
    'cannot tell: Partition and 1 more · polled 3 s ago',
    '2 checks cannot tell · polled 3 s ago',
    '2 not told · polled 3 s ago',
    '2 not told · 3 s ago',
    'polled 3 s ago',
    '3 s ago',
  ]);
  expect(sayFresh(null, { keeping: KEPT, checks: checks([], []) })).toEqual(['not polled yet', 'not polled']);
});

test('what does not work outlasts what cannot be told, and the age', () => {
  const keeping = { ok: false, why: 'the disk is full', since: 1 } as const;
  const said = sayFresh(61_000, { keeping, checks: checks(['Fork'], ['Clock']) });
  expect(said[0]).toBe('nothing is kept: the disk is full · not working: Fork · cannot tell: Clock · polled 1:01 ago');
  expect(said.slice(-3)).toEqual(['not kept · 1 check not working · 1:01 ago', '2 faults · 1:01 ago', '2 faults']);
  expect(said.every((one) => /not working|not kept|2 faults/.test(one))).toBe(true);
});
