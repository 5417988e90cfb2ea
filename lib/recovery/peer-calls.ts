import type { Plan, PlannedCall } from './plan-types';

/** The call for each of these peers whose enode is known; nobody is told to dial one that can't be dialled. */
export const peerCalls = (
  { enodes, dialOut = [] }: Pick<Plan, 'enodes' | 'dialOut'>,
  method: 'admin_addPeer' | 'admin_removePeer',
  peers: readonly string[],
): readonly PlannedCall[] =>
  peers.flatMap((name) => {
    const enode = enodes[name];
    const isMeant = enode !== undefined && (method === 'admin_removePeer' || !dialOut.includes(name));
    return isMeant ? [{ method, params: [enode] }] : [];
  });
