import { describe, expect, it } from 'vitest';
import { fitsHex, readQuestion } from './search-question';

describe('a search', () => {
  it.each([
    ['899154', { height: 899_154, hex: { first: '899154', last: '' } }],
    [' 899,154 ', { height: 899_154, hex: null }],
    ['0', { height: 0, hex: null }],
    ['0x5F3A9C', { height: null, hex: { first: '5f3a9c', last: '' } }],
    ['5f3a9c', { height: null, hex: { first: '5f3a9c', last: '' } }],
    ['0x5f3a9c…d21e', { height: null, hex: { first: '5f3a9c', last: 'd21e' } }],
    ['0x5f3a...d21e', { height: null, hex: { first: '5f3a', last: 'd21e' } }],
    ['0x5f3', { height: null, hex: null }],
    ['#12', { incident: 12, height: null, hex: null }],
    ['validator-3', { height: null, hex: null, incident: null, text: 'validator-3' }],
    ['', { text: '', height: null, hex: null }],
    ['%_\u0000', { height: null, hex: null }],
  ])('of %j is understood', (text, meaning) => {
    expect(readQuestion(text)).toMatchObject(meaning);
  });

  it('finds by first and last digits', () => {
    expect(fitsHex('0x5f3a9c00d21e', { first: '5f3a9c', last: 'd21e' })).toBe(true);
    expect(fitsHex('0x5f3a9c00d21e', { first: '5f3a9d', last: '' })).toBe(false);
  });
});
