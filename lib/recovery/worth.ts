import { type Phrase, phrase } from '@/lib/incidents/phrase';
import { emptiedPools } from './emptied-pools';
import { lostVotes } from './lost-votes';
import type { Step, Worth } from './plan-types';
import type { Scene } from './scene';
import { setAfter } from './set-after';
import { namesOf } from './steps/checks';
import type { BranchBlock, SurveyedBranch } from './survey-types';

/** Blocks that only dropped branches have, with the branch; what the kept one shares is not lost. */
export function lostBlocks({ branches }: Scene, keeps: string | null): Worth['losesBlocks'] {
  const kept = new Set(branches.find(({ label }) => label === keeps)?.blocks.map(({ hash }) => hash));
  const seen = new Set<string>();
  return branches
    .filter(({ label }) => label !== keeps)
    .flatMap(({ label, blocks }) => blocks.map(({ height, hash }) => ({ height, hash, branch: label })))
    .filter(({ hash }) => {
      if (kept.has(hash) || seen.has(hash)) return false;
      seen.add(hash);
      return true;
    });
}

/** Transactions only in dropped blocks; null where a block of them is missing or did not tell its own: unknown is never none. */
export function lostTransactions({ branches, ancestor }: Scene, keeps: string | null): Worth['losesTransactions'] {
  if (ancestor === null) return null;
  const dropped = branches.filter(({ label }) => label !== keeps);
  const lost = transactionsOf(dropped, ancestor.height);
  if (lost === null || lost.length === 0) return lost;
  const kept = transactionsOf(
    branches.filter(({ label }) => label === keeps),
    ancestor.height,
  );
  if (kept === null) return null;
  const stay = new Set(kept);
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

/** What is lost, as sentences of the step that loses it. */
export function sayLosses(scene: Scene, keeps: string | null): readonly Phrase[] {
  const blocks = lostBlocks(scene, keeps);
  const transactions = lostTransactions(scene, keeps);
  const votes = lostVotes(scene, keeps);
  const labels = { list: [...new Set(blocks.map(({ branch }) => branch))] };
  return [
    phrase('plan.loses.blocks', { count: blocks.length, labels }),
    transactions === null ? phrase('plan.loses.unknown') : phrase('plan.loses.transactions', { count: transactions.length }),
    votes === null
      ? phrase('plan.loses.votes-unknown')
      : votes.length > 0
        ? phrase('plan.loses.votes', { count: votes.length, of: { validators: votes.map(({ recipient }) => recipient) } })
        : phrase('plan.loses.no-votes'),
    ...sayLostSets(scene, keeps),
  ];
}

/** Where a vote has taken effect on a dropped branch: the set of its ancestor is in force again. */
function sayLostSets({ input, branches, validators }: Scene, keeps: string | null): readonly Phrase[] {
  return branches.flatMap(({ label, tip }): readonly Phrase[] => {
    const set = label === keeps ? null : setAfter(input, tip);
    if (set === null || validators === null || set.join() === validators.join()) return [];
    const added = set.filter((one) => !validators.includes(one));
    const removed = validators.filter((one) => !set.includes(one));
    return [
      ...(added.length > 0 ? [phrase('plan.loses.set-added', { label, of: { validators: added } })] : []),
      ...(removed.length > 0 ? [phrase('plan.loses.set-removed', { label, of: { validators: removed } })] : []),
    ];
  });
}

export type WorthOf = {
  readonly keeps: string | null;
  readonly rewinds: readonly string[];
  readonly steps: readonly Step[];
  /** Validators that must work together while it runs. */
  readonly together: number;
  readonly proven: Phrase;
  readonly isFieldProven: boolean;
  /** Drops every branch but the kept one; false = nothing is dropped. */
  readonly drops: boolean;
};

/** What a plan keeps and loses, whom it touches, how long it takes. */
export function worthOf(scene: Scene, { keeps, rewinds, steps, together, proven, isFieldProven, drops }: WorthOf): Worth {
  const times = steps.map(({ expectedMs }) => expectedMs);
  return {
    keepsBranch: keeps,
    dropsBranches: drops ? scene.branches.map(({ label }) => label).filter((label) => label !== keeps) : [],
    losesBlocks: drops ? lostBlocks(scene, keeps) : [],
    losesTransactions: drops ? lostTransactions(scene, keeps) : [],
    losesVotes: drops ? lostVotes(scene, keeps) : [],
    rewinds,
    emptiesPools: emptiedPools(scene, steps),
    touches: namesOf(scene.there).filter((name) => steps.some(({ tasks }) => tasks.some((task) => task.node === name))),
    margin: scene.quorum === null ? null : together - scene.quorum,
    expectedMs: times.includes(null) ? null : times.reduce<number>((sum, ms) => sum + (ms ?? 0), 0),
    proven,
    isFieldProven,
  };
}
