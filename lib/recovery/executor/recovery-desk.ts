import type { KeptPlan } from '@/lib/storage/recovery-store';
import { neededPermissions } from '../dry/needed-permissions';
import type { DryRun } from '../dry/types';
import { heightsToAsk } from '../heights-to-ask';
import type { Confirmed, Offers, Plan } from '../plan-types';
import { ENDED, type Phase, type Run, type RunEvent } from '../run-types';
import type { NodeLook, Survey } from '../survey-types';
import { askWhoAnswers } from './ask-who-answers';
import { commitEvent, contextOf, keepLines } from './commit-event';
import type { DeskDeps, Hindrance, WorkInput } from './desk-types';
import { type DueSend, dueSends, dueWork } from './due-work';
import { hindranceOf } from './hindrance-of';
import { inSlices } from './in-slices';
import { lookAtNodes } from './look-at-nodes';
import { probePermissions } from './probe-permissions';
import { sendTask } from './send-task';
import { sentToTheSame } from './sent-to-the-same';
import { shareFresh } from './share-fresh';
import { takeSurvey } from './take-survey';
import { withStarts } from './with-starts';

/** Of so many plans before it a plan learns where nodes are. */
const EARLIER_PLANS = 5;
/** Server ms between two looks: while something runs, while isolation is proven (a link that comes and goes must be seen), and before. */
const LOOK_EVERY_MS = { runs: 1_000, proof: 500, rests: 3_000 } as const;
/** Real ms another process has to wait for when this one ends without a word; where server time runs fast, a lease is as many server ms longer. */
const LEASE_MS = 10_000;
/** Server ms between two passes of one work, and between two words about its progress. */
const WORK_EVERY_MS = 2_000;
/** Real ms: with a fast clock no node is asked more often. */
const LEAST_PAUSE_MS = 100;
/** Real ms for which one survey serves everybody who only reads what can be done. */
const FRESH_MS = 5_000;
const NOT_STARTED: readonly Phase[] = ['draft', 'dry-run', 'awaiting-approval', 'ready'];

/**
 * Carries out the open plan of one network: looks at every node, tells the machine, keeps what it decides, and only then does what that asks for.
 * One lifetime per process; of several processes on one store the one with the lease acts. Everything that must be known after a kill is in the store.
 */
export class RecoveryDesk {
  readonly #deps: DeskDeps;
  readonly #leaseMs: number;
  readonly #surveyToRead: () => Promise<Survey>;
  #kept: KeptPlan | null = null;
  #hindrance: Hindrance | null = null;
  /** The plan this process has executed without a gap, by number; null = its state is somebody else's or an earlier life's. */
  #owned: number | null = null;
  /** Another one whenever a plan is taken over: what was begun before it is told no more. */
  #tenure = 0;
  /** Until when nobody else may act, by the clock that nobody sets. */
  #leasedUntil = Number.NEGATIVE_INFINITY;
  /** Attempts this process has begun to send: asked for again, they are not sent again. */
  readonly #begun = new Set<string>();
  readonly #working = new Map<string, number>();
  readonly #underWay = new Set<Promise<void>>();
  /** What has come of calls and works and is not kept yet. */
  readonly #outbox: { readonly number: number; readonly tenure: number; readonly event: RunEvent }[] = [];
  #emptying: Promise<void> | null = null;
  #loop: Promise<void> | null = null;
  #rouse: (() => void) | null = null;
  #isRoused = false;
  #isStopped = false;

  constructor(deps: DeskDeps) {
    this.#deps = deps;
    this.#leaseMs = LEASE_MS * Math.max(1, deps.clock.rate);
    this.#surveyToRead = shareFresh(() => this.survey(), { freshMs: FRESH_MS, realMs: () => deps.pace() / deps.clock.rate });
  }

  /** The plan under way as last kept; null = none is open, or none was read yet. */
  now(): KeptPlan | null {
    return this.#kept;
  }

  /** Why this process does not carry out the open plan now; null = it does, or none is open. */
  hindrance(): Hindrance | null {
    return this.#hindrance;
  }

  /** Fresh answers of every configured node, for planning. */
  survey(): Promise<Survey> {
    const { network, nodes, watch, clock } = this.#deps;
    const looked = nodes.map(({ name, looks }) => ({ name, client: looks }));
    return takeSurvey({ network, nodes: looked, watch: watch(), now: clock.now });
  }

