import type { Change } from '@/lib/incidents/draft';
import { causeId, type IncidentState, NO_INCIDENTS } from '@/lib/incidents/incident-state';
import { lookAt } from '@/lib/incidents/look-at';
import { reconcile } from '@/lib/incidents/reconcile';
import { DETECTORS } from '@/lib/incidents/registry';
import type { Cause, Detector, DiagnosisInput, Turn } from '@/lib/incidents/types';

/** A turn of an incident or of a consequence in it, as it came. */
export type Happened = {
  readonly at: number;
  readonly kind: Turn['kind'];
  /** Detector and key of what opened or ended. */
  readonly detector: string;
  readonly key: string;
  readonly severity: string;
  /** Detector of the incident it is a consequence of; null = an incident of its own. */
  readonly of: string | null;
  readonly cause: Cause | null;
  /** Looks between the moment its delay was over and its opening; null = it did not open. */
  readonly looksLate: number | null;
};

const NO_DIAGNOSIS = { readings: [], outlook: null, cannotTell: [] };
const OPENS: ReadonlySet<string> = new Set(['opened', 'reopened', 'consequence-began']);
const TOLD: ReadonlySet<string> = new Set([...OPENS, 'resolved', 'consequence-ended', 'unknown', 'known-again']);

/** The product's own detectors and the life of their incidents over any run of looks. */
export function followIncidents(detectors: readonly Detector[] = DETECTORS) {
  let state: IncidentState = NO_INCIDENTS;
  const happened: Happened[] = [];
  /** When each cause's delay was over, and how many looks ago. */
  const dueFor = new Map<string, number>();
  return {
    happened: happened as readonly Happened[],
    open: () => [...state.open.values()].map(({ live }) => live),
    look: (input: DiagnosisInput): void => {
      const { look, failures } = lookAt(detectors, input, () => NO_DIAGNOSIS);
      for (const { error } of failures) throw error;
      const causes = new Map<string, Cause>();
      for (const { detector, detection, onDelayMs } of look.seen) {
        for (const cause of detection.present) {
          const id = causeId(detector, cause.key);
          causes.set(id, cause);
          const since = Math.min(look.now, cause.since ?? look.now, state.tracked.get(id)?.firstAt ?? look.now);
          if (look.now - since >= (cause.onDelayMs ?? onDelayMs)) dueFor.set(id, (dueFor.get(id) ?? -1) + 1);
        }
      }
      const { state: after, changes } = reconcile(state, look);
      state = after;
      // What leaves an incident for one of its own has stood in it until then: nobody was late.
      for (const { turns } of changes)
        for (const { kind, data } of turns)
          if (kind === 'consequence-ended') dueFor.delete(causeId(data.detector as Detector['id'], String(data.key)));
      for (const change of changes) happened.push(...toldBy(change, causes, dueFor));
      for (const id of [...dueFor.keys()]) if (!causes.has(id)) dueFor.delete(id);
    },
  };
}

function toldBy({ incident, turns }: Change, causes: ReadonlyMap<string, Cause>, dueFor: ReadonlyMap<string, number>): Happened[] {
  return turns
    .filter(({ kind }) => TOLD.has(kind))
    .map(({ at, kind, data }) => {
      const isOwn = !kind.startsWith('consequence');
      const detector = isOwn ? incident.detector : String(data.detector);
      const key = isOwn ? incident.key : String(data.key);
      const cause = causes.get(causeId(detector as Detector['id'], key)) ?? null;
      const severity = cause?.severity ?? incident.severity;
      const looksLate = OPENS.has(kind) ? (dueFor.get(causeId(detector as Detector['id'], key)) ?? null) : null;
      return { at, kind, detector, key, severity, of: isOwn ? null : incident.detector, cause, looksLate };
    });
}

/** What opened, one line each: "30 unreachable validator-3", "52 stall in fork"; seconds counted from `from`. */
export const opened = (happened: readonly Happened[], from: number): readonly string[] =>
  happened.filter(({ kind }) => OPENS.has(kind)).map((one) => `${Math.round((one.at - from) / 1000)} ${lineOf(one)}`);

/** What ended, likewise. */
export const ended = (happened: readonly Happened[], from: number): readonly string[] =>
  happened
    .filter(({ kind }) => kind === 'resolved' || kind === 'consequence-ended')
    .map((one) => `${Math.round((one.at - from) / 1000)} ${one.detector}`);

function lineOf({ kind, detector, cause, of }: Happened): string {
  const who = cause && NAMED.has(detector) ? ` ${cause.nodes.join('+')}` : '';
  return `${detector}${who}${of ? ` in ${of}` : ''}${kind === 'reopened' ? ' again' : ''}`;
}

/** Detectors of one node or validator each. */
const NAMED: ReadonlySet<string> = new Set([
  'unreachable',
  'node-behind',
  'silent-validator',
  'failing-turns',
  'wrong-chain',
  'came-back-lower',
  'bad-header',
  'clock-skew',
]);
