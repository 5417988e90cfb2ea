import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ForkedChain } from '@/fixtures/forks/build-fork';
import { headerJson } from './header-json';

export type Traffic = { readonly at: number; readonly tookMs: number };

export type ServedNetwork = {
  readonly urls: readonly string[];
  /** Every request since the last call, in order of arrival; real ms. */
  readonly takeTraffic: () => readonly Traffic[];
  readonly stop: () => Promise<void>;
};

type RpcCall = { readonly id: unknown; readonly method: string; readonly params?: readonly unknown[] };

/** Serves one producing chain as `count` nodes on loopback; `headAt` says which height is the newest now. The first nodes are its validators. */
export async function serveNetwork(chain: ForkedChain, count: number, periodSeconds: number, headAt: () => number): Promise<ServedNetwork> {
  const blocks = chain.common.map(headerJson);
  const traffic: Traffic[] = [];
  const qbft = { epochlength: 30_000, blockperiodseconds: periodSeconds, requesttimeoutseconds: 4, policy: 0, ceil2Nby3Block: 0 };
  const config = { chainId: 1337, isQuorum: true, qbft };
  const eth = { network: 1337, genesis: chain.common[0]?.hash, config };
  const nodeInfo = { enode: `enode://${'00'.repeat(64)}@127.0.0.1:30303`, name: 'bench', id: null, protocols: { eth } };
  const answer = (node: number, { method, params = [] }: RpcCall): unknown => {
    const head = headAt();
    const height = params[0] === 'latest' || params[0] === undefined ? head : Number(params[0]);
    switch (method) {
      case 'eth_getBlockByNumber':
        return height <= head ? (blocks[height] ?? null) : null;
      case 'eth_chainId':
        return '0x539';
      case 'net_version':
        return '1337';
      case 'net_peerCount':
        return `0x${(count - 1).toString(16)}`;
      case 'eth_syncing':
        return false;
      case 'eth_mining':
        return node < chain.validators.length;
      case 'web3_clientVersion':
        return 'Geth/v1.10.3-stable(quorum-v24.4.1)/linux-amd64/go1.21';
      case 'admin_nodeInfo':
        return nodeInfo;
      case 'istanbul_nodeAddress':
        return chain.validators[node]?.address ?? `0x${(node + 1).toString(16).padStart(40, '0')}`;
      case 'istanbul_getValidators':
        return chain.set;
      default:
        return undefined;
    }
  };
  const reply = (node: number, call: RpcCall): unknown => {
    const result = answer(node, call);
    const error = { code: -32601, message: `the method ${call.method} does not exist/is not available` };
    return { jsonrpc: '2.0', id: call.id, ...(result === undefined ? { error } : { result }) };
  };
  const servers = await Promise.all(Array.from({ length: count }, (_, node) => listen((body) => reply(node, body), traffic)));
  return {
    urls: servers.map((server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    takeTraffic: () => traffic.splice(0),
    stop: async () => {
      await Promise.all(
        servers.map((server) => {
          server.closeAllConnections();
          return new Promise((resolve) => server.close(resolve));
        }),
      );
    },
  };
}

function listen(reply: (call: RpcCall) => unknown, traffic: Traffic[]): Promise<Server> {
  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    const at = performance.now();
    let text = '';
    request.setEncoding('utf8');
    request.on('data', (chunk) => {
      text += chunk;
    });
    request.on('end', () => {
      const body = JSON.parse(text) as RpcCall | RpcCall[];
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(Array.isArray(body) ? body.map(reply) : reply(body)));
      traffic.push({ at, tookMs: performance.now() - at });
    });
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}
