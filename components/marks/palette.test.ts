import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { branchDash, hasNoPattern, PATTERNED } from '@/components/marks/branch-dash';
import { colourDistance, labDistance } from './testing/colour-distance';
import { contrastOf, lightOf, seenAs, VISIONS } from './testing/colour-vision';
import { readTokens, THEMES } from './testing/read-tokens';

const tokens = readTokens();
const BRANCHES = ['a', 'b', 'c', 'd'];
const SEVERITIES = ['bad', 'warn'];
const SURFACES = ['bg', 'surface', 'sunk'];
const TINTED = ['bad-bg', 'warn-bg', 'a-bg', 'b-bg', 'c-bg', 'd-bg'];

/** Told apart at a glance, not only side by side. */
const APART = 10;

const pairs = <T>(all: readonly T[]): readonly (readonly [T, T])[] =>
  all.flatMap((one, at) => all.slice(at + 1).map((two) => [one, two] as const));

/** `color-mix(in srgb, one share, other)` of two "#rrggbb". */
function mix(one: string, other: string, share: number): string {
  const channel = (hex: string, at: number): number => Number.parseInt(hex.slice(at, at + 2), 16);
  const mixed = [1, 3, 5].map((at) => Math.round(share * channel(one, at) + (1 - share) * channel(other, at)));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

describe('the measure', () => {
  it('is CIEDE2000: pairs of Sharma, Wu and Dalal', () => {
    expect(labDistance([50, 2.6772, -79.7751], [50, 0, -82.7485])).toBeCloseTo(2.0425, 4);
    expect(labDistance([50, -1.3802, -84.2814], [50, 0, -82.7485])).toBeCloseTo(1, 4);
    expect(labDistance([50, 2.49, -0.001], [50, -2.49, 0.0009])).toBeCloseTo(7.1792, 4);
    expect(labDistance([50, 2.5, 0], [73, 25, -18])).toBeCloseTo(27.1492, 4);
    expect(labDistance([2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514])).toBeCloseTo(0.9082, 4);
  });

  it('sees red and green as near for eyes without green cones, and far for the others', () => {
    const [red, green] = [lightOf('#b04020'), lightOf('#607000')];
    const at = (vision: (typeof VISIONS)[number]): number => colourDistance(seenAs(vision, red), seenAs(vision, green));
    expect(at('normal')).toBeGreaterThan(40);
    expect(at('deuteranopia')).toBeLessThan(15);
  });
});

describe.each(THEMES)('colours, %s', (theme) => {
  const light = (name: string) => lightOf(tokens[theme](name));
  const contrast = (one: string, other: string): number => contrastOf(light(one), light(other));

  it.each(VISIONS)('hues of branches differ from each other and from those of severity, %s', (vision) => {
    const near = pairs([...BRANCHES, ...SEVERITIES])
      .map(([one, other]) => ({
        pair: `${one} and ${other}`,
        distance: colourDistance(seenAs(vision, light(one)), seenAs(vision, light(other))),
      }))
      .filter(({ distance }) => distance < APART);
    expect(near).toEqual([]);
  });

  it('text holds 4.5:1 on everything it stands on', () => {
    const low = ['ink', 'ink2', 'ink3', 'bad', 'warn']
      .flatMap((ink) => [...SURFACES, ...TINTED].map((ground) => ({ ink, ground, ratio: contrast(ink, ground) })))
      .concat(BRANCHES.map((hue) => ({ ink: 'surface', ground: hue, ratio: contrast('surface', hue) })))
      .concat([
        { ink: 'on-destroy', ground: 'destroy', ratio: contrast('on-destroy', 'destroy') },
        { ink: 'surface', ground: 'ink2', ratio: contrast('surface', 'ink2') },
      ])
      .filter(({ ratio }) => ratio < 4.5);
    expect(low).toEqual([]);
  });

  it('marks, edges of controls and the focus hold 3:1', () => {
    const low = [...BRANCHES, ...SEVERITIES, 'edge', 'focus', 'destroy']
      .flatMap((mark) => [...SURFACES].map((ground) => ({ mark, ground, ratio: contrast(mark, ground) })))
      .concat(BRANCHES.map((hue) => ({ mark: hue, ground: `${hue}-bg`, ratio: contrast(hue, `${hue}-bg`) })))
      .filter(({ ratio }) => ratio < 3);
    expect(low).toEqual([]);
  });

  it('a letter is read on the stripes of its pattern, too', () => {
    // Stripes lean towards the ink, away from the letter: more contrast, never less.
    for (const hue of ['a', 'b', 'd']) expect(contrast('surface', 'ink')).toBeGreaterThan(contrast('surface', hue));
    // C's hue is near the ink: its stripes lean the other way, by 30 %.
    const mixed = mix(tokens[theme]('surface'), tokens[theme]('c'), 0.3);
    expect(contrastOf(light('surface'), lightOf(mixed))).toBeGreaterThanOrEqual(4.5);
  });
});

describe('more contrast', () => {
  it.each(['contrast, light', 'contrast, dark'] as const)('%s: text holds 7:1', (theme) => {
    for (const ink of ['ink', 'ink2', 'ink3', 'bad', 'warn'])
      for (const ground of SURFACES)
        expect(contrastOf(lightOf(tokens[theme](ink)), lightOf(tokens[theme](ground))), `${ink} on ${ground}`).toBeGreaterThanOrEqual(7);
  });
});

describe('branches', () => {
  const marks = readFileSync(join(process.cwd(), 'app/marks.css'), 'utf8');
  const patternOf = (letter: string): string | undefined =>
    marks.match(new RegExp(`\\n  \\[data-branch="${letter}"\\] \\{\\s*--pattern:([^}]*);\\s*\\}`))?.[1]?.replace(/\s+/g, ' ');

  it('A to H have a pattern and dashes each of their own', () => {
    expect(new Set(PATTERNED.map(patternOf)).size).toBe(8);
    expect(PATTERNED.map(patternOf)).not.toContain(undefined);
    expect(new Set(PATTERNED.map(branchDash)).size).toBe(8);
  });

  it('what comes after H is told by its letter: grey, one grid, one kind of dash', () => {
    expect(PATTERNED.filter(hasNoPattern)).toEqual([]);
    for (const label of ['I', 'Z', 'AA', 'AB']) {
      expect(hasNoPattern(label)).toBe(true);
      expect(branchDash(label)).toBe('3 6');
      expect(marks).not.toContain(`data-branch="${label}"`);
    }
    expect(branchDash(null)).toBeUndefined();
  });
});
