import type { CastVote, Worth } from './plan-types';
import type { Scene } from './scene';
import type { SurveyedBranch } from './survey-types';

/**
 * Votes on validators that only dropped branches hold, each once however often its voter repeated it: they have to be cast again.
 * null = a header could not be had or read: unknown is never none. Source: extraData of QBFT, coinbase and nonce of IBFT.
 */
export function lostVotes({ branches, ancestor }: Pick<Scene, 'branches' | 'ancestor'>, keeps: string | null): Worth['losesVotes'] {
  if (ancestor === null) return null;
  const lost = votesOf(
    branches.filter(({ label }) => label !== keeps),
    ancestor.height,
  );
  if (lost === null || lost.size === 0) return lost && [];
  const kept = votesOf(
    branches.filter(({ label }) => label === keeps),
    ancestor.height,
  );
  return kept && [...lost].flatMap(([key, vote]) => (kept.has(key) ? [] : [vote]));
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
