import { changeOf } from './change-of';
import { attach, detach, fold, foldedSays, homeOf, markGone, refreshConsequence } from './consequences';
import { beginDraft, type Change, type Draft, note, severityOf, turnOpen } from './draft';
import { endIncident } from './end-incident';
import { causeId, type IncidentState, type Look, type Seen, type Standing, type Tracked } from './incident-state';
import { parentsFirst } from './parents-first';
import { phrase } from './phrase';
import { factSignature, turnSignature } from './signature';
import type { CannotTell, Cause, Incident } from './types';
import { worstOf } from './worst-of';

/** The same cause within this time after its end is the same incident again. */
export const REOPEN_WINDOW_MS = 30 * 60_000;
/** Not being able to tell for a moment is no turn. */
const UNKNOWN_AFTER_MS = 10_000;
/** Turns of one incident keep this distance, more as it gets older: an hour's incident a minute, at most ten. */
const TURN_GAP_MS = [5_000, 600_000] as const;
/** Numbers that move on without a turn are kept this often. */
const KEEP_EVERY_MS = 60_000;
/** More recently ended ones than this are not remembered for reopening. */
const MAX_ENDED = 1_000;

/** What one look changes: how it stands afterwards, and every touched incident with its turns, oldest number first. */
export type Reconciled = { readonly state: IncidentState; readonly changes: readonly Change[] };

/**
 * Brings incidents in line with what the detectors see now: opened once a cause has stood for its on-delay (counted from where the chain or a
 * silence dates it), one a cause, resolved once it is known to be gone for its off-delay, never because nothing can be told. A cause that
 * follows from an open incident is its consequence. Whatever happens to the clock, only time that was watched counts.
 */
export function reconcile(state: IncidentState, look: Look): Reconciled {
  const draft = beginDraft(state, look);
  const elapsed = state.at === null ? 0 : Math.min(look.gapMs, Math.max(0, look.now - state.at));
  const before = [...draft.tracked.values()];
  for (const seen of parentsFirst(look.seen)) {
    const present = new Map(seen.detection.present.map((cause) => [cause.key, cause] as const).reverse());
    for (const cause of present.values()) draft.causes.set(causeId(seen.detector, cause.key), cause);
    for (const cause of present.values()) meet(draft, seen, cause);
    for (const { detector, key } of before) if (detector === seen.detector && !present.has(key)) miss(draft, seen, key, elapsed);
  }
  for (const [id, own] of draft.open) draft.open.set(id, { ...own, live: { ...own.live, worst: worstOf(own.live, look.now) } });
  for (const change of draft.changes.values()) takeLatest(draft, change);
  return {
    state: { at: look.now, next: draft.next, tracked: draft.tracked, open: draft.open, ended: recent(draft), resumedAt: draft.resumedAt },
    changes: [...draft.changes.values()].sort((a, b) => a.incident.id - b.incident.id),
  };
}

/** A cause is there. */
function meet(draft: Draft, seen: Seen, cause: Cause): void {
  const { now } = draft.look;
  const id = causeId(seen.detector, cause.key);
  if (isKnownBetter(draft, seen.detector, cause)) {
    draft.tracked.delete(id);
    return;
  }
  const before = draft.tracked.get(id);
  const firstAt = before?.firstAt ?? now;
  draft.tracked.set(id, { detector: seen.detector, key: cause.key, firstAt, goneSince: null, unknownSince: null });
  const beganAt = Math.min(now, firstAt, cause.since ?? now);
  const home = homeOf(draft, seen, cause);
  const own = draft.open.get(id) ?? (home ? undefined : takeOver(draft, seen.detector, cause));
  if (own && home) {
    const folded = fold(draft, own, home, seen, cause);
    draft.ended.set(id, folded);
    note(draft, folded, { kind: 'resolved', says: foldedSays(home.live), data: { foldedInto: home.live.id } });
    return;
  }
  if (own) {
    refresh(draft, knownAgain(draft, own), cause, beganAt);
    return;
  }
  const hostId = draft.hosts.get(id);
  const host = hostId === undefined ? undefined : draft.open.get(hostId);
  if (host && !isApart(draft, id, before, seen, cause)) refreshConsequence(draft, host, seen, cause);
  else if (host) {
    detach(draft, id, now);
    open(draft, seen, cause, beganAt);
  } else if (now - beganAt < (cause.onDelayMs ?? seen.onDelayMs) || isJustResumed(draft, seen)) return;
  else if (home) attach(draft, home, seen, cause, beganAt);
  else open(draft, seen, cause, beganAt);
}

