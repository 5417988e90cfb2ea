import type { Change } from '@/lib/incidents/draft';
import { type IncidentState, NO_INCIDENTS, type Seen } from '@/lib/incidents/incident-state';
import { type LookFailure, lookAt } from '@/lib/incidents/look-at';
import { reconcile } from '@/lib/incidents/reconcile';
import { endedSince, memoryToKeep, restoreState, waysKept } from '@/lib/incidents/remember-incidents';
import type { Cause, Detector, DetectorId, Diagnosis, DiagnosisInput, Incident, IncidentCare, IncidentRecord } from '@/lib/incidents/types';
import type { EvidenceWrite, IncidentsWrite, IncidentWrite } from '@/lib/storage/incident-store';
import type { Store } from '@/lib/storage/store';
import type { IncidentsNow } from '@/lib/views/types';
import { holdEvidence } from './hold-evidence';
import { NewPieces } from './new-pieces';

export type DeskDeps = {
  readonly detectors: readonly Detector[];
  readonly diagnose: (detector: DetectorId, cause: Cause, input: DiagnosisInput) => Diagnosis;
  /** What is searched of an incident besides its key and nodes. */
  readonly wordsOf: (incident: Incident) => string;
  /** What the watch itself knows about it now. */
  readonly knownEvidence: (incident: Incident, input: DiagnosisInput) => readonly EvidenceWrite[];
  readonly onTrouble: (error: unknown) => void;
};

export type ChecksNow = { readonly failed: readonly DetectorId[]; readonly cannotTell: readonly DetectorId[] };

const NO_CARE: IncidentCare = { acknowledged: null, assignee: null, shelved: null, closed: null };

/** Neither affirms nor denies any of its causes, and did not fail. */
const tellsNothing = ({ detector, detection }: Seen, failures: readonly LookFailure[]): boolean =>
  detection.cannotTell.some(({ keys }) => keys === 'all') && !failures.some((one) => one.detector === detector);

/** More turns than this are not held while the store can't be written: the first and the newest. */
const HELD_TURNS = 500;

/** Looks at every picture, keeps the incidents of one network in line with it, and hands out what has to be kept. One lifetime per watch. */
export class IncidentDesk {
  readonly #deps: DeskDeps;
  #state: IncidentState = NO_INCIDENTS;
  #unkept = new Map<number, IncidentWrite>();
  #forks = new Map<number, unknown>();
  readonly #unasked = new Set<number>();
  /** Pieces that nodes gave, kept before the start, by incident. */
  readonly #taken = new Map<number, number>();
  readonly #pieces = new NewPieces();
  readonly #care = new Map<number, IncidentCare>();
  #checks: ChecksNow = { failed: [], cannotTell: [] };
  #kept = { at: Number.NEGATIVE_INFINITY, what: '[]' };

  constructor(deps: DeskDeps) {
    this.#deps = deps;
  }

  /** Takes up what the store remembers. Gives what the watch itself remembered with it; '' = nothing. */
  async load(store: Store, network: string, now: number): Promise<string> {
    const remembered = await store.incidents.remembered(network, endedSince(now));
    this.#state = restoreState(remembered);
    for (const { id, care } of remembered.open) {
      this.#care.set(id, care);
      const evidence = await store.incidents.evidence(network, id);
      this.#pieces.restore(id, evidence);
      this.#taken.set(id, evidence.filter(({ node }) => node !== null).length);
      if (!evidence.some(({ kind }) => kind === 'header' || kind === 'version')) this.#unasked.add(id);
      this.#forks.set(id, (await store.incidents.get(network, id))?.fork ?? null);
    }
    return waysKept(remembered.memory);
  }

  /** How many pieces that nodes gave are kept of each incident taken up at the start. */
  takenBefore(): ReadonlyMap<number, number> {
    return this.#taken;
  }

