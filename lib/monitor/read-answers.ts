import type { NetworkPicture } from '@/lib/chain/picture';
import type { NodeView, OverviewView } from '@/lib/views/types';
import type { ValidatorsView, ValidatorWindow } from '@/lib/views/validators-types';
import { validatorsView } from '@/lib/views/validators-view';
import type { NetworkState } from './network-state';
import { openNow, windowOf } from './round-windows';
import { type SealSpans, sealSpan } from './seal-spans';

/** More heights than this are not listed in one answer. */
const MAX_LISTED = 1000;

/** Round changes over one window. */
export function readRounds(state: NetworkState, picture: NetworkPicture, windowMs: number): unknown {
  const open = openNow(state, picture);
  const rows = state.rounds.rows(state);
  const heights = rows.slice(-MAX_LISTED).map(({ height, hash, round, author, firstSeenAt, timestamp }) => ({
    height,
    hash,
    round,
    author,
    firstSeenAt,
    timestamp,
  }));
  return { network: state.id, asOf: state.asOf, window: windowOf(state, picture, open, windowMs), open, heights };
}

/** Who proposes, seals and fails turns over a window, the margin and the open votes. */
export function readValidators(state: NetworkState, picture: NetworkPicture, window: ValidatorWindow, kept: SealSpans): ValidatorsView {
  // Votes of two branches are two stories: while forked only those of the one chain below count.
  const [hash, ...others] = picture.head?.hashes ?? [];
  const votes = hash && others.length === 0 && picture.fork.state === 'none' ? (state.ledger.snapshotAfter(hash)?.votes ?? null) : null;
  return validatorsView({ picture, window, span: sealSpan(state, picture, window, kept), votes });
}

/** One node with its peers and what it told of its chain; null = none has the name. */
export function readNode(
  state: NetworkState,
  picture: NetworkPicture,
  overview: OverviewView,
  name: string,
): (NodeView & Record<string, unknown>) | null {
  const view = overview.nodes.find((node) => node.name === name);
  const told = state.nodes.find((node) => node.watched.name === name);
  if (!view || !told) return null;
  const faults = picture.nodes.find((node) => node.name === name)?.faults ?? [];
  return { ...view, chainId: told.chainId, genesis: told.genesis, config: told.configJson ?? null, peerList: told.peerList, faults };
}
