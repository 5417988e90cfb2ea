import { describe, expect, it } from 'vitest';
import { tileType, wallType } from './wall-type';

const HD = { width: 1920, height: 1080 };
const pxAt = (metres: number, screen: { readonly width: number; readonly height: number }, inches = 55) =>
  Math.round(wallType({ metres, inches }, screen).px);

describe('the type of a wall', () => {
  it('is 39 px at 3 m, 65 px at 5 m and 105 px at 8 m on 55 inches of 1920×1080', () => {
    expect([3, 5, 8].map((metres) => pxAt(metres, HD))).toEqual([39, 65, 105]);
  });

  it('is as large in millimetres on every screen of that size: twice the px at 3840×2160, the same where two of its px are one of CSS', () => {
    expect(pxAt(5, { width: 3840, height: 2160 })).toBe(131);
    expect(pxAt(5, { width: 3840 / 2, height: 2160 / 2 })).toBe(65);
    expect(pxAt(5, { width: 1366, height: 768 })).toBe(46);
  });

  it('is the same standing up, and half as large on a screen of twice the diagonal', () => {
    expect(pxAt(5, { width: 1080, height: 1920 })).toBe(65);
    expect(pxAt(5, HD, 110)).toBe(33);
  });

  it('is the same on a tile as far as the tile has room', () => {
    const tile = (metres: number, width: number, height: number) => Math.round(tileType({ metres, inches: 55 }, HD, { width, height }));
    expect([tile(3, 950, 530), tile(5, 950, 530), tile(8, 950, 530)]).toEqual([39, 64, 64]);
    expect(tile(8, 1900, 1060)).toBe(105);
    expect(tile(3, 470, 340)).toBe(34);
  });

  it('never grows so large that nothing would fit, and says so', () => {
    expect(wallType({ metres: 8, inches: 55 }, HD).isCapped).toBe(false);
    expect(wallType({ metres: 20, inches: 55 }, HD)).toMatchObject({ px: 108, isCapped: true });
    expect(Math.round(wallType({ metres: 20, inches: 55 }, HD).wantedPx)).toBe(261);
  });
});
