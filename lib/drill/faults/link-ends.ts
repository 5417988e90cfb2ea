import { FaultRefused } from '@/lib/drill/faults/fault-refused';
import { findNode, validatorsOf } from '@/lib/drill/faults/read-arguments';
import type { DrillNetwork, FaultArguments, NodeName } from '@/lib/drill/types';

/** The arguments `from` and `to`; without them the first two validators. @throws FaultRefused */
export function linkEnds(network: DrillNetwork, given: FaultArguments): { readonly from: NodeName; readonly to: NodeName } {
  const [first, second] = validatorsOf(network);
  const from = findNode(network, given.from ?? first?.name).name;
  const to = findNode(network, given.to ?? (second?.name === from ? first?.name : second?.name)).name;
  if (from === to) throw new FaultRefused(`from and to are both ${from}; a link has two ends.`);
  return { from, to };
}
