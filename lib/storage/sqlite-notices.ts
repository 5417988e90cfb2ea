import type { Kysely, Selectable } from 'kysely';
import type { ClaimedNotice, KeptNotice, NoticeStore } from './notice-store';
import { openNotice } from './open-notice';
import type { Tables } from './tables';

type Run = <T>(operation: string, work: () => Promise<T>) => Promise<T>;
type On = <T>(operation: string, network: string, work: (networkId: number) => Promise<T>) => Promise<T>;
type Row = Selectable<Tables['notice']>;

/** The part of the store that is the outbox; `run` and `on` word what fails. */
export function noticeStore(run: Run, on: On, db: Kysely<Tables>): NoticeStore {
  return {
    claim: (now, until, latest) => run('notices.claim', () => claim(db, Math.floor(now), Math.floor(until), Math.floor(latest))),
    delivered: (id, at) =>
      run('notices.delivered', async () => {
        await openNotice(db, id)
          .set({ delivered_at: Math.floor(at), fault: null })
          .execute();
      }),
    failed: (id, tries, nextAt, fault) =>
      run('notices.failed', async () => {
        await openNotice(db, id)
          .set({ next_at: Math.floor(nextAt), fault })
          .where('tries', '=', tries)
          .execute();
      }),
    list: (network) =>
      on('notices.list', network, async (networkId) => {
        const rows = await db
          .selectFrom('notice')
          .selectAll()
          .where('network_id', '=', networkId)
          .orderBy('created_at')
          .orderBy('id')
          .execute();
        return rows.map((row) => toKept(row, network));
      }),
  };
}

/** Looked for first: an update that finds nothing would still wait for the writer of the file, once a second. */
async function claim(db: Kysely<Tables>, now: number, until: number, latest: number): Promise<ClaimedNotice | null> {
  const due = await db
    .selectFrom('notice')
    .select(['id', 'tries'])
    .where('delivered_at', 'is', null)
    .where('given_up_at', 'is', null)
    .where((eb) => eb.or([eb('next_at', '<=', now), eb('next_at', '>', latest)]))
    .orderBy('next_at')
    .limit(1)
    .executeTakeFirst();
  if (due === undefined) return null;
  // Of two senders that saw it, the one that counts first has it.
  const row = await openNotice(db, due.id)
    .set({ next_at: until, tries: due.tries + 1 })
    .where('tries', '=', due.tries)
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) return null;
  const network = await db.selectFrom('network').select('key').where('id', '=', row.network_id).executeTakeFirstOrThrow();
  return toClaimed(row, network.key);
}

function toClaimed({ id, kind, object, target, host, body, created_at, tries }: Row, network: string): ClaimedNotice {
  return { id, kind, network, object, target, host, body, createdAt: created_at, tries };
}

function toKept(row: Row, network: string): KeptNotice {
  const { next_at: nextAt, delivered_at: deliveredAt, given_up_at: givenUpAt, fault } = row;
  return { ...toClaimed(row, network), nextAt, deliveredAt, givenUpAt, fault };
}
