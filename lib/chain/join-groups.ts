/** Parts that hang together by `pairs`, largest first, each in the order of `keys`. */
export function joinGroups(keys: readonly string[], pairs: readonly (readonly [string, string])[]): readonly (readonly string[])[] {
  const root = new Map(keys.map((key) => [key, key]));
  const find = (key: string): string => {
    let at = key;
    while (root.get(at) !== at) {
      root.set(at, root.get(root.get(at) ?? at) ?? at);
      at = root.get(at) ?? at;
    }
    return at;
  };
  for (const [one, other] of pairs) if (root.has(one) && root.has(other)) root.set(find(one), find(other));
  const groups = new Map<string, string[]>();
  for (const key of keys) groups.set(find(key), [...(groups.get(find(key)) ?? []), key]);
  return [...groups.values()].sort((a, b) => b.length - a.length);
}
