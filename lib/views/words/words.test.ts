import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findRawWords } from './find-raw-words.test-world';
import { wordsOf } from './words-of';

/** Where people's words come from: what is drawn, what the API answers, why something is refused. */
const ROOTS = ['app', 'components', 'lib/commands', 'lib/queries', 'lib/views'];
/** The catalogues themselves, and the gallery: drawn for developers alone and never in production, its captions need no second language. */
const ASIDE = /^lib\/views\/(?:glossary|help\/|phrases|words\/)|^(?:app|components)\/gallery\//;
/** Not for a reader, or kept as they were said. */
const NO_WORDS: readonly (readonly [file: string, what: RegExp, why: string])[] = [
  ['lib/commands/', /^(?:account|display|incident|plan) …$/, 'names of objects in the kept log of activity'],
  ['lib/commands/check-node.ts', /^(?:check|host) …$/, 'what tries are counted by'],
  ['lib/commands/open-display.ts', /^too many tries$/, 'kept in the log of activity'],
  ['lib/commands/incidents/assign.ts', /^to (?:nobody|…)$/, 'kept in the timeline'],
  ['lib/queries/open-stream.ts', /^no-cache, no-transform$|^event: … data: …$/, 'lines of the protocol'],
  ['lib/views/run-view.ts', /^(?:checks|nodes|pieces)$/, 'keys of what is counted'],
  ['lib/views/setup-yaml.ts', /^(?:- id|- name|name|url): …$|npm start$/, 'settings and a command to copy'],
  ['lib/views/wall-rows.ts', /^group …$/, 'a key'],
];

const sources = ROOTS.flatMap((root) => readdirSync(root, { recursive: true, encoding: 'utf8' }).map((name) => `${root}/${name}`)).filter(
  (path) => /\.tsx?$/.test(path) && !/test/.test(path) && !ASIDE.test(path),
);
const rawIn = (path: string) =>
  findRawWords(readFileSync(path, 'utf8'), path)
    .filter(({ text }) => !NO_WORDS.some(([file, what]) => path.startsWith(file) && what.test(text)))
    .map(({ line, text }) => `${path}:${line}: ${text}`);

describe('words of the interface', () => {
  test.each(ROOTS)('stand in catalogues, none in %s', (root) => {
    const own = sources.filter((path) => path.startsWith(`${root}/`));
    expect(own.length).toBeGreaterThan(10);
    expect(own.flatMap(rawIn)).toEqual([]);
  });

  test.each([
    ['text between tags', '<p>Two words</p>', 'Two words'],
    ['one word between tags', '<p>Nodes</p>', 'Nodes'],
    ['a spoken attribute', '<b aria-label="Close" />', 'Close'],
    ['a sentence in code', "const why = 'no node has answered yet.';", 'no node has answered yet.'],
    ['words without a capital', "const why = 'no answer yet';", 'no answer yet'],
    ['a template', 'const why = `$' + '{count} nodes of the Network`;', '… nodes of the Network'],
    ['a word in a table', "const WORD = { ok: 'Healthy' };", 'Healthy'],
    ['a small word in a table of words', "const STATE_WORD = { ok: 'well' };", 'well'],
    ['a small word that is shown', "<p>{isOpen ? 'open' : say('closed')}</p>", 'open'],
    ['a small word that is spoken', "<p title={name ?? 'nobody'} />", 'nobody'],
    ['a word beside a hole', 'const took = `took $' + '{span}`;', 'took …'],
    ['a piece that goes on', "const more = '; how many is not known';", '; how many is not known'],
    ['what fills a hole', "const text = sayShell('key', { who: person ?? 'nobody' });", 'nobody'],
    ['what a refusal says', "throw new Refused('bad-input', 'Not this one.');", 'Not this one.'],
    ['a method in a sentence', "const why = 'eth_syncing has not been answered';", 'eth_syncing has not been answered'],
  ])('the search for raw ones finds %s', (_what, source, text) => {
    expect(findRawWords(source).map((one) => one.text)).toEqual([text]);
  });

  test.each([
    '<p className="Two Words">{say(1)}</p>',
    "t('key.of.words')",
    "import x from 'a b C';",
    '<p>·</p>',
    "sayShell('Two words')",
    "sayShell.parts('Two words')",
    "<p key='Two Words' />",
    "<p>{say(a ? 'x.y' : 'x.z')}</p>",
    'const ms = `$' + '{n} ms`;',
    "throw new Error('Two words')",
  ])('and takes %s for none', (source) => expect(findRawWords(source)).toEqual([]));
});

describe('a catalogue', () => {
  const t = wordsOf({ plain: 'Plain.', nodes: '{count} nodes answer in {name}', twice: '{a} and {a}' });

  test('fills its holes, groups numbers and lets counted nouns agree', () => {
    expect(t('plain')).toBe('Plain.');
    expect(t('nodes', { count: 1, name: '{count}' })).toBe('1 node answers in {count}');
    expect(t('nodes', { count: 12_345, name: 'A' })).toBe('12,345 nodes answer in A');
    expect(t('twice', { a: 0 })).toBe('0 and 0');
  });

  test('does not compile without what a template asks for', () => {
    // @ts-expect-error: a hole without a value
    expect(t('nodes', { count: 2 })).toBe('2 nodes answer in {name}');
    // @ts-expect-error: no such key
    expect(t('nothing')).toBe('[nothing]');
  });
});
