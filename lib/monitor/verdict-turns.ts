import type { ForkPoint } from '@/lib/chain/fork-point';
import type { NetworkPicture } from '@/lib/chain/picture';
import type { EventRow } from '@/lib/storage/store';
import type { ForkView, OverviewView } from '@/lib/views/types';
import { putBack } from './put-back';

/** Kinds of the events that are written here. */
export const TURN_EVENTS = ['verdict', 'fork-seen', 'fork-changed', 'fork-gone'] as const;

/** A fork as it was told of; `point` has the inner forks that the view's branches no longer show. */
export type ForkTold = { readonly fork: ForkView; readonly point: ForkPoint | null };

/** More events than this are not held while the store can't be written: the oldest go first. */
const MOST_EVENTS = 50_000;

/** While the first polls come in, not knowing is no turn of events. */
const FIRST_LOOKS = 3;

type Told = { readonly state: string; readonly since: number | null };

/** Remembers since when the verdict stands and notes its turns, across restarts: what stood before and stands still is no event. */
export class VerdictTurns {
  #told: Told | null = null;
  /** The ancestor of the fork that was told of and is not gone, as JSON; null = none. */
  #fork: string | null = null;
  /** Its branches as text. */
  #branches = '';
  /** That fork as it was told of before a restart. */
  #restored: ForkTold | null = null;
  #looks = 0;
  #pending: EventRow[] = [];

  /** Takes up what was noted before a restart, oldest first. */
  restore(events: readonly EventRow[]): void {
    for (const { at, kind, data } of events) {
      const said = readData(data);
      if (kind === 'verdict' && typeof said.to === 'string') {
        const since = said.since === null || typeof said.since === 'number' ? said.since : at;
        this.#told = { state: said.to, since };
      }
      if (kind === 'fork-gone' || kind === 'fork-seen' || kind === 'fork-changed') {
        this.#restored = kind === 'fork-gone' ? null : forkOf(said);
        this.#fork = this.#restored && JSON.stringify(this.#restored.fork.ancestor);
        this.#branches = this.#restored ? branchesOf(this.#restored.fork) : '';
      }
    }
  }

  /** The fork that stood when the watch last ended; null = none did. Call after `restore`. */
  standingFork(): ForkTold | null {
    return this.#restored;
  }

  /** Since when the draft's verdict stands; null = not known. Call once a picture, before `note`. */
  since({ verdict, overdueAt, fork }: OverviewView, picture: NetworkPicture): number | null {
    if (this.#told?.state === verdict.state) return this.#told.since;
    const dated = verdict.state === 'stalled' ? overdueAt : fork ? secondBlockAt(picture, fork) : null;
    // At the first look only what the chain itself dates is known.
    const isFirst = this.#told === null || this.#told.state === 'unknown';
    return isFirst ? dated : (dated ?? picture.now);
  }

  /** Notes what turned with this overview. */
  note({ verdict, fork }: OverviewView, now: number, point: ForkPoint | null): void {
    this.#looks += 1;
    if (verdict.state === 'unknown' && this.#looks <= FIRST_LOOKS) return;
    const add = (kind: string, data: unknown) => this.#pending.push({ at: now, kind, data: JSON.stringify(data) });
    if (this.#told?.state !== verdict.state) {
      const { state: to, since, sentence } = verdict;
      add('verdict', { from: this.#told?.state ?? 'unknown', to, since, sentence });
      this.#told = { state: to, since };
    }
    const ancestor = fork ? JSON.stringify(fork.ancestor) : null;
    const branches = fork ? branchesOf(fork) : '';
    // A search that runs again has not lost the fork it found before.
    if ((ancestor === this.#fork && branches === this.#branches) || (fork === null && verdict.state === 'forked')) return;
    if (fork) add(ancestor === this.#fork ? 'fork-changed' : 'fork-seen', { fork, point } satisfies ForkTold);
    else add('fork-gone', { ancestor: this.#fork === null ? null : JSON.parse(this.#fork) });
    this.#fork = ancestor;
    this.#branches = branches;
  }

  /** Events noted and not yet taken. */
  take(): EventRow[] {
    return this.#pending.splice(0);
  }

  /** Gives events back that could not be kept. How many of the oldest were more than can be held is told. */
  giveBack(events: readonly EventRow[]): number {
    return putBack(this.#pending, events, MOST_EVENTS);
  }
}

/** The fork an event told of; null = it told of none. */
export function forkOf(said: Record<string, unknown>): ForkTold | null {
  const { fork, point = null } = said as Partial<ForkTold>;
  return fork ? { fork, point } : null;
}

/** Which branches there are, whoever holds them and however far they are. */
function branchesOf({ branches }: ForkView): string {
  return branches.map(({ label, hash }) => `${label} ${hash}`).join(' ');
}

export function readData(data: string): Record<string, unknown> {
  const said: unknown = JSON.parse(data);
  return typeof said === 'object' && said !== null ? (said as Record<string, unknown>) : {};
}

/** Two blocks at one height exist since the later of them was made. */
function secondBlockAt(picture: NetworkPicture, fork: NonNullable<OverviewView['fork']>): number | null {
  const times = fork.branches.flatMap(({ hash }) => picture.block(hash)?.header.timestamp ?? []).sort((a, b) => a - b);
  return times[1] === undefined ? null : times[1] * 1000;
}
