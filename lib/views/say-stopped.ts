import type { NetworkPicture } from '@/lib/chain/picture';
import { listOf } from './format';
import { nameValidators } from './name-validators';
import { say } from './phrases';
import { stoppedBy } from './stopped-by';
import { stoppedNow } from './stopped-now';

/** Whose consensus is stopped, and by which recovery; null = nobody's, as far as is told. */
export function sayStopped(picture: NetworkPicture): string | null {
  const stopped = stoppedNow(picture);
  if (stopped.length === 0) return null;
  const names = listOf(nameValidators(stopped, picture.nodes), 6);
  const number = stoppedBy(picture, stopped);
  return number === null ? say('detail.stopped', { names }) : say('detail.stopped.recovery', { names, number });
}
