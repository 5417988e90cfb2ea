import type { Plan, PlannedCall } from './plan-types';

/** The call for each of these peers whose enode is known. */
export const peerCalls = (
  { enodes }: Pick<Plan, 'enodes'>,
  method: 'admin_addPeer' | 'admin_removePeer',
  peers: readonly string[],
): readonly PlannedCall[] => peers.flatMap((name) => (enodes[name] === undefined ? [] : [{ method, params: [enodes[name]] }]));
