import { holdsBlock } from '../checks/holds-block';
import type { Check } from '../plan-types';
import type { Run } from '../run-types';

/** The first of the few that have not the block which most of a check's nodes have; null = they are not few, or a node does not tell. */
export function whoLags({ looks, leftOut }: Run, { nodes, above, blocks }: Extract<Check, { kind: 'grows' }>): string | null {
  const asked = nodes.filter((name) => !(name in leftOut));
  const told = looks.filter(({ node, answered, head }) => asked.includes(node) && answered && head !== null);
  if (told.length < asked.length) return null;
  const lagging = told.filter((look) => (look.head?.height ?? 0) < above.height + blocks || holdsBlock(look, above) === 'no');
  return lagging.length * 2 < told.length ? (lagging[0]?.node ?? null) : null;
}
