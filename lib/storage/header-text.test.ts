import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packHeader, unpackHeader } from './header-text';

test('any text comes back as it was', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => unpackHeader(packHeader(text)) === text));
});

test('a recorded header takes less than half of its text', () => {
  const recording = new URL('../../fixtures/recordings/qbft-healthy-and-quorum-loss/answers.jsonl.gz', import.meta.url);
  const found = /"result":(\{"difficulty"[^{}]*\})/.exec(gunzipSync(readFileSync(recording)).toString('utf8'))?.[1];
  if (found === undefined) throw new Error('the recording holds no header');
  expect(packHeader(found).length).toBeLessThan(found.length * 0.45);
  expect(unpackHeader(packHeader(found))).toBe(found);
});

test('a form of a later version is refused, not misread', () => {
  expect(() => unpackHeader(Buffer.from([2, 1, 1]))).toThrow('form 2');
});
