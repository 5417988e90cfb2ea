import { GRAVITY } from './gravity';
import { causeId, type IncidentState, type Look, type Standing, type Tracked } from './incident-state';
import type { Cause, Incident, Severity, Turn } from './types';

export type NewTurn = Omit<Turn, 'id'>;

/** What a look changes while it is worked through: the state's maps, copied, and the turns of each touched incident. */
export type Draft = {
  readonly look: Look;
  next: number;
  readonly resumedAt: number | null;
  readonly tracked: Map<string, Tracked>;
  readonly open: Map<string, Standing>;
  readonly ended: Map<string, Incident>;
  /** Causes of this look so far. */
  readonly causes: Map<string, Cause>;
  /** Standing consequence → the open incident it stands in, both by causeId. */
  readonly hosts: Map<string, string>;
  /** Touched incidents by number: how, and their turns. */
  readonly changes: Map<number, Change>;
};

export type Change = { readonly kind: 'open' | 'update'; incident: Incident; readonly turns: NewTurn[] };

/** A working copy whose delays have not run while nobody looked: a clock that was set, or a process that was down, is no time that passed. */
export function beginDraft(state: IncidentState, look: Look): Draft {
  const passed = state.at === null ? 0 : look.now - state.at;
  const shift = passed - Math.min(look.gapMs, Math.max(0, passed));
  const moved = (at: number | null) => (at === null ? null : at + shift);
  const tracked = new Map(state.tracked);
  if (shift !== 0) {
    for (const [id, one] of tracked)
      tracked.set(id, {
        ...one,
        ...(one.apartSince === undefined ? {} : { apartSince: one.apartSince + shift }),
        firstAt: one.firstAt + shift,
        goneSince: moved(one.goneSince),
        unknownSince: moved(one.unknownSince),
      });
  }
  const hosts = new Map<string, string>();
  const track = (one: Pick<Tracked, 'detector' | 'key'>, firstAt: number) => {
    const id = causeId(one.detector, one.key);
    if (!tracked.has(id)) tracked.set(id, { detector: one.detector, key: one.key, firstAt, goneSince: null, unknownSince: null });
    return id;
  };
  for (const [id, { live }] of state.open) {
    track(live, live.openedAt);
    for (const one of live.consequences) if (one.until === null) hosts.set(track(one, one.since), id);
  }
  return {
    look,
    next: state.next,
    resumedAt: resumedAt(state, look),
    tracked,
    open: new Map(state.open),
    ended: new Map(state.ended),
    causes: new Map(),
    hosts,
    changes: new Map(),
  };
}

/** Looks that are always far apart are its pace and no gap: the first of them alone counts. */
function resumedAt({ at, resumedAt: before }: IncidentState, { now, lateMs }: Look): number | null {
  if (at === null || (before !== null && now < before)) return null;
  return now - at > lateMs && at !== before ? now : before;
}

/** Notes a turn (null = only to be kept) and how the incident stands with it. */
export function note(
  draft: Draft,
  incident: Incident,
  turn: Omit<NewTurn, 'at' | 'by' | 'text'> | null,
  kind: Change['kind'] = 'update',
): void {
  const change = draft.changes.get(incident.id) ?? { kind, incident, turns: [] };
  change.incident = incident;
  if (turn) change.turns.push({ at: draft.look.now, by: null, text: null, ...turn });
  draft.changes.set(incident.id, change);
}

/** Puts an open incident back as it stands now, with a turn of it. */
export function turnOpen(draft: Draft, incident: Incident, turn: Omit<NewTurn, 'at' | 'by' | 'text'>): void {
  const live = { ...incident, updatedAt: draft.look.now };
  draft.open.set(causeId(live.detector, live.key), { live, kept: live, keptAt: draft.look.now });
  note(draft, live, turn);
}

/** An incident is as grave as the gravest of its cause and what it brings about now. */
export function severityOf(cause: Cause, consequences: Incident['consequences']): Severity {
  const standing = consequences.filter(({ until }) => until === null).map(({ severity }) => severity);
  return [cause.severity, ...standing].reduce((most, one) => (GRAVITY[one] > GRAVITY[most] ? one : most));
}
