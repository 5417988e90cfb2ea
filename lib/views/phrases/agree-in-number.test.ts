import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fillTemplate, PHRASES } from '../phrases';

const filled = (template: string, value: string) => fillTemplate(template, () => value);

/** Plural nouns that are counted somewhere; what ends in s and is none is named. */
const COUNTED = /(?:^|[^\w])1 (?:(?:more|other|earlier|different|commit|equal|round) )?([a-z]+s)\b/g;
const NO_NOUNS = [
  ...'is was has stays ms s goes does takes means comes lasts lies needs'.split(' '),
  'answers',
  'as',
  'begins',
  'carries',
  'claims',
  'costs',
  'expects',
  'fails',
  'gives',
  'holds',
  'lands',
  'lets',
  'listens',
  'lists',
  'loses',
  'proposes',
  'proves',
  'runs',
  'says',
  'sees',
  'sends',
  'serves',
  'shows',
  'stands',
  'tells',
  'unless',
  'waits',
];

/** A template with a hole in a catalogue. */
const TEMPLATE = /(['"])((?:\\.|(?!\1).)*\{\w+\}(?:\\.|(?!\1).)*)\1,\n/g;
/** Catalogues without agreement have counted words in both forms. */
const PLAIN = /^(?:wall|lists|times)/;

const pluralsIn = (text: string) => [...text.matchAll(COUNTED)].flatMap(([, noun = '']) => (NO_NOUNS.includes(noun) ? [] : [noun]));

describe('a count in a sentence', () => {
  it.each([
    ['{count} validators stand in one round', '1', '1 validator stands in one round'],
    ['{count} validators stand in one round', '2', '2 validators stand in one round'],
    ['{present} of {validators} validators answer', '1', '1 of 1 validator answer'],
    ['No block until {missing} more validators answer', '1', 'No block until 1 more validator answers'],
    ['{hashes} hashes at one height', '1', '1 hash at one height'],
    ['{count} peers are none', 'not known', 'not known peers are none'],
    ['{blocks} blocks', '1,001', '1,001 blocks'],
  ])('%s with %s', (template, value, text) => {
    expect(filled(template, value)).toBe(text);
  });

  it('leaves a hole without a value as it is', () => {
    expect(fillTemplate('{count} validators', () => null)).toBe('{count} validators');
  });

  it('is never followed by a plural where it is one, in any sentence of the product', () => {
    const wrong = Object.entries(PHRASES).flatMap(([key, words]) => pluralsIn(filled(words, '1')).map((noun) => `${key}: 1 ${noun}`));
    expect(wrong).toEqual([]);
    expect(pluralsIn('There are 1 windmills.')).toEqual(['windmills']);
  });

  it('nor in any catalogue of the interface', () => {
    const files = readdirSync('lib/views/words').filter((name) => !/test|words-of|parts-of/.test(name) && !PLAIN.test(name));
    const wrong = files.flatMap((name) =>
      [...readFileSync(join('lib/views/words', name), 'utf8').matchAll(TEMPLATE)].flatMap(([, , words = '']) =>
        pluralsIn(filled(words, '1')).map((noun) => `${name}: 1 ${noun}: ${words}`),
      ),
    );
    expect(wrong).toEqual([]);
  });
});

const NOUNS =
  'approvals|blocks|branches|changes|groups|hashes|heights|minutes|nodes|peers|pieces|rounds|seals|steps|times|transactions|turns|validators|votes';
const FIXED = new RegExp(`\\{[^{}]*\\} (${NOUNS})\\b(?![=}])`);
/** A line that looks at the count itself. */
const LOOKS = /=== 1|> 1|< 4|<= MOST|MAX_|MOST_/;

it('no code outside of the table writes a plural after a count that may be one', () => {
  const sources = ['lib/views', 'components'].flatMap((top) =>
    readdirSync(top, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !/\.(test|test-world)\.tsx?$|^(phrases|words)\/|test-/.test(name))
      .map((name) => join(top, name)),
  );
  const found = sources.flatMap((path) =>
    readFileSync(path, 'utf8')
      .split('\n')
      .flatMap((line, index) => (FIXED.test(line) && !LOOKS.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [])),
  );
  expect(found).toEqual([]);
});
