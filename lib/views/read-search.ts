/** The part of an address behind the "?", as Next gives it or as a browser has it. */
export type PageSearch = URLSearchParams | Readonly<Record<string, string | readonly string[] | undefined>>;

/** One parameter of a page's address. */
export type Parameter<T> = {
  /** Its value; null = the text is none. */
  readonly read: (text: string) => T | null;
  /** What counts where it is left out or broken. */
  readonly fallback: T;
  /** What it takes, and what is shown without it, in words. */
  readonly takes: string;
  readonly instead: string;
};

/** A parameter that was not taken: what was said, and what is shown now. */
export type StrangeParameter = {
  readonly name: string;
  readonly value: string;
  /** null = the page has no such parameter. */
  readonly takes: string | null;
  readonly instead: string | null;
};

// biome-ignore lint/suspicious/noExplicitAny: each parameter has a type of its own
export type Parameters = Readonly<Record<string, Parameter<any>>>;
export type ValuesOf<P extends Parameters> = { readonly [K in keyof P]: P[K] extends Parameter<infer T> ? T : never };
export type ReadSearch<P extends Parameters> = { readonly values: ValuesOf<P>; readonly strange: readonly StrangeParameter[] };

/** So much of a text that was not understood is repeated. */
const REPEATED = 40;
const MOST_SAID = 6;

/** Reads a page's address: what is left out or empty takes its default silently; what is broken, twice or not known takes it and is told. */
export function readSearch<const P extends Parameters>(parameters: P, search: PageSearch): ReadSearch<P> {
  const given = new Map<string, readonly string[]>();
  for (const [name, value] of entriesOf(search)) given.set(name, [...(given.get(name) ?? []), value]);
  const strange: StrangeParameter[] = [];
  const values = Object.entries(parameters).map(([name, { read, fallback, takes, instead }]) => {
    const said = (given.get(name) ?? []).filter((text) => text !== '');
    const [only] = said;
    if (only === undefined) return [name, fallback];
    const value = said.length === 1 ? read(only) : null;
    if (value === null) strange.push({ name, value: repeat(said.join(', ')), takes, instead });
    return [name, value ?? fallback];
  });
  for (const [name, said] of given)
    if (!Object.hasOwn(parameters, name) && name !== '_rsc')
      strange.push({ name: repeat(name), value: repeat(said.join(', ')), takes: null, instead: null });
  return { values: Object.fromEntries(values) as ValuesOf<P>, strange: strange.slice(0, MOST_SAID) };
}

function entriesOf(search: PageSearch): readonly (readonly [string, string])[] {
  if (search instanceof URLSearchParams) return [...search.entries()];
  return Object.entries(search).flatMap(([name, value]) => [value ?? []].flat().map((text) => [name, String(text)] as const));
}

function repeat(text: string): string {
  const signs = [...text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim()];
  return signs.length <= REPEATED ? signs.join('') : `${signs.slice(0, REPEATED - 1).join('')}…`;
}
