import { defineFault } from '@/lib/drill/faults/define-fault';
import { FaultRefused } from '@/lib/drill/faults/fault-refused';
import { findNode } from '@/lib/drill/faults/read-arguments';

/** Not a fault by itself: brings back what another one, or a person, took down. */
export const start = defineFault({
  id: 'start',
  title: 'Node started',
  does: 'A node that is down is started; its core starts fresh at round 0.',
  undone: 'It is stopped cleanly.',
  mustSay: null,
  takes: { node: 'name of a node that is down (the first one that is)' },
  read: (network, given) => {
    const down = network.nodes.filter((node) => node.process() === null);
    const first = down[0];
    if (first === undefined) throw new FaultRefused('Every node runs.');
    if (given.node === undefined) return first;
    const node = findNode(network, given.node);
    if (node.process() !== null) throw new FaultRefused(`${node.name} runs already; down: ${down.map(({ name }) => name).join(', ')}.`);
    return node;
  },
  apply: (_network, node) => {
    node.start();
    return () => node.stop('clean');
  },
});
