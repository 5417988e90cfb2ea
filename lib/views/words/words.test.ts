import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findRawWords } from './find-raw-words.test-world';
import { wordsOf } from './words-of';

/** The gallery is drawn for developers alone and never in production: its captions need no second language. */
const FOR_DEVELOPERS = /^(?:components|app)\/gallery\//;

const sources = ['components', 'app']
  .flatMap((root) => readdirSync(root, { recursive: true, encoding: 'utf8' }).map((name) => `${root}/${name}`))
  .filter((path) => /\.tsx?$/.test(path) && !/test/.test(path) && !FOR_DEVELOPERS.test(path));
const folders = [...new Set(sources.map((path) => path.split('/').slice(0, 2).join('/')))];

describe('words of the interface', () => {
  test.each(folders)('stand in catalogues, none in %s', (folder) => {
    const own = sources.filter((path) => path === folder || path.startsWith(`${folder}/`));
    const raw = own.flatMap((path) => findRawWords(readFileSync(path, 'utf8'), path).map(({ line, text }) => `${path}:${line}: ${text}`));
    expect(raw).toEqual([]);
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
