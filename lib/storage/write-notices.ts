import type { Transaction } from 'kysely';
import { networkIdOf } from './intern';
import type { NoticeWrites } from './notice-store';
import type { Tables } from './tables';

/** Notices within the transaction of what they tell of. */
export function noticeWrites(trx: Transaction<Tables>): NoticeWrites {
  return {
    add: async (notices) => {
      for (const { network, createdAt, ...rest } of notices) {
        const networkId = await networkIdOf(trx, network);
        if (networkId === null) throw new Error(`network "${network}" was never opened`);
        const at = Math.floor(createdAt);
        const { id, kind, object, target, host, body } = rest;
        await trx
          .insertInto('notice')
          .values({
            ...{ id, network_id: networkId, kind, object, target, host, body, created_at: at, next_at: at },
            ...{ tries: 0, delivered_at: null, given_up_at: null, fault: null },
          })
          .execute();
      }
    },
    giveUp: async (id, tries, at, fault) => {
      const { numUpdatedRows } = await trx
        .updateTable('notice')
        .set({ given_up_at: Math.floor(at), fault })
        .where('id', '=', id)
        .where('tries', '=', tries)
        .where('delivered_at', 'is', null)
        .where('given_up_at', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
  };
}
