import type { Incident } from '@/lib/incidents/types';
import type { Store } from '@/lib/storage/store';
import type { ChainAround } from '@/lib/views/chain-turns';
import { readData } from './verdict-turns';

/** So long before it began and after it ended the chain's turns belong to it (server ms). */
const BEFORE_MS = 60_000;
const AFTER_MS = 60_000;
/** Of a long one only its beginning is looked at. */
const LONGEST_MS = 6 * 3_600_000;
/** Blocks from one below its first height to so many above. */
const HEIGHTS_ABOVE = 6;

/** What is kept of the chain around an incident: verdicts, nodes that fell silent or came back, blocks near its heights, round changes. */
export async function chainAround(network: string, store: Store, incident: Incident, now: number): Promise<ChainAround> {
  const from = incident.beganAt - BEFORE_MS;
  const to = Math.min(from + LONGEST_MS, (incident.resolvedAt ?? now) + AFTER_MS);
  const { heights } = incident.cause;
  const [events, changes, blocks] = await Promise.all([
    store.events(network, from, { until: to, kinds: ['verdict', 'node'] }),
    store.changes(network, from, to),
    heights ? store.blocks(network, Math.max(0, heights.from - 1), Math.min(heights.to, heights.from + HEIGHTS_ABOVE)) : [],
  ]);
  const told = events.map(({ at, kind, data }) => ({ at, kind, said: readData(data) }));
  return {
    verdicts: told.flatMap(({ at, kind, said }) =>
      kind === 'verdict' && typeof said.sentence === 'string' ? [{ at, sentence: said.sentence }] : [],
    ),
    nodes: told.flatMap(({ at, kind, said }) =>
      kind === 'node' && typeof said.name === 'string'
        ? [{ at, name: said.name, answering: typeof said.answering === 'boolean' ? said.answering : null }]
        : [],
    ),
    blocks: blocks.map(({ firstSeenAt, height, hash, round }) => ({ at: firstSeenAt, height, hash, round })),
    rounds: changes.filter(({ seenLive }) => seenLive).map(({ at, height, round }) => ({ at, height, round })),
  };
}
