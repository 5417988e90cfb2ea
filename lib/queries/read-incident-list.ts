import type { NetworkWatch } from '@/lib/runtime/runtime';
import { incidentRow } from '@/lib/views/incident-row';
import type { IncidentListView } from '@/lib/views/incident-types';
import { sayApi } from '@/lib/views/words/api';
import { answerProblem } from './answer-json';
import { incidentReader, incidentWords } from './incident-reader';
import { readIncidentFilter } from './read-incident-filter';

/** A page of the triage list for whoever sent this request; 400 for a filter that is none. */
export async function readIncidentList(watch: NetworkWatch, search: URLSearchParams): Promise<IncidentListView | Response> {
  const { me, may, people } = await incidentReader();
  const read = readIncidentFilter(search, me?.id ?? null);
  if (!read.ok) return answerProblem(400, sayApi('read-incident-list.not-filter'), read.why);
  const { incidents, counts, next } = await watch.incidents(read.filter);
  const { now, asOf, id } = watch.picture();
  const words = incidentWords(watch, people);
  return {
    network: id,
    asOf,
    incidents: incidents.map((record) => incidentRow(record, words, now)),
    counts,
    next,
    keeping: watch.keeping(),
    may: { acknowledge: may },
    me,
  };
}
