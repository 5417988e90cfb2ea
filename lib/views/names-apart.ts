/**
 * Names in at most so many signs, the middle of long ones left out. Two that would look alike show where they differ instead; those that can't be
 * told apart in so few signs are numbered.
 */
export function namesApart(names: readonly string[], most: number): readonly string[] {
  const all = names.map((name) => [...name]);
  const short = all.map((signs) => withoutMiddle(signs, most));
  const alike = (at: number) => short.flatMap((one, other) => (one === short[at] && names[other] !== names[at] ? [other] : []));
  const told = all.map((signs, at) => {
    const others = alike(at);
    if (others.length === 0) return short[at] as string;
    const from = Math.min(...others.map((other) => firstDifference(signs, all[other] ?? [])));
    return around(signs, from, most);
  });
  const seen = new Map<string, number>();
  return told.map((one, at) => {
    const count = (seen.get(one) ?? 0) + 1;
    seen.set(one, count);
    if (count === 1 || names.indexOf(names[at] as string) !== at) return one;
    const mark = ` ${count}`;
    return `${[...one].slice(0, Math.max(1, most - mark.length)).join('')}${mark}`;
  });
}

function withoutMiddle(signs: readonly string[], most: number): string {
  if (signs.length <= most) return signs.join('');
  const head = Math.ceil((most - 1) / 2);
  return `${signs.slice(0, head).join('')}…${signs.slice(signs.length - (most - 1 - head)).join('')}`;
}

function firstDifference(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((sign, index) => sign !== b[index]);
  return at === -1 ? a.length : at;
}

/** The part around a place, with a sign of what was left out at either end. */
function around(signs: readonly string[], place: number, most: number): string {
  if (signs.length <= most) return signs.join('');
  const inside = Math.max(1, most - 2);
  const from = Math.min(Math.max(0, place - Math.floor(inside / 2)), signs.length - inside);
  // A name is known by its beginning: it stays as long as the difference is in sight.
  const start = from <= 1 || place < inside - 1 ? 0 : from;
  const part = signs.slice(start, start + (start === 0 ? inside + 1 : inside));
  return `${start === 0 ? '' : '…'}${part.join('')}${start + part.length >= signs.length ? '' : '…'}`;
}
