import { faultTolerance } from '@/lib/consensus/quorum';
import type { NetworkPicture } from './picture';

/**
 * Validators were seen away since the head and are back, or their cores were stopped and run again, and fewer than F+1 stayed: those who were
 * started anew are in a lower round, and nothing takes them along. When everybody was away at once, it was the watch; a stopped core is no such
 * doubt. Source: quorum qbft/core/roundchange.go.
 */
export function beganAnew({ nodes, set, liveness, now }: Pick<NetworkPicture, 'nodes' | 'set' | 'liveness' | 'now'>): boolean {
  const { ageMs, base } = liveness;
  if (!set || ageMs === null || base !== 'arrival') return false;
  const answering = nodes.filter((node) => node.counted && node.answering && node.answeringSince !== null);
  const isAnew = ({ coreSince = null }: (typeof answering)[number]) => coreSince !== null && coreSince > now - ageMs;
  const wasAway = answering.every(({ answeringSince }) => (answeringSince ?? 0) > now - ageMs);
  const validators = answering.filter(({ address }) => address !== null && set.validators.includes(address));
  const isBack = (node: (typeof validators)[number]) => isAnew(node) || (!wasAway && (node.answeringSince ?? 0) > now - ageMs);
  const stayed = new Set(validators.filter((node) => !isBack(node)).map(({ address }) => address)).size;
  return validators.some(isBack) && stayed <= faultTolerance(set.validators.length);
}
