import type { Kysely } from 'kysely';
import type { Tables } from './tables';

/** A change of one notice, made only while it is neither delivered nor given up. */
export const openNotice = (db: Kysely<Tables>, id: string) =>
  db.updateTable('notice').where('id', '=', id).where('delivered_at', 'is', null).where('given_up_at', 'is', null);
