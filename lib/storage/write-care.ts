import type { Transaction } from 'kysely';
import { careOf } from './incident-row';
import type { IncidentCareWrites } from './incident-store';
import { networkIdOf } from './intern';
import type { Tables } from './tables';
import { writeTurns } from './write-incidents';

/** People's part of incidents within one transaction. */
export function careWrites(trx: Transaction<Tables>): IncidentCareWrites {
  async function rowOf(network: string, number: number) {
    const networkId = await networkIdOf(trx, network);
    if (networkId === null) return undefined;
    return trx.selectFrom('incident').selectAll().where('network_id', '=', networkId).where('number', '=', number).executeTakeFirst();
  }
  return {
    find: async (network, number) => {
      const row = await rowOf(network, number);
      return row ? { status: row.status, care: careOf(row) } : null;
    },
    set: async (network, number, { acknowledged, assignee, shelved, closed }, turn) => {
      const row = await rowOf(network, number);
      if (!row) throw new Error(`incident ${number} of ${network} is not in the store`);
      await trx
        .updateTable('incident')
        .set({
          ack_by: acknowledged?.by ?? null,
          ack_at: floor(acknowledged?.at),
          assignee,
          shelved_by: shelved?.by ?? null,
          shelved_at: floor(shelved?.at),
          shelved_until: floor(shelved?.until),
          shelved_reason: shelved?.reason ?? null,
          closed_by: closed?.by ?? null,
          closed_at: floor(closed?.at),
          closed_cause: closed?.cause ?? null,
          updated_at: Math.max(row.updated_at, Math.floor(turn.at)),
          ...(closed ? { status: 'closed' } : {}),
        })
        .where('id', '=', row.id)
        .execute();
      await writeTurns(trx, row.id, [turn]);
    },
  };
}

const floor = (at: number | undefined): number | null => (at === undefined ? null : Math.floor(at));
