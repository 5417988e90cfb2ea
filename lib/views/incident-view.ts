import type { CannotTell, Diagnosis, EvidencePiece, IncidentRecord, Turn } from '@/lib/incidents/types';
import { type ChainAround, chainTurns } from './chain-turns';
import { endingOf } from './ending-of';
import { listOf } from './format';
import { type IncidentWords, incidentRow, titleOf } from './incident-row';
import type { IncidentView, ReadingView, TurnView } from './incident-types';
import { outlookOf } from './outlook-of';
import { PHRASES, say as sayKey } from './phrases';
import { playbookView } from './playbook-view';
import { recoveryTurns } from './recovery-turns';
import type { PlanRow } from './recovery-types';
import { sayChange } from './say-change';
import { sayPhrase } from './say-phrase';

export type IncidentInput = {
  readonly record: IncidentRecord & { readonly fork: unknown };
  readonly turns: readonly Turn[];
  readonly evidence: readonly EvidencePiece[];
  readonly evidenceCounts: IncidentView['evidenceCounts'];
  readonly around: ChainAround;
  /** Recoveries of the network; those made for this incident are told in its timeline. */
  readonly recoveries: readonly PlanRow[];
  readonly words: IncidentWords;
  readonly now: number;
};

/** What of one incident is the same for every reader; who may do what is added by the query. */
export type IncidentBody = Omit<IncidentView, 'networkName' | 'asOf' | 'may' | 'keeping' | 'me' | 'people'>;

/** One incident in words: its sentence, meaning, consequences, readings, outlook and timeline. */
export function incidentView({ record, turns, evidence, evidenceCounts, around, recoveries, words, now }: IncidentInput): IncidentBody {
  const { cause, diagnosis, care, worst } = record;
  const isThere = record.status === 'open' && record.gone === null;
  const means = record.status === 'open' || !worst ? cause.means : worst.means;
  const { say, personOf } = words;
  return {
    ...incidentRow(record, words, now),
    means: means && sayPhrase(means, say),
    ending: endingOf(record, recoveries, say),
    consequencesList: record.consequences.map(({ detector, severity, says, since, until, gone }) => ({
      detector,
      title: titleOf(detector),
      severity,
      sentence: sayPhrase(says, say),
      since,
      until,
      gone: record.status === 'open' && gone ? gone : null,
    })),
    readings: diagnosis.readings.map((reading) => readingView(reading, words)),
    outlook: outlookOf(record, words, now),
    cannotTell: [...new Set(diagnosis.cannotTell.map(cannotTell))],
    // Of one moment in the order in which they were written: what opened, then what follows from it.
    turns: [...turns.map((turn) => turnView(turn, words)), ...chainTurns(around), ...recoveryTurns(recoveries, record.id)].sort(
      (a, b) => a.at - b.at,
    ),
    evidence,
    evidenceCounts,
    // Of what is not there now nothing is to be cured.
    playbooks: isThere ? (diagnosis.playbooks ?? []).map(playbookView) : [],
    fork: record.fork as IncidentView['fork'],
    proofs: [],
    closed: care.closed && { by: personOf(care.closed.by), at: care.closed.at, cause: care.closed.cause },
  };
}

/** What a detector could not tell, and of whom. */
function cannotTell({ need, nodes }: CannotTell): string {
  const what = sayKey(`need.${need}`);
  return nodes.length === 0 ? sayKey('cannot-tell', { what }) : sayKey('cannot-tell.nodes', { what, nodes: listOf(nodes, 6) });
}

function readingView(reading: Diagnosis['readings'][number], { say }: IncidentWords): ReadingView {
  const all = (phrases: typeof reading.for) => phrases.map((one) => sayPhrase(one, say));
  return {
    id: reading.id,
    title: PHRASES[`title.reading.${reading.id}`],
    confidence: reading.confidence,
    sentence: sayPhrase(reading.says, say),
    for: all(reading.for),
    against: all(reading.against),
    unknown: all(reading.unknown),
  };
}

function turnView({ id, at, kind, by, says, text, data }: Turn, { say, personOf }: IncidentWords): TurnView {
  const changed = kind === 'changed' ? sayChange(data, say) : null;
  const title = changed === null ? sayKey(`turn.${kind}`) : `${sayKey(`turn.${kind}`)} (${changed})`;
  return { id, at, kind, by: by === null ? null : personOf(by), sentence: says ? `${title}: ${sayPhrase(says, say)}` : `${title}.`, text };
}
