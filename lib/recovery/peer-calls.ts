import { readOnce } from '@/lib/consensus/read-once';
import type { Plan, PlannedCall } from './plan-types';

type Method = 'admin_addPeer' | 'admin_removePeer';

/** The call for each of these peers whose enode is known; nobody is told to dial one that can't be dialled. */
export function peerCalls(
  { enodes, dialOut = [] }: Pick<Plan, 'enodes' | 'dialOut'>,
  method: Method,
  peers: readonly string[],
): readonly PlannedCall[] {
  const calls = callsOf(enodes)[method];
  return peers.flatMap((name) => (method === 'admin_addPeer' && dialOut.includes(name) ? [] : (calls.get(name) ?? [])));
}

/** A plan names each peer some hundred times: it is the same call. */
const callsOf = readOnce((enodes: Plan['enodes']) => ({
  admin_addPeer: callsBy('admin_addPeer', enodes),
  admin_removePeer: callsBy('admin_removePeer', enodes),
}));

const callsBy = (method: Method, enodes: Plan['enodes']): ReadonlyMap<string, PlannedCall> =>
  new Map(Object.entries(enodes).map(([name, enode]) => [name, { method, params: [enode] }]));
