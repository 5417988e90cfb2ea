import type { NetworkPicture } from '@/lib/chain/picture';
import type { RatePoint } from '@/lib/chain/round-rate';
import type { Address } from '@/lib/consensus/types';
import { formatDuration, formatNumber, listOf } from './format';
import { liveRounds } from './live-rounds';
import { nameValidator } from './name-validators';
import { say } from './phrases';
import { type RoundRowInput, roundHeights } from './round-heights';
import type { RoundsPageView } from './rounds-types';
import type { OpenRound, RoundWindow } from './types';
import { whyRoundUnknown } from './why-round-unknown';
import { sayView } from './words/views';

export type RoundsInput = {
  readonly picture: NetworkPicture;
  readonly windowMs: number;
  readonly points: readonly RatePoint[];
  readonly bucketMs: number;
  /** Over the window, or over a day where the window is longer. */
  readonly window: RoundWindow;
  /** Rows of that window, ascending. */
  readonly rows: readonly RoundRowInput[];
  readonly failed: ReadonlyMap<Address, number>;
  readonly turnsUnknown: number;
  /** Of the failed turns those at heights of a fork; left out = none. */
  readonly inFork?: ReadonlyMap<Address, number>;
  readonly open: OpenRound | null;
};

/** Newest heights that are drawn one by one, and rows of the list of changes. */
const DRAWN_HEIGHTS = 120;
const LISTED_CHANGES = 60;
/** From here on rounds change too often to be chance: a share of the heights. */
const OFTEN = 0.1;
const HOUR_MS = 3_600_000;

/** How often rounds change: over time, by height, by proposer; and in a stall, each validator's round. */
export function roundsView(input: RoundsInput): RoundsPageView {
  const { picture, windowMs, bucketMs, points, window, rows, open, turnsUnknown } = input;
  const known = points.filter(({ changes }) => changes !== null);
  const changes = known.length === 0 ? null : known.reduce((sum, point) => sum + (point.changes ?? 0), 0);
  const knownMs = known.reduce((sum, { at, until }) => sum + Math.min(until, picture.now) - at, 0);
  const derived = picture.protocol === 'ibft';
  const proposers = drawProposers(input);
  const isStalled = picture.liveness.state === 'stalled' || picture.liveness.state === 'slow';
  const newest = roundHeights(rows.slice(-DRAWN_HEIGHTS - 1), picture.nodes).slice(-DRAWN_HEIGHTS);
  const spoken = speakRounds(input, { changes, knownMs, proposers });
  return {
    network: picture.id,
    asOf: picture.asOf,
    intervalMs: picture.intervalMs,
    ...spoken,
    details: [...spoken.details, ...(derived ? [say('rounds.derived')] : [])],
    derived,
    windowMs,
    rate: {
      bucketMs,
      knownMs,
      changes,
      perHour: changes === null || knownMs < 60_000 ? null : (changes * HOUR_MS) / knownMs,
      points: points.map(({ at, changes: of, stall }) => ({ at, changes: of, ...(stall ? { stall } : {}) })),
    },
    window,
    histogram: drawHistogram(rows),
    proposers,
    turnsUnknown,
    heights: newest,
    changed: changedRows(rows, picture),
    open,
    stall: isStalled
      ? { since: picture.liveness.ageMs === null ? null : picture.now - picture.liveness.ageMs, rounds: liveRounds(picture, open) }
      : null,
    notes: {
      arrival: speakArrivals(newest.filter(({ burst }) => burst).length),
      proposers: [
        say('rounds.proposers'),
        ...sayInFork(input),
        ...(turnsUnknown === 0 ? [] : [say('validators.over.turns', { count: formatNumber(turnsUnknown) })]),
      ].join(' '),
    },
    nodes: { all: picture.nodes.length, answering: picture.nodes.filter(({ answering }) => answering).length },
  };
}

function changedRows(rows: readonly RoundRowInput[], { nodes }: NetworkPicture): RoundsPageView['changed'] {
  const found: RoundRowInput[][] = [];
  for (let index = rows.length - 1; index >= 0 && found.length < LISTED_CHANGES; index--) {
    const row = rows[index];
    if (row && (row.round !== 0 || row.more)) found.push([...(rows[index - 1] ? [rows[index - 1] as RoundRowInput] : []), row]);
  }
  return found.flatMap((pair) => roundHeights(pair, nodes).slice(-1));
}

function drawHistogram(rows: readonly RoundRowInput[]): RoundsPageView['histogram'] {
  const counts = new Map<number | null, number>();
  // A block that took longer than its round tells where the last core was that made it, not how many rounds passed.
  for (const row of rows) {
    const round = row.more ? null : row.round;
    counts.set(round, (counts.get(round) ?? 0) + 1);
  }
  const order = (round: number | null) => round ?? Number.POSITIVE_INFINITY;
  return [...counts].map(([round, heights]) => ({ round, heights })).sort((a, b) => order(a.round) - order(b.round));
}

