import type { NodeLook } from '../survey-types';

/** The newest answer of each node: one from the future does not count, and one that comes late does not take the place of a newer. */
export function keepLooks(kept: readonly NodeLook[], looks: readonly NodeLook[], now: number): readonly NodeLook[] {
  const byNode = new Map(kept.filter(({ askedAt }) => askedAt <= now).map((look) => [look.node, look]));
  for (const look of looks) {
    const known = byNode.get(look.node);
    if (look.askedAt <= now && (!known || look.askedAt >= known.askedAt)) byNode.set(look.node, look);
  }
  return [...byNode.values()];
}
