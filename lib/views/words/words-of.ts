import { formatNumber } from '../format';
import { fillInNumber } from '../phrases/agree-in-number';

type Holes<T extends string> = T extends `${string}{${infer Name}}${infer Rest}` ? Name | Holes<Rest> : never;
type Given<T extends string> = [Holes<T>] extends [never] ? [] : [params: Readonly<Record<Holes<T>, string | number>>];

/**
 * The words of one area of the interface: `t(key, params)` over its catalogue, key → template with {holes}. What a template asks for does not
 * compile without it. Numbers are grouped, counted nouns agree. A second language is one more catalogue of the same keys.
 */
export function wordsOf<const W extends Readonly<Record<string, string>>>(words: W) {
  return <K extends keyof W & string>(key: K, ...[params]: Given<W[K]>): string => {
    const given: Readonly<Record<string, string | number>> = params ?? {};
    return fillInNumber(words[key] ?? `[${key}]`, (name) => {
      const value = given[name];
      return value === undefined ? null : typeof value === 'number' ? formatNumber(value) : value;
    });
  };
}
