import { expect, test } from 'vitest';
import { firstCopy, mergeBlock } from './merge-block';
import type { BlockFact } from './store';
import { addressOf, blockOf } from './testing/store-samples';

const unverifiable = (why: string): BlockFact['verification'] => ({ state: 'unverifiable', why });
const lie = (detail: string): BlockFact['verification'] => ({ state: 'mismatch', faults: [{ code: 'hash', detail }] });
const after = (...copies: readonly BlockFact[]) => copies.slice(1).reduce(mergeBlock, firstCopy(copies[0] ?? blockOf(1))).fact;

test('verified takes the place of unverifiable, and nothing takes it back but a mismatch', () => {
  const [can, cannot] = [blockOf(1), blockOf(1, { verification: unverifiable('x') })];
  expect(after(cannot, can).verification).toEqual({ state: 'verified' });
  expect(after(can, cannot).verification).toEqual({ state: 'verified' });
  expect(after(can, blockOf(1, { verification: lie('a') })).verification).toEqual(lie('a'));
});

test('a mismatch stays as it was said last, until a copy is verified', () => {
  const copies = [
    blockOf(1, { verification: lie('a') }),
    blockOf(1, { verification: lie('b') }),
    blockOf(1, { verification: unverifiable('x') }),
  ];
  expect(after(...copies).verification).toEqual(lie('b'));
  expect(after(...copies, blockOf(1)).verification).toEqual({ state: 'verified' });
});

test('signers of a lying copy are never counted to an honest one, whichever came first', () => {
  const honest = blockOf(1, { committers: [addressOf(1)] });
  const lying = blockOf(1, { committers: [addressOf(9)], verification: lie('a') });
  expect(after(honest, lying).committers).toEqual([addressOf(1)]);
  expect(after(lying, honest).committers).toEqual([addressOf(1)]);
  expect(after(lying, blockOf(1, { committers: [addressOf(2)], verification: unverifiable('x') }), honest).committers).toEqual([
    addressOf(2),
    addressOf(1),
  ]);
});

test('a derived round gives way to the one in a header, a known one never to an unknown', () => {
  const derived = blockOf(1, { round: 1, roundSource: 'derived' });
  expect(after(derived, blockOf(1, { round: 2 }))).toMatchObject({ round: 2, roundSource: 'header' });
  expect(after(derived, blockOf(1, { round: null, roundSource: 'unknown' }))).toMatchObject({ round: 1, roundSource: 'derived' });
});
