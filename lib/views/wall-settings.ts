import { say } from './phrases';

/** From when till when a screen is dimmed, minutes of the screen's own day; `from` may be after `to`, over midnight. */
export type DimHours = { readonly from: number; readonly to: number };

export const WALL_THEMES = ['light', 'dark', 'contrast'] as const;
export type WallTheme = (typeof WALL_THEMES)[number];

export type WallFault = { readonly name: string; readonly sentence: string };

/** How a wall is set up: its address says it. */
export type WallSettings = {
  /** From the eye to the screen, metres. */
  readonly metres: number;
  /** Diagonal of the screen, inches. */
  readonly inches: number;
  /** null = the system's. */
  readonly theme: WallTheme | null;
  /** null = never. */
  readonly dim: DimHours | null;
  readonly sound: boolean;
  /** What of the address could not be taken: its name, and a sentence with the remedy. */
  readonly faults: readonly WallFault[];
};

export type WallSearch = Readonly<Record<string, string | readonly string[] | undefined>>;

const METRES = { least: 0.5, most: 30, used: 5 } as const;
const INCHES = { least: 5, most: 250, used: 55 } as const;
const KNOWN = ['distance', 'size', 'theme', 'dim', 'sound'] as const;
/** So much of a wrong value is repeated. */
const REPEATED = 20;

/** The query of /wall and /wall/NETWORK. What is broken falls back to its default and is told. */
export function readWallSettings(search: WallSearch): WallSettings {
  const faults: WallFault[] = [];
  const take = <T>(name: (typeof KNOWN)[number], read: (text: string) => T | undefined, instead: T, params = {}): T => {
    const given = search[name];
    if (given === undefined) return instead;
    const value = typeof given === 'string' ? read(given.trim()) : undefined;
    if (value !== undefined) return value;
    faults.push({ name, sentence: say(`wall.fault.${name}`, { value: repeat(String(given)), ...params }) });
    return instead;
  };
  const settings = {
    metres: take('distance', (text) => measure(text, METRES, 'm'), METRES.used, METRES),
    inches: take('size', (text) => measure(text, INCHES, '"'), INCHES.used, INCHES),
    theme: take<WallTheme | null>('theme', (text) => WALL_THEMES.find((one) => one === text), null, { known: WALL_THEMES.join(', ') }),
    dim: take<DimHours | null>('dim', hours, null),
    sound: take('sound', (text) => SOUND[text], false),
  };
  const strange = Object.keys(search).filter((name) => !KNOWN.some((known) => known === name));
  for (const name of strange)
    faults.push({ name: repeat(name), sentence: say('wall.fault.unknown', { name: repeat(name), known: KNOWN.join(', ') }) });
  return { ...settings, faults };
}

const SOUND: Readonly<Record<string, boolean | undefined>> = { '0': false, '1': true };

const repeat = (text: string): string => {
  const signs = [...text.replace(/\s+/g, ' ')];
  return signs.length <= REPEATED ? signs.join('') : `${signs.slice(0, REPEATED - 1).join('')}…`;
};

/** "5", "5.5", "5m", "55\"". */
function measure(text: string, { least, most }: { readonly least: number; readonly most: number }, unit: string): number | undefined {
  const found = /^(\d{1,4}(?:\.\d{1,3})?) ?(m|"|in)?$/.exec(text);
  if (!found || (found[2] !== undefined && (found[2] === 'm') !== (unit === 'm'))) return undefined;
  const value = Number(found[1]);
  return value >= least && value <= most ? value : undefined;
}

/** "22-06", "21:30-06:15". */
function hours(text: string): DimHours | undefined {
  const found = /^(\d{1,2})(?::(\d{2}))?-(\d{1,2})(?::(\d{2}))?$/.exec(text);
  if (!found) return undefined;
  const [from, to] = [minutes(found[1], found[2]), minutes(found[3], found[4])];
  return from === null || to === null || from === to ? undefined : { from, to };
}

function minutes(hour: string | undefined, minute = '0'): number | null {
  const [hours, left] = [Number(hour), Number(minute)];
  return hours <= 24 && left <= 59 && hours * 60 + left <= 24 * 60 ? (hours * 60 + left) % (24 * 60) : null;
}
