import { type Draft, severityOf, turnOpen } from './draft';
import { endIncident } from './end-incident';
import { causeId, type Seen, type Standing } from './incident-state';
import { phrase } from './phrase';
import { saysTheSame } from './signature';
import type { Cause, Consequence, Incident } from './types';

/** Ended consequences beyond this many are forgotten, oldest first: the timeline has them all. */
const KEPT_ENDED = 50;

/** The open incident this cause is a consequence of (of its cause, or of another consequence in it); null = it stands for itself. */
export function homeOf(draft: Draft, seen: Seen, cause: Cause): Standing | null {
  const own = causeId(seen.detector, cause.key);
  for (const detector of seen.consequenceOf) {
    const roots = parentsOf(draft, detector).flatMap(([id, parent]) => {
      const rootId = draft.open.has(id) ? id : draft.hosts.get(id);
      if (id === own || rootId === undefined || rootId === own || !seen.isConsequence(cause, parent)) return [];
      return draft.open.get(rootId) ?? [];
    });
    // The oldest by its number, not by how it came into memory: the same after a restart.
    if (roots.length > 0) return roots.reduce((oldest, one) => (one.live.id < oldest.live.id ? one : oldest));
  }
  return null;
}

/** Causes of a detector that stand, as incident or as consequence. */
function parentsOf(draft: Draft, detector: Seen['detector']): readonly (readonly [string, Cause])[] {
  const found: [string, Cause][] = [];
  for (const [id, { live }] of draft.open) if (live.detector === detector) found.push([id, draft.causes.get(id) ?? live.cause]);
  for (const id of draft.hosts.keys()) {
    const cause = draft.causes.get(id);
    if (cause && draft.tracked.get(id)?.detector === detector) found.push([id, cause]);
  }
  return found;
}

/** Takes a cause into the incident it is a consequence of; one that ended there and is back goes on in its own line. */
export function attach(draft: Draft, host: Standing, seen: Seen, cause: Cause, since: number): void {
  const { live } = host;
  const begun: Consequence = { detector: seen.detector, key: cause.key, severity: cause.severity, says: cause.says, since, until: null };
  const before = live.consequences.findLast((one) => isOf(one, seen.detector, cause.key));
  const others = live.consequences.filter((one) => one !== before);
  const consequences = bounded([...others, before ? { ...begun, since: before.since } : begun]);
  draft.hosts.set(causeId(seen.detector, cause.key), causeId(live.detector, live.key));
  const data = { detector: seen.detector, key: cause.key };
  turnOpen(draft, withConsequences(live, consequences), { kind: 'consequence-began', says: cause.says, data });
}

/** What a standing consequence says now, kept with the incident's next turn. */
export function refreshConsequence(draft: Draft, host: Standing, seen: Seen, cause: Cause): void {
  const { live } = host;
  const index = live.consequences.findIndex((one) => one.until === null && isOf(one, seen.detector, cause.key));
  const before = live.consequences[index];
  if (!before || (before.gone === undefined && before.severity === cause.severity && saysTheSame(before.says, cause.says))) return;
  const { gone: _gone, ...seenAgain } = before;
  const says = saysTheSame(before.says, cause.says) ? before.says : cause.says;
  const consequences = live.consequences.with(index, { ...seenAgain, severity: cause.severity, says });
  draft.open.set(causeId(live.detector, live.key), { ...host, live: withConsequences(live, consequences) });
}

/** A standing consequence is not seen now (null = that can't be told any more). No turn: it may be back at the next look. */
export function markGone(draft: Draft, id: string, gone: NonNullable<Consequence['gone']> | null): void {
  const host = draft.open.get(draft.hosts.get(id) ?? '');
  const tracked = draft.tracked.get(id);
  if (!host || !tracked) return;
  const { live } = host;
  const consequences = live.consequences.map((one) => {
    if (one.until !== null || !isOf(one, tracked.detector, tracked.key)) return one;
    const { gone: _before, ...standing } = one;
    return gone === null ? standing : { ...standing, gone };
  });
  draft.open.set(causeId(live.detector, live.key), { ...host, live: { ...live, consequences } });
}

/** Ends a consequence at `until` in the incident it stands in. */
export function detach(draft: Draft, id: string, until: number): void {
  const host = draft.open.get(draft.hosts.get(id) ?? '');
  draft.hosts.delete(id);
  const tracked = draft.tracked.get(id);
  if (!host || !tracked) return;
  const { live } = host;
  const ending = live.consequences.find((one) => one.until === null && isOf(one, tracked.detector, tracked.key));
  if (!ending) return;
  const { gone: _gone, ...ended } = { ...ending, until: Math.max(until, ending.since) };
  const consequences = live.consequences.map((one) => (one === ending ? ended : one));
  const data = { detector: tracked.detector, key: tracked.key };
  turnOpen(draft, withConsequences(live, consequences), { kind: 'consequence-ended', says: ending.says, data });
}

/** An incident that turns out to be another one's consequence is ended with a pointer to it and goes on there. */
export function fold(draft: Draft, own: Standing, host: Standing, seen: Seen, cause: Cause): Incident {
  const { now } = draft.look;
  for (const one of own.live.consequences) if (one.until === null) detach(draft, causeId(one.detector, one.key), now);
  attach(draft, host, seen, cause, own.live.beganAt);
  const standing = draft.open.get(causeId(own.live.detector, own.live.key)) ?? own;
  draft.open.delete(causeId(own.live.detector, own.live.key));
  return endIncident(standing.live, now);
}

/** What the timeline of a folded incident says. */
export const foldedSays = (into: Incident) => phrase('incident.folded', { incident: into.id, cause: { phrase: into.cause.says } });

function isOf(one: Consequence, detector: Seen['detector'], key: string): boolean {
  return one.detector === detector && one.key === key;
}

function withConsequences(incident: Incident, consequences: readonly Consequence[]): Incident {
  return { ...incident, consequences, severity: severityOf(incident.cause, consequences) };
}

function bounded(all: readonly Consequence[]): readonly Consequence[] {
  const over = all.filter(({ until }) => until !== null).length - KEPT_ENDED;
  if (over <= 0) return all;
  const dropped = new Set(all.filter(({ until }) => until !== null).slice(0, over));
  return all.filter((one) => !dropped.has(one));
}
