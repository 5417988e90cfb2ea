import type { FaultBook } from '@/lib/drill/faults/create-fault-book';
import { createFaultBook } from '@/lib/drill/faults/create-fault-book';
import type { RunningNetwork } from '@/lib/drill/network/run-network';
import { playScenario, type ScenarioPlay } from '@/lib/drill/scenarios/play-scenario';
import type { DrillNetwork, Scenario } from '@/lib/drill/types';

/** How the drill's time runs. */
export type Pace = Omit<RunningNetwork, 'stop'>;

/** Everything a person at the drill can reach: one for its control port and its keys. */
export type DrillDesk = {
  readonly network: DrillNetwork;
  /** Of the plan: the funded accounts' keys come from it. */
  readonly seed: string;
  readonly pace: Pace;
  readonly book: FaultBook;
  /** Where a node's RPC is served. */
  readonly urlOf: (name: string) => string | null;
  readonly scenario: () => string | null;
  readonly play: (scenario: Scenario) => void;
  readonly ahead: ScenarioPlay['ahead'];
  readonly pause: () => void;
  readonly resume: () => void;
  readonly isPaused: () => boolean;
};

type DeskParts = {
  readonly network: DrillNetwork;
  readonly seed: string;
  readonly pace: Pace;
  readonly urlOf?: (name: string) => string | null;
};

export function createDesk({ network, seed, pace, urlOf = () => null }: DeskParts): DrillDesk {
  const book = createFaultBook(network);
  let playing: { readonly id: string; readonly play: ScenarioPlay } | null = null;
  /** Speed to go on with; null = not paused. */
  let paused: number | null = null;
  return {
    network,
    seed,
    pace,
    book,
    urlOf,
    scenario: () => playing?.id ?? null,
    play: ({ id, steps }) => {
      playing?.play.stop();
      playing = { id, play: playScenario(network, book, steps) };
      network.note('scenario', { id });
    },
    ahead: () => playing?.play.ahead() ?? [],
    pause: () => {
      if (paused !== null) return;
      paused = pace.speed();
      pace.setSpeed(0);
    },
    resume: () => {
      if (paused === null) return;
      pace.setSpeed(paused);
      paused = null;
    },
    isPaused: () => paused !== null,
  };
}
