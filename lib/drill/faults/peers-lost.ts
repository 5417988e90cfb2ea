import { defineFault } from '@/lib/drill/faults/define-fault';
import { mustRun, nodeOf } from '@/lib/drill/faults/read-arguments';
import type { DrillNetwork, SimNode } from '@/lib/drill/types';

const others = (network: DrillNetwork, node: SimNode) => network.nodes.filter((other) => other !== node);

export const peersLost = defineFault({
  id: 'peers-lost',
  title: 'Peers lost',
  does: 'A node is removed from the peers of all others and they from its own, on both ends (admin_removePeer): the links stay away.',
  undone: 'They are added again on both ends (admin_addPeer): back at once, or up to 35 s after the cut.',
  mustSay: null,
  takes: { node: 'name of a node (the last validator)' },
  read: (network, given) => mustRun(nodeOf(network, given)),
  apply: (network, node) => {
    for (const other of others(network, node)) {
      node.process()?.peers.remove(other.enode);
      other.process()?.peers.remove(node.enode);
    }
    return () => {
      for (const other of others(network, node)) {
        node.process()?.peers.add(other.enode);
        other.process()?.peers.add(node.enode);
      }
    };
  },
});
