import { expect, it } from 'vitest';
import { canonicalJson } from './canonical-json';

it.each<[unknown, string]>([
  [{ b: 1, a: [true, null, undefined], B: { y: undefined, x: 'z' } }, '{"B":{"x":"z"},"a":[true,null,null],"b":1}'],
  [{ 'ä"\\': '\u0001\n"\\/é☃\ud800', 10: 1, 9: 2 }, `{"10":1,"9":2,${JSON.stringify('ä"\\')}:${JSON.stringify('\u0001\n"\\/é☃\ud800')}}`],
  [[], '[]'],
  [{}, '{}'],
  [{ only: undefined }, '{}'],
  [undefined, 'null'],
  [Number.NaN, 'null'],
  ['~ !#[]\u007f', '"~ !#[]\u007f"'],
])('%j is written with sorted keys and escaped as JSON is', (value, text) => {
  expect(canonicalJson(value)).toBe(text);
  if (value !== undefined) expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
});
