import type { NetworkPicture } from '@/lib/chain/picture';
import type { NodeClient } from '@/lib/rpc/types';
import type { BlockFact, EventRow, Store } from '@/lib/storage/store';
import { headerFields, heightView } from '@/lib/views/height-view';
import { overviewView } from '@/lib/views/overview-view';
import type { HeightView, NodeView, OverviewView } from '@/lib/views/types';
import { drawHeight } from './draw-height';
import { drawPicture } from './draw-picture';
import { isForked } from './follow-up';
import { KEPT_HEIGHTS, type NetworkState, newNetworkState } from './network-state';
import { newNodeState, type WatchedNode } from './node-watch';
import { canonicalRounds, noteRounds, openNow, participationNow, ROUNDS_KEPT_MS, sparklineOf, windowOf } from './round-book';
import { runTick, type TickNews } from './tick';

export type WatchClock = { readonly now: () => number; readonly rate: number };

export type WatchDeps = {
  readonly clock: WatchClock;
  readonly store: Store;
  readonly onOverview: (overview: OverviewView) => void;
  /** Called with what went wrong in keeping; watching goes on. */
  readonly onTrouble: (error: unknown) => void;
  /** Waits real ms for slow nodes; a timer unless told otherwise. */
  readonly wait?: (ms: number) => Promise<void>;
};

export type WatchSettings = {
  readonly id: string;
  readonly name: string;
  readonly nodes: readonly (WatchedNode & { readonly client: NodeClient })[];
  /** Server ms; null = half the block period within 1–5 s. */
  readonly intervalMs: number | null;
};

const INTERVAL_BOUNDS_MS = [1000, 5000] as const;
const FIRST_INTERVAL_MS = 1000;
/** Real ms: a node that takes longer is taken in when it answers. */
const GRACE_BOUNDS_MS = [150, 1000] as const;
const POLL_NOW_EVERY_MS = 1000;
const WINDOWS_MS = { m5: 300_000, h1: 3_600_000, h24: ROUNDS_KEPT_MS } as const;

/** Watches one network: one loop for all viewers, whatever their number. */
export class NetworkWatch {
  readonly #state: NetworkState;
  readonly #deps: WatchDeps;
  readonly #configuredInterval: number | null;
  #overview: OverviewView;
  #picture: NetworkPicture;
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<void> | null = null;
  #stopped = false;
  #ticks = 0;
  #lastAsked = Number.NEGATIVE_INFINITY;
  #verdict: { readonly state: string; readonly since: number | null } | null = null;
  #pending: EventRow[] = [];
  readonly #changed = new Set<`0x${string}`>();
  readonly #news: TickNews = { claims: [], lapses: [] };

