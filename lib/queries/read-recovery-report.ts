import { createHash } from 'node:crypto';
import { adviceAgainst } from '@/lib/recovery/advice-against';
import type { NetworkWatch, Runtime } from '@/lib/runtime/runtime';
import { recoveryReport } from '@/lib/views/recovery-report';
import { recoveryReportText } from '@/lib/views/recovery-report-text';
import { saidBefore } from '@/lib/views/said-before';
import { sayApi } from '@/lib/views/words/api';
import { answerProblem } from './answer-json';
import { incidentReader } from './incident-reader';
import { fileName } from './read-evidence';
import { incidentFor } from './read-one-incident';
import { noSuchPlan } from './read-one-recovery';
import { readHeightNumber } from './read-parameters';
import { reader, readPerson } from './reader';
import { aroundRecovery } from './recovery-reader';

const TYPES = { md: 'text/markdown', json: 'application/json' } as const;

/** The report of a recovery: `md` for people, `json` for machines, the SHA-256 of the body in a header. */
export async function readRecoveryReport(watch: NetworkWatch, text: string, format: string): Promise<Response> {
  if (format !== 'md' && format !== 'json')
    return answerProblem(
      400,
      sayApi('read-recovery-report.not-format'),
      sayApi('read-recovery-report.format-not-known', { format: format.slice(0, 40) }),
    );
  const number = readHeightNumber(text);
  const { id } = watch.picture();
  const held = await reader();
  const report = number === null ? null : await reportOf(held, watch, number);
  if (!report) return noSuchPlan(id, text);
  const body = format === 'md' ? recoveryReportText(report) : `${JSON.stringify(report, null, 2)}\n`;
  return new Response(body, {
    headers: {
      'content-type': `${TYPES[format]}; charset=utf-8`,
      'content-disposition': `attachment; filename="${fileName(id, report.plan.number, 'recovery')}.${format}"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-sha256': createHash('sha256').update(body).digest('hex'),
    },
  });
}

async function reportOf(held: Runtime, watch: NetworkWatch, number: number) {
  const { id } = watch.picture();
  const { store, clock } = held;
  const kept = await store.recovery.find(id, number);
  const around = kept && (await aroundRecovery(held, id, await readPerson(), null));
  if (!kept || !around) return null;
  const who = await incidentReader();
  const names = new Map(who.people.map((person) => [person.id, person]));
  const incident = kept.incident === null ? null : await incidentFor(watch, kept.incident, who);
  return recoveryReport({
    kept,
    around,
    lines: await store.recovery.lines(id, number),
    pieces: await store.recovery.pieces(id, number),
    personOf: (person) => names.get(person) ?? { id: person, name: person },
    happened: incident ? saidBefore(incident, kept.madeAt) : [],
    advice: adviceAgainst(kept.plan, watch.diagnosis()),
    madeAt: clock.now(),
  });
}
