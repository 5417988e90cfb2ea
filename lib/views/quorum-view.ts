import type { NetworkPicture } from '@/lib/chain/picture';
import type { Address } from '@/lib/consensus/types';
import type { QuorumView } from './types';

/** Validators of the set whose node answers now, by address: two URLs of one identity count once. */
export function reachableValidators(picture: NetworkPicture): readonly Address[] {
  return validatorsWhere(picture, (node) => node.answering);
}

/** Validators of the set that some configured node proved to be, answering or not. */
function watchedValidators(picture: NetworkPicture): readonly Address[] {
  return validatorsWhere(picture, () => true);
}

function validatorsWhere(picture: NetworkPicture, test: (node: NetworkPicture['nodes'][number]) => boolean): readonly Address[] {
  const set = new Set(picture.set?.validators ?? []);
  const found = new Set<Address>();
  for (const node of picture.nodes) if (node.counted && node.address && set.has(node.address) && test(node)) found.add(node.address);
  return [...found];
}

/** The quorum by the network's own rule; margin is unknown while a validator of the set has no configured node. */
export function quorumView(picture: NetworkPicture): QuorumView {
  const { set } = picture;
  if (!set) return { validators: null, size: null, rule: null, reachable: null, margin: null, unwatched: null };
  const reachable = reachableValidators(picture).length;
  const unwatched = set.validators.length - watchedValidators(picture).length;
  // An unwatched validator may run or not: only a reachable quorum is certain then.
  const margin = unwatched === 0 ? reachable - set.quorumSize : null;
  return { validators: set.validators.length, size: set.quorumSize, rule: set.settings?.quorumRule ?? null, reachable, margin, unwatched };
}