  /** Open incidents taken up at the start for which no node was asked yet: the process ended in between. Each is given once. */
  takeUnasked(): readonly Incident[] {
    const unasked = this.open().filter(({ id }) => this.#unasked.has(id));
    this.#unasked.clear();
    return unasked;
  }

  /** One look. `fork` is the fork as pages see it now. Gives what turned. */
  look(input: DiagnosisInput, fork: unknown): readonly Change[] {
    const { detectors, diagnose, onTrouble } = this.#deps;
    const { look, failures } = lookAt(detectors, input, (detector, cause) => diagnose(detector, cause, input));
    for (const { detector, error } of failures) onTrouble(new Error(`The detector "${detector}" failed`, { cause: error }));
    this.#checks = {
      failed: failures.map(({ detector }) => detector),
      cannotTell: look.seen.filter((one) => tellsNothing(one, failures)).map(({ detector }) => detector),
    };
    const { state, changes } = reconcile(this.#state, look);
    this.#state = state;
    for (const { live } of state.open.values()) if (live.detector === 'fork' && fork !== null) this.#forks.set(live.id, fork);
    for (const change of changes) this.#note(change, input);
    for (const { incident, turns } of changes)
      if (incident.status !== 'open' || turns.some(({ kind }) => kind === 'reopened')) this.#care.delete(incident.id);
    return changes;
  }

  /** Open incidents as they stand now, oldest first. */
  open(): readonly Incident[] {
    return [...this.#state.open.values()].map(({ live }) => live).sort((a, b) => a.id - b.id);
  }

  /** Open incidents as they stand now with what people did to them, from memory, oldest first. */
  standing(): readonly IncidentRecord[] {
    return this.open().map((incident) => ({ ...incident, care: this.#care.get(incident.id) ?? NO_CARE }));
  }

  /** Which detectors failed at the last look, and which could not tell anything. */
  checks(): ChecksNow {
    return this.#checks;
  }

  /** Those that stand, in short. */
  now(now: number): IncidentsNow {
    const open = this.open().map((incident) => ({ incident, care: this.#care.get(incident.id) ?? null }));
    const waiting = open.filter(({ care }) => care?.acknowledged == null);
    const loud = open.filter(({ care }) => !(care?.shelved && care.shelved.until > now)).map(({ incident }) => incident);
    const worst = (['critical', 'warning', 'info'] as const).find((one) => loud.some(({ severity }) => severity === one)) ?? null;
    const critical = loud.filter(({ severity }) => severity === 'critical').map(({ id }) => id);
    return { open: open.length, unacknowledged: waiting.length, worst, critical };
  }

  /** What people did to an open incident, told by who wrote it. */
  hearCare(incident: number, care: IncidentCare): void {
    if (this.open().some(({ id }) => id === incident)) this.#care.set(incident, care);
  }

  /** What is not kept yet: all there is to show while the store can't be written. */
  unkept(): readonly IncidentWrite[] {
    return [...this.#unkept.values()];
  }

  forkOf(incident: number): unknown {
    return this.#forks.get(incident) ?? null;
  }

  /** What has to be kept now, with what else the watch remembers (`ways`); null = nothing. Given back if it could not be. */
  take(ways = ''): IncidentsWrite | null {
    const memory = memoryToKeep(this.#state, this.#kept, ways);
    if (this.#unkept.size === 0 && memory === null) return null;
    if (memory) this.#kept = { at: this.#state.at ?? 0, what: memory.what };
    const incidents = this.unkept();
    this.#unkept = new Map();
    for (const { incident } of incidents) {
      if (incident.status === 'open') continue;
      this.#forks.delete(incident.id);
      this.#pieces.forget(incident.id);
    }
    return { incidents, memory: memory?.memory ?? null };
  }

  giveBack({ incidents, memory }: IncidentsWrite): void {
    const later = this.#unkept;
    this.#unkept = new Map(incidents.map((write) => [write.incident.id, write]));
    for (const write of later.values()) this.#hold(write);
    for (const { incident, fork } of incidents) if (!this.#forks.has(incident.id)) this.#forks.set(incident.id, fork);
    if (memory !== null) this.#kept = { at: Number.NEGATIVE_INFINITY, what: '' };
  }

  #note({ kind, incident, turns }: Change, input: DiagnosisInput): void {
    const { wordsOf, knownEvidence } = this.#deps;
    const words = [`#${incident.id}`, incident.key, ...incident.cause.nodes, wordsOf(incident)].join('\n');
    const evidence = turns.length === 0 ? [] : this.#pieces.of(incident.id, knownEvidence(incident, input));
    this.#hold({ kind, incident, turns, words, fork: this.forkOf(incident.id), evidence });
  }

  /** What could not be kept and what came after it become one write. */
  #hold(write: IncidentWrite): void {
    const before = this.#unkept.get(write.incident.id);
    const turns = [...(before?.turns ?? []), ...write.turns];
    const bounded = turns.length <= HELD_TURNS ? turns : [...turns.slice(0, 1), ...turns.slice(1 - HELD_TURNS)];
    const taken = [...(before?.evidence ?? []), ...write.evidence];
    const evidence = holdEvidence(taken);
    // What was dropped is not there to be the same as.
    if (evidence.length < taken.length) this.#pieces.forgetSame(write.incident.id);
    this.#unkept.set(write.incident.id, { ...write, kind: before?.kind ?? write.kind, turns: bounded, evidence });
  }
}