  /** What can be done now, side by side, on a survey of its own: for making a plan. Rejects with a StoreError. */
  async offers(confirmed: readonly Confirmed[]): Promise<Offers> {
    return this.#offersOn(await this.survey(), confirmed);
  }

  /** The same for those who look: one survey serves everybody within a few seconds. Rejects with a StoreError. */
  async offersToRead(confirmed: readonly Confirmed[]): Promise<Offers> {
    return this.#offersOn(await this.#surveyToRead(), confirmed);
  }

  async #offersOn(survey: Survey, confirmed: readonly Confirmed[]): Promise<Offers> {
    const { network, store, watch, rules, clock, pace } = this.#deps;
    const hasOpenPlan = (await store.recovery.open(network)) !== null;
    const earlier = await store.recovery.list(network, EARLIER_PLANS);
    const earlierEnodes = Object.assign({}, ...earlier.map(({ plan }) => plan.enodes).reverse());
    const pieces = rules.offerPlans({ survey, diagnosis: watch(), confirmed, hasOpenPlan, earlierEnodes, now: clock.now() });
    return inSlices(pieces, () => pace() / clock.rate);
  }

  /** The same way through the plan with nothing sent, against the network as it is now. */
  async dryRun(kept: Pick<KeptPlan, 'plan' | 'run' | 'hash' | 'author' | 'approvalsNeeded'>): Promise<DryRun> {
    const { nodes, rules, clock, pace } = this.#deps;
    const permissions = await probePermissions(
      nodes.map(({ name, looks }) => ({ name, client: looks })),
      neededPermissions(kept.plan),
    );
    const looks = await this.#look(kept);
    const pieces = rules.dryRun(kept.plan, contextOf(kept, 'all'), { looks, permissions, now: clock.now() });
    return inSlices(pieces, () => pace() / clock.rate);
  }

  /** Fresh looks at every node, with its hashes at the heights the plan speaks of. */
  looks(kept: Pick<KeptPlan, 'plan' | 'run'>): Promise<readonly NodeLook[]> {
    return this.#look(kept);
  }

  /** Something was kept: what is due is done. Returns at once. */
  wake(): void {
    if (this.#isStopped) return;
    this.#rouseLoop();
    this.#loop ??= this.#run().finally(() => {
      this.#loop = null;
      if (this.#isRoused) this.wake();
    });
  }

  /** Ends the loop, lets go of the nodes and gives the lease back. What was under way is taken up by looking at the next start. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#rouse?.();
    const { network, nodes, store, holder } = this.#deps;
    await Promise.allSettled(nodes.flatMap(({ looks, acts }) => [looks.close(), acts.close()]));
    await this.#loop?.catch(() => {});
    await Promise.allSettled(this.#underWay);
    if (this.#hasLease()) await store.transaction((trx) => trx.recovery.releaseLease(network, holder)).catch(() => {});
  }

  async #run(): Promise<void> {
    const { clock, wait = waitMs } = this.#deps;
    while (!this.#isStopped) {
      this.#isRoused = false;
      let pauseMs: number | null = LOOK_EVERY_MS.runs;
      try {
        pauseMs = await this.#turn();
      } catch (error) {
        this.#trouble(error);
      }
      if (this.#isRoused) continue;
      if (pauseMs === null) return;
      const roused = new Promise<void>((resolve) => {
        this.#rouse = resolve;
      });
      await Promise.race([wait(Math.max(LEAST_PAUSE_MS, pauseMs / clock.rate)), roused]);
      this.#rouse = null;
    }
  }

  #rouseLoop(): void {
    this.#isRoused = true;
    this.#rouse?.();
  }

  /** One look and what follows from it; how long to wait for the next (server ms), null = until something is kept. */
  async #turn(): Promise<number | null> {
    const { network, store, clock } = this.#deps;
    const kept = await store.recovery.open(network);
    if (kept === null) {
      await this.#rest();
      return null;
    }
    if (this.#kept?.number === kept.number && this.#kept.revision !== kept.revision) this.#deps.onChange(kept);
    this.#kept = kept;
    if (this.#owned !== kept.number && !(await this.#takeOver(kept))) return LOOK_EVERY_MS.runs;
    await this.#empty();
    this.#doDue();
    const looks = await this.#look(this.#kept);
    if (this.#isStopped) return null;
    await this.#commit(kept.number, { kind: 'looked', at: clock.now(), looks });
    return paceOf(this.#kept.run);
  }

  /** No plan is open: whoever watched the last one hears how it ended, and others may act. */
  async #rest(): Promise<void> {
    const { network, store, holder, onChange } = this.#deps;
    const last = this.#kept;
    if (last === null) return;
    await this.#empty();
    const ended = await store.recovery.find(network, last.number);
    if (ended && ended.revision !== last.revision) onChange(ended);
    await store.transaction((trx) => trx.recovery.releaseLease(network, holder));
    this.#kept = null;
    this.#lose(null);
  }

  #lose(hindrance: Hindrance | null): void {
    this.#owned = null;
    this.#leasedUntil = Number.NEGATIVE_INFINITY;
    this.#hinder(hindrance);
  }

  #trouble(error: unknown): void {
    this.#deps.onTrouble(error);
    const hindrance = hindranceOf(error, this.#deps.clock.now());
    if (hindrance) this.#hinder(hindrance);
  }

  /** Since when is told of its beginning. */
  #hinder(hindrance: Hindrance | null): void {
    const was = this.#hindrance;
    this.#hindrance = hindrance && was?.kind === hindrance.kind ? { ...hindrance, since: was.since } : hindrance;
  }

  #hasLease(): boolean {
    return this.#deps.pace() < this.#leasedUntil;
  }

  /** Takes the lease and, where an earlier life may have left calls under way, says so: they are resolved by looking. */
  async #takeOver({ number, run }: KeptPlan): Promise<boolean> {
    const { network, store, holder, clock, pace } = this.#deps;
    const [now, asked] = [clock.now(), pace()];
    if (!(await store.transaction((trx) => trx.recovery.lease(network, holder, now, now + this.#leaseMs)))) {
      this.#hinder({ kind: 'elsewhere', since: now });
      return false;
    }
    this.#leasedUntil = asked + this.#leaseMs;
    this.#tenure += 1;
    if (run.startedAt !== null && (await this.#commit(number, { kind: 'restarted', at: clock.now() })) !== 'kept') return false;
    this.#owned = number;
    return true;
  }

  async #look({ plan, run }: Pick<KeptPlan, 'plan' | 'run'>): Promise<readonly NodeLook[]> {
    const { nodes, clock, watch } = this.#deps;
    const looked = nodes.map(({ name, looks }) => ({ name, client: looks }));
    return withStarts(await lookAtNodes(looked, heightsToAsk(plan, run), clock.now), watch().picture.nodes);
  }

  async #commit(number: number, event: RunEvent): Promise<'kept' | 'refused' | 'gone' | 'not-ours'> {
    const [asked, hindrance] = [this.#deps.pace(), this.#hindrance];
    const committed = await commitEvent(this.#deps, number, event, { leaseMs: this.#leaseMs, hindrance });
    if (committed.state === 'not-ours') {
      this.#lose({ kind: 'elsewhere', since: this.#deps.clock.now() });
      return committed.state;
    }
    this.#leasedUntil = asked + this.#leaseMs;
    if (committed.state !== 'kept') return committed.state;
    this.#hinder(null);
    if (this.#kept?.number === number) this.#kept = committed.kept;
    this.#deps.onChange(committed.kept);
    this.#doDue();
    if (committed.effects.some(({ kind }) => kind === 'look')) this.#rouseLoop();
    return committed.state;
  }

  /** Begins what the kept run asks for and is not begun yet, beside the looks. What comes of it is kept as an event of its own. */
  #doDue(): void {
    const kept = this.#kept;
    if (kept === null || this.#owned !== kept.number || this.#isStopped) return;
    for (const due of dueSends(kept)) {
      if (this.#begun.has(due.key)) continue;
      this.#begun.add(due.key);
      this.#begin(kept.number, () => this.#send(due, kept.plan));
    }
    const work = dueWork(kept);
    const key = `${kept.number} ${work}`;
    if (work === null || this.#deps.pace() < (this.#working.get(key) ?? Number.NEGATIVE_INFINITY)) return;
    this.#working.set(key, Number.POSITIVE_INFINITY);
    this.#begin(kept.number, () => this.#work(kept, work).finally(() => this.#working.set(key, this.#deps.pace() + WORK_EVERY_MS)));
  }

  #begin(number: number, perform: () => Promise<RunEvent>): void {
    const tenure = this.#tenure;
    const job = perform()
      .then((event) => this.#deliver(number, tenure, event))
      .catch((error: unknown) => this.#trouble(error))
      .finally(() => this.#underWay.delete(job));
    this.#underWay.add(job);
  }

  async #send({ task, isLate }: DueSend, { basis }: Plan): Promise<RunEvent> {
    const { nodes, clock } = this.#deps;
    const lost = (why: string): RunEvent => ({ kind: 'lost', at: clock.now(), task: task.id, why });
    const node = nodes.find(({ name }) => name === task.node);
    if (!node) return lost('the node is not configured any more');
    const who = isLate ? null : await askWhoAnswers(node.acts, task.node, basis);
    if (who?.kind === 'silent') return lost(who.says);
    if (who?.kind === 'other') return { kind: 'refused', at: clock.now(), task: task.id, reply: who.says };
    // Whoever was held up for longer than the lease may not act on what it read before.
    if (isLate || !this.#hasLease()) return lost('restart');
    const sent = await sendTask(node.acts, task);
    return { ...sent, at: clock.now(), task: task.id };
  }

  async #work(kept: KeptPlan, work: 'save-evidence' | 'give-back'): Promise<RunEvent> {
    const { works, clock, pace } = this.#deps;
    const input = this.#inputFor(kept, work);
    if (work === 'give-back') {
      return { kind: 'given-back', ...(await works.giveBack(input)), at: clock.now() };
    }
    const tenure = this.#tenure;
    let toldAt = pace();
    const progress = await works.saveEvidence(input, (so) => {
      if (pace() - toldAt < WORK_EVERY_MS) return;
      toldAt = pace();
      this.#deliver(kept.number, tenure, { kind: 'evidence', at: clock.now(), progress: so }).catch((error: unknown) =>
        this.#trouble(error),
      );
    });
    return { kind: 'evidence', at: clock.now(), progress };
  }

  #inputFor(kept: KeptPlan, work: Phase): WorkInput {
    const { network, store, nodes, clock } = this.#deps;
    const { number, plan, run } = kept;
    return {
      kept,
      // Nobody of another chain, nobody who was left out: what they hold is not the chain's, and nothing goes to them.
      nodes: nodes
        .filter(({ name }) => plan.nodes.includes(name) && !plan.absent.includes(name) && !(name in run.leftOut))
        .map(({ name, acts }) => ({ name, client: sentToTheSame(acts, name, plan.basis) })),
      shelf: {
        saved: () => store.recovery.pieces(network, number),
        body: (piece) => store.recovery.pieceBody(network, number, piece),
        add: (pieces) => store.transaction((trx) => trx.recovery.addPieces(network, number, pieces)),
      },
      earlier: async () =>
        (await store.recovery.list(network))
          .filter((one) => one.number < number)
          .map((one) => ({
            saved: () => store.recovery.pieces(network, one.number),
            body: (piece) => store.recovery.pieceBody(network, one.number, piece),
          })),
      lines: () => store.recovery.lines(network, number),
      log: (line) => store.transaction((trx) => keepLines(trx, network, number, [line])),
      now: clock.now,
      mayGoOn: () => !this.#isStopped && this.#owned === number && this.#hasLease() && this.#kept?.run.phase === work,
    };
  }

  /** Keeps what has come of something; while the store can't be written it waits here, and nothing else is begun. */
  async #deliver(number: number, tenure: number, event: RunEvent): Promise<void> {
    this.#outbox.push({ number, tenure, event });
    try {
      await this.#empty();
    } finally {
      this.#rouseLoop();
    }
  }

  #empty(): Promise<void> {
    this.#emptying ??= this.#drain().finally(() => {
      this.#emptying = null;
    });
    return this.#emptying;
  }

  async #drain(): Promise<void> {
    for (let next = this.#outbox[0]; next; next = this.#outbox[0]) {
      if (next.tenure === this.#tenure) await this.#commit(next.number, next.event);
      if (this.#outbox[0] === next) this.#outbox.shift();
    }
  }
}

function paceOf({ phase }: Run): number | null {
  if (ENDED.includes(phase)) return 0;
  if (NOT_STARTED.includes(phase)) return LOOK_EVERY_MS.rests;
  return phase === 'prove-isolation' ? LOOK_EVERY_MS.proof : LOOK_EVERY_MS.runs;
}

const waitMs = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref());
