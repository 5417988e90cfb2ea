import type { NetworkPicture } from '@/lib/chain/picture';
import type { Address } from '@/lib/consensus/types';
import type { EventRow, WatchedSpan } from '@/lib/storage/store';
import { type NetworkState, WINDOW_HEIGHTS } from './network-state';
import { momentKey, type NodeMoment, nodeMoment } from './node-moment';

/** All that is kept beside claims and blocks, at one moment: what came after it follows from single events. */
export type Frame = {
  readonly intervalMs: number;
  readonly chain: NetworkState['chain'];
  readonly nodes: readonly NodeMoment[];
  /** Distinct chain configs as JSON with sorted keys. */
  readonly configs: readonly string[];
  readonly set: SetMoment;
};

/** The set that may seal the block after `height`; null = not known. */
export type SetMoment = { readonly height: number | null; readonly validators: readonly Address[] | null };

/** Kinds of the events that are written here. */
export const HISTORY_KINDS = ['node', 'set'] as const;

const FRAME_EVERY_MS = 3_600_000;
/** Nothing heard for longer than this (or three polls): nobody watched in between. */
const GAP_MS = 15_000;
/** With nothing to keep the stretch is prolonged this often. */
const PROLONG_MS = 10_000;
/** A node's turns are kept one a minute in the long run, this many at once. */
const TURNS_AT_ONCE = 30;
const TURN_EVERY_MS = 60_000;
/** A count of peers is kept once it has stood for this long; one that never stands, this often all the same. */
const PEERS_STAND_MS = 60_000;
const PEERS_EVERY_MS = 600_000;
/** How often the head of a node that is further behind than the claims at hand is kept. */
const FAR_HEAD_EVERY_MS = 60_000;

type Told = {
  /** As it was last kept. */
  key: string;
  peers: number | null;
  head: number | null;
  at: number;
  /** As it was last seen, and since when. */
  seen: string;
  seenSince: number;
  peersSeen: number | null;
  peersSince: number;
  left: number;
  filledAt: number;
  restless: boolean;
};

/** Notes how nodes, set and configs change, so that the past can be drawn again. One a watch; what it noted lies in the state's tick. */
export class HistoryLog {
  #pending: EventRow[] = [];
  #told = new Map<string, Told>();
  #frameAt = Number.NEGATIVE_INFINITY;
  /** Configs, chain and poll interval of the last frame: when they change, a new one is due. */
  #frameKey = '';
  #set = '';
  #span: WatchedSpan | null = null;
  #ended: WatchedSpan[] = [];
  #prolongedAt = Number.NEGATIVE_INFINITY;

