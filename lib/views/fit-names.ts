import { sayList } from './words/lists';
import { sayView } from './words/views';

/** As many names as so many signs have room for, the others counted: "v1, v2 and 9 more". At least the count is told. */
export function fitNames(names: readonly string[], signs: number): string {
  const lengthOf = (text: string) => [...text].length;
  const all = names.join(', ');
  if (lengthOf(all) <= signs) return all;
  for (let count = names.length - 1; count > 0; count--) {
    const text = sayList('more', { names: names.slice(0, count).join(', '), count: names.length - count });
    if (lengthOf(text) <= signs) return text;
  }
  return sayView('nodes', { count: names.length });
}
