import type { NetworkPicture } from '@/lib/chain/picture';
import type { ValidatorNow } from './validators-now';

/** A recovery under way has stopped its core, and starts it again: that is no loss that nobody knows of. */
export const isStoppedByRecovery = ({ recovery }: NetworkPicture, { absent, nodes }: ValidatorNow): boolean =>
  absent === 'core-stopped' && recovery !== undefined && nodes.every((node) => recovery.stopped.includes(node));
