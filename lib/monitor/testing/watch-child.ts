import { createInterface } from 'node:readline';
import { endpointFrom } from '@/lib/rpc/endpoint';
import { createNodeClient } from '@/lib/rpc/node-client';
import { openSqliteStore } from '@/lib/storage/sqlite-store';
import type { Store } from '@/lib/storage/store';
import { NetworkWatch } from '../network-watch';

/** One word of the test to its watch: look at this time; with a note, an operator also writes it into the oldest open incident. */
export type WatchOrder = { readonly at: number; readonly note: number | null };

type Served = { readonly name: string; readonly role: string; readonly address: `0x${string}` | null; readonly url: string };

/** Real ms; answers come from this machine. */
const PATIENCE_MS = 60_000;
const OPERATOR = { id: 'operator', name: 'Operator', role: 'operator' };

// The watch as the product runs it, over HTTP and SQLite, until it is killed. A line in is one order, a line out says that it was carried out.
const [path = '', served = '[]', startAt = '0'] = process.argv.slice(2);
const clock = { at: Number(startAt) };
const now = () => clock.at;
const store = await openSqliteStore({ path });
const watch = new NetworkWatch(
  {
    id: 'net',
    name: 'Net',
    intervalMs: 1000,
    nodes: (JSON.parse(served) as Served[]).map(({ name, role, address, url }) => ({
      name,
      role: role === 'validator' ? 'validator' : 'member',
      address,
      client: createNodeClient(endpointFrom({ url, headers: {}, tls: null }), { now, timeoutMs: PATIENCE_MS, random: () => 0 }),
    })),
  },
  {
    clock: { now, rate: 1 },
    store,
    onOverview: () => {},
    onTrouble: (error) => process.stderr.write(`${String(error)}\n`),
    // Every answer is waited for: what a look sees does not depend on how busy the machine is.
    wait: () => new Promise(() => {}),
  },
);
let isLoaded = false;
for await (const line of createInterface({ input: process.stdin })) {
  const { at, note } = JSON.parse(line) as WatchOrder;
  clock.at = at;
  if (!isLoaded) await watch.load();
  isLoaded = true;
  await watch.tick();
  await watch.evidenceSettled();
  if (note !== null) await writeNote(store, note, at);
  process.stdout.write(`${at}\n`);
}

/** As the commands do it: the turn and its audit line in one transaction. One that was kept before a kill is not written again. */
async function writeNote(kept: Store, note: number, at: number): Promise<void> {
  const object = `note ${note}`;
  if ((await kept.audit({ object })).length > 0) return;
  const [incident] = await kept.incidents.list('net', { status: ['open'] }, at);
  if (!incident) return;
  await kept.transaction(async (trx) => {
    const found = await trx.incidents.find('net', incident.id);
    if (!found) throw new Error(`incident ${incident.id} is not in the store`);
    await trx.incidents.set('net', incident.id, found.care, { at, kind: 'noted', by: OPERATOR.id, says: null, text: object, data: {} });
    await trx.audit({
      ...{ at, action: 'incident.note', outcome: 'done', by: OPERATOR, address: null, network: 'net', object },
      detail: { incident: incident.id },
    });
  });
}
