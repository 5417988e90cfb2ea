import { formatNumber } from '../format';
import { fillInNumber } from '../phrases/agree-in-number';

const CUT = '\u0000';

/**
 * A template cut where its {holes} are given something else than text: "Stopped at {at}." with a component for `at` is three parts. Text and numbers
 * are filled in as in every sentence, so that counted nouns agree.
 */
export function partsOf<T>(template: string, given: Readonly<Record<string, string | number | T>>): readonly (string | T)[] {
  const filled = fillInNumber(template, (name) => {
    const value = given[name];
    if (typeof value === 'string') return value.replaceAll(CUT, '');
    if (typeof value === 'number') return formatNumber(value);
    return name in given ? `${CUT}${name}${CUT}` : null;
  });
  return filled.split(CUT).map((part, index) => (index % 2 === 0 ? part : (given[part] as T)));
}
