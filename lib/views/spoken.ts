import type { NetworkPicture } from '@/lib/chain/picture';
import { reachableValidators } from '@/lib/chain/reachable-validators';
import { formatDuration, listOf } from './format';
import { nameValidators } from './name-validators';
import { PHRASES, type PhraseKey, say } from './phrases';
import type { VerdictState, YesNoUnknown } from './types';
import { sayView } from './words/views';

/** What is said of a network in one sentence, and the second line that says what it means. */
export type Spoken = {
  readonly state: VerdictState;
  readonly sentence: string;
  readonly short: string;
  readonly next: string | null;
  readonly detail: string | null;
  readonly stalled: boolean;
  readonly healsByItself: YesNoUnknown;
};

/** A verdict before it is said whether the chain is stalled. */
export type Verdict = Omit<Spoken, 'stalled'>;

/** A sentence whole and in short. */
export type Said = { readonly sentence: string; readonly short: string };

export const verdict = (
  state: VerdictState,
  said: Said,
  detail: string | null = null,
  healsByItself: YesNoUnknown = 'unknown',
  next: string | null = null,
): Verdict => ({ state, ...said, next, detail, healsByItself });

/** A verdict's phrase and its short form; one that has none is short itself. */
export function sayBoth(key: PhraseKey, params: Parameters<typeof say>[1]): Said {
  const [sentence, short] = [say(key, params), `short.${key}`];
  return { sentence, short: isPhrase(short) ? say(short, params) : sentence };
}

const isPhrase = (key: string): key is PhraseKey => Object.hasOwn(PHRASES, key);

/** A duration in words; null = not known. */
export const duration = (ms: number | null): string => (ms === null ? sayView('not-known') : formatDuration(ms));

export function countNodes({ nodes }: NetworkPicture): string {
  return sayView('nodes', { count: nodes.length });
}

/** Validators of the set that have a configured node which does not answer, as people call them. */
export function silentNames(picture: NetworkPicture): readonly string[] {
  const reachable = new Set(reachableValidators(picture));
  const watched = new Set(picture.nodes.flatMap((node) => ((node.counted || !node.answering) && node.address ? [node.address] : [])));
  const silent = (picture.set?.validators ?? []).filter((address) => !reachable.has(address) && watched.has(address));
  return nameValidators(silent, picture.nodes);
}

export function silentDetail(picture: NetworkPicture): string | null {
  const names = silentNames(picture);
  return names.length === 0 ? null : say('detail.silent', { names: listOf(names) });
}
