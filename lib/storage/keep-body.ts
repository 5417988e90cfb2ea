import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import type { Transaction } from 'kysely';
import type { Tables } from './tables';

/** The row of a body of evidence by its SHA-256 (hex; left out = computed); one that is kept already is only pointed to. */
export async function keepBody(
  trx: Transaction<Tables>,
  body: string,
  sha256 = createHash('sha256').update(body).digest('hex'),
): Promise<number> {
  const digest = Buffer.from(sha256, 'hex');
  const known = await trx.selectFrom('evidence_body').select('id').where('sha256', '=', digest).executeTakeFirst();
  if (known) return known.id;
  const made = await trx
    .insertInto('evidence_body')
    .values({ sha256: digest, bytes: Buffer.byteLength(body), body: deflateSync(body) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return made.id;
}
