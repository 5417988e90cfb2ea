import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LineSplitter } from './line-splitter';

const texts = (pieces: readonly (string | Buffer)[], startsInside = false) => {
  const splitter = new LineSplitter(startsInside);
  return pieces.flatMap((piece) => splitter.push(Buffer.from(piece))).map(({ text, isCut }) => (isCut ? `${text.length} cut` : text));
};

test('lines come out whole however the bytes are cut', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'grapheme', maxLength: 30 }), { maxLength: 20 }),
      fc.array(fc.integer({ min: 1, max: 9 })),
      (lines, cuts) => {
        const plain = lines.map((line) => line.replaceAll('\n', '')).filter((line) => line !== '');
        const bytes = Buffer.from(plain.map((line) => `${line}\n`).join(''));
        const splitter = new LineSplitter();
        const found: string[] = [];
        for (let from = 0, index = 0; from < bytes.length; index++) {
          const length = cuts[index % Math.max(1, cuts.length)] ?? 5;
          found.push(...splitter.push(bytes.subarray(from, from + length)).map(({ text }) => text));
          from += length;
        }
        expect(found).toEqual(plain);
      },
    ),
  );
});

test('a line without an end is held back, and one that began unseen left out', () => {
  expect(texts(['a\nb', 'c'])).toEqual(['a']);
  expect(texts(['half', ' line\nwhole\n'], true)).toEqual(['whole']);
});

test('a giant line is given once, cut, and the next is whole', () => {
  expect(texts([...Array.from({ length: 40 }, () => 'x'.repeat(10_000)), '\nnext\n'])).toEqual(['65536 cut', 'next']);
});

test('bytes that are no text give lines all the same', () => {
  expect(texts([Buffer.from([0xff, 0xfe, 0x00, 0x0a, 0x41, 0x0a])])).toHaveLength(2);
});
