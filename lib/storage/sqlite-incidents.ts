import type { Kysely } from 'kysely';
import { makeBreath } from './breath';
import type { IncidentStore } from './incident-store';
import {
  countEvidence,
  countIncidents,
  incidentIdOf,
  readEvidence,
  readEvidenceBody,
  readIncident,
  readIncidents,
  readRemembered,
  readTurns,
} from './read-incidents';
import type { Tables } from './tables';
import { writeEvidence } from './write-evidence';

type On = <T>(operation: string, network: string, work: (networkId: number) => Promise<T>) => Promise<T>;

/** A timeline longer than this is shown by its newest turns. */
const MOST_TURNS = 1_000;

/** The part of the store that knows incidents; `on` finds the network and words what fails. */
export function incidentStore(on: On, db: Kysely<Tables>): IncidentStore {
  const at = (network: string, networkId: number) => ({ db, networkId, network });
  return {
    remembered: (network, endedSince) => on('incidents.remembered', network, (id) => readRemembered(at(network, id), endedSince)),
    list: (network, filter, now) => on('incidents.list', network, (id) => readIncidents(at(network, id), filter, now)),
    counts: (network, now) => on('incidents.counts', network, (id) => countIncidents(at(network, id), now)),
    get: (network, number) => on('incidents.get', network, (id) => readIncident(at(network, id), number)),
    turns: (network, number, limit = MOST_TURNS) => on('incidents.turns', network, (id) => readTurns(at(network, id), number, limit)),
    evidence: (network, number, filter = {}) => on('incidents.evidence', network, (id) => readEvidence(at(network, id), number, filter)),
    evidenceCounts: (network, number) => on('incidents.evidenceCounts', network, (id) => countEvidence(at(network, id), number)),
    evidenceBody: (network, number, piece) =>
      on('incidents.evidenceBody', network, (id) => readEvidenceBody(at(network, id), number, piece)),
    addEvidence: (network, number, pieces) =>
      on('incidents.addEvidence', network, (networkId) =>
        db.transaction().execute(async (trx) => {
          const incident = await incidentIdOf(trx, networkId, number);
          if (incident !== null) await writeEvidence(trx, incident, pieces, makeBreath());
        }),
      ),
  };
}
