import type { Kysely } from 'kysely';
import { makeBreath } from './breath';
import { readConfirmed, readLines, readOpenPlan, readPieceBody, readPieces, readPlan, readPlans, readPlansOf } from './read-recovery';
import type { RecoveryStore } from './recovery-store';
import type { Tables } from './tables';

type On = <T>(operation: string, network: string, work: (networkId: number) => Promise<T>) => Promise<T>;

const MOST_PLANS = 100;

/** The part of the store that reads recovery plans; `on` finds the network and words what fails. */
export function recoveryStore(on: On, db: Kysely<Tables>): RecoveryStore {
  const at = (network: string, networkId: number) => ({ db, networkId, network });
  return {
    find: (network, number) => on('recovery.find', network, (id) => readPlan(at(network, id), number)),
    open: (network) => on('recovery.open', network, (id) => readOpenPlan(at(network, id))),
    ofIncident: (network, incident) => on('recovery.ofIncident', network, (id) => readPlansOf(at(network, id), incident)),
    list: (network, limit = MOST_PLANS) => on('recovery.list', network, (id) => readPlans(at(network, id), limit)),
    confirmed: (network, sinceMs) => on('recovery.confirmed', network, (id) => readConfirmed(db, id, sinceMs)),
    lines: (network, number) => on('recovery.lines', network, (id) => readLines(at(network, id), number, makeBreath())),
    pieces: (network, number) => on('recovery.pieces', network, (id) => readPieces(at(network, id), number)),
    pieceBody: (network, number, piece) => on('recovery.pieceBody', network, (id) => readPieceBody(at(network, id), number, piece)),
  };
}
