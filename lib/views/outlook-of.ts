import type { Incident, Outlook } from '@/lib/incidents/types';
import { formatMoment } from './format-moment';
import type { IncidentWords } from './incident-row';
import type { OutlookView } from './incident-types';
import { say as sayKey } from './phrases';
import { sayPhrase } from './say-phrase';

/** Whether an incident heals by itself, as far as that is still to be expected: what was expected by a time that is past is not said as if it were to come. */
export function outlookOf(incident: Incident, words: IncidentWords, now: number): OutlookView | null {
  const { status, gone, worst, diagnosis, unknownSince } = incident;
  if (status !== 'open') {
    const then = worst ? worst.outlook : diagnosis.outlook;
    return then && drawn('worst', then, words);
  }
  const { outlook } = diagnosis;
  if (!outlook) return null;
  if (gone) {
    const times = { since: formatMoment(gone.since), until: formatMoment(gone.resolvesAt) };
    return { ...emptied(outlook), stage: 'gone', sentence: sayKey('incident.off-delay', times) };
  }
  if (outlook.expectedBy === null || outlook.expectedBy > now) return drawn('stands', outlook, words);
  const at = formatMoment(outlook.expectedBy);
  const sentence = unknownSince === null ? sayKey('incident.overdue', { at }) : sayKey('incident.overdue-unknown', { at });
  return { ...drawn('overdue', outlook, words), heals: 'unknown', sentence };
}

const emptied = ({ heals }: Outlook) =>
  ({ heals, expectedBy: null, because: [], moves: [], restartHelps: 'unknown', round: null }) satisfies Partial<OutlookView>;

function drawn(stage: OutlookView['stage'], outlook: Outlook, { say }: IncidentWords): OutlookView {
  const { heals, expectedBy, restartHelps, round } = outlook;
  return {
    stage,
    heals,
    expectedBy,
    sentence: sayPhrase(outlook.says, say),
    because: outlook.because.map((one) => sayPhrase(one, say)),
    moves: outlook.moves.map(({ candidates, ...move }) => ({ ...move, candidates: candidates.map(say.nameOf) })),
    restartHelps,
    round,
  };
}
