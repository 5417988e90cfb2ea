import type { NetworkPicture } from '@/lib/chain/picture';
import { diagnose } from '@/lib/incidents/diagnose';
import { DETECTORS } from '@/lib/incidents/registry';
import type {
  Cause,
  Detector,
  DetectorId,
  Diagnosis,
  DiagnosisInput,
  EvidencePiece,
  IncidentCare,
  IncidentRecord,
} from '@/lib/incidents/types';
import type { NodeClient } from '@/lib/rpc/types';
import type { EvidenceCounts, EvidenceFilter, IncidentFilter } from '@/lib/storage/incident-store';
import type { Store } from '@/lib/storage/store';
import type { ForksView } from '@/lib/views/fork-timeline-types';
import type { HistoryView, PastView } from '@/lib/views/past-types';
import { sayContext, sayPhrase } from '@/lib/views/say-phrase';
import type { HeightView, IncidentsNow, Keeping, OverviewView } from '@/lib/views/types';
import { verdictSeverity } from '@/lib/views/verdict-severity';
import { drawDiagnosis } from './draw-diagnosis';
import { drawOverview } from './draw-overview';
import { drawPicture } from './draw-picture';
import { EvidenceTaker } from './evidence-taker';
import { isForked } from './follow-up';
import { HistoryLog } from './history-log';
import { type ChecksNow, IncidentDesk } from './incident-desk';
import { keepTick, type Unkept } from './keep-tick';
import { restoreWays } from './keep-ways';
import { knownEvidence } from './known-evidence';
import { forgetOld, type NetworkState, newNetworkState } from './network-state';
import { type NodeState, newNodeState, type WatchedNode } from './node-watch';
import { noteFork } from './note-changes';
import { noteClock } from './note-clock';
import { type PageReads, pageReads } from './page-reads';
import { pictureAt, watchedSpans } from './picture-at';
import { readForks } from './read-forks';
import { readAgreement, readHeight } from './read-heights';
import { readHistory } from './read-history';
import { type IncidentsFound, readIncident, readIncidents } from './read-incidents';
import { type KeptRecovery, recoveryPicture } from './recovery-picture';
import { rememberNetwork } from './remember';
import { withRoundCache } from './round-cache';
import { openNow, roundsNow } from './round-windows';
import { runTick } from './tick';
import { VerdictTurns } from './verdict-turns';
import { whyNotKept } from './why-not-kept';

export type WatchClock = { readonly now: () => number; readonly rate: number };

export type WatchDeps = {
  readonly clock: WatchClock;
  readonly store: Store;
  readonly onOverview: (overview: OverviewView) => void;
  /** Called when incidents turned, after they were kept or could not be. */
  readonly onIncidents?: (now: IncidentsNow) => void;
  /** Called with what went wrong in keeping; watching goes on. */
  readonly onTrouble: (error: unknown) => void;
  /** All of the registry unless told otherwise. */
  readonly detectors?: readonly Detector[];
  readonly diagnose?: (detector: DetectorId, cause: Cause, input: DiagnosisInput) => Diagnosis;
  /** The plan of a recovery that is under way, as last kept; left out = none is known of. */
  readonly recovery?: () => KeptRecovery | null;
  /** What the nodes' clients count their back-off by; the clock unless told otherwise. */
  readonly pace?: () => number;
  /** Waits real ms for slow nodes; a timer unless told otherwise. */
  readonly wait?: (ms: number) => Promise<void>;
};

export type WatchSettings = {
  readonly id: string;
  readonly name: string;
  readonly nodes: readonly (WatchedNode & { readonly client: NodeClient; readonly readLog?: NodeState['readLog'] })[];
  /** Server ms; null = half the block period within 1–5 s. */
  readonly intervalMs: number | null;
};

const INTERVAL_BOUNDS_MS = [1000, 5000] as const;
const FIRST_INTERVAL_MS = 1000;
/** Real ms: a node that takes longer is taken in when it answers. */
const GRACE_BOUNDS_MS = [150, 1000] as const;
const POLL_NOW_EVERY_MS = 1000;

