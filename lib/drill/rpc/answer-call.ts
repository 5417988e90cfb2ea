import { METHODS } from '@/lib/drill/rpc/methods/methods';
import { parseArguments } from '@/lib/drill/rpc/parse-arguments';
import { RpcError } from '@/lib/drill/rpc/rpc-method';
import type { DrillNetwork, SimNode } from '@/lib/drill/types';
import type { Answer, AskedCall } from '@/lib/served-node/types';

/** What operators send to change a node: noted, so that a test or a rehearsal can count what really came. */
const NOTED = new Set(['debug_setHead', 'miner_start', 'miner_stop', 'admin_addPeer', 'admin_removePeer', 'eth_sendRawTransaction']);

/**
 * What a node answers to one call, in the words of GoQuorum v24.4.1. A fault of the drill itself is answered as the client answers a panic,
 * and noted. @throws Error where the node's process is down: then nobody answers.
 */
export function answerCall(node: SimNode, network: DrillNetwork, { method: name, params }: AskedCall): Answer {
  const process = node.process();
  if (process === null) throw new Error(`${node.name} is down`);
  if (name.endsWith('_subscribe')) return { ok: false, error: { code: -32000, message: 'notifications not supported' } };
  const found = node.closedApis.has(name.split('_', 1)[0] ?? '') ? undefined : METHODS.get(name);
  if (found === undefined) return { ok: false, error: { code: -32601, message: `the method ${name} does not exist/is not available` } };
  try {
    const given = Array.isArray(params) ? (params as readonly unknown[]) : [];
    if (NOTED.has(name)) network.note('call', { node: node.name, method: name, params: given });
    return { ok: true, result: found.answer({ node, network, process }, parseArguments(given, found.takes)) };
  } catch (error) {
    if (error instanceof RpcError) return { ok: false, error: { code: error.code, message: error.message } };
    network.note('rpc-crash', {
      node: node.name,
      method: name,
      why: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
    return { ok: false, error: { code: -32000, message: 'method handler crashed' } };
  }
}
