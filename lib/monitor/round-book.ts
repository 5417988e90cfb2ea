import { canonicalRows } from '@/lib/chain/canonical-rows';
import type { Claims } from '@/lib/chain/claims';
import type { BlockPicture } from '@/lib/chain/picture';
import { cameAt } from '@/lib/chain/rounds';
import type { Address, Hash } from '@/lib/consensus/types';
import type { RoundRow } from '@/lib/storage/store';

/** Longest window that is kept. */
export const ROUNDS_KEPT_MS = 24 * 3_600_000;

/** However long ago they came, so many heights are kept: on a slow chain a day holds few. */
export const ROUNDS_KEPT = 1000;

/** A proposer's clock may be ahead of ours by so much. */
const HEADER_LEAD_MS = 1000;

/** `movedMs` as in RoundFact. `estimated`: the round is a lower bound, as an IBFT header carries none. `validators`: who might seal it; left out = not known. */
export type NotedRow = RoundRow & { readonly estimated?: boolean; readonly validators?: readonly Address[]; readonly movedMs?: number };

/**
 * The rounds of a day. Heights that memory still holds claims of are judged anew each time; those below are settled, joined once and never
 * sorted again, so that a day of blocks costs no more than an hour.
 */
export class RoundBook {
  readonly #rows = new Map<Hash, NotedRow>();
  /** Rows that are not settled: mostly one a height, and then without a list around it. */
  readonly #byHeight = new Map<number, NotedRow | readonly NotedRow[]>();
  /** Whose turns failed before the block came, as far as it was ever known. */
  readonly #failed = new Map<Hash, readonly (Address | null)[]>();
  /** Each set once: a day of blocks mostly has one and the same. */
  readonly #sets = new Map<string, readonly Address[]>();
  #settled: NotedRow[] = [];
  #settledBelow = 0;
  /** By how much (ms) the clock is set back from where it was. */
  #isBackBy = 0;

