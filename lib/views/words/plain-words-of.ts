type Holes<T extends string> = T extends `${string}{${infer Name}}${infer Rest}` ? Name | Holes<Rest> : never;
type Given<T extends string> = [Holes<T>] extends [never] ? [] : [params: Readonly<Record<Holes<T>, string | number>>];

/**
 * A catalogue as of words-of.ts for walls, which load no more than they say: without nouns that agree with their count, so that counted words stand in
 * it in both forms, and numbers come grouped.
 */
export function plainWordsOf<const W extends Readonly<Record<string, string>>>(words: W) {
  return <K extends keyof W & string>(key: K, ...[params]: Given<W[K]>): string => {
    const given: Readonly<Record<string, string | number>> = params ?? {};
    return (words[key] ?? `[${key}]`).replace(/\{(\w+)\}/g, (hole: string, name: string) => String(given[name] ?? hole));
  };
}