function drawProposers({ picture, rows, failed }: RoundsInput): RoundsPageView['proposers'] {
  const proposed = new Map<Address, number>();
  for (const { author } of rows) if (author) proposed.set(author, (proposed.get(author) ?? 0) + 1);
  const addresses = [...new Set([...(picture.set?.validators ?? []), ...proposed.keys(), ...failed.keys()])];
  return addresses
    .map((address) => ({
      address,
      name: nameValidator(address, picture.nodes),
      proposed: proposed.get(address) ?? 0,
      failed: failed.get(address) ?? 0,
    }))
    .sort((a, b) => b.failed - a.failed || a.name.localeCompare(b.name, 'en', { numeric: true }));
}

type Counted = { readonly changes: number | null; readonly knownMs: number; readonly proposers: RoundsPageView['proposers'] };

function speakRounds(input: RoundsInput, counted: Counted): Pick<RoundsPageView, 'severity' | 'sentence' | 'details'> {
  const { picture, open, window, windowMs } = input;
  const { changes, knownMs, proposers } = counted;
  if (picture.liveness.state === 'stalled' && picture.head) return speakStall(picture, picture.head.height, open);
  if (changes === null) return { severity: 'unknown', sentence: say('rounds.unknown', { window: formatDuration(windowMs) }), details: [] };
  const failing = proposers.filter(({ failed }) => failed > 0);
  const names = listOf(failing.map(({ name, failed }) => `${name} (${formatNumber(failed)})`));
  const hidden = input.rows.filter(({ more }) => more).length;
  const holdsStall = hidden > 0 || input.points.some(({ stall }) => stall);
  const more = hidden === 0 ? [] : [say('rounds.hidden', { heights: sayView('heights', { count: hidden }) })];
  const gap = knownMs < 0.95 * windowMs ? [say('rounds.gap', { known: formatDuration(knownMs), window: formatDuration(windowMs) })] : [];
  const least = holdsStall ? Math.max(changes, window.changes ?? 0) : changes;
  const words = {
    window: formatDuration(windowMs),
    changes: formatNumber(least),
    heights: formatNumber(window.heights),
    changesWord: least === 1 ? 'change' : 'changes',
  };
  if (least === 0 && holdsStall) return { severity: 'unknown', sentence: say('rounds.none.stall', words), details: [...more, ...gap] };
  if (least === 0) return { severity: 'ok', sentence: say('rounds.none', words), details: gap };
  const isOften = (window.shareWithChanges ?? 0) >= OFTEN && least > 2;
  return {
    severity: isOften ? 'warning' : 'ok',
    sentence: say(holdsStall ? 'rounds.some.least' : 'rounds.some', words),
    details: [
      ...(window.shareWithChanges === null
        ? []
        : [
            say('rounds.share', {
              percent: formatNumber(Math.round(100 * window.shareWithChanges)),
              heights: formatNumber(window.heights),
            }),
          ]),
      ...(names ? [say('rounds.failing', { names })] : []),
      ...sayInFork(input),
      ...more,
      ...gap,
    ],
  };
}

function speakStall(
  picture: NetworkPicture,
  height: number,
  open: OpenRound | null,
): Pick<RoundsPageView, 'severity' | 'sentence' | 'details'> {
  const words = { height: formatNumber(height), open: formatNumber(height + 1), age: formatDuration(picture.liveness.ageMs ?? 0) };
  if (open?.round == null)
    return { severity: 'critical', sentence: say('rounds.stall.unknown', words), details: whyNotKnown(picture, open) };
  const round = formatNumber(open.round);
  if (open.source === 'log') return { severity: 'critical', sentence: say('rounds.stall.log', { ...words, round }), details: [] };
  const key = open.atMost ? 'rounds.stall.at-most' : 'rounds.stall.estimate';
  return { severity: 'critical', sentence: say(key, { ...words, round }), details: [say('rounds.stall.holds')] };
}

/** Turns that failed within a fork: on a branch a turn is lost whose proposer is on another one, and that is no fault of its own. */
function sayInFork({ picture, inFork = new Map() }: RoundsInput): readonly string[] {
  if (inFork.size === 0) return [];
  const names = listOf(
    [...inFork]
      .sort(([, a], [, b]) => b - a)
      .map(([address, count]) => `${nameValidator(address, picture.nodes)} (${formatNumber(count)})`),
    6,
  );
  const { fork } = picture;
  if (fork.state !== 'proven') return [say('rounds.failing.forked', { names })];
  return [say('rounds.failing.fork', { names, height: formatNumber(fork.ancestor.height + 1) })];
}

function whyNotKnown(picture: NetworkPicture, open: OpenRound | null): readonly string[] {
  const why = whyRoundUnknown(picture, open);
  return why === null ? [] : [why];
}

function speakArrivals(bursts: number): string {
  if (bursts === 0) return say('rounds.arrival');
  return `${say(bursts === 1 ? 'rounds.bursts.one' : 'rounds.bursts', { bursts })} ${say('rounds.arrival')}`;
}
