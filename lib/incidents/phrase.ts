import type { Address, Hash } from '@/lib/consensus/types';

/**
 * A value inside a sentence, with its kind, so that the view alone decides how it is written: a number is grouped, `ms` a duration, `at` a
 * moment (ms since 1970), `hash` shortened, `validators` called by the nodes that prove to be them, `phrase` a sentence inside a sentence.
 * null = not known, and is said so.
 */
export type Param =
  | string
  | number
  | null
  | { readonly ms: number | null }
  | { readonly at: number | null }
  | { readonly hash: Hash }
  | { readonly validators: readonly Address[] }
  | { readonly list: readonly string[] }
  | { readonly phrase: Phrase };

/** A sentence as data: `lib/views/phrases` holds the words of each key. Plain JSON, so that it can be stored and said again in another language. */
export type Phrase = { readonly key: string; readonly params: Readonly<Record<string, Param>> };

export const phrase = (key: string, params: Readonly<Record<string, Param>> = {}): Phrase => ({ key, params });
