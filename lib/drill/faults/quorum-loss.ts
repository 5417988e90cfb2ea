import { quorumSize } from '@/lib/consensus/quorum';
import { defineFault } from '@/lib/drill/faults/define-fault';
import { FaultRefused } from '@/lib/drill/faults/fault-refused';
import { findNode, mustRun, namesOf, oneOf, validatorsOf } from '@/lib/drill/faults/read-arguments';
import type { DrillNetwork } from '@/lib/drill/types';

/** How many validators must go until the rest is below the quorum. */
function enoughToStall(network: DrillNetwork): number {
  const running = validatorsOf(network).filter((node) => node.process() !== null).length;
  const quorum = quorumSize(validatorsOf(network).length, network.workshop.settingsAt(1).quorumRule);
  return running - quorum + 1;
}

export const quorumLoss = defineFault({
  id: 'quorum-loss',
  title: 'Quorum lost',
  does: 'So many validators are ended that the rest is below the quorum: round changes, and time-outs that double.',
  undone: 'They are started again: the quorum is back, blocks only when the doubled time-outs let the rounds meet.',
  mustSay: { verdict: 'stalled', words: 'Fewer validators than the quorum answer; no block follows.' },
  takes: { nodes: 'names of validators (the last ones, as few as it takes)', how: 'clean or kill (clean)' },
  read: (network, given) => {
    const how = oneOf(given, 'how', ['clean', 'kill'], 'clean');
    const names = namesOf(given, 'nodes');
    const needed = enoughToStall(network);
    const running = validatorsOf(network).filter((node) => node.process() !== null);
    if (needed < 1) throw new FaultRefused(`The quorum is lost already: ${running.length} validators run.`);
    const nodes = names === null ? running.slice(-needed) : names.map((name) => mustRun(findNode(network, name)));
    if (nodes.filter(({ role }) => role === 'validator').length < needed) {
      throw new FaultRefused(
        `It takes ${needed} of the running validators to lose the quorum: ${running.map(({ name }) => name).join(', ')}.`,
      );
    }
    return { nodes, how };
  },
  apply: (_network, { nodes, how }) => {
    for (const node of nodes) node.stop(how);
    return () => {
      for (const node of nodes) node.start();
    };
  },
});
