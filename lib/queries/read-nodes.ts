import type { NodePageView, NodesView } from '@/lib/views/node-types';
import { findNetwork } from './find-network';

/** All nodes of a network; null = no such network. */
export async function readNodes(id: string): Promise<NodesView | null> {
  return (await findNetwork(id))?.pages().nodes() ?? null;
}

/** One node of a network by its configured name; null = there is none. */
export async function readNode(id: string, name: string): Promise<NodePageView | null> {
  return (await (await findNetwork(id))?.pages().node(name)) ?? null;
}
