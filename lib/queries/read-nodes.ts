import type { NetworkWatch } from '@/lib/runtime/runtime';
import { incidentRow } from '@/lib/views/incident-row';
import type { NodePageView, NodesView } from '@/lib/views/node-types';
import { findNetwork } from './find-network';
import { incidentReader, incidentWords } from './incident-reader';

const MOST_OPEN = 20;
const LAST_ENDED = 5;

/** All nodes of a network; null = no such network. */
export async function readNodes(id: string): Promise<NodesView | null> {
  return (await findNetwork(id))?.pages().nodes() ?? null;
}

/** One node of a network by its configured name; null = there is none. */
export async function readNode(id: string, name: string): Promise<NodePageView | null> {
  const watch = await findNetwork(id);
  return watch && readNodeOf(watch, name);
}

/** One node of a watched network with its incidents; null = there is none. */
export async function readNodeOf(watch: NetworkWatch, name: string): Promise<NodePageView | null> {
  const body = await watch.pages().node(name);
  return body && { ...body, incidents: await readIncidentsOf(watch, name).catch(() => null) };
}

async function readIncidentsOf(watch: NetworkWatch, node: string): Promise<NodePageView['incidents']> {
  const { people } = await incidentReader();
  const [open, ended] = await Promise.all([
    watch.incidents({ node, status: ['open'], limit: MOST_OPEN }),
    watch.incidents({ node, status: ['resolved', 'closed'], limit: LAST_ENDED }),
  ]);
  const words = incidentWords(watch, people);
  return [...open.incidents, ...ended.incidents].map((record) => incidentRow(record, words, watch.picture().now));
}
