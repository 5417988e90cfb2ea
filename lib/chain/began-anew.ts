import { faultTolerance } from '@/lib/consensus/quorum';
import type { NetworkPicture } from './picture';

/**
 * Validators were seen away since the head and are back, and fewer than F+1 stayed: those who were started anew are in a lower round, and
 * nothing takes them along. When everybody was away at once, it was the watch. Source: quorum qbft/core/roundchange.go.
 */
export function beganAnew({ nodes, set, liveness, now }: Pick<NetworkPicture, 'nodes' | 'set' | 'liveness' | 'now'>): boolean {
  const { ageMs, base } = liveness;
  if (!set || ageMs === null || base !== 'arrival') return false;
  const answering = nodes.filter((node) => node.counted && node.answering && node.answeringSince !== null);
  if (answering.every(({ answeringSince }) => (answeringSince ?? 0) > now - ageMs)) return false;
  const validators = answering.filter(({ address }) => address !== null && set.validators.includes(address));
  const isBack = ({ answeringSince }: (typeof validators)[number]) => (answeringSince ?? 0) > now - ageMs;
  const stayed = new Set(validators.filter((node) => !isBack(node)).map(({ address }) => address)).size;
  return validators.some(isBack) && stayed <= faultTolerance(set.validators.length);
}
