import { holdsBlock } from '../checks/holds-block';
import type { Plan } from '../plan-types';
import type { Run } from '../run-types';
import type { BlockId } from '../survey-types';

/** Nodes a rewound node is connected with first, and the block it must have from them. */
export type Group = { readonly nodes: readonly string[]; readonly has: BlockId };

/**
 * From whom a rewound node gets its blocks back: those on the branch to keep, never those on one to drop. Where none is kept, those of its own
 * branch; where nobody holds that any more, the branch with the most validators; where nobody holds any, those that landed where they should,
 * for one that did not. null = there is nobody: all stand where it stands.
 */
export function whereToCatchUp(plan: Plan, run: Run, node: string, here: readonly string[], rewound: readonly string[]): Group | null {
  const { ancestor, target, basis } = plan;
  const known = (name: string) => run.expected[name] ?? basis.heads[name] ?? null;
  const whole = here.filter((name) => !rewound.includes(name) && (known(name)?.height ?? -1) > (ancestor?.height ?? -1));
  const holding = (has: BlockId | undefined | null): Group | null => {
    const nodes = has ? whole.filter((name) => known(name)?.hash === has.hash || holdsNow(run, name, has)) : [];
    return has && nodes.length > 0 ? { nodes, has } : null;
  };
  const kept = target !== null && ancestor !== null && target.height > ancestor.height ? holding(target) : null;
  if (kept) return kept;
  const own = holding(basis.heads[node]);
  if (own) return own;
  const weight = ({ nodes }: Group) => nodes.filter((name) => plan.validatorNodes.includes(name)).length;
  const groups = whole.flatMap((name) => holding(known(name)) ?? []);
  const heaviest = [...groups].sort((a, b) => weight(b) - weight(a) || b.nodes.length - a.nodes.length)[0];
  if (heaviest) return heaviest;
  const landed = rewound.filter((name) => hasLanded(run, name, ancestor));
  return ancestor && landed.length > 0 && !landed.includes(node) ? { nodes: landed, has: ancestor } : null;
}

const holdsNow = ({ looks }: Run, name: string, block: BlockId): boolean =>
  looks.some((look) => look.node === name && look.answered && holdsBlock(look, block) === 'yes');

const hasLanded = ({ expected }: Run, name: string, ancestor: BlockId | null): boolean => expected[name]?.hash === ancestor?.hash;
