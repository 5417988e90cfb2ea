import type { Hash } from '@/lib/consensus/types';
import type { Plan } from '@/lib/recovery/plan-types';
import type { BlockId } from '@/lib/recovery/survey-types';
import type { ForkView } from './types';

/** The letter of the branch a block is on; null = on none that is known. */
export type LetterOf = (block: BlockId | null) => string | null;

/**
 * Letters of branches as the plan and the watch know them. A head of the plan's basis above the ancestor that is not dropped is on the kept branch.
 * The plan goes before the watch: its letters are the ones people decided on.
 */
export function branchLetters(plan: Plan, fork: ForkView | null): LetterOf {
  const { worth, ancestor, basis, target } = plan;
  const letters = new Map<Hash, string>();
  for (const branch of fork?.branches ?? []) for (const hash of [branch.hash, branch.tip.hash]) letters.set(hash, branch.label);
  for (const block of worth.losesBlocks) letters.set(block.hash, block.branch);
  const kept = worth.keepsBranch;
  if (kept !== null && ancestor !== null) {
    const dropped = new Set(worth.losesBlocks.map((block) => block.hash));
    for (const block of [...Object.values(basis.heads), ...(target === null ? [] : [target])])
      if (block.height > ancestor.height && !dropped.has(block.hash)) letters.set(block.hash, kept);
  }
  return (block) => (block === null ? null : (letters.get(block.hash) ?? null));
}
