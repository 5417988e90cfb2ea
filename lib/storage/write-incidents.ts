import type { Transaction } from 'kysely';
import { toIncidentColumns } from './incident-row';
import type { IncidentsWrite, IncidentWrite, NewTurn } from './incident-store';
import { slices } from './slices';
import type { Tables } from './tables';
import { writeEvidence } from './write-evidence';

/** Keeps what a tick changed about incidents, inside the tick's own transaction. */
export async function writeIncidents(
  trx: Transaction<Tables>,
  networkId: number,
  write: IncidentsWrite,
  breath: () => Promise<void>,
): Promise<void> {
  const last = Math.max(0, ...write.incidents.map(({ incident }) => incident.id));
  const memory = write.memory === null ? {} : { memory: write.memory };
  if (last === 0 && write.memory === null) return;
  await trx
    .insertInto('incident_watch')
    .values({ network_id: networkId, last_number: last, memory: write.memory })
    .onConflict((conflict) =>
      conflict
        .column('network_id')
        .doUpdateSet((eb) => ({ ...memory, last_number: eb.fn('max', ['incident_watch.last_number', eb.val(last)]) })),
    )
    .execute();
  // What ends goes first: a folded or resolved one must not stand in the way of what opens.
  const ordered = [...write.incidents].sort((a, b) => Number(a.incident.status === 'open') - Number(b.incident.status === 'open'));
  for (const one of ordered) {
    const id = await writeIncident(trx, networkId, one);
    await writeTurns(trx, id, one.turns);
    await writeEvidence(trx, id, one.evidence, breath);
    await breath();
  }
}

async function writeIncident(trx: Transaction<Tables>, networkId: number, write: IncidentWrite): Promise<number> {
  const columns = toIncidentColumns(write);
  const isAgain = write.turns.some(({ kind }) => kind === 'reopened');
  const { id } = await trx
    .insertInto('incident')
    .values({ network_id: networkId, number: write.incident.id, ...columns })
    .onConflict((conflict) => conflict.columns(['network_id', 'number']).doUpdateSet({ ...columns, ...(isAgain ? CARE_OVER : {}) }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** What came back has to be looked at again: whoever saw, shelved or closed it did so before. */
const CARE_OVER = {
  ...{ ack_by: null, ack_at: null, closed_by: null, closed_at: null, closed_cause: null },
  ...{ shelved_by: null, shelved_at: null, shelved_until: null, shelved_reason: null },
} as const;

/** Adds turns to an incident by its row, oldest first. */
export async function writeTurns(trx: Transaction<Tables>, incidentId: number, turns: readonly NewTurn[]): Promise<void> {
  for (const slice of slices(turns)) {
    const rows = slice.map(({ at, kind, by, says, text, data }) => ({
      incident_id: incidentId,
      at: Math.floor(at),
      kind,
      by_id: by,
      says: says && JSON.stringify(says),
      text,
      data: JSON.stringify(data),
    }));
    await trx.insertInto('incident_turn').values(rows).execute();
  }
}
