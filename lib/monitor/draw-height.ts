import { type Agreement, agreementAt } from '@/lib/chain/agreement';
import type { HeightPicture, SetPicture } from '@/lib/chain/picture';
import type { ChainNode } from '@/lib/chain/types';
import { quorumSize } from '@/lib/consensus/quorum';
import type { Address } from '@/lib/consensus/types';
import type { NetworkState } from './network-state';
import { identityOf } from './node-watch';

/** Without a chain config the clients' own default is assumed; it is the stricter of the two rules. */
export const DEFAULT_RULE = 'ceil(2N/3)';

/** One height as the claims have it; outside of what is kept in memory it has none. */
export function drawHeight(state: NetworkState, height: number, set: SetPicture | null): HeightPicture {
  const validators = setAt(state, height, set);
  const agreement = judgeHeight(state, height, set, validators);
  const held = new Set(agreement.camps.map((camp) => camp.hash));
  const former = new Set(state.claims.history(height).map((lapse) => lapse.hash));
  return {
    height,
    state: agreement.camps.length === 0 ? 'unknown' : agreement.state,
    why: agreement.why,
    camps: agreement.camps,
    validators: validators?.length ?? null,
    behind: agreement.behind,
    former: [...former].filter((hash) => !held.has(hash)).length,
  };
}

/** The set that may seal a height: its parent's, else the one in force now. */
function setAt(state: NetworkState, height: number, set: SetPicture | null): readonly Address[] | null {
  const [first] = state.claims.holders(height).values();
  const parent = first && state.book.picture(first.hash)?.parentValidators;
  return parent ?? set?.validators ?? null;
}

function judgeHeight(state: NetworkState, height: number, set: SetPicture | null, validators: readonly Address[] | null): Agreement {
  const rule = set?.settings?.quorumRule ?? DEFAULT_RULE;
  return agreementAt(height, {
    nodes: chainNodes(state),
    holders: state.claims.holders(height),
    headOf: (node) => state.claims.headOf(node),
    validators,
    quorum: validators && quorumSize(validators.length, rule),
    believed: state.believed.get(height) ?? new Set(),
  });
}

/** A URL whose identity changes stands for nobody: what it says is shown, but counts for no validator. */
export function chainNodes(state: NetworkState): readonly ChainNode[] {
  return state.nodes
    .filter((node) => node.wrongChain === null)
    .map((node) => ({ id: node.watched.name, address: node.identityChange ? null : (identityOf(node)?.address ?? null) }));
}
