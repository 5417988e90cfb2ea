import { agreementAt } from '@/lib/chain/agreement';
import type { HeightPicture, SetPicture } from '@/lib/chain/picture';
import type { ChainNode } from '@/lib/chain/types';
import { quorumSize } from '@/lib/consensus/quorum';
import type { Address, Hash } from '@/lib/consensus/types';
import type { NetworkState } from './network-state';
import { identityOf } from './node-watch';

/** Without a chain config the clients' own default is assumed; it is the stricter of the two rules. */
export const DEFAULT_RULE = 'ceil(2N/3)';

type Holders = ReadonlyMap<string, { readonly hash: Hash }>;

/** One height as the current claims have it; `kept` = the claims the store has of a height that memory has forgotten. */
export function drawHeight(state: NetworkState, height: number, set: SetPicture | null, kept: Holders | null = null): HeightPicture {
  const holders = kept ?? state.claims.holders(height);
  const validators = setAt(state, holders, set);
  const rule = set?.settings?.quorumRule ?? DEFAULT_RULE;
  const agreement = agreementAt(height, {
    nodes: chainNodes(state),
    holders,
    headOf: (node) => state.claims.headOf(node),
    validators,
    quorum: validators && quorumSize(validators.length, rule),
    // What stood until memory forgot it was read more than once.
    believed: kept ? new Set([...kept.values()].map(({ hash }) => hash)) : (state.believed.get(height) ?? new Set()),
  });
  const held = new Set(agreement.camps.map((camp) => camp.hash));
  const answering = new Set(state.nodes.filter((node) => node.answering).map((node) => node.watched.name));
  const former = new Set(state.claims.history(height).map((lapse) => lapse.hash));
  return {
    height,
    state: agreement.camps.length === 0 ? 'unknown' : agreement.state,
    why: agreement.why,
    camps: agreement.camps,
    validators: validators?.length ?? null,
    // A node that does not answer was behind when it was last heard: where it is now is not known.
    behind: agreement.behind.filter((name) => answering.has(name)),
    former: [...former].filter((hash) => !held.has(hash)).length,
  };
}

/** The set that may seal a height: its parent's, else the one in force now. */
function setAt(state: NetworkState, holders: Holders, set: SetPicture | null): readonly Address[] | null {
  const [first] = holders.values();
  const parent = first && state.book.picture(first.hash)?.parentValidators;
  return parent ?? set?.validators ?? null;
}

/** A URL whose identity changes stands for nobody: what it says is shown, but counts for no validator. */
export function chainNodes(state: NetworkState): readonly ChainNode[] {
  return state.nodes
    .filter((node) => node.wrongChain === null)
    .map((node) => ({ id: node.watched.name, address: node.identityChange ? null : (identityOf(node)?.address ?? null) }));
}
