import type { TurnRecord } from '@/lib/chain/turn-record';
import type { HeadDrop, Switch } from '@/lib/incidents/types';

/** A fork that stood: `above` = height of its ancestor once proven, `until` null while it stands. Server ms. */
export type PastFork = { readonly since: number; above: number | null; until: number | null };

/** What the watch remembers of its nodes' ways beside their current words. Bounded; the first three lists are kept across a restart. */
export type WatchMemory = {
  readonly headDrops: HeadDrop[];
  readonly switches: Switch[];
  readonly forks: PastFork[];
  /** When a node was last found to be of another chain: what it claimed until then is no history of this one. */
  readonly strangeUntil: Map<string, number>;
  /** The turn records as they were last drawn, and of what. */
  turns: { readonly of: string; readonly records: readonly TurnRecord[] } | null;
};

export const newWatchMemory = (): WatchMemory => ({ headDrops: [], switches: [], forks: [], strangeUntil: new Map(), turns: null });
