import type { Kysely } from 'kysely';
import type { DisplayStore } from './display-types';
import { displayReads } from './read-displays';
import type { Tables } from './tables';

type Run = <T>(operation: string, work: () => Promise<T>) => Promise<T>;

/** The part of the store that is the displays; `run` words what fails. */
export function displayStore(run: Run, db: Kysely<Tables>): DisplayStore {
  const { list, find, findByDigest } = displayReads(db);
  return {
    list: () => run('displays', list),
    find: (id) => run('displays', () => find(id)),
    findByDigest: (digest) => run('displays', () => findByDigest(digest)),
    seen: (id, at, address) =>
      run('displays.seen', async () => {
        await db
          .updateTable('display')
          .set({ seen_at: Math.floor(at), address })
          .where('id', '=', id)
          .where('revoked_at', 'is', null)
          .execute();
      }),
  };
}
