import { expect, test } from 'vitest';
import { makePresence } from './presence';

const [ann, bob] = [
  { id: 'a', name: 'Ann' },
  { id: 'b', name: 'Bob' },
];

test('two people see each other while both read, and no longer once one has left', () => {
  const { look } = makePresence();
  expect(look('main/1', ann, 0)).toEqual([]);
  expect(look('main/1', bob, 1000)).toEqual([ann]);
  expect(look('main/1', ann, 3000)).toEqual([bob]);
  expect(look('main/2', ann, 3000)).toEqual([]);
  expect(look('main/1', ann, 11_001)).toEqual([]);
});

test('who is not signed in sees who is there, and is not there', () => {
  const { look } = makePresence();
  look('main/1', ann, 0);
  expect([look('main/1', null, 0), look('main/1', bob, 0)]).toEqual([[ann], [ann]]);
});

test('a clock set far back drops nobody for ever', () => {
  const { look } = makePresence();
  look('main/1', ann, 1_000_000);
  expect(look('main/1', bob, 0)).toEqual([]);
  expect(look('main/1', ann, 100)).toEqual([bob]);
});
