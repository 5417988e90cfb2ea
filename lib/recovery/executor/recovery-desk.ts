import type { KeptPlan } from '@/lib/storage/recovery-store';
import { heightsToAsk } from '../heights-to-ask';
import type { Confirmed, Offers } from '../plan-types';
import type { DryRun, Effect, Phase, Run, RunEvent } from '../run-types';
import { ENDED } from '../run-types';
import type { NodeLook, Survey } from '../survey-types';
import { commitEvent, contextOf } from './commit-event';
import type { DeskDeps, WorkInput } from './desk-types';
import { lookAtNodes } from './look-at-nodes';
import { sendTask } from './send-task';
import { steadyClock } from './steady-clock';
import { takeSurvey } from './take-survey';

/** Server ms between two looks: while something runs, while isolation is proven (a link that comes and goes must be seen), and before. */
const LOOK_EVERY_MS = { runs: 1_000, proof: 500, rests: 3_000 } as const;
/** Server ms another process has to wait for when this one ends without a word. */
const LEASE_MS = 10_000;
/** Real ms: with a fast clock no node is asked more often. */
const LEAST_PAUSE_MS = 100;
/** Server ms between two words about the progress of evidence and of transactions given back. */
const TELL_EVERY_MS = 1_000;
const NOT_STARTED: readonly Phase[] = ['draft', 'dry-run', 'awaiting-approval', 'ready'];

/**
 * Carries out the open plan of one network: looks at every node, tells the machine, keeps what it decides, and only then does what that asks for.
 * One lifetime per process; of several processes on one store the one with the lease acts. Everything that can be known after a kill is in the store.
 */
export class RecoveryDesk {
  readonly #deps: DeskDeps;
  readonly #now: () => number;
  #kept: KeptPlan | null = null;
  /** The plan this process has executed without a gap, by number; null = its state is somebody else's or an earlier life's. */
  #owned: number | null = null;
  /** Until when nobody else may act, by the steady clock. */
  #leasedUntil = Number.NEGATIVE_INFINITY;
  /** Attempts this process has begun to send, and work it has begun: asked for again, they are not done again. */
  readonly #begun = new Set<string>();
  readonly #underWay = new Set<Promise<void>>();
  /** What has come of effects and is not kept yet. */
  readonly #outbox: { readonly number: number; readonly event: RunEvent }[] = [];
  #emptying: Promise<void> | null = null;
  #stale = '';
  #loop: Promise<void> | null = null;
  #rouse: (() => void) | null = null;
  #isRoused = false;
  #isStopped = false;

  constructor(deps: DeskDeps) {
    this.#deps = deps;
    this.#now = steadyClock(deps.clock.now, deps.pace);
  }

  /** The plan under way as last kept; null = none is open, or none was read yet. */
  now(): KeptPlan | null {
    return this.#kept;
  }

