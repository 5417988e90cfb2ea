import { defineFault } from '@/lib/drill/faults/define-fault';
import { FaultRefused } from '@/lib/drill/faults/fault-refused';
import { flagOf, mustRun, nodeOf, validatorsOf } from '@/lib/drill/faults/read-arguments';

export const coreStopped = defineFault({
  id: 'core-stopped',
  title: 'Consensus stopped',
  does: 'miner_stop on one validator, or on all: worker and core end while the process runs. One alone loses its peers again and again.',
  undone: 'miner_start where it was stopped: fresh cores at round 0.',
  mustSay: null,
  takes: { node: 'name of a validator (the last one)', all: 'true = every validator' },
  read: (network, given) => {
    const asked = flagOf(given, 'all') ? validatorsOf(network) : [mustRun(nodeOf(network, given))];
    const mining = asked.filter((node) => node.process()?.miner.isMining() === true);
    if (mining.length === 0) throw new FaultRefused(`${asked.map(({ name }) => name).join(', ')}: no core runs there.`);
    return mining;
  },
  apply: (_network, nodes) => {
    for (const node of nodes) node.process()?.miner.stop();
    return () => {
      for (const node of nodes) node.process()?.miner.start();
    };
  },
});
