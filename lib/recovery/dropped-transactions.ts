import type { Worth } from './plan-types';
import type { Scene } from './scene';
import type { BranchBlock, SurveyedBranch } from './survey-types';

type Forked = Pick<Scene, 'branches' | 'ancestor'>;

/** Transactions only in dropped blocks; null where a block of them is missing or did not tell its own: unknown is never none. */
export function droppedTransactions({ branches, ancestor }: Forked, kept: readonly string[]): Worth['losesTransactions'] {
  if (ancestor === null) return null;
  const dropped = branches.filter(({ label }) => !kept.includes(label));
  const lost = transactionsOf(dropped, ancestor.height);
  if (lost === null || lost.length === 0) return lost;
  const held = transactionsOf(
    branches.filter(({ label }) => kept.includes(label)),
    ancestor.height,
  );
  if (held === null) return null;
  const stay = new Set(held);
  return [...new Set(lost)].filter((hash) => !stay.has(hash));
}

function transactionsOf(branches: readonly SurveyedBranch[], ancestor: number): readonly BranchBlock['hash'][] | null {
  const found: BranchBlock['hash'][] = [];
  for (const { blocks, tip } of branches) {
    if (blocks.length < tip.height - ancestor) return null;
    for (const { transactions } of blocks) {
      if (transactions === null) return null;
      found.push(...transactions);
    }
  }
  return found;
}