  /** Notes what changed with this picture. Call once a poll. */
  note(state: NetworkState, picture: NetworkPicture): void {
    const { now } = picture;
    this.#watch(now, picture.intervalMs);
    const configs = [...new Set(picture.nodes.flatMap(({ config }) => config ?? []))];
    const moments = state.nodes.flatMap((node, index) => {
      const drawn = picture.nodes[index];
      return drawn ? [nodeMoment(node, drawn, configs)] : [];
    });
    const set: SetMoment = { height: picture.head?.height ?? null, validators: picture.set?.validators ?? null };
    const key = JSON.stringify([configs, state.chain, picture.intervalMs]);
    if (key !== this.#frameKey || now - this.#frameAt >= FRAME_EVERY_MS || now < this.#frameAt) {
      const nodes = moments.map((moment) => {
        const told = this.#see(moment, now);
        Object.assign(told, { key: told.seen, peers: moment.peers, head: moment.head?.height ?? null, at: now });
        return kept(moment, told);
      });
      this.#add(now, 'frame', { intervalMs: picture.intervalMs, chain: state.chain, nodes, configs, set } satisfies Frame);
      this.#frameKey = key;
      this.#frameAt = now;
      this.#set = JSON.stringify(set.validators);
      return;
    }
    for (const moment of moments) {
      const far = moment.head !== null && moment.head.height <= state.top - WINDOW_HEIGHTS;
      this.#noteNode(moment, now, far);
    }
    const validators = JSON.stringify(set.validators);
    if (validators === this.#set) return;
    this.#set = validators;
    this.#add(now, 'set', set);
  }

  /** Events noted and not yet taken. */
  take(): EventRow[] {
    return this.#pending.splice(0);
  }

  /** The stretch that is being watched; null before the first poll. */
  span(): WatchedSpan | null {
    return this.#span;
  }

  /** Stretches to be kept: those that ended, and the present one when it is time to; `must` = whatever the time. */
  watched(must: boolean): readonly WatchedSpan[] {
    const span = this.#span;
    const isDue = must || span === null || span.to - this.#prolongedAt >= PROLONG_MS || span.to < this.#prolongedAt;
    if (!isDue && this.#ended.length === 0) return [];
    this.#prolongedAt = span?.to ?? this.#prolongedAt;
    return [...this.#ended.splice(0), ...(span ? [span] : [])];
  }

  /** Stretches that could not be kept. */
  giveBack(spans: readonly WatchedSpan[]): void {
    this.#ended.unshift(...spans.slice(0, -1));
    this.#prolongedAt = Number.NEGATIVE_INFINITY;
  }

  #watch(now: number, intervalMs: number): void {
    const span = this.#span;
    const goesOn = span !== null && now >= span.to && now - span.to <= Math.max(GAP_MS, 3 * intervalMs);
    // Times are kept in whole milliseconds: what is noted at the first look must not lie before the stretch.
    this.#span = { from: goesOn ? span.from : Math.floor(now), to: now };
    if (goesOn) return;
    if (span) this.#ended.push(span);
    // After a gap, or under a clock that was set back, nothing that was told before may stand for what is now.
    this.#frameKey = '';
    this.#prolongedAt = Number.NEGATIVE_INFINITY;
  }

  #noteNode(moment: NodeMoment, now: number, far: boolean): void {
    const told = this.#see(moment, now);
    const isTold =
      (told.peers === moment.peers || (now - told.peersSince < PEERS_STAND_MS && now - told.at < PEERS_EVERY_MS)) &&
      (!far || told.head === moment.head?.height || now - told.at < FAR_HEAD_EVERY_MS);
    if (told.restless) {
      if (now - told.seenSince < TURN_EVERY_MS) return;
      Object.assign(told, { restless: false, left: 1 });
    } else if (told.key === told.seen && isTold) return;
    else {
      const refilled = Math.floor(Math.max(0, now - told.filledAt) / TURN_EVERY_MS);
      if (refilled > 0) told.filledAt = now;
      told.left = Math.min(TURNS_AT_ONCE, told.left + refilled) - 1;
      told.restless = told.left <= 0;
    }
    Object.assign(told, { key: told.seen, peers: moment.peers, head: moment.head?.height ?? null, at: now });
    this.#add(now, 'node', kept(moment, told));
  }

  #see(moment: NodeMoment, now: number): Told {
    const seen = momentKey(moment);
    const told = this.#told.get(moment.name) ?? {
      key: '',
      peers: moment.peers,
      head: null,
      at: now,
      seen,
      seenSince: now,
      peersSeen: moment.peers,
      peersSince: now,
      left: TURNS_AT_ONCE,
      filledAt: now,
      restless: false,
    };
    if (told.seen !== seen) Object.assign(told, { seen, seenSince: now });
    if (told.peersSeen !== moment.peers) Object.assign(told, { peersSeen: moment.peers, peersSince: now });
    this.#told.set(moment.name, told);
    return told;
  }

  #add(at: number, kind: string, data: unknown): void {
    this.#pending.push({ at, kind, data: JSON.stringify(data) });
  }
}

const kept = (moment: NodeMoment, { restless }: Told): NodeMoment => (restless ? { ...moment, restless } : moment);
