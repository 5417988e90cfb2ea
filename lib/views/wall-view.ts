import type { DetectorId, IncidentRecord } from '@/lib/incidents/types';
import { type IncidentWords, incidentRow, titleOf } from './incident-row';
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

const RANK = { critical: 0, warning: 1, info: 2 } as const satisfies Record<WallIncident['severity'], number>;

/** All that the wall of one network shows. */
export function wallView({ overview, standing, recovery, keeping, checks, words, now }: WallInput): WallView {
  const all = standing.map((record) => wallIncident(record, words, now)).sort(byUrgency);
  const incidents = {
    open: all.length,
    unacknowledged: all.filter(({ acknowledged }) => acknowledged === null).length,
    shown: all.slice(0, MOST_SHOWN),
  };
  const titles = { failed: checks.failed.map(titleOf), cannotTell: checks.cannotTell.map(titleOf) };
  const around = { incidents, recovery, keeping, checks: titles };
  return { overview, ...around, text: wallText({ overview, ...around }, now) };
}

function wallIncident(record: IncidentRecord, words: IncidentWords, now: number): WallIncident {
  const { id, title, severity, sentence, beganAt, acknowledged, assignee, shelved, unknownSince, gone } = incidentRow(record, words, now);
  return {
    ...{ id, title, severity, sentence, beganAt, acknowledged, assignee, unknownSince },
    shelved: shelved !== null,
    gone: gone !== null,
  };
}

/** What waits for somebody before what was put aside; worst first, then oldest. */
function byUrgency(a: WallIncident, b: WallIncident): number {
  return Number(a.shelved) - Number(b.shelved) || RANK[a.severity] - RANK[b.severity] || a.beganAt - b.beganAt || a.id - b.id;
}
