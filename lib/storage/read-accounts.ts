import { type Kysely, sql } from 'kysely';
import type { AccountReads, AccountRow } from './account-types';
import type { Tables } from './tables';

/** Reads of accounts through a database or a transaction. */
export function accountReads(db: Kysely<Tables>): AccountReads {
  const rows = async (column: 'id' | 'email' | null, value: string): Promise<readonly AccountRow[]> => {
    const all = db
      .selectFrom('user')
      .selectAll()
      .select((eb) => [
        eb
          .selectFrom('account')
          .select(sql<number>`count(*)`.as('n'))
          .whereRef('userId', '=', 'user.id')
          .where('password', 'is not', null)
          .as('passwords'),
        eb
          .selectFrom('account')
          .select(sql<number>`count(*)`.as('n'))
          .whereRef('userId', '=', 'user.id')
          .where('providerId', '!=', 'credential')
          .as('links'),
        eb.selectFrom('session').select(sql<number>`count(*)`.as('n')).whereRef('userId', '=', 'user.id').as('sessions'),
      ]);
    const found = await (column === null ? all.orderBy('createdAt').orderBy('id') : all.where(column, '=', value)).execute();
    return found.map((row) => ({
      id: row.id,
      name: row.name,
      email: row.email,
      role: row.role ?? 'viewer',
      disabled: row.banned === 1,
      demo: row.demo === 1,
      password: (row.passwords ?? 0) > 0,
      singleSignOn: (row.links ?? 0) > 0,
      createdAt: Date.parse(row.createdAt),
      updatedAt: Date.parse(row.updatedAt),
      sessions: row.sessions ?? 0,
    }));
  };
  return {
    list: () => rows(null, ''),
    find: async (id) => (await rows('id', id))[0] ?? null,
    findByEmail: async (email) => (await rows('email', email))[0] ?? null,
    sessions: async (userId, now) => {
      const found = await db.selectFrom('session').selectAll().where('userId', '=', userId).orderBy('createdAt', 'desc').execute();
      return found
        .map((row) => ({
          id: row.id,
          userId,
          createdAt: Date.parse(row.createdAt),
          expiresAt: Date.parse(row.expiresAt),
          address: row.ipAddress || null,
          agent: row.userAgent || null,
        }))
        .filter(({ expiresAt }) => expiresAt > now);
    },
    invite: async (digest) => {
      const row = await db.selectFrom('invite').selectAll().where('digest', '=', digest).executeTakeFirst();
      return row === undefined ? null : { digest, userId: row.user_id, expiresAt: row.expires_at, usedAt: row.used_at };
    },
  };
}
