import type { DrillNetwork } from '@/lib/drill/types';

/** A drill that runs by itself: simulated time follows real time. */
export type RunningNetwork = {
  /** Brings the simulation up to now; before every answer, so that nobody reads a past. */
  readonly settle: () => void;
  /** Simulated ms a real ms; 0 = paused, Infinity = as fast as it goes. */
  readonly speed: () => number;
  readonly setSpeed: (speed: number) => void;
  /** Runs so many simulated ms at once, whatever the speed. */
  readonly advance: (ms: number) => void;
  /** Real ms by which the simulation is behind where its speed would have it; 0 = it keeps up. */
  readonly lagMs: () => number;
  readonly stop: () => void;
};

type Options = {
  readonly network: DrillNetwork;
  readonly speed: number;
  /** Real ms, monotonic; performance.now unless a test drives it. */
  readonly realNow?: () => number;
};

/** Real ms between two looks at the clock, and how long one look may work before it lets requests in. */
const EVERY_MS = 10;
const BUDGET_MS = 40;
/** Simulated ms run in one piece at full speed. */
const PIECE_MS = 1000;

/**
 * Drives a network's simulated time by real time. A machine too slow for the speed makes it late, never wrong: events keep their simulated times.
 */
export function runNetwork({ network, speed: first, realNow = () => performance.now() }: Options): RunningNetwork {
  const { sim } = network;
  let speed = first;
  let anchor = { real: realNow(), simulated: sim.now() };
  let behind = 0;

  const due = (): number => anchor.simulated + (realNow() - anchor.real) * speed;
  const holdHere = (): void => {
    anchor = { real: realNow(), simulated: sim.now() };
    behind = 0;
  };
  const runTo = (at: number): void => {
    const stopBy = realNow() + BUDGET_MS;
    while (sim.now() < at && realNow() < stopBy) sim.runUntil(Math.min(at, sim.now() + PIECE_MS));
    behind = speed > 0 && Number.isFinite(speed) ? Math.max(0, at - sim.now()) / speed : 0;
  };
  const settle = (): void => {
    if (speed === Number.POSITIVE_INFINITY || speed === 0) return;
    runTo(due());
  };
  const step = (): void => {
    const stopBy = realNow() + BUDGET_MS;
    if (speed !== Number.POSITIVE_INFINITY) settle();
    else while (realNow() < stopBy) sim.runUntil(sim.now() + PIECE_MS);
  };
  const timer = setInterval(step, EVERY_MS);
  return {
    settle,
    speed: () => speed,
    setSpeed: (next) => {
      settle();
      speed = next;
      holdHere();
    },
    advance: (ms) => {
      settle();
      sim.runUntil(sim.now() + ms);
      holdHere();
    },
    lagMs: () => behind,
    stop: () => clearInterval(timer),
  };
}
