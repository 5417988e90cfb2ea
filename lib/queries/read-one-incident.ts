import type { IncidentStatus } from '@/lib/incidents/types';
import type { NetworkWatch } from '@/lib/runtime/runtime';
import type { Allowed, IncidentView } from '@/lib/views/incident-types';
import { incidentView } from '@/lib/views/incident-view';
import { planRow } from '@/lib/views/plan-row';
import { sayApi } from '@/lib/views/words/api';
import { answerProblem } from './answer-json';
import { type IncidentReader, incidentReader, incidentWords } from './incident-reader';
import { proofsOf } from './kept-proofs';
import { readHeightNumber } from './read-parameters';

/** One incident for whoever sent this request; 404 when there is none with this number. */
export async function readOneIncident(watch: NetworkWatch, text: string): Promise<IncidentView | Response> {
  const number = readHeightNumber(text);
  const view = number === null ? null : await incidentFor(watch, number, await incidentReader());
  return view ?? noSuchIncident(watch, text);
}

/** One incident for a reader; null = no such number. */
export async function incidentFor(watch: NetworkWatch, number: number, reader: IncidentReader): Promise<IncidentView | null> {
  const found = await watch.incident(number);
  if (!found) return null;
  const { now, asOf, name } = watch.picture();
  const { incident: record, turns, evidence, evidenceCounts, around } = found;
  const { may, me, people } = reader;
  const words = incidentWords(watch, people);
  // None while they can't be read: what happened is shown all the same.
  const plans = await watch.recoveries(number).catch(() => []);
  const recoveries = plans.map((kept) => planRow(kept, words.say));
  return {
    ...incidentView({ record, turns, evidence, evidenceCounts, around, recoveries, words, now }),
    proofs: await proofsOf(watch, number, words.say),
    networkName: name,
    asOf,
    may: mayNow(may, record.status),
    keeping: watch.keeping(),
    me,
    people: may.ok ? people : [],
  };
}

/** What may be done by its status, for who may do it at all. */
function mayNow(may: Allowed, status: IncidentStatus): IncidentView['may'] {
  const unless = (is: boolean, why: string): Allowed => (may.ok && is ? { ok: false, why } : may);
  const notClosed = unless(status === 'closed', sayApi('read-one-incident.closed'));
  return {
    acknowledge: notClosed,
    assign: notClosed,
    note: may,
    shelve: unless(status !== 'open', sayApi('read-one-incident.only-what-open')),
    close: status === 'closed' ? notClosed : unless(status === 'open', sayApi('read-one-incident.still-stands-can')),
  };
}

/** 404 for a number that is none. */
export function noSuchIncident(watch: NetworkWatch, text: string): Response {
  const { id } = watch.picture();
  const detail = sayApi('read-one-incident.no-incident-has', { id, text: text.slice(0, 40) });
  return answerProblem(404, sayApi('read-one-incident.no-such-incident'), detail);
}
