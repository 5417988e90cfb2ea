import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const THEMES = ['light', 'dark', 'contrast, light', 'contrast, dark'] as const;
export type Theme = (typeof THEMES)[number];

const COLOUR = /--([a-z0-9-]+): var\(--plain, light-dark\((#\w+), (#\w+)\)\) var\(--more, light-dark\((#\w+), (#\w+)\)\);/g;

/** The colours of app/tokens.css by theme and name, "#rrggbb". @throws Error when a theme lacks one */
export function readTokens(): Readonly<Record<Theme, (name: string) => string>> {
  const text = readFileSync(join(process.cwd(), 'app/tokens.css'), 'utf8');
  const rows = new Map([...text.matchAll(COLOUR)].map(([, name = '', ...values]) => [name, values] as const));
  const of = (theme: Theme) => (name: string) => {
    const value = rows.get(name)?.[THEMES.indexOf(theme)];
    if (value === undefined) throw new Error(`app/tokens.css has no --${name} for ${theme}`);
    return value;
  };
  return Object.fromEntries(THEMES.map((theme) => [theme, of(theme)])) as unknown as Record<Theme, (name: string) => string>;
}
