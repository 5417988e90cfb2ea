import type { NodePicture } from '@/lib/chain/picture';
import { ownLog } from '../own-log';
import type { NodeLook } from '../survey-types';

/** Looks with when each process was started, where the watch reads it from the node's log. */
export function withStarts(
  looks: readonly NodeLook[],
  nodes: readonly Pick<NodePicture, 'name' | 'log' | 'address'>[],
): readonly NodeLook[] {
  return looks.map((look) => {
    const node = nodes.find(({ name }) => name === look.node);
    const log = node ? ownLog({ log: node.log, address: look.address ?? node.address }) : null;
    return log === null || log.startedAt === null ? look : { ...look, startedAt: log.startedAt, ...(log.heard && { heard: log.heard }) };
  });
}
