import type { Zone } from './lines/line-time';
import type { Stamp } from './lines/log-line';

const QUARTER_MS = 900_000;
const MAX_OFFSET_MS = 14 * 3_600_000;
/** How far a line may lie from a whole quarter of an hour and still tell the zone, when only the file's own time is there to measure by. */
const NEAR_MS = 60_000;
/** So many lines in a row have to tell another zone before it is believed: the clock may have jumped for one. */
const AGREEING = 3;

/**
 * The zone of a node's clock. Configured, or measured: log stamps have no zone, but a line that was written just now shows how far its
 * clock's hours are from ours. Zones lie on quarters of an hour, so that a clock that is minutes wrong is still told apart from a zone.
 */
export class NodeZone {
  readonly #configured: Zone | null;
  #offset = 0;
  #isMeasured = false;
  #other: { readonly offset: number; readonly times: number } | null = null;

  constructor(timezone: string | null) {
    this.#configured = timezone === null ? null : zoneNamed(timezone);
  }

  readonly at: Zone = (at) => this.#configured?.(at) ?? this.#offset;

  /**
   * A line that was written at about `at`. `isSure` = it was seen to come. Gives by how many ms what was read before, by a guess, has to be
   * moved.
   */
  measure(stamp: Stamp | null, at: number, isSure: boolean): number {
    if (stamp?.kind !== 'local' || this.#configured !== null) return 0;
    const ahead = aheadOf(stamp, at);
    const offset = Math.round(ahead / QUARTER_MS) * QUARTER_MS + 0;
    if (Math.abs(offset) > MAX_OFFSET_MS || (!isSure && Math.abs(ahead - offset) > NEAR_MS)) return 0;
    if (!this.#isMeasured) {
      const guessed = this.#offset;
      this.#offset = offset;
      this.#isMeasured = isSure;
      return guessed - offset;
    }
    if (!isSure || offset === this.#offset) {
      this.#other = null;
      return 0;
    }
    const times = this.#other?.offset === offset ? this.#other.times + 1 : 1;
    this.#other = { offset, times };
    // What was read before was right then: the clock was put forward or back.
    if (times >= AGREEING) {
      this.#offset = offset;
      this.#other = null;
    }
    return 0;
  }
}

/** How far the stamp, taken for UTC, is ahead of `at`: in the year that brings it nearest. */
function aheadOf({ month, day, msOfDay }: Extract<Stamp, { kind: 'local' }>, at: number): number {
  const year = new Date(at).getUTCFullYear();
  const ahead = [year - 1, year, year + 1].map((one) => Date.UTC(one, month - 1, day) + msOfDay - at);
  return ahead.reduce((best, one) => (Math.abs(one) < Math.abs(best) ? one : best));
}

function zoneNamed(name: string): Zone {
  const fixed = /^([+-])(\d\d):(\d\d)$/.exec(name);
  if (fixed) {
    const offset = (fixed[1] === '-' ? -1 : 1) * (Number(fixed[2]) * 60 + Number(fixed[3])) * 60_000;
    return () => offset;
  }
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (at) => {
    const part = Object.fromEntries(parts.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
  };
}
