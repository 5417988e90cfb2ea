import type { NetworkPicture } from '@/lib/chain/picture';
import { reachableValidators, watchedValidators } from '@/lib/chain/reachable-validators';
import { stoppedNow } from './stopped-now';
import type { QuorumView } from './types';

const NOTHING = { validators: null, size: null, rule: null, reachable: null, stopped: 0, linked: null, oneBranch: null, margin: null };

/**
 * The quorum by the network's own rule; margin is unknown while a validator of the set has no configured node, or may yet join a branch. `linked` =
 * the most of those that answer that are linked with each other, where links are known to be missing.
 */
export function quorumView(picture: NetworkPicture, linked: number | null = null): QuorumView {
  const { set } = picture;
  if (!set) return { ...NOTHING, unwatched: null };
  const answering = reachableValidators(picture);
  const stopped = stoppedNow(picture);
  const able = answering.filter((one) => !stopped.includes(one));
  const unwatched = set.validators.length - watchedValidators(picture).length;
  const camps = campsOf(picture);
  const oneBranch = camps && Math.max(0, ...camps.map((camp) => able.filter((one) => camp.includes(one)).length));
  const isPlaced = picture.fork.state === 'none' || (camps !== null && able.every((one) => camps.some((camp) => camp.includes(one))));
  const acting = Math.min(able.length, linked ?? able.length, oneBranch ?? able.length);
  return {
    validators: set.validators.length,
    size: set.quorumSize,
    rule: set.settings?.quorumRule ?? null,
    reachable: answering.length,
    stopped: stopped.length,
    linked,
    oneBranch,
    // An unwatched validator may run or not: only a reachable quorum is certain then.
    margin: unwatched === 0 && isPlaced ? acting - set.quorumSize : null,
    unwatched,
  };
}

/** Who holds each branch; null = there is no fork, or where it begins is not found yet. */
const campsOf = ({ fork }: NetworkPicture) => (fork.state === 'proven' ? fork.branches.map(({ validators }) => validators) : null);
