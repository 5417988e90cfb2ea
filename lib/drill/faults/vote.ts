import { defineFault } from '@/lib/drill/faults/define-fault';
import { FaultRefused } from '@/lib/drill/faults/fault-refused';
import { membersOf, mustRun, nodeOf } from '@/lib/drill/faults/read-arguments';
import type { DrillNetwork, SimNode } from '@/lib/drill/types';

const currentSet = (network: DrillNetwork, node: SimNode): readonly string[] => {
  const chain = node.process()?.chain;
  return chain?.snapshotAt(chain.head().block.hash)?.validators ?? network.workshop.genesis.validators;
};

/** istanbul_propose on every running validator of the set as the node knows it. */
function propose(network: DrillNetwork, node: SimNode, add: boolean): void {
  const set = currentSet(network, node);
  if (add) node.process()?.miner.start();
  for (const voter of network.nodes) if (set.includes(voter.key.address)) voter.process()?.miner.propose(node.key.address, add);
}

/** Not a fault: what operators do, and what changes the quorum under a running network. */
export const vote = defineFault({
  id: 'vote',
  title: 'Validator voted in or out',
  does: 'Every validator proposes a node for the set, or against it where it is in it (istanbul_propose); more than half of the votes decide. Its core is started for it.',
  undone: 'Every validator proposes the opposite.',
  mustSay: { verdict: 'healthy', words: 'Blocks go on; the set and its quorum change.' },
  takes: { node: 'name of a node (the first member)' },
  read: (network, given) => {
    const [member] = membersOf(network);
    const node = mustRun(nodeOf(network, { ...(member === undefined ? {} : { node: member.name }), ...given }));
    const set = currentSet(network, node);
    const isIn = set.includes(node.key.address);
    if (isIn && set.length === 1) throw new FaultRefused(`${node.name} is the only validator.`);
    return { node, add: !isIn };
  },
  apply: (network, { node, add }) => {
    propose(network, node, add);
    return () => propose(network, node, !add);
  },
});
