import type { SearchHit } from '@/lib/views/search-types';

const KEY = 'quorumwatch-recent';
const MOST = 6;

/** What was opened last, newest first; nothing where the browser keeps nothing. */
export function readRecent(): readonly SearchHit[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isHit).slice(0, MOST) : [];
  } catch {
    return [];
  }
}

/** Puts a hit first. */
export function keepRecent(hit: SearchHit): void {
  const key = keyOf(hit);
  try {
    localStorage.setItem(KEY, JSON.stringify([hit, ...readRecent().filter((one) => keyOf(one) !== key)].slice(0, MOST)));
  } catch {
    // Private windows may refuse: then nothing is remembered.
  }
}

/** Tells hits apart. */
export const keyOf = ({ kind, network, title, height }: SearchHit): string => `${kind} ${network} ${title} ${height ?? ''}`;

/** What an older version wrote is not trusted. */
function isHit(value: unknown): value is SearchHit {
  const hit = value as Partial<SearchHit> | null;
  return (
    typeof hit === 'object' && hit !== null && [hit.kind, hit.network, hit.title, hit.detail].every((text) => typeof text === 'string')
  );
}
