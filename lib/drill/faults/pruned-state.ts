import { defineFault } from '@/lib/drill/faults/define-fault';
import { FaultRefused } from '@/lib/drill/faults/fault-refused';
import { findNode, mustRun, namesOf } from '@/lib/drill/faults/read-arguments';

export const prunedState = defineFault({
  id: 'pruned-state',
  title: 'States pruned',
  does: 'Nodes are stopped cleanly and started at once: of their states only those of HEAD, HEAD-1 and HEAD-127 are left, and a deeper rewind lands far lower.',
  undone: 'Nothing to undo: states come back with the blocks that follow.',
  mustSay: null,
  takes: { nodes: 'names of nodes (all that run)' },
  read: (network, given) => {
    const names = namesOf(given, 'nodes');
    const nodes =
      names === null ? network.nodes.filter((node) => node.process() !== null) : names.map((name) => mustRun(findNode(network, name)));
    const archive = nodes.filter(({ disk }) => disk.archive);
    if (archive.length > 0) throw new FaultRefused(`${archive.map(({ name }) => name).join(', ')} keep every state (archive).`);
    if (nodes.length === 0) throw new FaultRefused('No node runs.');
    return nodes;
  },
  apply: (_network, nodes) => {
    for (const node of nodes) node.stop('clean');
    for (const node of nodes) node.start();
    return () => undefined;
  },
});
