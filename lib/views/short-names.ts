const LONGEST = 24;

/** Names fit for a short sentence: the middle of a long one is left out, whole signs at a time. */
export function shortNames(names: readonly string[], longest = LONGEST): readonly string[] {
  return names.map((name) => {
    const signs = [...name];
    if (signs.length <= longest) return name;
    const head = Math.ceil((longest - 1) / 2);
    return `${signs.slice(0, head).join('')}…${signs.slice(signs.length - (longest - 1 - head)).join('')}`;
  });
}
