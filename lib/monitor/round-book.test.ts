import { describe, expect, it } from 'vitest';
import { Claims } from '@/lib/chain/claims';
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
