import { saysTheSame } from '@/lib/incidents/signature';
import type { DetectorId, IncidentRecord } from '@/lib/incidents/types';
import type { IncidentRow, PersonView } from './incident-types';
import { PHRASES } from './phrases';
import { type SayContext, sayPhrase } from './say-phrase';

/** What the words of an incident depend on: names of validators and of people. `personOf` an account that is gone gives its id as name. */
export type IncidentWords = { readonly say: SayContext; readonly personOf: (id: string) => PersonView };

export const titleOf = (detector: DetectorId): string => PHRASES[`title.detector.${detector}`];

/** One line of the triage list. */
export function incidentRow(record: IncidentRecord, { say, personOf }: IncidentWords, now: number): IncidentRow {
  const { cause, care, worst } = record;
  const isWorse = worst !== undefined && (worst.severity !== record.severity || !saysTheSame(worst.says, cause.says));
  const { acknowledged, assignee, shelved, closed } = care;
  return {
    id: record.id,
    network: record.network,
    detector: record.detector,
    title: titleOf(record.detector),
    severity: record.severity,
    status: record.status,
    sentence: sayPhrase(record.status === 'open' ? cause.says : (worst?.says ?? cause.says), say),
    worst: isWorse ? { at: worst.at, severity: worst.severity, sentence: sayPhrase(worst.says, say) } : null,
    beganAt: record.beganAt,
    openedAt: record.openedAt,
    updatedAt: record.updatedAt,
    resolvedAt: record.resolvedAt,
    closedAt: closed?.at ?? null,
    reopened: record.reopened,
    unknownSince: record.unknownSince,
    gone: record.status === 'open' ? record.gone : null,
    nodes: cause.nodes,
    heights: cause.heights,
    consequences: record.consequences.length,
    acknowledged: acknowledged && { by: personOf(acknowledged.by), at: acknowledged.at },
    assignee: assignee === null ? null : personOf(assignee),
    // It ends by itself: what expired is no longer so, whoever set it.
    shelved: shelved && shelved.until > now ? { by: personOf(shelved.by), until: shelved.until, reason: shelved.reason } : null,
  };
}
