import { createClaims } from '@/lib/drill/faults/claims';
import { defineFault } from '@/lib/drill/faults/define-fault';
import { FaultRefused } from '@/lib/drill/faults/fault-refused';
import { findNode, mustRun, nodeOf } from '@/lib/drill/faults/read-arguments';

const claimSilence = createClaims<true>((network, name, held) => {
  findNode(network, name).silent = held.length > 0;
});

/** A validator that takes no part though everything else of it is well. */
export const silentValidator = defineFault({
  id: 'silent-validator',
  title: 'Silent validator',
  does: 'One validator proposes, prepares and commits nothing though its process runs, answers and keeps its peers: its turns cost a round change.',
  undone: 'It takes part again at once.',
  mustSay: { verdict: 'healthy', words: 'Blocks go on; every turn of the silent validator costs a round change.' },
  takes: { node: 'name of a validator (the last one)' },
  read: (network, given) => {
    const node = mustRun(nodeOf(network, given));
    if (node.role !== 'validator') throw new FaultRefused(`${node.name} is no validator: it is silent already.`);
    return node;
  },
  apply: (network, node) => claimSilence(network, node.name, true),
});
