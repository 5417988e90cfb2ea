import type { Address, Hash } from '@/lib/consensus/types';
import type { ForkView, NodeView, VerdictState } from './types';

/**
 * A stretch of chain between two places where it parts. `trunk` ends at the last common ancestor; a branch that parts again is a segment
 * without a letter up to there. Heights from..to are its own.
 */
export type ForkSegment = {
  readonly id: string;
  readonly parent: string | null;
  readonly from: number;
  readonly to: number;
  /** The branch's letter; null = the trunk, or a branch that parts again. */
  readonly label: string | null;
  /** Of its first own block; null = not known. */
  readonly hash: Hash | null;
  /** Of its last block. */
  readonly end: Hash | null;
};

/** A block of a segment as far as it is read; the middle of a long stretch is not. */
export type SegmentBlock = {
  readonly segment: string;
  readonly height: number;
  readonly hash: Hash;
  readonly round: number | null;
  readonly author: Address | null;
  readonly committers: readonly Address[];
  readonly at: number;
};

/** Where a node's head stands; `segment` null = on none that is known. */
export type TipNode = Pick<NodeView, 'name' | 'address' | 'role' | 'state'> & {
  readonly height: number | null;
  readonly segment: string | null;
};

export type TimelineIncident = {
  readonly id: number;
  readonly title: string;
  readonly severity: 'critical' | 'warning' | 'info';
  readonly from: number;
  /** null = it stands. */
  readonly to: number | null;
};

export type ForkTimelineView = {
  /** The moment it is drawn of; server ms. */
  readonly at: number;
  readonly seenAt: number | null;
  readonly goneAt: number | null;
  readonly fork: ForkView;
  readonly segments: readonly ForkSegment[];
  readonly blocks: readonly SegmentBlock[];
  readonly nodes: readonly TipNode[];
  /** The time axis below. */
  readonly time: {
    readonly from: number;
    readonly to: number;
    /** Blocks of a later round than 0 as they came; round null = not known. */
    readonly changes: readonly { readonly at: number; readonly height: number; readonly round: number | null }[];
    readonly verdicts: readonly { readonly at: number; readonly state: VerdictState; readonly sentence: string }[];
    readonly incidents: readonly TimelineIncident[];
    /** Stretches nobody watched. */
    readonly gaps: readonly { readonly from: number; readonly to: number }[];
  };
};

/** A fork the store remembers. `at` = a moment at which it is drawn whole. */
export type PastFork = {
  readonly seenAt: number;
  readonly goneAt: number | null;
  readonly ancestor: number;
  readonly height: number;
  readonly branches: number;
  readonly at: number;
};

export type ForksView = {
  readonly network: string;
  readonly asOf: number | null;
  /** The moment the timeline is drawn of; null = now. */
  readonly at: number | null;
  /** Why there is no timeline of a past moment: nobody watched, or it is not kept. */
  readonly state: 'live' | 'kept' | 'not-watched' | 'not-kept';
  /** Why no fork is drawn; null = one is. */
  readonly sentence: string | null;
  readonly current: ForkView | null;
  /** Newest first. */
  readonly forks: readonly PastFork[];
  readonly past: readonly unknown[];
  readonly timeline: ForkTimelineView | null;
};
