import type { Kysely, Selectable } from 'kysely';
import type { DisplayReads, DisplayRow } from './display-types';
import type { Tables } from './tables';

/** Reads of displays through a database or a transaction. */
export function displayReads(db: Kysely<Tables>): DisplayReads {
  const all = () => db.selectFrom('display').selectAll();
  const one = async (column: 'id' | 'digest', value: string): Promise<DisplayRow | null> => {
    const row = await all().where(column, '=', value).executeTakeFirst();
    return row === undefined ? null : toDisplay(row);
  };
  return {
    list: async () => (await all().orderBy('created_at').orderBy('id').execute()).map(toDisplay),
    find: (id) => one('id', id),
    findByDigest: (digest) => one('digest', digest),
  };
}

function toDisplay({ id, name, networks, ...row }: Selectable<Tables['display']>): DisplayRow {
  return {
    id,
    name,
    networks: networks === null ? null : (JSON.parse(networks) as readonly string[]),
    createdAt: row.created_at,
    createdBy: row.created_by,
    revokedAt: row.revoked_at,
    revokedBy: row.revoked_by,
    seenAt: row.seen_at,
    address: row.address,
  };
}
