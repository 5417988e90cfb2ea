import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const sheets = ['app', 'components'].flatMap((top) =>
  readdirSync(join(process.cwd(), top), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.css'))
    .map((name) => ({
      name: `${top}/${name}`,
      text: readFileSync(join(process.cwd(), top, name), 'utf8').replace(/\/\*[\s\S]*?\*\//g, ''),
    })),
);
const others = sheets.filter(({ name }) => name !== 'app/tokens.css');

function found(pattern: RegExp): readonly string[] {
  return others.flatMap(({ name, text }) => [...text.matchAll(pattern)].map(([match]) => `${name}: ${match}`));
}

describe('style sheets', () => {
  it('are there', () => {
    expect(sheets.map(({ name }) => name)).toEqual(expect.arrayContaining(['app/tokens.css', 'app/globals.css', 'app/marks.css']));
  });

  it('name no colour: those are in app/tokens.css', () => {
    expect(found(/#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|hwb|oklch|oklab|lab|lch)\([^)]*\)/gi)).toEqual([]);
  });

  it('name no type size and no radius but by token; the sizes of the wall follow from its distance', () => {
    const literal = /font-size:(?!\s*(?:var|inherit))[^;]*;|font:\s*[0-9][^;]*;|border-radius:[^;]*[0-9]px[^;]*;/g;
    expect(found(literal).filter((one) => !one.startsWith('components/wall/'))).toEqual([]);
  });

  it('hold motion back by one rule that goes before every other', () => {
    const all = others.map(({ text }) => text).join('\n');
    const [rule] = all.match(/@media \(prefers-reduced-motion: reduce\) \{[\s\S]*?\n\}/) ?? [''];
    for (const line of ['*,', '::before,', '::after,', 'animation: none !important', 'transition: none !important'])
      expect(rule).toContain(line);
    expect(all.match(/!important/g)).toHaveLength(3);
  });
});