  /** Takes up the rows of before a restart; below `floor` no claims are in memory. */
  restore(rows: readonly RoundRow[], floor: number): void {
    const counted = rows.filter(({ height }) => height > 0);
    this.#settledBelow = floor;
    for (const row of counted) this.#put(row);
    this.#settled = [
      ...canonicalRows(
        counted.filter(({ height }) => height < floor),
        () => null,
      ),
    ];
  }

  /** Takes new or changed blocks over and drops what is older than a day. */
  note(blocks: readonly BlockPicture[], now: number): void {
    for (const block of blocks) {
      const { height, hash, timestamp } = block.header;
      if (height === 0) continue;
      const before = this.#rows.get(hash);
      const { round, author, committers, firstSeenAt, seenLive, roundSource, parentValidators } = block;
      // What came while nobody looked, by a clock that is now behind the chain's.
      const isAhead = !before && !seenLive && this.#isBackBy > 0 && timestamp * 1000 > now + HEADER_LEAD_MS;
      const movedMs = isAhead ? this.#isBackBy : before?.movedMs;
      const moved = movedMs === undefined ? {} : { movedMs };
      const seen = { firstSeenAt: before?.firstSeenAt ?? firstSeenAt, seenLive: before?.seenLive ?? seenLive, ...moved };
      const verified = block.verification.state === 'verified';
      const validators = parentValidators ? this.#setOf(parentValidators) : before?.validators;
      const set = validators ? { validators, validatorCount: validators.length } : {};
      this.#put({ height, hash, timestamp, ...seen, round, author, committers, verified, ...set, estimated: roundSource === 'derived' });
    }
    for (const [hash, row] of this.#rows) {
      if (this.#rows.size <= ROUNDS_KEPT || cameAt(row) > now - ROUNDS_KEPT_MS) break;
      this.drop(hash);
    }
    const stale = this.#settled.findIndex((row) => cameAt(row) > now - ROUNDS_KEPT_MS);
    const spare = Math.min(stale < 0 ? this.#settled.length : stale, this.#settled.length - ROUNDS_KEPT);
    if (spare > 512) this.#settled = this.#settled.slice(spare);
  }

  /**
   * The clock was set back by so much (ms; below 0: forward): when blocks came moves along. Forward takes back what it was set back by, and no
   * more: then time may really have passed. Header times stay where they are unless the clock, now at `now`, is behind those of the chain.
   */
  setBack(byMs: number, now: number): void {
    const newest = Math.max(...[...this.#rows.values()].slice(-ROUNDS_KEPT).map(({ timestamp }) => timestamp * 1000));
    const isBehind = byMs > 0 && newest > now + HEADER_LEAD_MS;
    const by = Math.max(byMs, -this.#isBackBy);
    this.#isBackBy += by;
    const move = (row: NotedRow): NotedRow =>
      row.seenLive || isBehind || row.movedMs !== undefined ? { ...row, movedMs: (row.movedMs ?? 0) + by } : row;
    for (const row of this.#rows.values()) this.#put(move(row));
    this.#settled = this.#settled.map(move);
  }

  /** Rows kept by a process whose clock was ahead of `now` by more than anybody knows: nothing can have come later than now. */
  notLaterThan(now: number): void {
    const live = [...this.#rows.values()].filter(({ seenLive }) => seenLive);
    const ahead = live.reduce((most, row) => Math.max(most, cameAt(row) - now), 0);
    if (ahead > 0) this.setBack(ahead, now);
  }

  #setOf(validators: readonly Address[]): readonly Address[] {
    const key = validators.join();
    const known = this.#sets.get(key);
    if (known) return known;
    // A chain whose set changes at every block must not fill the memory.
    if (this.#sets.size >= ROUNDS_KEPT) this.#sets.clear();
    this.#sets.set(key, validators);
    return validators;
  }

  /** Takes a block out: it was never one of the chain. */
  drop(hash: Hash): void {
    const row = this.#rows.get(hash);
    if (!row) return;
    this.#rows.delete(hash);
    this.#failed.delete(hash);
    this.#keepAt(
      row.height,
      this.#rowsAt(row.height).filter((one) => one.hash !== hash),
    );
  }

  /** The rows of the chain that is held now, ascending, one a height. */
  rows({ claims, floor, top }: { readonly claims: Claims; readonly floor: number; readonly top: number }): readonly NotedRow[] {
    if (floor > this.#settledBelow) {
      const passed = this.#between(this.#settledBelow, floor);
      this.#settled = [...this.#settled, ...canonicalRows(passed, () => null)];
      for (const { height } of passed) this.#byHeight.delete(height);
      this.#settledBelow = floor;
    }
    const open = canonicalRows(this.#between(floor, top + 1), (height, hash) => claims.support(height).get(hash) ?? 0);
    return this.#settled.length === 0 ? open : [...this.#settled, ...open];
  }

  /** Rows as they were noted, newest last. */
  noted(): Iterable<NotedRow> {
    return this.#rows.values();
  }

  /** The failed turns of a block by `turnOf`, remembered where it knows, since sets are forgotten sooner than rounds. */
  failedTurn(row: NotedRow, turn: number, turnOf: () => Address | null): Address | null {
    const known = this.#failed.get(row.hash)?.[turn];
    if (known) return known;
    const address = turnOf();
    if (address) {
      const turns = [...(this.#failed.get(row.hash) ?? [])];
      turns[turn] = address;
      this.#failed.set(row.hash, turns);
    }
    return address;
  }

  #put(row: NotedRow): void {
    this.#rows.set(row.hash, row);
    // Settled heights are never joined again.
    if (row.height < this.#settledBelow) return;
    const beside = this.#rowsAt(row.height);
    const place = beside.findIndex(({ hash }) => hash === row.hash);
    this.#keepAt(row.height, place < 0 ? [...beside, row] : beside.with(place, row));
  }

  #rowsAt(height: number): readonly NotedRow[] {
    const at = this.#byHeight.get(height);
    return at === undefined ? [] : Array.isArray(at) ? at : [at as NotedRow];
  }

  #keepAt(height: number, rows: readonly NotedRow[]): void {
    const [only] = rows;
    if (only === undefined) this.#byHeight.delete(height);
    else this.#byHeight.set(height, rows.length === 1 ? only : rows);
  }

  #between(from: number, to: number): NotedRow[] {
    const found: NotedRow[] = [];
    // The span may be a whole chain's, or an invented one: never walked height by height where fewer are kept.
    const kept = to - from > this.#byHeight.size ? [...this.#byHeight.keys()].filter((height) => height >= from && height < to) : null;
    const heights = kept?.sort((a, b) => a - b) ?? Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
    for (const height of heights) found.push(...this.#rowsAt(height));
    return found;
  }
}