/** Watches one network: one loop for all viewers, whatever their number. */
export class NetworkWatch {
  readonly #state: NetworkState;
  readonly #deps: WatchDeps;
  /** The store as the past is read from it. */
  readonly #past: Store;
  readonly #configuredInterval: number | null;
  readonly #turns = new VerdictTurns();
  readonly #unkept: Unkept = { hashes: new Set(), news: { claims: [], lapses: [] }, history: new HistoryLog(), lost: 0 };
  readonly #desk: IncidentDesk;
  readonly #evidence: EvidenceTaker;
  #keeping: Keeping = { ok: true };
  #hasTurned = false;
  readonly #pages: PageReads;
  #overview: OverviewView;
  #picture: NetworkPicture;
  #diagnosis: DiagnosisInput;
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<void> | null = null;
  #stopped = false;
  #ticks = 0;
  #lastAsked = Number.NEGATIVE_INFINITY;

  constructor(settings: WatchSettings, deps: WatchDeps) {
    const { clock } = deps;
    this.#deps = deps;
    this.#past = withRoundCache(deps.store);
    this.#configuredInterval = settings.intervalMs;
    this.#state = newNetworkState(
      settings.id,
      settings.name,
      settings.nodes.map(({ client, readLog = null, ...watched }) => newNodeState(watched, client, readLog)),
      clock.now(),
    );
    this.#evidence = new EvidenceTaker(this.#state.nodes);
    this.#desk = new IncidentDesk({
      detectors: deps.detectors ?? DETECTORS,
      diagnose: deps.diagnose ?? diagnose,
      wordsOf: ({ cause, worst }) =>
        [cause.says, ...(worst ? [worst.says] : [])].map((one) => sayPhrase(one, sayContext(this.#picture.nodes))).join('\n'),
      knownEvidence,
      onTrouble: deps.onTrouble,
    });
    this.#picture = drawPicture(this.#state, clock.now(), this.#interval());
    this.#pages = pageReads(this.#state, deps.store, () => this.#picture);
    this.#diagnosis = this.#draw();
    this.#overview = this.#judge();
  }

  /** Loads what the store remembers and begins to poll. */
  async start(): Promise<void> {
    await this.load();
    this.#schedule(0);
  }

