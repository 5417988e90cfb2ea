import { describe, expect, it } from 'vitest';
import { phrase } from '@/lib/incidents/phrase';
import { fillTemplate, PHRASES } from './phrases';
import { sayPhrase } from './say-phrase';

const HASH = `0x33c1${'0'.repeat(56)}472c` as const;
const ONE = `0x210f${'0'.repeat(36)}` as const;
const TWO = `0x5aa3${'0'.repeat(36)}` as const;
const names = new Map([[ONE as string, 'validator-10']]);
const context = { nameOf: (address: string) => names.get(address) ?? 'validator-2' };

/** Says one parameter as a sentence would: 'finding.verify-like' templates differ, so the plainest with one hole is used. */
const said = (
  value: Parameters<typeof phrase>[1] extends infer P | undefined ? (P extends Readonly<Record<string, infer V>> ? V : never) : never,
) => sayPhrase(phrase('height.unknown', { height: value }), context);

describe('a sentence kept as data', () => {
  it.each([
    ['a number grouped', 899_154, '899,154'],
    ['genesis', 0, '0'],
    ['a text', 'validator-1', 'validator-1'],
    ['what is not known', null, 'not known'],
    ['a duration', { ms: 461_000 }, '7 min 41 s'],
    ['an unknown duration', { ms: null }, 'not known'],
    ['a moment', { at: 1_700_000_000_000 }, '2023-11-14 22:13:20 UTC'],
    ['no moment', { at: null }, 'not known'],
    ['a moment beyond all clocks', { at: 9e18 }, 'not known'],
    ['a hash shortened', { hash: HASH }, '0x33c1…472c'],
    ['validators by their nodes, in order', { validators: [ONE, TWO] }, 'validator-2 and validator-10'],
    ['no validators', { validators: [] }, 'none'],
    ['a list', { list: ['a', 'b', 'c'] }, 'a, b and c'],
    ['a sentence inside', { phrase: phrase('stuck.branch-lost') }, 'the last node of a branch does not answer'],
  ])('writes %s', (_, value, words) => {
    expect(said(value)).toBe(`Nothing is known of ${words}.`);
  });

  it('leaves a missing parameter and a missing key to be seen, and never throws', () => {
    expect(sayPhrase(phrase('height.unknown'))).toBe('Nothing is known of {height}.');
    expect(sayPhrase(phrase('no.such.key'))).toBe('[no.such.key]');
    expect(sayPhrase(phrase('toString'))).toBe('[toString]');
    expect(sayPhrase(phrase('height.unknown', { height: {} as never }))).toBe('Nothing is known of not known.');
  });

  it('ends a loop of sentences', () => {
    const params: Record<string, never> = {};
    const loop = phrase('height.unknown', params);
    Object.assign(params, { height: { phrase: loop } });
    expect(sayPhrase(loop)).toContain('[height.unknown]');
  });

  it('puts values in as they are: no second filling, no patterns', () => {
    expect(sayPhrase(phrase('height.unknown', { height: '$& {height}' }))).toBe('Nothing is known of $& {height}.');
    expect(fillTemplate('{a}{b}', (name) => (name === 'a' ? '{b}' : 'x'))).toBe('{b}x');
  });

  it('calls a validator by its short address where no node is known', () => {
    expect(sayPhrase(phrase('height.unknown', { height: { validators: [ONE] } }))).toBe('Nothing is known of 0x210f…0000.');
    expect(PHRASES['height.unknown']).toContain('{height}');
  });
});
