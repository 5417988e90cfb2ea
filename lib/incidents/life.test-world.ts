import type { Change } from './draft';
import { causeId, type IncidentState, type Look, NO_INCIDENTS, type Seen } from './incident-state';
import { phrase } from './phrase';
import { reconcile } from './reconcile';
import { endedSince, memoryToKeep, restoreState } from './remember-incidents';
import type { CannotTell, Cause, DetectorId, Incident } from './types';

export const NO_DIAGNOSIS = { readings: [], outlook: null, cannotTell: [] } as const;

export function causeOf(key: string, more: Partial<Cause> = {}): Cause {
  return {
    key,
    severity: 'warning',
    since: null,
    says: phrase('height.unknown', { height: 1 }),
    means: null,
    nodes: [],
    validators: [],
    heights: null,
    facts: {},
    ...more,
  };
}

export function seenBy(
  detector: DetectorId,
  present: readonly Cause[],
  more: Partial<Seen> & { readonly cannotTell?: readonly CannotTell[] } = {},
): Seen {
  const { cannotTell = [], ...rest } = more;
  return {
    detector,
    onDelayMs: 0,
    offDelayMs: 0,
    consequenceOf: [],
    isConsequence: () => true,
    detection: { present, cannotTell },
    ...rest,
  };
}

/** A life in memory, with a store in plain maps that refuses what the real one refuses, and restarts from what that kept. */
export function makeLife(configured: readonly string[] = ['n1', 'n2']) {
  let state: IncidentState = NO_INCIDENTS;
  let kept = { at: Number.NEGATIVE_INFINITY, what: '[]' };
  let memory: string | null = null;
  const rows = new Map<number, Incident>();
  const openNow = new Map<string, number>();
  const turns: { readonly id: number; readonly kind: string; readonly at: number }[] = [];

  function keep({ kind, incident, turns: added }: Change): void {
    if (kind === 'open' && rows.has(incident.id)) throw new Error(`number ${incident.id} was given twice`);
    const id = causeId(incident.detector, incident.key);
    const twin = openNow.get(id);
    if (incident.status === 'open' && twin !== undefined && twin !== incident.id) throw new Error(`two open incidents of ${id}`);
    if (incident.status === 'open') openNow.set(id, incident.id);
    else if (twin === incident.id) openNow.delete(id);
    rows.set(incident.id, incident);
    turns.push(...added.map(({ kind: what, at }) => ({ id: incident.id, kind: what, at })));
  }

  return {
    look(now: number, seen: readonly Seen[], more: Partial<Look> = {}): readonly Change[] {
      const look = {
        now,
        network: 'net',
        gapMs: 30_000,
        lateMs: 3000,
        seen,
        configured: new Set(configured),
        diagnose: () => NO_DIAGNOSIS,
        ...more,
      };
      const { state: after, changes } = reconcile(state, look);
      state = after;
      for (const change of [...changes].sort((a, b) => Number(a.incident.status === 'open') - Number(b.incident.status === 'open')))
        keep(change);
      const told = memoryToKeep(state, kept);
      if (told) {
        memory = told.memory;
        kept = { at: now, what: told.what };
      }
      return changes;
    },
    restart(now: number): void {
      const all = [...rows.values()];
      const ended = all.filter(({ status, resolvedAt }) => status !== 'open' && (resolvedAt ?? 0) >= endedSince(now));
      state = restoreState({ open: all.filter(({ status }) => status === 'open'), ended, last: Math.max(0, ...rows.keys()), memory });
      kept = { at: Number.NEGATIVE_INFINITY, what: '' };
    },
    state: () => state,
    rows: () => [...rows.values()],
    turns: (id: number) => turns.filter((turn) => turn.id === id).map(({ kind }) => kind),
    open: () => [...state.open.values()].map(({ live }) => live),
  };
}
