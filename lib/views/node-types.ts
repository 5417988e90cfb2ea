import type { Address, Hash } from '@/lib/consensus/types';
import type { IncidentRow } from './incident-types';
import type { NodeView } from './types';

export type PageSeverity = 'ok' | 'warning' | 'critical' | 'unknown';

/** All nodes of a network. */
export type NodesView = {
  readonly network: string;
  readonly asOf: number | null;
  readonly intervalMs: number;
  readonly severity: PageSeverity;
  readonly sentence: string;
  readonly details: readonly string[];
  readonly nodes: readonly NodeView[];
};

export type CapabilityView = {
  readonly group: string;
  readonly state: 'available' | 'unavailable' | 'unknown';
  /** What can't be known without it, or what it gives. */
  readonly means: string;
};

/** The same failure, one poll after the other, is one line. */
export type NodeErrorView = {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly code: string;
  readonly message: string;
};

export type NodePageView = NodeView & {
  readonly network: string;
  readonly asOf: number | null;
  readonly intervalMs: number;
  readonly severity: PageSeverity;
  readonly sentence: string;
  readonly details: readonly string[];
  readonly chainId: number | null;
  readonly genesis: Hash | null;
  /** Its chain config as told; null = not told. */
  readonly config: unknown;
  readonly peerList:
    | readonly { readonly enode: string | null; readonly address: Address | null; readonly inbound: boolean | null }[]
    | null;
  readonly faults: readonly { readonly kind: string }[];
  /** What each group of the node's API gives, or what is not known without it. */
  readonly groups: readonly CapabilityView[];
  /** Faults its release is known for, those that surely show and those that can't be told. */
  readonly knownFaults: readonly { readonly id: string; readonly sentence: string; readonly source: string }[];
  /** That name it, newest first: those that stand, then the last that ended; null = they can't be read now. */
  readonly incidents: readonly IncidentRow[] | null;
  /** How long its answers took, oldest first; null = no answer came. Since this watch began, bounded. */
  readonly latency: {
    readonly points: readonly { readonly at: number; readonly ms: number | null }[];
    readonly medianMs: number | null;
    readonly worstMs: number | null;
  };
  /** Newest first. */
  readonly errors: readonly NodeErrorView[];
  readonly uptime: {
    readonly answeringSince: number | null;
    readonly silentSince: number | null;
    /** How it was last stopped, as far as known. */
    readonly lastStop: string;
  };
  readonly log: { readonly state: 'live' | 'quiet' | 'lost'; readonly sentence: string } | null;
  /** Newest first: silences, heads that fell, blocks that were exchanged. */
  readonly history: readonly { readonly at: number; readonly sentence: string; readonly height: number | null }[];
};

/** What of a node's page the watch draws; its incidents are added by the query. */
export type NodePageBody = Omit<NodePageView, 'incidents'>;
