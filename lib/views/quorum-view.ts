import type { NetworkPicture } from '@/lib/chain/picture';
import { reachableValidators, watchedValidators } from '@/lib/chain/reachable-validators';
import { stoppedNow } from './stopped-now';
import type { QuorumView } from './types';

/**
 * The quorum by the network's own rule; margin is unknown while a validator of the set has no configured node. `linked` = the most of those that
 * answer that are linked with each other, where links are known to be missing.
 */
export function quorumView(picture: NetworkPicture, linked: number | null = null): QuorumView {
  const { set } = picture;
  if (!set) return { validators: null, size: null, rule: null, reachable: null, stopped: 0, linked: null, margin: null, unwatched: null };
  const reachable = reachableValidators(picture).length;
  const unwatched = set.validators.length - watchedValidators(picture).length;
  // An unwatched validator may run or not: only a reachable quorum is certain then.
  const stopped = stoppedNow(picture).length;
  const margin = unwatched === 0 ? Math.min(reachable - stopped, linked ?? reachable) - set.quorumSize : null;
  const rule = set.settings?.quorumRule ?? null;
  return { validators: set.validators.length, size: set.quorumSize, rule, reachable, stopped, linked, margin, unwatched };
}
