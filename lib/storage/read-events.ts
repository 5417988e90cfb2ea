import type { Kysely } from 'kysely';
import type { EventRow } from './store';
import type { Tables } from './tables';

const PAGE = 1000;

/** Events at `sinceMs` or later, oldest first; those of the same millisecond in the order they were recorded. */
export async function readEvents(
  db: Kysely<Tables>,
  networkId: number,
  sinceMs: number,
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
      .where('at', '>=', at)
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
