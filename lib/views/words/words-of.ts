import { formatNumber } from '../format';
import { fillInNumber } from '../phrases/agree-in-number';
import { partsOf } from './parts-of';

type Holes<T extends string> = T extends `${string}{${infer Name}}${infer Rest}` ? Name | Holes<Rest> : never;
type Given<T extends string, V> = [Holes<T>] extends [never] ? [] : [params: Readonly<Record<Holes<T>, V>>];

/**
 * The words of one area of the interface: `t(key, params)` over its catalogue, key → template with {holes}. What a template asks for does not
 * compile without it. Numbers are grouped, counted nouns agree. A second language is one more catalogue of the same keys. `t.parts` takes anything
 * for a hole, such as a component, and gives the sentence in parts (components/marks/spoken.tsx shows them).
 */
export function wordsOf<const W extends Readonly<Record<string, string>>>(words: W) {
  const say = <K extends keyof W & string>(key: K, ...[params]: Given<W[K], string | number>): string => {
    const given: Readonly<Record<string, string | number>> = params ?? {};
    return fillInNumber(words[key] ?? `[${key}]`, (name) => {
      const value = given[name];
      return value === undefined ? null : typeof value === 'number' ? formatNumber(value) : value;
    });
  };
  const parts = <K extends keyof W & string, V>(key: K, ...[params]: Given<W[K], V>): readonly (string | V)[] =>
    partsOf<V>(words[key] ?? `[${key}]`, params ?? {});
  return Object.assign(say, { parts });
}
