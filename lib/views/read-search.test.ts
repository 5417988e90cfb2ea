import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { PAGE_PARAMETERS } from './page-parameters';
import { type Parameters, readSearch } from './read-search';

/** A value that every parameter takes, and one that it does not. */
const SAMPLES: Readonly<Record<string, Readonly<Record<string, readonly [good: string, broken: string]>>>> = {
  validators: { window: ['24h', '25h'] },
  rounds: { window: ['7d', '1000'] },
  forks: { t: ['2026-11-22T16:43:10Z', 'yesterday'], heights: ['13-15', '15-13'] },
  replay: { t: ['1795365790000', '2026-11-22'] },
  recovery: { incident: ['7', '-1'] },
  incidents: {
    ...{ status: ['all', 'shut'], severity: ['info', 'bad'], kind: ['fork', 'forks'], node: ['a', 'n'.repeat(201)] },
    ...{ mine: ['1', 'yes'], text: ['x', 't'.repeat(201)], before: ['9', '0'] },
  },
  activity: {
    ...{ network: ['main', 'n'.repeat(81)], person: ['id', 'p'.repeat(81)], action: ['sign-in', 'fly'], outcome: ['done', 'maybe'] },
    ...{ object: ['plan 1', 'o'.repeat(81)], since: ['0', 'then'], until: ['1', 'now'], before: ['2', 'x'], limit: ['1000', '1001'] },
  },
};

const ALL = Object.entries(PAGE_PARAMETERS).flatMap(([page, parameters]) => Object.keys(parameters).map((name) => [page, name] as const));
const read = (page: string, search: string) =>
  readSearch((PAGE_PARAMETERS as Readonly<Record<string, Parameters>>)[page] ?? {}, new URLSearchParams(search));
const fallbackOf = (page: string, name: string) => (PAGE_PARAMETERS as Readonly<Record<string, Parameters>>)[page]?.[name]?.fallback;

describe('of every page', () => {
  test.each(ALL)('%s the parameter %s is taken, or falls back to its default and says so', (page, name) => {
    const [good, broken] = SAMPLES[page]?.[name] ?? ['', ''];
    const taken = read(page, `${name}=${encodeURIComponent(good)}`);
    expect(taken.strange).toEqual([]);
    expect(taken.values[name]).not.toEqual(fallbackOf(page, name));
    const wrong = read(page, `${name}=${encodeURIComponent(broken)}`);
    expect(wrong.values[name]).toEqual(fallbackOf(page, name));
    expect(wrong.strange).toMatchObject([{ name, takes: expect.stringMatching(/./), instead: expect.stringMatching(/^(is|are) /) }]);
    const empty = read(page, `${name}=`);
    expect([empty.values[name], empty.strange]).toEqual([fallbackOf(page, name), []]);
    const twice = read(page, `${name}=${encodeURIComponent(good)}&${name}=${encodeURIComponent(good)}`);
    expect([twice.values[name], twice.strange.length]).toEqual([fallbackOf(page, name), 1]);
  });

  test('a parameter the page does not have is told, not taken for nothing', () => {
    expect(read('rounds', 'windw=7d')).toEqual({
      values: { window: '1h' },
      strange: [{ name: 'windw', value: '7d', takes: null, instead: null }],
    });
  });
});

test('what is repeated of an address is short, one line, and turns nothing around it', () => {
  const [said] = read('rounds', `window=${encodeURIComponent(`\u202e${'x'.repeat(300)}\n`)}`).strange;
  expect(said?.value).toBe(`${'x'.repeat(39)}…`);
  expect(read('rounds', Array.from({ length: 50 }, (_, nr) => `p${nr}=1`).join('&')).strange).toHaveLength(6);
});

test('every page that reads its address does it this way', () => {
  const pages = readdirSync('app/(pages)/n', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('page.tsx'));
  const reading = pages.filter((name) => readFileSync(`app/(pages)/n/${name}`, 'utf8').includes('searchParams'));
  expect(reading).toHaveLength(Object.keys(PAGE_PARAMETERS).length);
  for (const name of reading) {
    const source = readFileSync(`app/(pages)/n/${name}`, 'utf8');
    expect([name, source.includes('pageSearch(')]).toEqual([name, true]);
    // The list of incidents tells it by itself, as its address changes without a new page.
    if (!name.endsWith('incidents/page.tsx')) expect([name, source.includes('<StrangeParameters')]).toEqual([name, true]);
  }
});
