import type { Forked } from './gates';
import type { Scene } from './scene';
import type { SurveyedBranch } from './survey-types';

const TURNS = { expected: 0, unknown: 1, unexpected: 2 } as const;

/**
 * Branches in the order in which one would rather be kept where all else is equal: more validators, proposed by whose turn it was, in an
 * earlier round, valid quorum seals on every block, more other nodes that follow it, then as lettered.
 */
export function byMerit({ scene, branches }: Pick<Forked, 'scene' | 'branches'>): readonly SurveyedBranch[] {
  return branches
    .map((branch, index) => ({ branch, ranks: [...ranksOf(scene, branch), index] }))
    .sort((a, b) => {
      const at = a.ranks.findIndex((rank, index) => rank !== b.ranks[index]);
      return at < 0 ? 0 : (a.ranks[at] ?? 0) - (b.ranks[at] ?? 0);
    })
    .map(({ branch }) => branch);
}

function ranksOf({ input }: Scene, { blocks, validators, nodes }: SurveyedBranch): readonly number[] {
  const [first] = blocks;
  const block = first ? input.diagnosis.picture.block(first.hash) : null;
  return [
    -validators.length,
    TURNS[block?.proposer ?? 'unknown'],
    first?.round ?? Number.MAX_SAFE_INTEGER,
    blocks.every(({ hasQuorum }) => hasQuorum === true) ? 0 : 1,
    -nodes.length,
  ];
}
