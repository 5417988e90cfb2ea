import type { CastVote, Worth } from './plan-types';
import type { Scene } from './scene';
import type { SurveyedBranch } from './survey-types';

/**
 * Votes on validators that only dropped branches hold, each once however often its voter repeated it: they have to be cast again.
 * null = a header could not be had or read: unknown is never none. Source: extraData of QBFT, coinbase and nonce of IBFT.
 */
export function lostVotes({ branches, ancestor }: Pick<Scene, 'branches' | 'ancestor'>, kept: readonly string[]): Worth['losesVotes'] {
  if (ancestor === null) return null;
  const lost = votesOf(
    branches.filter(({ label }) => !kept.includes(label)),
    ancestor.height,
  );
  if (lost === null || lost.size === 0) return lost && [];
  const held = votesOf(
    branches.filter(({ label }) => kept.includes(label)),
    ancestor.height,
  );
  return held && [...lost].flatMap(([key, vote]) => (held.has(key) ? [] : [vote]));
}

function votesOf(branches: readonly SurveyedBranch[], ancestor: number): ReadonlyMap<string, CastVote> | null {
  const found = new Map<string, CastVote>();
  for (const { blocks, tip } of branches) {
    if (blocks.length < tip.height - ancestor) return null;
    for (const { votes, author } of blocks) {
      if (votes === null) return null;
      for (const { recipient, add } of votes) found.set(`${author} ${recipient} ${add}`, { voter: author, recipient, add });
    }
  }
  return found;
}
