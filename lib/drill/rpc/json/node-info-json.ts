import { CLIENT_NAME } from '@/lib/drill/rpc/client-name';
import type { Json } from '@/lib/drill/rpc/json/header-json';
import { nodeRecord } from '@/lib/drill/rpc/json/node-record';
import type { At } from '@/lib/drill/rpc/rpc-method';

/** Source: quorum p2p/server.go NodeInfo, eth/protocols/eth/handler.go nodeInfo. `difficulty` is the total one, decimal. */
export function nodeInfoJson({ node, process }: At): Json {
  const { genesis } = node.workshop;
  const head = process.chain.head().block.hash;
  const chain = {
    network: genesis.networkId,
    difficulty: process.chain.totalDifficulty(head),
    genesis: genesis.block.hash,
    config: genesis.configJson,
    head,
  };
  return {
    id: node.key.nodeId,
    name: CLIENT_NAME,
    enode: node.enode,
    enr: nodeRecord(node),
    ip: '127.0.0.1',
    ports: { discovery: 0, listener: node.p2pPort },
    listenAddr: `[::]:${node.p2pPort}`,
    protocols: { eth: chain, istanbul: chain, snap: {} },
    plugins: {},
  };
}
