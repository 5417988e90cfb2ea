import type { NetworkPicture } from '@/lib/chain/picture';
import { listOf } from './format';
import { nameValidators } from './name-validators';
import { say } from './phrases';
import { stoppedBy } from './stopped-by';
import type { OpenRound } from './types';

/** Why the open height's round is not known, in a sentence; null = it is, or there is no more to say of it. */
export function whyRoundUnknown(picture: NetworkPicture, open: OpenRound | null): string | null {
  if (!open?.stopped || open.round !== null) return null;
  const names = listOf(nameValidators(open.stopped, picture.nodes), 6);
  const number = stoppedBy(picture, open.stopped);
  return number === null ? say('round.stopped', { names }) : say('round.stopped.recovery', { names, number });
}
