import type { Kysely } from 'kysely';
import type { EventRange, EventRow } from './store';
import type { Tables } from './tables';

const PAGE = 1000;

/** Events from `sinceMs` on, oldest first; those of the same millisecond in the order they were recorded. */
export async function readEvents(
  db: Kysely<Tables>,
  networkId: number,
  sinceMs: number,
  { until, kinds }: EventRange,
  breath: () => Promise<void>,
): Promise<readonly EventRow[]> {
  const found: EventRow[] = [];
  let last = { at: Math.floor(sinceMs), id: 0 };
  for (;;) {
    const { at, id } = last;
    const rows = await db
      .selectFrom('event')
      .select(['id', 'at', 'kind', 'data'])
      .where('network_id', '=', networkId)
      .$if(kinds !== undefined, (query) => query.where('kind', 'in', kinds ?? []))
      .where('at', '>=', at)
      .$if(until !== undefined, (query) => query.where('at', '<=', Math.floor(until ?? 0)))
      .where((eb) => eb.or([eb('at', '>', at), eb('id', '>', id)]))
      .orderBy('at')
      .orderBy('id')
      .limit(PAGE)
      .execute();
    for (const row of rows) found.push({ at: row.at, kind: row.kind, data: row.data });
    const end = rows.at(-1);
    if (end === undefined || rows.length < PAGE) return found;
    last = end;
    await breath();
  }
}

/** The newest event of a kind at `atMs` or before; null = none is kept. */
export async function readLastEvent(db: Kysely<Tables>, networkId: number, kind: string, atMs: number): Promise<EventRow | null> {
  const row = await db
    .selectFrom('event')
    .select(['at', 'kind', 'data'])
    .where('network_id', '=', networkId)
    .where('kind', '=', kind)
    .where('at', '<=', Math.floor(atMs))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}
