import { sha256Text } from '@/lib/consensus/sha256-text';
import { canonicalJson } from './canonical-json';
import type { Plan, PlannedCall } from './plan-types';

/**
 * SHA-256 of what a way would do and cost: which nodes get which calls, on which heads, and what is lost. It binds a wish to plan to what was shown;
 * the moment of asking, words and times differ from one look to the next without the way being another.
 */
export function offerHash({ playbook, ancestor, target, nodes, absent, isDestructive, basis, worth, steps }: Plan): string {
  const { numberOf, calls } = numbered();
  const { keepsBranch, losesBlocks, losesTransactions, losesVotes, rewinds, touches } = worth;
  const does = {
    playbook,
    ancestor,
    target,
    nodes,
    absent,
    heads: isDestructive ? basis.heads : null,
    worth: { keepsBranch, losesBlocks, losesTransactions, losesVotes, rewinds, touches },
    tasks: steps.flatMap(({ tasks }) =>
      tasks.map(({ id, calls, times, isByHand = false }) => ({ id, calls: calls.map(numberOf), times, isByHand })),
    ),
    calls,
  };
  return sha256Text(canonicalJson(does));
}

/** Calls by their number in a list: a plan names each peer some hundred times. Numbered as they come, whether they are one object or several alike. */
function numbered(): { readonly numberOf: (call: PlannedCall) => number; readonly calls: readonly string[] } {
  const calls: string[] = [];
  const byText = new Map<string, number>();
  const byCall = new Map<PlannedCall, number>();
  const numberOf = (call: PlannedCall): number => {
    const known = byCall.get(call);
    if (known !== undefined) return known;
    const text = canonicalJson(call);
    const number = byText.get(text) ?? calls.push(text) - 1;
    byText.set(text, number);
    byCall.set(call, number);
    return number;
  };
  return { numberOf, calls };
}
