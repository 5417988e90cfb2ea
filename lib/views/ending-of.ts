import { saysTheSame } from '@/lib/incidents/signature';
import type { Incident } from '@/lib/incidents/types';
import { formatMoment } from './format-moment';
import { say as sayKey } from './phrases';
import type { PlanRow } from './recovery-types';
import { type SayContext, sayPhrase } from './say-phrase';

/** How an incident ended: when, after which recovery, and what was said of it last where that is not what it was at its gravest. null = it stands. */
export function endingOf(
  { status, resolvedAt, cause, worst, id }: Incident,
  recoveries: readonly PlanRow[],
  say: SayContext,
): string | null {
  if (status === 'open' || resolvedAt === null) return null;
  const carried = recoveries.find(
    ({ incident, startedAt, endedAt }) => incident === id && startedAt !== null && endedAt !== null && startedAt <= resolvedAt,
  );
  return [
    sayKey('incident.ended', { at: formatMoment(resolvedAt) }),
    ...(carried ? [sayKey('chain.recovery-ended', { number: carried.number, sentence: carried.sentence })] : []),
    ...(worst && !saysTheSame(worst.says, cause.says) ? [sayKey('incident.said-last', { says: sayPhrase(cause.says, say) })] : []),
  ].join(' ');
}
