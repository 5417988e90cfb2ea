import type { NetworkPicture, NodePicture } from './picture';

/** From here on a node is behind: one or two heights are a burst on its way. */
export const BEHIND = 3;

/** How many heights a node of the chain is below the highest head; 0 when that is not known. */
export function lagOf({ head }: NetworkPicture, node: NodePicture): number {
  return node.counted && head && node.head ? head.height - node.head.height : 0;
}
