import { expect, test } from 'vitest';
import { planMatrix } from './wall-plan';

const names = (count: number) => Array.from({ length: count }, (_, at) => `validator-${at + 1}`);
const planned = (width: number, height: number, em: number, count: number) => planMatrix({ width, height, em }, names(count));

test('four nodes on a standing screen take its height and larger names; many keep half the type of the wall', () => {
  const [few, many] = [planned(1030, 1200, 39, 4), planned(1030, 1200, 39, 40)];
  expect(few.rowPx * 5).toBeGreaterThan(1200 * 0.7);
  expect(few.typePx).toBeGreaterThan(1.4 * many.typePx);
  expect(many.typePx).toBe(19.5);
  for (const plan of [few, many]) expect(plan.namePx + plan.columns * plan.cellPx).toBeLessThanOrEqual(1030 + 0.5);
});

test('names have room for their signs and a word beside them, whatever their size', () => {
  for (const em of [20, 39, 65, 105])
    for (const [width, height] of [[1800, 500] as const, [1030, 1200] as const, [300, 300] as const]) {
      const { namePx, typePx, cellHeightPx, rowPx } = planned(width, height, em, 4);
      expect(namePx).toBeLessThanOrEqual(width / 2);
      expect(typePx).toBeGreaterThanOrEqual(em / 2);
      expect(cellHeightPx).toBeLessThan(rowPx);
    }
});
