import type { NodePicture } from '@/lib/chain/picture';
import type { NodeLook } from '../survey-types';

/** Looks with when each process was started, where the watch reads it from the node's log. */
export function withStarts(looks: readonly NodeLook[], nodes: readonly Pick<NodePicture, 'name' | 'log'>[]): readonly NodeLook[] {
  return looks.map((look) => {
    const log = nodes.find(({ name }) => name === look.node)?.log ?? null;
    return log === null || log.state === 'lost' || log.startedAt === null
      ? look
      : { ...look, startedAt: log.startedAt, ...(log.heard && { heard: log.heard }) };
  });
}
