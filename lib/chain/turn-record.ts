import type { Address } from '@/lib/consensus/types';
import { cameAt, type RoundFact } from './rounds';

/** A height as its block tells of turns and seals. */
export type TurnRow = RoundFact & { readonly author: Address | null; readonly committers: readonly Address[] };

/** What one validator of the set did of late. Heights and times (server ms) are those of blocks; null = not within the rows looked at. */
export type TurnRecord = {
  readonly address: Address;
  /** Turns of its own that failed since it last proposed a block, the newest of them, oldest first. */
  readonly failed: readonly Moment[];
  readonly lastProposed: Moment | null;
  readonly lastSealed: Moment | null;
  /** Its newest blocks of round 0 that were seen live: median of arrival minus header time. Below 0: stamped later than it arrived. */
  readonly clock: { readonly blocks: number; readonly medianMs: number } | null;
};

export type Moment = { readonly height: number; readonly at: number };

type Draft = { -readonly [K in keyof TurnRecord]: TurnRecord[K] } & { offsets: number[] };

/** Older blocks tell of a clock as it was. */
const OFFSETS = 5;
const FAILED = 100;
/** A header may claim any round; more turns than this are not told apart. */
const MAX_TURNS = 1_000;

/** The record of every validator of `set` over rows (ascending, one a height); `turnOf` = whose turn a round of a row's height was. */
export function turnRecords<R extends TurnRow>(
  rows: readonly R[],
  set: readonly Address[],
  turnOf: (row: R, round: number) => Address | null,
): readonly TurnRecord[] {
  const drafts = new Map<Address, Draft>(set.map((address) => [address, newDraft(address)]));
  for (const row of rows) {
    const moment = { height: row.height, at: cameAt(row) };
    for (const address of row.committers) {
      const draft = drafts.get(address);
      if (draft) draft.lastSealed = moment;
    }
    for (let round = 0; round < Math.min(row.round ?? 0, MAX_TURNS); round++) {
      const address = turnOf(row, round);
      const draft = address && drafts.get(address);
      // A block prepared in an earlier round is proposed again under its first author: that turn did not fail.
      if (draft && address !== row.author) draft.failed = [...draft.failed, moment].slice(-FAILED);
    }
    const author = row.author && drafts.get(row.author);
    if (author) noteProposed(author, row, moment);
  }
  return [...drafts.values()].map(({ offsets, ...record }) => ({ ...record, clock: clockOf(offsets) }));
}

function newDraft(address: Address): Draft {
  return { address, failed: [], lastProposed: null, lastSealed: null, clock: null, offsets: [] };
}

function noteProposed(draft: Draft, row: TurnRow, moment: Moment): void {
  draft.lastProposed = moment;
  draft.failed = [];
  if (row.seenLive && row.round === 0) draft.offsets = [...draft.offsets, row.firstSeenAt - row.timestamp * 1000].slice(-OFFSETS);
}

function clockOf(offsets: readonly number[]): TurnRecord['clock'] {
  const sorted = [...offsets].sort((a, b) => a - b);
  const medianMs = sorted[(sorted.length - 1) >> 1];
  return medianMs === undefined ? null : { blocks: sorted.length, medianMs };
}
