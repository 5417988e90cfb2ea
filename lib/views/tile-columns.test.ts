import { expect, test } from 'vitest';
import { tileColumns } from './tile-columns';

test('every count has a place for each, and no row or column that stays empty', () => {
  for (let count = 1; count <= 60; count += 1) {
    const { wide, tall } = tileColumns(count);
    for (const columns of [wide, tall]) {
      const rows = Math.ceil(count / columns);
      expect(columns * rows).toBeGreaterThanOrEqual(count);
      expect(columns).toBeLessThanOrEqual(count);
    }
    expect(wide).toBeGreaterThanOrEqual(tall);
  }
});

test('four are two by two and nothing stays empty beside them: columns give the largest type, not the fewest rows', () => {
  expect([3, 4, 6, 9].map((count) => tileColumns(count))).toEqual([
    { wide: 2, tall: 1 },
    { wide: 2, tall: 1 },
    { wide: 3, tall: 2 },
    { wide: 3, tall: 2 },
  ]);
});

test('twelve stand four by three on a wide screen and two by six on a high one; two stand side by side', () => {
  expect([tileColumns(12), tileColumns(2), tileColumns(1)]).toEqual([
    { wide: 4, tall: 2 },
    { wide: 2, tall: 1 },
    { wide: 1, tall: 1 },
  ]);
});
