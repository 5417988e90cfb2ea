import { causeId, type IncidentState, type Tracked } from './incident-state';
import { REOPEN_WINDOW_MS } from './reconcile';
import { DETECTOR_IDS, type Incident } from './types';

/** Delays that run are kept this often (server ms): what runs when the process is killed goes on in the next one. */
const HEARTBEAT_MS = 15_000;

/** What is running beside the incidents themselves: causes that wait for their on-delay or are going. */
type Memory = { readonly at: number; readonly tracked: readonly Tracked[]; readonly ways?: string };

/** The state as it was when the last process ended: open and ended incidents of the store, delays that ran from `memory`. */
export function restoreState(kept: {
  readonly open: readonly Incident[];
  readonly ended: readonly Incident[];
  readonly last: number;
  readonly memory: string | null;
}): IncidentState {
  const { at, tracked } = readMemory(kept.memory);
  const idOf = (incident: Incident) => causeId(incident.detector, incident.key);
  const newest = [...kept.open, ...kept.ended].reduce((most, { id }) => Math.max(most, id), kept.last);
  return {
    at,
    next: newest + 1,
    resumedAt: null,
    tracked: new Map(tracked.map((one) => [causeId(one.detector, one.key), one])),
    open: new Map(kept.open.map((incident) => [idOf(incident), { live: incident, kept: incident, keptAt: incident.updatedAt }])),
    ended: new Map([...kept.ended].sort((a, b) => a.id - b.id).map((incident) => [idOf(incident), incident])),
  };
}

/** What of the state has to be kept beside the incidents, as JSON; null = it is kept already. `before` = as it was kept last, `ways` = what else the watch remembers. */
export function memoryToKeep(
  state: IncidentState,
  before: { readonly at: number; readonly what: string },
  ways = '',
): { readonly what: string; readonly memory: string } | null {
  const standing = new Set(state.open.keys());
  for (const { live } of state.open.values())
    for (const { detector, key, until } of live.consequences) if (until === null) standing.add(causeId(detector, key));
  const tracked = [...state.tracked.values()].filter((one) => isRunning(standing, one));
  const what = JSON.stringify(tracked) + ways;
  const at = state.at ?? 0;
  if (what === before.what && (tracked.length === 0 || Math.abs(at - before.at) < HEARTBEAT_MS)) return null;
  return { what, memory: JSON.stringify({ at, tracked, ways } satisfies Memory) };
}

/** What else the watch remembered, as it gave it; '' = nothing, or it can't be read. */
export function waysKept(text: string | null): string {
  try {
    const { ways } = JSON.parse(text ?? '{}') as Partial<Memory>;
    return typeof ways === 'string' ? ways : '';
  } catch {
    return '';
  }
}

/** An open incident's own row says the rest: only what waits, goes or can't be told is worth a write. */
function isRunning(standing: ReadonlySet<string>, { detector, key, goneSince, unknownSince, apartSince }: Tracked): boolean {
  return goneSince !== null || unknownSince !== null || apartSince !== undefined || !standing.has(causeId(detector, key));
}

/** What can't be read is as if it had not been kept: delays begin anew. */
function readMemory(text: string | null): { readonly at: number | null; readonly tracked: readonly Tracked[] } {
  try {
    const { at, tracked } = JSON.parse(text ?? '{}') as Partial<Memory>;
    if (typeof at !== 'number' || !Array.isArray(tracked)) return { at: null, tracked: [] };
    return { at, tracked: tracked.filter(isTracked) };
  } catch {
    return { at: null, tracked: [] };
  }
}

function isTracked(one: unknown): one is Tracked {
  if (typeof one !== 'object' || one === null) return false;
  const { detector, key, firstAt, goneSince, unknownSince, apartSince } = one as Record<string, unknown>;
  const isTime = (at: unknown) => at === null || typeof at === 'number';
  const isKnown = (DETECTOR_IDS as readonly unknown[]).includes(detector);
  return (
    isKnown &&
    typeof key === 'string' &&
    typeof firstAt === 'number' &&
    isTime(goneSince) &&
    isTime(unknownSince) &&
    (apartSince === undefined || typeof apartSince === 'number')
  );
}

/** From when on ended incidents are taken up at a start. */
export const endedSince = (now: number): number => now - REOPEN_WINDOW_MS;
