import { describe, expect, it } from 'vitest';
import { Claims } from '@/lib/chain/claims';
import type { BlockPicture } from '@/lib/chain/picture';
import { cameAt } from '@/lib/chain/rounds';
import type { RoundRow } from '@/lib/storage/store';
import { RoundBook } from './round-book';

const row = (height: number, round = 0, fork = ''): RoundRow => ({
  height,
  hash: `0x${fork}${height}`,
  firstSeenAt: height * 1000,
  seenLive: true,
  timestamp: height,
  round,
  author: null,
  committers: [],
});

const blockAt = (height: number) =>
  ({
    ...{ header: { height, hash: `0x${height}`, timestamp: height }, round: 0, author: null, committers: [], seenLive: true },
    ...{ roundSource: 'header', parentValidators: null, verification: { state: 'verified' } },
  }) as unknown as BlockPicture;

describe('the rounds of a day', () => {
  it('below memory stand where a height has one block, within memory where it is claimed', () => {
    const book = new RoundBook();
    const claims = new Claims();
    book.restore([row(1), row(2), row(2, 1, 'f'), row(3), row(4), row(4, 3, 'f'), row(5)], 3);
    claims.restore([3, 4].map((height) => ({ node: 'a', height, hash: `0x${height}`, at: 0 })));
    // 2 has two blocks and nobody left to ask; 5 was rewound and is claimed by nobody.
    expect(book.rows({ claims, floor: 3, top: 5 }).map(({ hash }) => hash)).toEqual(['0x1', '0x3', '0x4']);
    expect(book.rows({ claims, floor: 5, top: 5 }).map(({ hash }) => hash)).toEqual(['0x1', '0x3']);
  });

  it('move with a clock that is set back, and back with it; header times only where the clock is behind the chain', () => {
    const book = new RoundBook();
    const claims = new Claims();
    book.restore([row(1), { ...row(2), seenLive: false }, row(3)], 3);
    claims.restore([{ node: 'a', height: 3, hash: '0x3', at: 0 }]);
    const came = () => book.rows({ claims, floor: 3, top: 3 }).map(cameAt);
    // The clock was ahead: the chain's own times are right.
    book.setBack(500, 2500);
    expect(came()).toEqual([500, 2000, 2500]);
    book.setBack(-500, 3000);
    expect(came()).toEqual([1000, 2000, 3000]);
    book.setBack(2500, 500);
    expect(came()).toEqual([-1500, -500, 500]);
    // More than what was moved is time that passed.
    book.setBack(-9000, 9500);
    expect(came()).toEqual([1000, 2000, 3000]);
    // What comes meanwhile is right again when the clock is.
    book.setBack(2000, 1000);
    book.note([{ ...blockAt(4), firstSeenAt: 1500 }], 1500);
    book.setBack(-2000, 4000);
    claims.restore([{ node: 'a', height: 4, hash: '0x4', at: 0 }]);
    expect(book.rows({ claims, floor: 3, top: 4 }).map(cameAt)).toEqual([1000, 2000, 3000, 3500]);
    book.drop('0x4');
    book.notLaterThan(1000);
    expect(came()).toEqual([-1000, 0, 1000]);
    book.notLaterThan(1000);
    expect(came()).toEqual([-1000, 0, 1000]);
  });

  it('of 86,400 blocks cost a fraction of sorting them at each tick', () => {
    const rows = Array.from({ length: 86_400 }, (_, index) => row(index + 1));
    const book = new RoundBook();
    const claims = new Claims();
    const begun = performance.now();
    book.restore(rows, 86_000);
    const sortedMs = performance.now() - begun;
    claims.restore(rows.slice(86_000 - 1).map(({ height, hash }) => ({ node: 'a', height, hash, at: 0 })));
    const from = performance.now();
    for (let tick = 0; tick < 20; tick++) expect(book.rows({ claims, floor: 86_000, top: 86_400 })).toHaveLength(86_400);
    expect((performance.now() - from) / 20).toBeLessThan(sortedMs / 5);
  });
});
