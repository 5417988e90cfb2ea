import type { DetectorId, IncidentRecord } from '@/lib/incidents/types';
import { byUrgency } from './by-urgency';
import { type IncidentWords, incidentRow, titleOf } from './incident-row';
import type { IncidentRow } from './incident-types';
import type { RecoveryNow } from './recovery-now';
import type { Keeping, OverviewView } from './types';
import { wallText } from './wall-text';
import type { WallIncident, WallView } from './wall-types';

export type WallInput = {
  readonly overview: OverviewView;
  /** Open incidents as they stand. */
  readonly standing: readonly IncidentRecord[];
  readonly recovery: RecoveryNow | null;
  readonly keeping: Keeping;
  readonly checks: { readonly failed: readonly DetectorId[]; readonly cannotTell: readonly DetectorId[] };
  readonly words: IncidentWords;
  readonly now: number;
};

/** No wall has room for more rows than this. */
const MOST_SHOWN = 8;

/** All that the wall of one network shows. */
export function wallView({ overview, standing, recovery, keeping, checks, words, now }: WallInput): WallView {
  const all = standing.map((record) => incidentRow(record, words, now)).sort(byUrgency);
  const incidents = {
    open: all.length,
    unacknowledged: all.filter(({ acknowledged }) => acknowledged === null).length,
    shown: all.slice(0, MOST_SHOWN).map(wallIncident),
  };
  const titles = { failed: checks.failed.map(titleOf), cannotTell: checks.cannotTell.map(titleOf) };
  const around = { incidents, recovery, keeping, checks: titles };
  return { overview, ...around, text: wallText({ overview, ...around }, now) };
}

function wallIncident(row: IncidentRow): WallIncident {
  const { id, title, severity, sentence, beganAt, acknowledged, assignee, shelved, unknownSince, gone } = row;
  return {
    ...{ id, title, severity, sentence, beganAt, acknowledged, assignee, unknownSince },
    shelved: shelved !== null,
    gone: gone !== null,
  };
}
