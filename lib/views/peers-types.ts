import type { Address } from '@/lib/consensus/types';

/**
 * One end's view of a pair, a letter each, so that a hundred nodes stay small: `b` both see each other, `o` this one sees the other, which
 * does not see it, `i` the other way round, `s` this one sees it and the other does not tell, `h` heard of from the other alone,
 * `-` not connected by what is told, `?` nobody tells, `x` itself.
 */
export type PeerLetter = 'b' | 'o' | 'i' | 's' | 'h' | '-' | '?' | 'x';

export type PeerRow = {
  /** Address, else the node's name. */
  readonly key: string;
  /** Configured nodes that prove to be it, joined. */
  readonly name: string;
  readonly nodes: readonly string[];
  readonly address: Address | null;
  readonly role: 'validator' | 'member' | 'unknown';
  readonly tells: 'yes' | 'silent' | 'refuses';
  /** When its list was told (server ms). */
  readonly at: number | null;
  /** How many peers it lists, those without a key among them; null = it does not tell. */
  readonly peers: number | null;
  readonly nameless: number;
  /** One letter for each row, in the order of the rows. */
  readonly cells: string;
};

export type PeerGroupView = {
  readonly split: 'yes' | 'no' | 'unknown';
  readonly groups: readonly (readonly string[])[];
};

export type PeersView = {
  readonly network: string;
  readonly asOf: number | null;
  readonly intervalMs: number;
  readonly severity: 'ok' | 'warning' | 'critical' | 'unknown';
  readonly sentence: string;
  readonly details: readonly string[];
  readonly rows: readonly PeerRow[];
  readonly oneSided: readonly { readonly from: string; readonly to: string }[];
  readonly validators: PeerGroupView;
  readonly all: PeerGroupView;
  /** Peers that are none of the configured nodes. `at` = host and port as listed. */
  readonly strangers: readonly { readonly address: Address | null; readonly at: string | null; readonly seenBy: readonly string[] }[];
  readonly stale: readonly { readonly by: string; readonly of: string; readonly listed: string; readonly says: string }[];
  readonly note: string;
  readonly nodes: { readonly all: number; readonly answering: number };
};