/** It has followed from nothing for the off-delay, though it once was taken for a consequence: then it has an incident of its own. */
function isApart(draft: Draft, id: string, before: Tracked | undefined, seen: Seen, cause: Cause): boolean {
  const now = draft.tracked.get(id);
  if (!now || !seen.standsAlone?.(cause)) return false;
  const apartSince = before?.apartSince ?? draft.look.now;
  draft.tracked.set(id, { ...now, apartSince });
  return draft.look.now - apartSince >= seen.offDelayMs && !isJustResumed(draft, seen);
}

const isBeyond = (cause: Cause, key: string): boolean => cause.weakerThan?.some((beginning) => key.startsWith(beginning)) ?? false;

/** An open incident of the detector tells the same by more. */
function isKnownBetter({ open }: Draft, detector: Seen['detector'], cause: Cause): boolean {
  if (cause.weakerThan === undefined) return false;
  return [...open.values()].some(({ live }) => live.detector === detector && live.key !== cause.key && isBeyond(cause, live.key));
}

/** The open incident that told of the same by less becomes this cause's own, with its number, people and consequences. */
function takeOver(draft: Draft, detector: Seen['detector'], cause: Cause): Standing | undefined {
  const weak = [...draft.open].find(
    ([, { live }]) => live.detector === detector && live.key !== cause.key && isBeyond(live.cause, cause.key),
  );
  if (!weak) return undefined;
  const [before, { live }] = weak;
  const id = causeId(detector, cause.key);
  draft.open.delete(before);
  draft.tracked.delete(before);
  for (const [consequence, host] of draft.hosts) if (host === before) draft.hosts.set(consequence, id);
  // What was thought while less was known is not what it was at its worst.
  const { worst: _guess, ...known } = live;
  turnOpen(
    draft,
    { ...known, key: cause.key, cause, gone: null, unknownSince: null, diagnosis: draft.look.diagnose(detector, cause) },
    { kind: 'changed', says: cause.says, data: { key: { from: live.key, to: cause.key }, ...changeOf(live, { ...live, cause }) } },
  );
  return draft.open.get(id);
}

/** The clock may have been set: an age by it says nothing until there was time for a sign of life. */
function isJustResumed({ look, resumedAt }: Draft, { afterGapMs = 0 }: Seen): boolean {
  return resumedAt !== null && look.now - resumedAt < afterGapMs;
}

/** A cause that was there is not seen: gone, or not to be told. */
function miss(draft: Draft, seen: Seen, key: string, elapsed: number): void {
  const { now, configured } = draft.look;
  const id = causeId(seen.detector, key);
  const tracked = draft.tracked.get(id);
  if (!tracked) return;
  const own = draft.open.get(id);
  const stands = own !== undefined || draft.hosts.has(id);
  const isUnwatched = own !== undefined && own.live.cause.nodes.length > 0 && !own.live.cause.nodes.some((node) => configured.has(node));
  if (!isUnwatched && !canTell(seen.detection.cannotTell, key)) {
    leaveUnknown(draft, tracked, own, stands, elapsed);
    return;
  }
  const since = tracked.goneSince ?? now;
  if (!isUnwatched && stands && now - since < seen.offDelayMs) {
    draft.tracked.set(id, { ...tracked, goneSince: since, unknownSince: null });
    const gone = { since, resolvesAt: since + seen.offDelayMs };
    if (own) setGone(draft, knownAgain(draft, own), gone);
    else markGone(draft, id, gone);
    return;
  }
  if (own) resolve(draft, knownAgain(draft, own), since);
  else if (stands) detach(draft, id, since);
  draft.tracked.delete(id);
}

function leaveUnknown(draft: Draft, tracked: Tracked, own: Standing | undefined, stands: boolean, elapsed: number): void {
  const { now } = draft.look;
  const unknownSince = tracked.unknownSince ?? now;
  // What can't be told does not count for a delay, neither way.
  const firstAt = stands || tracked.unknownSince === null ? tracked.firstAt : tracked.firstAt + elapsed;
  draft.tracked.set(causeId(tracked.detector, tracked.key), { ...tracked, firstAt, unknownSince, goneSince: null });
  if (own?.live.gone) setGone(draft, own, null);
  if (!own && tracked.goneSince !== null) markGone(draft, causeId(tracked.detector, tracked.key), null);
  if (!own || own.live.unknownSince !== null || now - unknownSince < UNKNOWN_AFTER_MS) return;
  turnOpen(
    draft,
    { ...own.live, gone: null, unknownSince },
    { kind: 'unknown', says: phrase('incident.unknown'), data: { since: unknownSince } },
  );
}

/** No turn: it may be back at the next look. */
function setGone(draft: Draft, own: Standing, gone: Incident['gone']): void {
  draft.open.set(causeId(own.live.detector, own.live.key), { ...own, live: { ...own.live, gone } });
}

