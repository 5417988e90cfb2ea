import type { PlannedCall } from '../plan-types';
import { asciiJson } from './ascii-json';

/** Functions of the console by the call they make. Source: quorum internal/web3ext/web3ext.go. */
const CONSOLE: Readonly<Record<string, string>> = {
  admin_addPeer: 'admin.addPeer',
  admin_removePeer: 'admin.removePeer',
  debug_setHead: 'debug.setHead',
  eth_sendRawTransaction: 'eth.sendRawTransaction',
  miner_start: 'miner.start',
  miner_stop: 'miner.stop',
};

/** A call as an expression of geth's console. What has no function there goes through the console's own connection, under its id. */
export function consoleCall({ method, params }: PlannedCall, id: number): string {
  const known = CONSOLE[method];
  if (known !== undefined) return `${known}(${params.map((one) => asciiJson(one)).join(', ')})`;
  return `web3.currentProvider.send(${asciiJson({ jsonrpc: '2.0', id, method, params })})`;
}
