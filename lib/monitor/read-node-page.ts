import type { NetworkPicture } from '@/lib/chain/picture';
import { conditionsOf, faultsOf } from '@/lib/incidents/known-faults';
import type { Store } from '@/lib/storage/store';
import { branchLabels } from '@/lib/views/matrix-view';
import { nodePageView } from '@/lib/views/node-page-view';
import type { NodePageBody } from '@/lib/views/node-types';
import { nodeView } from '@/lib/views/overview-view';
import { clientOf } from './client-of';
import type { NetworkState } from './network-state';
import type { NodeMoment } from './node-moment';

/** How far back a node's turns are read, ms. */
const HISTORY_MS = 24 * 3_600_000;
const MOST_TURNS = 100;

/** All that is known of one node; null = none has the name. */
export async function readNodePage(state: NetworkState, picture: NetworkPicture, name: string, store: Store): Promise<NodePageBody | null> {
  const node = picture.nodes.find((one) => one.name === name);
  const told = state.nodes.find((one) => one.watched.name === name);
  if (!node || !told) return null;
  const of = <T extends { readonly node: string }>(all: readonly T[]) => all.filter((one) => one.node === name);
  const client = clientOf(state, name);
  return nodePageView({
    picture,
    node,
    view: nodeView(picture, node, branchLabels(picture).get(name) ?? null),
    latencies: [...told.latencies],
    known: client?.version == null ? [] : faultsOf(client, conditionsOf(picture)),
    errors: told.errors.map((error) => ({ ...error })),
    headDrops: of(state.memory.headDrops),
    switches: of(state.memory.switches),
    turns: await readTurns(state.id, name, picture.now, store).catch(() => []),
  });
}

/** When a node began or ended to answer, as kept; a store that can't be read takes nothing but this away. */
async function readTurns(network: string, name: string, now: number, store: Store) {
  const events = await store.events(network, now - HISTORY_MS, { kinds: ['node'] });
  const turns: { at: number; answering: boolean }[] = [];
  let before: boolean | null = null;
  for (const { at, data } of events) {
    const moment = JSON.parse(data) as NodeMoment;
    if (moment.name !== name) continue;
    if (before !== null && moment.answering !== before) turns.push({ at: moment.since ?? at, answering: moment.answering });
    before = moment.answering;
  }
  return turns.slice(-MOST_TURNS);
}
