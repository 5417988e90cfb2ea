import type { PlannedCall } from '../plan-types';
import type { Scene, SceneNode } from '../scene';

/** The call for each of these peers whose enode is known. */
export const peerCalls = (
  { enodes }: Scene,
  method: 'admin_addPeer' | 'admin_removePeer',
  peers: readonly SceneNode[],
): readonly PlannedCall[] => peers.flatMap(({ name }) => (enodes[name] === undefined ? [] : [{ method, params: [enodes[name]] }]));
