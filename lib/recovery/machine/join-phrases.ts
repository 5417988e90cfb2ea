import { type Phrase, phrase } from '@/lib/incidents/phrase';

/** Sentences one after the other as one; null = there is none. */
export const joinPhrases = (all: readonly Phrase[]): Phrase | null =>
  all.reduceRight<Phrase | null>((rest, one) => (rest ? phrase('run.and', { one: { phrase: one }, rest: { phrase: rest } }) : one), null);
