import type { NetworkPicture } from '@/lib/chain/picture';
import { reachableValidators, watchedValidators } from '@/lib/chain/reachable-validators';
import type { QuorumView } from './types';

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