function knownAgain(draft: Draft, own: Standing): Standing {
  if (own.live.unknownSince === null) return own;
  const data = { unknownSince: own.live.unknownSince };
  turnOpen(draft, { ...own.live, unknownSince: null }, { kind: 'known-again', says: null, data });
  return draft.open.get(causeId(own.live.detector, own.live.key)) ?? own;
}

function open(draft: Draft, seen: Seen, cause: Cause, beganAt: number): void {
  const { now, network, diagnose } = draft.look;
  const id = causeId(seen.detector, cause.key);
  const before = draft.ended.get(id);
  const again = before && isRecent(before, now) ? before : null;
  draft.ended.delete(id);
  const consequences = again?.consequences ?? [];
  const live: Incident = {
    id: again?.id ?? draft.next++,
    network,
    detector: seen.detector,
    key: cause.key,
    status: 'open',
    severity: severityOf(cause, consequences),
    beganAt: again ? Math.min(again.beganAt, beganAt) : beganAt,
    openedAt: again?.openedAt ?? now,
    updatedAt: now,
    resolvedAt: null,
    reopened: again ? again.reopened + 1 : 0,
    unknownSince: null,
    gone: null,
    cause,
    consequences,
    diagnosis: diagnose(seen.detector, cause),
    ...(again?.worst ? { worst: again.worst } : {}),
  };
  draft.open.set(id, { live, kept: live, keptAt: now });
  const turn = { kind: again ? 'reopened' : 'opened', says: cause.says, data: { severity: live.severity, beganAt } } as const;
  note(draft, live, turn, again ? 'update' : 'open');
}

function refresh(draft: Draft, own: Standing, cause: Cause, beganAt: number): void {
  const { now, diagnose } = draft.look;
  const { live: before, kept } = own;
  const live: Incident = {
    ...before,
    gone: null,
    cause,
    beganAt: Math.min(before.beganAt, beganAt),
    severity: severityOf(cause, before.consequences),
    diagnosis: diagnose(before.detector, cause),
  };
  const hasTurned = turnSignature(live) !== turnSignature(kept);
  if (hasTurned && Math.abs(now - kept.updatedAt) >= turnGap(now - live.openedAt)) {
    turnOpen(draft, live, { kind: 'changed', says: cause.says, data: changeOf(kept, live) });
    return;
  }
  const isDue = Math.abs(now - own.keptAt) >= KEEP_EVERY_MS && factSignature(live) !== factSignature(kept);
  draft.open.set(causeId(live.detector, live.key), isDue ? { live, kept: live, keptAt: now } : { ...own, live });
  if (isDue) note(draft, live, null);
}

function resolve(draft: Draft, own: Standing, goneSince: number): void {
  const { now, configured } = draft.look;
  const { live } = own;
  const id = causeId(live.detector, live.key);
  const consequences = live.consequences.map(({ gone: _gone, ...one }) => (one.until === null ? { ...one, until: goneSince } : one));
  for (const one of live.consequences) if (one.until === null) draft.hosts.delete(causeId(one.detector, one.key));
  const resolved: Incident = { ...endIncident(live, now), consequences };
  const removed = live.cause.nodes.filter((node) => !configured.has(node));
  const says =
    removed.length > 0
      ? phrase('incident.node-removed', { nodes: { list: removed } })
      : phrase('incident.gone', { since: { at: goneSince } });
  draft.open.delete(id);
  draft.ended.set(id, resolved);
  note(draft, resolved, { kind: 'resolved', says, data: { goneSince, ...(removed.length > 0 ? { removed } : {}) } });
}

/** Several turns of one look leave the incident as the last one did. */
function takeLatest(draft: Draft, change: Change): void {
  const id = causeId(change.incident.detector, change.incident.key);
  const standing = draft.open.get(id);
  if (standing?.live.id === change.incident.id) change.incident = standing.live;
}

function turnGap(ageMs: number): number {
  return Math.min(TURN_GAP_MS[1], Math.max(TURN_GAP_MS[0], ageMs / 60));
}

function canTell(cannot: readonly CannotTell[], key: string): boolean {
  return !cannot.some(({ keys }) => keys === 'all' || keys.some((beginning) => key.startsWith(beginning)));
}

function isRecent(incident: Incident, now: number): boolean {
  return incident.resolvedAt !== null && Math.abs(now - incident.resolvedAt) <= REOPEN_WINDOW_MS;
}

function recent(draft: Draft): ReadonlyMap<string, Incident> {
  const kept = [...draft.ended].filter(([, incident]) => isRecent(incident, draft.look.now));
  return new Map(kept.slice(-MAX_ENDED));
}
