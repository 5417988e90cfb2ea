import type { WallSettings } from './wall-settings';

/**
 * The size of an em as seen from where people stand: 28.5 minutes of arc, so that capitals of 0.7 em are 20′ high, what ISO 9241-303 calls well
 * readable. On a 55″ screen of 1920×1080: 39 px at 3 m, 65 px at 5 m, 105 px at 8 m.
 */
const EM_RADIANS = (28.5 / 60) * (Math.PI / 180);
const INCH_METRES = 0.0254;

/** A tile has room for so many ems in its width and in its height at least: state, what comes next, three figures, what is open. */
export const TILE_EMS = { wide: 14, high: 8.3 } as const;

/** A wall has room for so many ems on its shorter side at least; type that would leave less is smaller than it should be. */
export const LEAST_EMS = 10;

/**
 * An em as a share of the screen's diagonal. In CSS pixels of the screen, so that a 4K screen comes out right at whatever ratio of device pixels.
 */
export function emOfDiagonal({ metres, inches }: Pick<WallSettings, 'metres' | 'inches'>): number {
  return (metres * EM_RADIANS) / (inches * INCH_METRES);
}

/** The type of a wall in CSS px for a screen of so many CSS px; `isCapped` = it should be larger, but nothing would fit. */
export function wallType(
  settings: Pick<WallSettings, 'metres' | 'inches'>,
  screen: { readonly width: number; readonly height: number },
): { readonly px: number; readonly wantedPx: number; readonly isCapped: boolean } {
  const wantedPx = Math.hypot(screen.width, screen.height) * emOfDiagonal(settings);
  const mostPx = Math.min(screen.width, screen.height) / LEAST_EMS;
  return { px: Math.min(wantedPx, mostPx), wantedPx, isCapped: wantedPx > mostPx };
}

/** The least type of a tile of so many CSS px on such a screen: that of the wall, as far as the tile has room. */
export function tileType(
  settings: Pick<WallSettings, 'metres' | 'inches'>,
  screen: { readonly width: number; readonly height: number },
  tile: { readonly width: number; readonly height: number },
): number {
  return Math.min(wallType(settings, screen).px, tile.width / TILE_EMS.wide, tile.height / TILE_EMS.high);
}
