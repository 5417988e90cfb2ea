import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { AccountWrites } from './account-types';
import { accountReads } from './read-accounts';
import type { Tables } from './tables';

/** better-auth's name for sign-in with a password. */
const CREDENTIAL = 'credential';

/** Writes of accounts inside one transaction. */
export function accountWrites(trx: Transaction<Tables>): AccountWrites {
  const change = async (id: string, now: number, values: { readonly role?: string; readonly banned?: number }): Promise<void> => {
    await trx
      .updateTable('user')
      .set({ ...values, updatedAt: iso(now) })
      .where('id', '=', id)
      .execute();
  };
  const setPassword = async (id: string, password: string, now: number): Promise<void> => {
    await trx.deleteFrom('account').where('userId', '=', id).where('providerId', '=', CREDENTIAL).execute();
    await trx
      .insertInto('account')
      .values({
        ...NO_TOKENS,
        id: randomUUID(),
        accountId: id,
        providerId: CREDENTIAL,
        userId: id,
        password,
        createdAt: iso(now),
        updatedAt: iso(now),
      })
      .execute();
    await change(id, now, {});
  };
  return {
    ...accountReads(trx),
    create: async ({ id, name, email, role, demo = false, passwordHash }, now) => {
      const at = { createdAt: iso(now), updatedAt: iso(now) };
      const unused = { image: null, banReason: null, banExpires: null };
      await trx
        .insertInto('user')
        .values({ id, name, email, role, demo: demo ? 1 : 0, emailVerified: 0, banned: 0, ...unused, ...at })
        .execute();
      if (passwordHash !== null) await setPassword(id, passwordHash, now);
    },
    setRole: (id, role, now) => change(id, now, { role }),
    setDisabled: (id, disabled, now) => change(id, now, { banned: disabled ? 1 : 0 }),
    setPassword,
    removePassword: async (id, now) => {
      await trx.deleteFrom('account').where('userId', '=', id).where('providerId', '=', CREDENTIAL).execute();
      await change(id, now, {});
    },
    endSessions: async (userId, which) => {
      let gone = trx.deleteFrom('session').where('userId', '=', userId);
      if ('only' in which) gone = gone.where('id', '=', which.only);
      else if (which.except !== null) gone = gone.where('id', '!=', which.except);
      return Number((await gone.executeTakeFirst()).numDeletedRows);
    },
    addInvite: async ({ digest, userId, expiresAt }) => {
      await trx.insertInto('invite').values({ digest, user_id: userId, expires_at: expiresAt, used_at: null }).execute();
    },
    useInvite: async (digest, now) => {
      await trx.updateTable('invite').set({ used_at: now }).where('digest', '=', digest).execute();
    },
    dropInvites: async (userId) => {
      const unused = trx.deleteFrom('invite').where('used_at', 'is', null);
      await (userId === null ? unused.where('user_id', 'is', null) : unused.where('user_id', '=', userId)).execute();
    },
  };
}

const NO_TOKENS = {
  accessToken: null,
  refreshToken: null,
  idToken: null,
  accessTokenExpiresAt: null,
  refreshTokenExpiresAt: null,
  scope: null,
};

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
