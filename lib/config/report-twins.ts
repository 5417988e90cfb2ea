import type { Scope } from './scope';

/** Reports every entry of a list whose `key` holds what an earlier one's holds, naming the place of that one and not the value. */
export function reportTwins<K extends string>(
  scope: Scope,
  list: readonly (Readonly<Partial<Record<K, unknown>>> | null)[],
  key: K,
  place: (index: number) => string,
  remedy: string,
): void {
  const first = new Map<unknown, number>();
  for (const [index, entry] of list.entries()) {
    const value = entry?.[key];
    if (value === undefined || value === null) continue;
    const earlier = first.get(value);
    if (earlier === undefined) first.set(value, index);
    else scope.report(place(index), `is the same as ${place(earlier)}`, remedy);
  }
}
