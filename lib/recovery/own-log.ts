import type { NodeLog } from '@/lib/chain/node-log';
import type { NodePicture } from '@/lib/chain/picture';

/** A node's log while it is read, unless it says itself that it is another's: then the wrong one is configured, and tells nothing of this process. */
export function ownLog({ log, address }: Pick<NodePicture, 'log' | 'address'>): NodeLog | null {
  if (log === null || log.state === 'lost') return null;
  return log.address !== null && address !== null && log.address !== address ? null : log;
}
