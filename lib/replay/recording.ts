import type { Hash } from '@/lib/consensus/types';
import type { BlockBook } from '@/lib/replay/block-book';
import type { Answer } from '@/lib/served-node/types';

export type { Answer, AskedCall } from '@/lib/served-node/types';

/** One call of one request with its answer; `at` in ms since 1970, `key` the same for calls that ask the same. */
export type RecordedCall = {
  readonly at: number;
  readonly stage: string;
  readonly method: string;
  readonly params: unknown;
  readonly key: string;
  readonly answer: Answer;
};

/** Whether the node could be reached at all. */
export type Reach = { readonly at: number; readonly stage: string; readonly up: boolean };

/** The node's head from `at` on. */
export type HeadSeen = { readonly at: number; readonly stage: string; readonly height: number; readonly hash: Hash };

export type RecordedNode = {
  readonly name: string;
  readonly role: string;
  /** null where network.json gives none. */
  readonly address: string | null;
  readonly enode: string | null;
  readonly note: string | null;
  /** All in time order. */
  readonly reach: readonly Reach[];
  readonly heads: readonly HeadSeen[];
  readonly calls: readonly RecordedCall[];
  readonly byMethod: ReadonlyMap<string, readonly RecordedCall[]>;
  readonly byKey: ReadonlyMap<string, readonly RecordedCall[]>;
};

/** Stages in order of their first line; ms since 1970. */
export type Stage = { readonly name: string; readonly startAt: number; readonly endAt: number };

export type RecordedEvent = { readonly at: number | null; readonly what: string; readonly data: unknown };

export type Recording = {
  readonly name: string;
  readonly client: string;
  readonly protocol: string;
  readonly genesis: unknown;
  readonly validators: readonly string[];
  readonly events: readonly RecordedEvent[];
  /** Height of the last common ancestor, where the recording is one of a fork. */
  readonly ancestor: number | null;
  readonly split: string | null;
  readonly nodes: readonly RecordedNode[];
  /** Empty for a recording without answers. */
  readonly stages: readonly Stage[];
  readonly blocks: BlockBook;
};
