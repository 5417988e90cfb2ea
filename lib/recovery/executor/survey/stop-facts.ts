import type { NodePicture } from '@/lib/chain/picture';
import type { HeadDrop } from '@/lib/incidents/types';
import { ownLog } from '../../own-log';
import type { StopFacts } from '../../survey-types';

/** A process says that it was stopped uncleanly within this after its start. */
const SAID_WITHIN_MS = 60_000;

/**
 * How each node was last stopped, as its log and the watch tell. Without a log, a node that has answered every poll since then has run at least
 * that long; how it was stopped before is not known. A log's stamps are of the node's own clock: what that is behind by our clock is added.
 */
export function stopFacts(nodes: readonly NodePicture[], drops: readonly HeadDrop[]): readonly StopFacts[] {
  return nodes.map((node) => {
    const { name, answeringSince } = node;
    const log = ownLog(node);
    const startedAt = log?.startedAt ?? null;
    const behindMs = log?.heard?.behindMs ?? null;
    const upSince = startedAt === null ? answeringSince : startedAt + (behindMs ?? 0);
    const unclean =
      startedAt !== null && log?.uncleanShutdowns.some(({ at }) => at >= startedAt - 1000 && at <= startedAt + SAID_WITHIN_MS);
    const back = drops.findLast(
      ({ node: of, wasAway, at }) => of === name && wasAway && upSince !== null && at >= upSince - SAID_WITHIN_MS,
    );
    return {
      node: name,
      upSince,
      ...(startedAt !== null && behindMs === null ? { isByOwnClock: true as const } : {}),
      startedAtHeight: back?.to.height ?? null,
      lastStop: startedAt === null ? 'unknown' : unclean ? 'killed' : 'clean',
    };
  });
}