  /** Fresh answers of every configured node, for planning. */
  survey(): Promise<Survey> {
    const { network, nodes, watch } = this.#deps;
    const looked = nodes.map(({ name, looks }) => ({ name, client: looks }));
    return takeSurvey({ network, nodes: looked, watch: watch(), now: this.#now });
  }

  /** What can be done now, side by side. Rejects with a StoreError. */
  async offers(confirmed: readonly Confirmed[]): Promise<Offers> {
    const { network, store, watch, rules } = this.#deps;
    const survey = await this.survey();
    const hasOpenPlan = (await store.recovery.open(network)) !== null;
    return rules.offerPlans({ survey, diagnosis: watch(), confirmed, hasOpenPlan, now: this.#now() });
  }

  /** The same way through the plan with nothing sent, against the network as it is now. */
  async dryRun(kept: Pick<KeptPlan, 'plan' | 'run' | 'hash' | 'author' | 'approvalsNeeded'>): Promise<DryRun> {
    const looks = await this.#look(kept);
    return this.#deps.rules.dryRun(kept.plan, contextOf(kept), looks, this.#now());
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
    if (this.#leasedUntil > this.#now()) await store.transaction((trx) => trx.recovery.releaseLease(network, holder)).catch(() => {});
  }

  async #run(): Promise<void> {
    const { clock, onTrouble, wait = waitMs } = this.#deps;
    while (!this.#isStopped) {
      this.#isRoused = false;
      let pauseMs: number | null = LOOK_EVERY_MS.runs;
      try {
        pauseMs = await this.#turn();
      } catch (error) {
        onTrouble(error);
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

  /** One look and what follows from it; how long to wait for the next (server ms), null = until something is kept. */
  async #turn(): Promise<number | null> {
    const { network, store } = this.#deps;
    const kept = await store.recovery.open(network);
    if (kept === null) {
      await this.#rest();
      return null;
    }
    if (this.#kept?.number !== kept.number) this.#forget(kept);
    else if (this.#kept.revision !== kept.revision) this.#deps.onChange(kept);
    this.#kept = kept;
    if (this.#owned !== kept.number && !(await this.#takeOver(kept))) return LOOK_EVERY_MS.runs;
    await this.#empty();
    this.#startKept();
    const looks = await this.#look(kept);
    if (this.#isStopped) return null;
    const event = this.#eventOf(kept, looks);
    if (event) await this.#commit(kept.number, event);
    return paceOf(this.#kept.run);
  }

  /** No plan is open: whoever watched the last one hears how it ended, and others may act. */
  async #rest(): Promise<void> {
    const { network, store, holder, onChange } = this.#deps;
    const last = this.#kept;
    this.#forget(null);
    if (last === null) return;
    const ended = await store.recovery.find(network, last.number);
    if (ended && ended.revision !== last.revision) onChange(ended);
    await store.transaction((trx) => trx.recovery.releaseLease(network, holder));
  }

  /** Sends what a person's command has kept as to be sent: such a change was not made here. */
  #startKept(): void {
    const kept = this.#kept;
    if (kept === null || this.#owned !== kept.number) return;
    for (const [task, { state }] of Object.entries(kept.run.tasks)) if (state === 'sending') this.#start(kept, { kind: 'send', task });
  }

  /** Takes the lease and, where an earlier life may have left calls under way, says so: they are resolved by looking. */
  async #takeOver({ number, run }: KeptPlan): Promise<boolean> {
    const { network, store, holder, clock } = this.#deps;
    const now = clock.now();
    const asked = this.#now();
    const isOurs = await store.transaction((trx) => trx.recovery.lease(network, holder, now, now + LEASE_MS));
    if (!isOurs) return false;
    this.#leasedUntil = asked + LEASE_MS;
    this.#owned = number;
    if (run.startedAt !== null) await this.#commit(number, { kind: 'restarted', at: this.#now() });
    return this.#owned === number;
  }

  #forget(kept: KeptPlan | null): void {
    this.#kept = kept;
    this.#owned = null;
    this.#outbox.length = 0;
    this.#stale = '';
  }

  #look({ plan, run }: Pick<KeptPlan, 'plan' | 'run'>): Promise<readonly NodeLook[]> {
    const looked = this.#deps.nodes.map(({ name, looks }) => ({ name, client: looks }));
    return lookAtNodes(looked, heightsToAsk(plan, run), this.#now);
  }

  /** Before it is started a plan rests on the network as it was: what has changed is said once two looks show it. */
  #eventOf({ plan, run }: KeptPlan, looks: readonly NodeLook[]): RunEvent | null {
    const at = this.#now();
    if (!NOT_STARTED.includes(run.phase)) return { kind: 'looked', at, looks };
    const changes = this.#deps.rules.changesSince(plan, looks);
    const text = JSON.stringify(changes);
    const isNews = changes.length > 0 && run.problem?.code !== 'stale' && text === this.#stale;
    this.#stale = text;
    return isNews ? { kind: 'stale', at, changes } : null;
  }

  async #commit(number: number, event: RunEvent): Promise<void> {
    const asked = this.#now();
    const committed = await commitEvent(this.#deps, number, event, LEASE_MS);
    if (committed.state === 'not-ours') {
      this.#owned = null;
      this.#leasedUntil = Number.NEGATIVE_INFINITY;
      return;
    }
    this.#leasedUntil = asked + LEASE_MS;
    if (committed.state !== 'kept') return;
    this.#kept = committed.kept;
    this.#deps.onChange(committed.kept);
    for (const effect of committed.effects) this.#start(committed.kept, effect);
  }

  /** Begins what a kept change asks for, beside the looks. What it comes to is kept as an event of its own. */
  #start(kept: KeptPlan, effect: Effect): void {
    if (effect.kind === 'look') {
      this.#rouseLoop();
      return;
    }
    const key = keyOf(kept, effect);
    if (key === null || this.#isStopped || this.#begun.has(key)) return;
    this.#begun.add(key);
    const job = this.#perform(kept, effect)
      .then((event) => this.#deliver(kept.number, event))
      .catch((error: unknown) => {
        if (effect.kind !== 'send') this.#begun.delete(key);
        this.#deps.onTrouble(error);
      })
      .finally(() => this.#underWay.delete(job));
    this.#underWay.add(job);
  }

  #rouseLoop(): void {
    this.#isRoused = true;
    this.#rouse?.();
  }

  async #perform(kept: KeptPlan, effect: Exclude<Effect, { kind: 'look' }>): Promise<RunEvent> {
    const { works } = this.#deps;
    if (effect.kind === 'send') return this.#send(kept, effect.task);
    const input: WorkInput = {
      kept,
      nodes: this.#deps.nodes.map(({ name, acts }) => ({ name, client: acts })),
      shelf: this.#shelf(kept.number),
      now: this.#now,
      isOver: () => this.#isStopped || this.#owned !== kept.number,
    };
    const tell = this.#teller(kept.number);
    if (effect.kind === 'save-evidence') {
      const progress = await works.saveEvidence(input, (one) => tell({ kind: 'evidence', at: this.#now(), progress: one }));
      return { kind: 'evidence', at: this.#now(), progress };
    }
    const transactions = await works.giveBack(input, (some) =>
      tell({ kind: 'given-back', at: this.#now(), transactions: some, isDone: false }),
    );
    return { kind: 'given-back', at: this.#now(), transactions, isDone: true };
  }

  /** Keeps progress, at most so often: what comes in between is told with the next. */
  #teller(number: number): (event: RunEvent) => void {
    let toldAt = this.#now();
    return (event) => {
      if (this.#now() - toldAt < TELL_EVERY_MS) return;
      toldAt = this.#now();
      this.#deliver(number, event).catch(this.#deps.onTrouble);
    };
  }

  async #send({ plan, run }: KeptPlan, id: string): Promise<RunEvent> {
    const task = [...plan.steps, ...(run.wayOut ?? [])].flatMap(({ tasks }) => tasks).find((one) => one.id === id);
    const node = this.#deps.nodes.find(({ name }) => name === task?.node);
    if (!task || !node) return { kind: 'lost', at: this.#now(), task: id, why: 'the node is not configured any more' };
    // Whoever was held up for longer than the lease may not act on what it read before.
    if (this.#isStopped || this.#now() >= this.#leasedUntil)
      return { kind: 'lost', at: this.#now(), task: id, why: 'the lease ran out before it was sent' };
    const sent = await sendTask(node.acts, task);
    return { ...sent, at: this.#now(), task: id };
  }

  #shelf(number: number): WorkInput['shelf'] {
    const { network, store } = this.#deps;
    return {
      saved: () => store.recovery.pieces(network, number),
      body: (piece) => store.recovery.pieceBody(network, number, piece),
      add: (pieces) => store.transaction((trx) => trx.recovery.addPieces(network, number, pieces)),
    };
  }

  /** Keeps what has come of an effect; while the store can't be written it waits here, and nothing else is begun. */
  async #deliver(number: number, event: RunEvent): Promise<void> {
    this.#outbox.push({ number, event });
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
      if (this.#owned !== next.number) {
        this.#outbox.shift();
        continue;
      }
      await this.#commit(next.number, next.event);
      if (this.#outbox[0] === next) this.#outbox.shift();
    }
  }
}

function keyOf({ number, run }: KeptPlan, effect: Exclude<Effect, { kind: 'look' }>): string | null {
  if (effect.kind !== 'send') return `${number} ${effect.kind} ${run.step}`;
  const state = run.tasks[effect.task];
  return state?.state === 'sending' ? `${number} ${effect.task} ${state.attempt}` : null;
}

function paceOf({ phase }: Run): number | null {
  if (ENDED.includes(phase)) return 0;
  if (NOT_STARTED.includes(phase)) return LOOK_EVERY_MS.rests;
  return phase === 'prove-isolation' ? LOOK_EVERY_MS.proof : LOOK_EVERY_MS.runs;
}

const waitMs = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref());
