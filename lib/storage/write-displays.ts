import type { Transaction } from 'kysely';
import type { DisplayWrites } from './display-types';
import { displayReads } from './read-displays';
import type { Tables } from './tables';

/** Writes of displays inside one transaction. */
export function displayWrites(trx: Transaction<Tables>): DisplayWrites {
  return {
    ...displayReads(trx),
    create: async ({ id, name, digest, networks, createdBy }, now) => {
      const unused = { revoked_at: null, revoked_by: null, seen_at: null, address: null };
      const kept = networks === null ? null : JSON.stringify(networks);
      await trx
        .insertInto('display')
        .values({ id, name, digest, networks: kept, created_at: Math.floor(now), created_by: createdBy, ...unused })
        .execute();
    },
    revoke: async (id, by, now) => {
      await trx
        .updateTable('display')
        .set({ revoked_at: Math.floor(now), revoked_by: by })
        .where('id', '=', id)
        .where('revoked_at', 'is', null)
        .execute();
    },
  };
}
