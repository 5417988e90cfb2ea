import type { NetworkWatch } from '@/lib/runtime/runtime';
import { incidentReport } from '@/lib/views/incident-report';
import { sayApi } from '@/lib/views/words/api';
import { answerProblem } from './answer-json';
import { incidentReader } from './incident-reader';
import { fileName } from './read-evidence';
import { incidentFor, noSuchIncident } from './read-one-incident';
import { readHeightNumber } from './read-parameters';

/** The report of an incident: `md` for people, `json` for machines. */
export async function readReport(watch: NetworkWatch, text: string, format: string): Promise<Response> {
  const number = readHeightNumber(text);
  const found = number === null ? null : await incidentFor(watch, number, await incidentReader());
  if (!found) return noSuchIncident(watch, text);
  const view = { ...found, evidence: await watch.evidence(found.id) };
  const madeAt = watch.picture().now;
  const { may: _may, me: _me, people: _people, keeping: _keeping, ...incident } = view;
  const written = {
    md: { body: () => incidentReport(view, madeAt), type: 'text/markdown' },
    json: { body: () => `${JSON.stringify({ format: 'quorumwatch-report-1', madeAt, incident }, null, 2)}\n`, type: 'application/json' },
  };
  if (format !== 'md' && format !== 'json')
    return answerProblem(
      400,
      sayApi('read-recovery-report.not-format'),
      sayApi('read-report.format-not-known', { format: format.slice(0, 40) }),
    );
  return new Response(written[format].body(), {
    headers: {
      'content-type': `${written[format].type}; charset=utf-8`,
      'content-disposition': `attachment; filename="${fileName(view.network, view.id)}.${format}"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}