  constructor(settings: WatchSettings, deps: WatchDeps) {
    const { clock } = deps;
    this.#deps = deps;
    this.#configuredInterval = settings.intervalMs;
    this.#state = newNetworkState(
      settings.id,
      settings.name,
      settings.nodes.map(({ client, ...watched }) => newNodeState(watched, client)),
      clock.now(),
    );
    this.#picture = drawPicture(this.#state, clock.now(), this.#interval());
    this.#overview = this.#judge();
  }

  /** Loads what the store remembers and begins to poll. */
  async start(): Promise<void> {
    await this.load();
    this.#schedule(0);
  }

  /** Loads what the store remembers, without polling. */
  load(): Promise<void> {
    return this.#remember();
  }

  /** One poll of every node that may be asked; joins the one under way. */
  tick(): Promise<void> {
    return this.#running ?? this.#run();
  }

  /** Ends the loop, waits for the tick under way and closes the nodes' connections. */
  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#timer) clearTimeout(this.#timer);
    await this.#running?.catch(() => {});
    await Promise.all(this.#state.nodes.map((node) => node.client.close()));
  }

  /** First poll done or timed out. */
  get isReady(): boolean {
    return this.#ticks > 0;
  }

  overview(): OverviewView {
    return this.#overview;
  }

  /** Polls all nodes now; false when it was asked within the last second of real time. */
  async pollNow(): Promise<boolean> {
    const now = performance.now();
    if (now - this.#lastAsked < POLL_NOW_EVERY_MS) return false;
    this.#lastAsked = now;
    await (this.#running ?? Promise.resolve());
    await this.#run();
    return true;
  }

  /** One height, from memory or, when it is long past, from the store. */
  async height(height: number): Promise<HeightView> {
    const { store } = this.#deps;
    const claims = await store.claims(this.#state.id, height, height);
    const former = [...claims.filter((claim) => claim.lapsedAt !== null), ...this.#state.claims.history(height)].map(({ node, hash }) => ({
      node,
      hash,
    }));
    const isHeld = this.#state.claims.holders(height).size > 0;
    const drawn = drawHeight(this.#state, height, this.#picture.set);
    const camps = isHeld ? drawn.camps : campsOf(claims.filter((claim) => claim.lapsedAt === null));
    const state = isHeld || camps.length === 0 ? drawn.state : camps.length > 1 ? 'forked' : 'undecided';
    return heightView({
      picture: this.#picture,
      height: { ...drawn, camps, state },
      former,
      block: (hash) => this.#state.book.picture(hash),
    });
  }

  /** Per height what the nodes hold; the newest sixty when no range is given. */
  async agreement(from: number | null, to: number | null): Promise<unknown> {
    const newest = this.#picture.heights;
    const range =
      from === null || to === null ? newest.map(({ height }) => height) : Array.from({ length: to - from + 1 }, (_, index) => from + index);
    const kept = range.length === 0 ? [] : await this.#deps.store.claims(this.#state.id, range[0] as number, range.at(-1) as number);
    const heights = range.map((height) => {
      const drawn = drawHeight(this.#state, height, this.#picture.set);
      const camps =
        drawn.camps.length > 0 ? drawn.camps : campsOf(kept.filter((claim) => claim.height === height && claim.lapsedAt === null));
      const former = new Set(kept.filter((claim) => claim.height === height && claim.lapsedAt !== null).map((claim) => claim.hash));
      for (const lapse of this.#state.claims.history(height)) former.add(lapse.hash);
      for (const camp of camps) former.delete(camp.hash);
      return {
        ...drawn,
        state: drawn.camps.length > 0 || camps.length === 0 ? drawn.state : camps.length > 1 ? 'forked' : 'undecided',
        camps,
        formerHashes: [...former],
      };
    });
    return { network: this.#state.id, asOf: this.#state.asOf, heights };
  }

  /** Round changes over one window. */
  rounds(windowMs: number): unknown {
    const now = this.#picture.now;
    const open = openNow(this.#state, this.#picture);
    const rows = canonicalRounds(this.#state);
    const heights = rows.map(({ height, hash, round, author, firstSeenAt, timestamp }) => ({
      height,
      hash,
      round,
      author,
      firstSeenAt,
      timestamp,
    }));
    return {
      network: this.#state.id,
      asOf: this.#state.asOf,
      window: windowOf(this.#state, rows, open, now, windowMs),
      open,
      heights: heights.slice(-1000),
    };
  }

  /** Who proposes and seals, over the newest heights. */
  validators(): unknown {
    const { set, nodes } = this.#picture;
    const seen = participationNow(this.#state, this.#picture);
    const addresses = [...new Set([...(set?.validators ?? []), ...seen.map(({ address }) => address)])].sort();
    return {
      network: this.#state.id,
      asOf: this.#state.asOf,
      quorum: this.#overview.quorum,
      over: { from: this.#picture.heights[0]?.height ?? null, to: this.#picture.heights.at(-1)?.height ?? null },
      validators: addresses.map((address) => ({
        address,
        inSet: set ? set.validators.includes(address) : null,
        nodes: nodes.filter((node) => node.address === address).map((node) => node.name),
        participation: seen.find((one) => one.address === address) ?? null,
      })),
    };
  }

  nodes(): unknown {
    return { network: this.#state.id, asOf: this.#state.asOf, nodes: this.#overview.nodes };
  }

  /** One node with its peers and what it told of its chain; null = none has the name. */
  node(name: string): (NodeView & Record<string, unknown>) | null {
    const view = this.#overview.nodes.find((node) => node.name === name);
    const state = this.#state.nodes.find((node) => node.watched.name === name);
    if (!view || !state) return null;
    const faults = this.#picture.nodes.find((node) => node.name === name)?.faults ?? [];
    return { ...view, chainId: state.chainId, genesis: state.genesis, config: state.configJson ?? null, peerList: state.peerList, faults };
  }

  /** The fork of now, if there is one, and those the store remembers. */
  async forks(): Promise<unknown> {
    const events = await this.#deps.store.events(this.#state.id, 0);
    const past = events
      .filter(({ kind }) => kind === 'fork-seen' || kind === 'fork-gone')
      .map(({ at, kind, data }) => ({ at, kind, ...JSON.parse(data) }));
    return { network: this.#state.id, asOf: this.#state.asOf, current: this.#overview.fork, past };
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

  #run(): Promise<void> {
    this.#running = this.#tick().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #tick(): Promise<void> {
    const pause = this.#interval() / this.#deps.clock.rate;
    const grace = Math.min(GRACE_BOUNDS_MS[1], Math.max(GRACE_BOUNDS_MS[0], pause / 2));
    const onLate = () => {
      if (!this.#stopped && !this.#running) this.#publish();
    };
    await runTick(this.#state, { now: this.#deps.clock.now, wait: this.#deps.wait ?? waitMs, onLate }, grace, this.#news);
    this.#ticks += 1;
    this.#publish();
    await this.#keep();
    this.#forget();
  }

  #publish(): void {
    const state = this.#state;
    const now = this.#deps.clock.now();
    for (const hash of state.book.takeChanged()) this.#changed.add(hash);
    noteRounds(state, [...this.#changed], now);
    if (isForked(state)) state.forkSeenAt ??= now;
    else if (state.forkSeenAt !== null) {
      state.forkSeenAt = null;
      state.proven = null;
      state.labels = new Map();
    }
    this.#picture = drawPicture(state, now, this.#interval());
    const before = this.#overview;
    this.#overview = this.#judge();
    this.#noteTurns(before, this.#overview, now);
    this.#deps.onOverview(this.#overview);
  }

  #judge(): OverviewView {
    const state = this.#state;
    const { now } = this.#picture;
    const open = openNow(state, this.#picture);
    const rows = canonicalRounds(state);
    const { m5, h1, h24 } = WINDOWS_MS;
    const window = (ms: number) => windowOf(state, rows, open, now, ms);
    const rounds = { m5: window(m5), h1: window(h1), h24: window(h24), open };
    const draft = overviewView({ picture: this.#picture, rounds, sparkline: sparklineOf(rows, open, now), since: null });
    return { ...draft, verdict: { ...draft.verdict, since: this.#since(draft) } };
  }

  /** When the present verdict began; at the first look only what the chain itself dates is known. */
  #since({ verdict, overdueAt, fork }: OverviewView): number | null {
    if (this.#verdict?.state === verdict.state) return this.#verdict.since;
    const isFirst = this.#verdict === null || this.#verdict.state === 'unknown';
    const dated =
      verdict.state === 'stalled'
        ? overdueAt
        : fork
          ? secondBlockAt(
              this.#picture,
              fork.branches.map((branch) => branch.hash),
            )
          : null;
    const since = isFirst ? dated : (dated ?? this.#picture.now);
    this.#verdict = this.#ticks === 0 ? null : { state: verdict.state, since };
    return since;
  }

  #noteTurns(before: OverviewView, after: OverviewView, now: number): void {
    const note = (kind: string, data: unknown) => this.#pending.push({ at: now, kind, data: JSON.stringify(data) });
    if (before.verdict.state !== after.verdict.state)
      note('verdict', { from: before.verdict.state, to: after.verdict.state, sentence: after.verdict.sentence });
    if (after.fork && JSON.stringify(before.fork?.ancestor) !== JSON.stringify(after.fork.ancestor))
      note('fork-seen', { fork: after.fork });
    if (before.fork && !after.fork) note('fork-gone', { ancestor: before.fork.ancestor });
  }

  async #keep(): Promise<void> {
    const state = this.#state;
    const changed = [...this.#changed];
    this.#changed.clear();
    const blocks = changed.flatMap((hash) => this.#fact(hash) ?? []);
    const write = { blocks, claims: this.#news.claims.splice(0), lapses: this.#news.lapses.splice(0), events: this.#pending.splice(0) };
    if (write.blocks.length + write.claims.length + write.lapses.length + write.events.length === 0) return;
    try {
      await this.#deps.store.record(state.id, write);
    } catch (error) {
      // What could not be kept is tried again with the next tick: nothing is lost while the process lives.
      this.#news.claims.unshift(...write.claims);
      this.#news.lapses.unshift(...write.lapses);
      this.#pending.unshift(...write.events);
      for (const hash of changed) this.#changed.add(hash);
      this.#deps.onTrouble(error);
    }
  }

  #fact(hash: `0x${string}`): BlockFact | null {
    const block = this.#state.book.picture(hash);
    if (!block) return null;
    const { header, author, round, roundSource, committers, txCount, verification, proposer, parentValidators, firstSeenAt, seenLive } =
      block;
    const { height, parentHash, timestamp } = header;
    const text = JSON.stringify(headerFields(header));
    const validatorCount = parentValidators?.length ?? null;
    return {
      height,
      hash,
      parentHash,
      timestamp,
      author,
      round,
      roundSource,
      committers,
      txCount,
      verification,
      proposer,
      validatorCount,
      header: text,
      firstSeenAt,
      seenLive,
    };
  }

  #forget(): void {
    const { claims, ledger, book, top } = this.#state;
    const below = top - KEPT_HEIGHTS;
    if (below <= 0 || below % 64 !== 0) return;
    claims.forget(below);
    ledger.forget(below);
    book.forget(below);
  }

  async #remember(): Promise<void> {
    const { id, name, claims, rounds } = this.#state;
    const { store, clock } = this.#deps;
    await store.openNetwork(id, name);
    claims.restore(await store.currentTail(id, KEPT_HEIGHTS));
    for (const row of await store.rounds(id, clock.now() - ROUNDS_KEPT_MS)) rounds.set(row.hash, row);
  }
}

function campsOf(claims: readonly { readonly node: string; readonly hash: `0x${string}` }[]): HeightCamps {
  const camps = new Map<`0x${string}`, string[]>();
  for (const { node, hash } of claims) camps.set(hash, [...(camps.get(hash) ?? []), node]);
  return [...camps].map(([hash, nodes]) => ({ hash, nodes, validators: [] }));
}
type HeightCamps = NetworkPicture['heights'][number]['camps'];

/** Two blocks at one height exist since the later of them was made. */
function secondBlockAt(picture: NetworkPicture, hashes: readonly `0x${string}`[]): number | null {
  const times = hashes.flatMap((hash) => picture.block(hash)?.header.timestamp ?? []).sort((a, b) => a - b);
  return times[1] === undefined ? null : times[1] * 1000;
}

const waitMs = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref());
