import { decodeExtra } from '@/lib/consensus/decode-extra';
import { headerDigests } from '@/lib/consensus/header-digests';
import { frameHeader } from '@/lib/consensus/header-frame';
import { defineFault } from '@/lib/drill/faults/define-fault';
import { FaultRefused } from '@/lib/drill/faults/fault-refused';
import { membersOf, mustRun, nodeOf } from '@/lib/drill/faults/read-arguments';
import { isOfNetwork } from '@/lib/drill/plant/common-head';
import type { Genesis } from '@/lib/drill/types';

/** The same network but for one second in its genesis block: another hash, so another chain. */
function otherGenesis(genesis: Genesis): Genesis {
  const { block } = genesis;
  const header = { ...block.header, timestamp: block.header.timestamp + 1 };
  const { hash } = headerDigests(frameHeader(header), decodeExtra(header.extraData, header.mixHash));
  return { ...genesis, block: { ...block, hash, header: { ...header, hash } } };
}

export const wrongGenesis = defineFault({
  id: 'wrong-genesis',
  title: 'Wrong genesis',
  does: 'A node loses its files and is started on another genesis file: every handshake with the others fails, it stays at block 0 alone.',
  undone: 'Its files are made anew from the right genesis; it fetches the chain from its peers.',
  mustSay: { verdict: 'degraded', words: 'One node is of another chain and is not compared.' },
  takes: { node: 'name of a node (the last member, or validator where there is none)' },
  read: (network, given) => {
    const node = mustRun(nodeOf(network, { node: membersOf(network).at(-1)?.name ?? nodeOf(network, {}).name, ...given }));
    if (!isOfNetwork(network, node)) throw new FaultRefused(`${node.name} has another genesis already.`);
    return node;
  },
  apply: (network, node) => {
    const start = (genesis: Genesis): void => {
      node.stop('clean');
      node.reinstall(genesis);
      node.start();
    };
    const { genesis } = network.workshop;
    start(otherGenesis(genesis));
    return () => start(genesis);
  },
});
