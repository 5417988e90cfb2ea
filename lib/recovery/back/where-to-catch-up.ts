import { holdsBlock } from '../checks/holds-block';
import type { Plan } from '../plan-types';
import type { Run } from '../run-types';
import type { BlockId } from '../survey-types';

/** Nodes a rewound node is connected with first, and the block it must have from them. */
export type Group = { readonly nodes: readonly string[]; readonly has: BlockId };

/**
 * From whom a rewound node gets its blocks back: those on the branch to keep, never those on one to drop. Where none is kept, those of its own
 * branch; where nobody holds that any more, the branch with the most validators. null = there is nobody: all stand where it stands.
 */
export function whereToCatchUp(plan: Plan, run: Run, node: string, untouched: readonly string[]): Group | null {
  const groups = new Map<string, { has: BlockId; nodes: string[] }>();
  for (const name of untouched) {
    const has = run.expected[name] ?? plan.basis.heads[name];
    if (!has) continue;
    const group = groups.get(has.hash) ?? { has, nodes: [] };
    group.nodes.push(name);
    groups.set(has.hash, group);
  }
  const kept = plan.target && groups.get(plan.target.hash);
  if (kept) return kept;
  const onward = goneOn(plan, run, untouched);
  if (onward) return onward;
  const own = groups.get(plan.basis.heads[node]?.hash ?? '');
  if (own) return own;
  const weight = ({ nodes }: Group) => nodes.filter((name) => plan.validatorNodes.includes(name)).length;
  return [...groups.values()].sort((a, b) => weight(b) - weight(a) || b.nodes.length - a.nodes.length)[0] ?? null;
}

/** Those who have gone on from the kept block: by their answers, for their heads are higher by now. */
function goneOn({ ancestor, target }: Plan, { looks }: Run, untouched: readonly string[]): Group | null {
  if (!target || target.hash === ancestor?.hash) return null;
  const nodes = untouched.filter((name) => looks.some((look) => look.node === name && holdsBlock(look, target) === 'yes'));
  return nodes.length > 0 ? { nodes, has: target } : null;
}