  /** Loads what the store remembers, without polling. */
  async load(): Promise<void> {
    const { store, clock } = this.#deps;
    await rememberNetwork(this.#state, this.#turns, store, clock.now());
    const ways = await this.#desk.load(store, this.#state.id, clock.now());
    for (const [incident, pieces] of this.#desk.takenBefore()) this.#evidence.restore(incident, pieces);
    restoreWays(this.#state.memory, ways, this.#state.nodes);
  }

  /** One poll of every node that may be asked; joins the one under way. */
  tick(): Promise<void> {
    this.#running ??= this.#poll().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  /** Ends the loop, waits for the tick under way and closes the nodes' connections. */
  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#timer) clearTimeout(this.#timer);
    await this.#running?.catch(() => {});
    await this.#evidence.settled();
    await Promise.all(this.#state.nodes.map((node) => node.client.close()));
  }

  /** First poll done or timed out. */
  get isReady(): boolean {
    return this.#ticks > 0 && this.#state.nodes.every((node) => node.lastAnswerAt !== null || node.failure !== null);
  }

  /** All that detectors, readings and outlooks are given, as of the last look. */
  diagnosis(): DiagnosisInput {
    return this.#diagnosis;
  }

  overview(): OverviewView {
    return this.#overview;
  }

  /** Polls all nodes now; false when it was asked within the last second of real time. */
  async pollNow(): Promise<boolean> {
    const now = performance.now();
    if (now - this.#lastAsked < POLL_NOW_EVERY_MS) return false;
    this.#lastAsked = now;
    await this.#running;
    await this.tick();
    return true;
  }

  /** One height, from memory or, when it is long past, from the store. */
  height(height: number): Promise<HeightView> {
    return readHeight(this.#state, this.#picture, this.#deps.store, height);
  }

  /** Per height what the nodes hold; the newest sixty when no range is given. */
  agreement(from: number | null, to: number | null): Promise<unknown> {
    return readAgreement(this.#state, this.#picture, this.#deps.store, from, to);
  }

  /** What the pages about validators, rounds, nodes and peers show. */
  pages(): PageReads {
    return this.#pages;
  }

  /** The fork of now, or of a past moment, as a timeline, and all forks the store remembers. */
  async forks(at: number | null = null): Promise<ForksView> {
    const [state, overview, { store, clock }] = [this.#state, this.#overview, this.#deps];
    const spans = await watchedSpans(state.id, store, this.#unkept.history.span());
    return readForks({ state, overview, store: this.#past, spans, now: overview.asOf ?? clock.now(), at });
  }

  /** The network as it was at an earlier moment (server ms), as far as it is kept. */
  async at(at: number): Promise<PastView> {
    const { id, name } = this.#state;
    const spans = await watchedSpans(id, this.#deps.store, this.#unkept.history.span());
    return pictureAt({ id, name }, this.#past, at, spans);
  }

  /** Incidents by a filter, newest first, as they stand now. */
  incidents(filter: IncidentFilter): Promise<IncidentsFound> {
    return readIncidents(this.#state.id, this.#desk, this.#deps.store, filter, this.#deps.clock.now());
  }

  /** One incident with its turns and the first of its evidence; null = no such number. */
  incident(number: number): ReturnType<typeof readIncident> {
    return readIncident(this.#state.id, this.#desk, this.#deps.store, number, this.#deps.clock.now());
  }

  /** Evidence of an incident as a list, without bodies; none of an incident that is not there. */
  evidence(incident: number, filter?: EvidenceFilter): Promise<readonly EvidencePiece[]> {
    return this.#deps.store.incidents.evidence(this.#state.id, incident, filter);
  }

  /** Recoveries made for an incident, newest first. Rejects with a StoreError. */
  recoveries(incident: number): ReturnType<Store['recovery']['ofIncident']> {
    return this.#deps.store.recovery.ofIncident(this.#state.id, incident);
  }

  /** How many pieces of each kind an incident has. */
  evidenceCounts(incident: number): Promise<EvidenceCounts> {
    return this.#deps.store.incidents.evidenceCounts(this.#state.id, incident);
  }

  /** The body of one piece of evidence as it was taken; null = no such piece of this incident. */
  evidenceBody(incident: number, piece: number): Promise<string | null> {
    return this.#deps.store.incidents.evidenceBody(this.#state.id, incident, piece);
  }

  /** Resolves when evidence that is being asked for is kept. */
  evidenceSettled(): Promise<unknown> {
    return this.#evidence.settled();
  }

  /** Incidents that stand now, in short. */
  incidentsNow(): IncidentsNow {
    return this.#desk.now(this.#deps.clock.now());
  }

  /** Open incidents as they stand now, from memory, oldest first. */
  standing(): readonly IncidentRecord[] {
    return this.#desk.standing();
  }

  /** Which detectors failed at the last look, and which could not tell anything. */
  checks(): ChecksNow {
    return this.#desk.checks();
  }

  /** What people did to an incident, told after it was kept. */
  hearCare(incident: number, care: IncidentCare): void {
    this.#desk.hearCare(incident, care);
    this.#deps.onIncidents?.(this.incidentsNow());
  }

  /** Whether what is seen is kept. */
  keeping(): Keeping {
    return this.#keeping;
  }

  /** The picture as of the last look. */
  picture(): NetworkPicture {
    return this.#picture;
  }

  /** What is kept of a stretch of time, in `buckets` parts; ends left out (null) = all that is kept. */
  async history(range: { readonly from: number | null; readonly to: number | null; readonly buckets: number }): Promise<HistoryView> {
    const { id } = this.#state;
    return readHistory(id, this.#deps.store, await watchedSpans(id, this.#deps.store, this.#unkept.history.span()), range);
  }

  #interval(): number {
    if (this.#configuredInterval !== null) return this.#configuredInterval;
    const period = this.#picture?.set?.settings?.blockPeriodMs;
    if (!period) return FIRST_INTERVAL_MS;
    return Math.min(INTERVAL_BOUNDS_MS[1], Math.max(INTERVAL_BOUNDS_MS[0], period / 2));
  }

  #schedule(delayMs: number): void {
    if (this.#stopped) return;
    this.#timer = setTimeout(() => {
      const begun = performance.now();
      this.tick()
        .catch(this.#deps.onTrouble)
        .finally(() => {
          const pause = this.#interval() / this.#deps.clock.rate;
          this.#schedule(Math.max(0, pause - (performance.now() - begun)));
        });
    }, delayMs);
  }

  async #poll(): Promise<void> {
    const { clock, pace = clock.now, wait = waitMs } = this.#deps;
    const pause = this.#interval() / clock.rate;
    const grace = Math.min(GRACE_BOUNDS_MS[1], Math.max(GRACE_BOUNDS_MS[0], pause / 2));
    const onLate = () => {
      if (!this.#stopped && !this.#running) this.#publish();
    };
    await runTick(this.#state, { now: clock.now, pace, wait, onLate }, grace, this.#unkept.news);
    this.#ticks += 1;
    this.#publish();
    await this.#keep();
    if (!this.#stopped) this.#evidence.run(this.#state.id, this.#keeping.ok ? this.#deps.store : null, clock.now, this.#deps.onTrouble);
    if (this.#hasTurned) this.#deps.onIncidents?.(this.incidentsNow());
    this.#hasTurned = false;
    forgetOld(this.#state);
  }

  async #keep(): Promise<void> {
    const { store, clock, onTrouble } = this.#deps;
    try {
      await keepTick(this.#state, this.#unkept, this.#turns, this.#desk, store);
      this.#keeping = { ok: true };
      this.#unkept.lost = 0;
    } catch (error) {
      const since = this.#keeping.ok ? clock.now() : this.#keeping.since;
      this.#keeping = { ok: false, why: whyNotKept(error, this.#unkept.lost), since };
      onTrouble(error);
    }
  }

  #publish(): void {
    const state = this.#state;
    const { clock, pace = clock.now } = this.#deps;
    const now = clock.now();
    noteClock(state, now, pace());
    const changed = state.book.takeChanged();
    for (const hash of changed) this.#unkept.hashes.add(hash);
    state.rounds.note(
      changed.flatMap((hash) => state.book.picture(hash) ?? []),
      now,
    );
    if (isForked(state)) state.forkSeenAt ??= now;
    else if (state.forkSeenAt !== null) {
      state.forkSeenAt = null;
      state.proven = null;
      state.labels = new Map();
    }
    for (const node of state.nodes) node.log = node.readLog?.(now) ?? null;
    state.recovery = recoveryPicture(this.#deps.recovery?.() ?? null);
    this.#picture = drawPicture(state, now, this.#interval());
    noteFork(state, this.#picture);
    this.#diagnosis = this.#draw();
    this.#overview = this.#judge();
    this.#turns.note(this.#overview, now, state.proven);
    this.#unkept.history.note(state, this.#picture);
    for (const { incident, turns } of this.#desk.look(this.#diagnosis, this.#overview.fork)) {
      this.#hasTurned = true;
      if (turns.length > 0) this.#evidence.want(incident, this.#diagnosis);
    }
    for (const incident of this.#desk.takeUnasked()) this.#evidence.want(incident, this.#diagnosis);
    const { verdict } = this.#overview;
    this.#overview = { ...this.#overview, verdict: { ...verdict, severity: verdictSeverity(verdict, this.incidentsNow().worst) } };
    this.#deps.onOverview(this.#overview);
  }

  #draw(): DiagnosisInput {
    return drawDiagnosis(this.#state, this.#picture, roundsNow(this.#state, this.#picture, openNow(this.#state, this.#picture)));
  }

  #judge(): OverviewView {
    const picture = this.#picture;
    const draft = drawOverview(this.#state, picture, this.#diagnosis);
    return { ...draft, verdict: { ...draft.verdict, since: this.#turns.since(draft, picture) } };
  }
}

const waitMs = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref());
