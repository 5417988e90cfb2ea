import { type Phrase, phrase } from '@/lib/incidents/phrase';
import type { Scene } from './scene';
import type { SurveyedBranch } from './survey-types';

/** What speaks for each branch: whose turn its first block was, its seals, what it carries, who holds it. */
export const branchFacts = (scene: Scene): readonly Phrase[] => scene.branches.map((branch) => factsOf(scene, branch));

function factsOf(scene: Scene, branch: SurveyedBranch): Phrase {
  const first = branch.blocks[0];
  const block = first ? scene.input.diagnosis.picture.block(first.hash) : null;
  const members = scene.nodes.filter(({ name, isValidator }) => branch.nodes.includes(name) && !isValidator);
  const depth = branch.tip.height - (scene.ancestor?.height ?? branch.tip.height);
  const isWhole = branch.blocks.length === depth;
  const counts = branch.blocks.map(({ transactions }) => transactions?.length ?? null);
  const carries = isWhole && !counts.includes(null) ? counts.reduce<number>((sum, count) => sum + (count ?? 0), 0) : null;
  return phrase('plan.branch', {
    label: branch.label,
    blocks: {
      phrase:
        depth === 1
          ? phrase('plan.branch.block', { height: branch.tip.height })
          : phrase('plan.branch.blocks', { from: branch.tip.height - depth + 1, height: branch.tip.height }),
    },
    hash: { hash: branch.tip.hash },
    author: first?.author ? { validators: [first.author] } : null,
    round: first?.round ?? null,
    turn: { phrase: turnOf(block?.proposer ?? 'unknown') },
    seals: { phrase: sealsOf(branch, isWhole) },
    transactions: carries,
    validators: { validators: branch.validators },
    members: { list: members.map(({ name }) => name) },
  });
}

function turnOf(proposer: 'expected' | 'unexpected' | 'unknown'): Phrase {
  if (proposer === 'expected') return phrase('plan.branch.turn');
  return proposer === 'unexpected' ? phrase('plan.branch.no-turn') : phrase('plan.branch.turn-unknown');
}

function sealsOf({ blocks }: SurveyedBranch, isWhole: boolean): Phrase {
  if (blocks.some(({ hasQuorum }) => hasQuorum === false)) return phrase('plan.branch.no-quorum');
  return isWhole && blocks.every(({ hasQuorum }) => hasQuorum === true)
    ? phrase('plan.branch.quorum')
    : phrase('plan.branch.seals-unknown');
}
