import type { Transaction } from 'kysely';
import { openedNetworkId } from './intern';
import type { NoticeWrites } from './notice-store';
import { openNotice } from './open-notice';
import type { Tables } from './tables';

/** Notices within the transaction of what they tell of. */
export function noticeWrites(trx: Transaction<Tables>): NoticeWrites {
  return {
    add: async (notices) => {
      for (const { network, createdAt, ...rest } of notices) {
        const networkId = await openedNetworkId(trx, network);
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
      const { numUpdatedRows } = await openNotice(trx, id)
        .set({ given_up_at: Math.floor(at), fault })
        .where('tries', '=', tries)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
  };
}
