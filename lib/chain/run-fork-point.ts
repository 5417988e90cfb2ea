import type { Hash } from '@/lib/consensus/types';
import { answerForkPoint, type ForkPlan, type Known, planForkPoint, startForkSearch } from './fork-point';
import type { HeadRef, NodeId } from './types';

export type ForkRun = { readonly result: Exclude<ForkPlan, { kind: 'ask' }>; readonly rounds: number; readonly questions: number };

/** Runs a whole search against a function instead of nodes and counts batched rounds and questions (tests, bench). */
export function runForkPoint(
  heads: readonly (HeadRef & { readonly node: NodeId })[],
  answer: (node: NodeId, height: number) => Hash | null | 'failed',
  known?: Known,
): ForkRun {
  let search = startForkSearch(heads);
  for (;;) {
    const plan = planForkPoint(search, known);
    if (plan.kind !== 'ask') return { result: plan, rounds: search.rounds, questions: search.questions };
    search = answerForkPoint(
      search,
      plan.questions.map(({ node, height }) => ({ node, height, answer: answer(node, height) })),
    );
  }
}
