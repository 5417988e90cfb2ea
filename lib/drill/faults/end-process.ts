import { defineFault, type FaultPlan } from '@/lib/drill/faults/define-fault';
import { mustRun, nodeOf } from '@/lib/drill/faults/read-arguments';
import type { Fault, SimNode } from '@/lib/drill/types';

type Words = Pick<FaultPlan<SimNode>, 'id' | 'title' | 'does'> & { readonly how: 'clean' | 'kill' };

/** A fault that ends a node's process in one of the two ways and starts it again when undone. */
export const endProcess = ({ how, ...words }: Words): Fault =>
  defineFault({
    ...words,
    undone: 'The process is started again.',
    mustSay: { verdict: 'degraded', words: 'Blocks go on, the node does not answer; with 3 of 4 validators there is no margin.' },
    takes: { node: 'name of a node (the last validator)' },
    read: (network, given) => mustRun(nodeOf(network, given)),
    apply: (_network, node) => {
      node.stop(how);
      return () => node.start();
    },
  });
