import type { Transaction, Updateable } from 'kysely';
import { makeBreath } from './breath';
import { toBytes } from './hex-bytes';
import { openedNetworkId } from './intern';
import { keepBody } from './keep-body';
import { planIdOf, type RecoveryAt, readOpenPlan, readPlan } from './read-recovery';
import { packed, toKeptPlan, toRunColumns } from './recovery-row';
import type { RecoveryWrites } from './recovery-store';
import { slices } from './slices';
import { StoreError } from './store-error';
import type { Tables } from './tables';

/** Recovery plans within one transaction. */
export function recoveryWrites(trx: Transaction<Tables>, path: string): RecoveryWrites {
  const atOf = async (network: string): Promise<RecoveryAt> => ({ db: trx, networkId: await openedNetworkId(trx, network), network });
  const idOf = async (network: string, number: number): Promise<number> => {
    const id = await planIdOf(await atOf(network), number);
    if (id === null) throw new Error(`recovery plan ${number} of ${network} is not in the store`);
    return id;
  };
  const conflict = (operation: string, problem: string): StoreError =>
    new StoreError({ code: 'conflict', operation, path, problem, remedy: 'Nothing was written: read anew and decide again' });

  const change = async (network: string, number: number, revision: number, columns: Updateable<Tables['recovery_plan']>): Promise<void> => {
    const { numUpdatedRows } = await trx
      .updateTable('recovery_plan')
      .set((eb) => ({ ...columns, revision: eb('revision', '+', 1) }))
      .where('id', '=', await idOf(network, number))
      .where('revision', '=', revision)
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) throw conflict('recovery.save', `plan ${number} of ${network} is past revision ${revision}`);
  };

  return {
    find: async (network, number) => readPlan(await atOf(network), number),
    open: async (network) => readOpenPlan(await atOf(network)),
    create: async (plan) => {
      const at = await atOf(plan.network);
      const open = await readOpenPlan(at);
      if (open !== null) throw conflict('recovery.create', `plan ${open.number} of ${plan.network} has not ended`);
      const { last_number: number } = await trx
        .insertInto('recovery_book')
        .values({ network_id: at.networkId, last_number: 1, holder: null, held_until: null })
        .onConflict((one) => one.column('network_id').doUpdateSet((eb) => ({ last_number: eb('recovery_book.last_number', '+', 1) })))
        .returning('last_number')
        .executeTakeFirstOrThrow();
      const row = await trx
        .insertInto('recovery_plan')
        .values({
          ...{ network_id: at.networkId, number, revision: 1, hash: plan.hash, plan: packed(plan.plan) },
          ...{ author_id: plan.author.id, author_name: plan.author.name, approvals_needed: plan.approvalsNeeded },
          ...{ incident: plan.incident, made_at: Math.floor(plan.madeAt) },
          ...toRunColumns(plan.run, plan.madeAt),
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      return toKeptPlan(row, plan.network);
    },
    save: async (network, number, revision, run) => {
      const { made_at } = await trx
        .selectFrom('recovery_plan')
        .select('made_at')
        .where('id', '=', await idOf(network, number))
        .executeTakeFirstOrThrow();
      await change(network, number, revision, toRunColumns(run, made_at));
    },
    raiseApprovals: (network, number, revision, approvals) => change(network, number, revision, { approvals_needed: approvals }),
    log: async (network, number, lines) => {
      const plan_id = await idOf(network, number);
      for (const slice of slices(lines)) {
        const rows = slice.map(({ at, kind, step, node, by, data }) => ({
          ...{ plan_id, at: Math.floor(at), kind, step, node, by_id: by },
          data: JSON.stringify(data),
        }));
        await trx.insertInto('recovery_line').values(rows).execute();
      }
    },
    addPieces: async (network, number, pieces) => {
      const plan_id = await idOf(network, number);
      const breath = makeBreath();
      for (const { at, kind, node, height, hash, body } of pieces) {
        const body_id = await keepBody(trx, body);
        await trx
          .insertInto('recovery_piece')
          .values({ plan_id, at: Math.floor(at), kind, node, height, hash: hash && toBytes(hash), body_id })
          .execute();
        await breath();
      }
    },
    confirm: async (network, { blocker, by, at, reason }) => {
      const { networkId } = await atOf(network);
      const word = { by_id: by, at: Math.floor(at), reason };
      await trx
        .insertInto('recovery_confirmed')
        .values({ network_id: networkId, blocker, ...word })
        .onConflict((one) => one.columns(['network_id', 'blocker']).doUpdateSet(word))
        .execute();
    },
    lease: async (network, holder, now, until) => {
      const { networkId } = await atOf(network);
      const held_until = Math.floor(until);
      const row = await trx
        .insertInto('recovery_book')
        .values({ network_id: networkId, last_number: 0, holder, held_until })
        .onConflict((one) =>
          one
            .column('network_id')
            .doUpdateSet({ holder, held_until })
            .where((eb) =>
              eb.or([
                eb('recovery_book.holder', 'is', null),
                eb('recovery_book.holder', '=', holder),
                eb('recovery_book.held_until', '<=', Math.floor(now)),
              ]),
            ),
        )
        .returning('holder')
        .executeTakeFirst();
      return row?.holder === holder;
    },
    releaseLease: async (network, holder) => {
      const { networkId } = await atOf(network);
      await trx
        .updateTable('recovery_book')
        .set({ holder: null, held_until: null })
        .where('network_id', '=', networkId)
        .where('holder', '=', holder)
        .execute();
    },
  };
}
