import { sha256Text } from '@/lib/consensus/sha256-text';
import { canonicalJson } from './canonical-json';
import type { Plan } from './plan-types';

/**
 * SHA-256 of what a way would do and cost: which nodes get which calls, on which heads, and what is lost. It binds a wish to plan to what was shown;
 * the moment of asking, words and times differ from one look to the next without the way being another.
 */
export function offerHash({ playbook, ancestor, target, nodes, absent, isDestructive, basis, worth, steps }: Plan): string {
  const { keepsBranch, losesBlocks, losesTransactions, losesVotes, rewinds, touches } = worth;
  const does = {
    playbook,
    ancestor,
    target,
    nodes,
    absent,
    heads: isDestructive ? basis.heads : null,
    worth: { keepsBranch, losesBlocks, losesTransactions, losesVotes, rewinds, touches },
    tasks: steps.flatMap(({ tasks }) => tasks.map(({ id, calls, times, isByHand = false }) => ({ id, calls, times, isByHand }))),
  };
  return sha256Text(canonicalJson(does));
}
