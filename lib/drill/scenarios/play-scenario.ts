import type { FaultBook } from '@/lib/drill/faults/create-fault-book';
import { FaultRefused } from '@/lib/drill/faults/fault-refused';
import type { DrillNetwork, ScenarioStep, Timer } from '@/lib/drill/types';

export type ScenarioPlay = {
  /** Steps not taken yet, with the simulated time of each. */
  readonly ahead: () => readonly { readonly at: number; readonly step: ScenarioStep }[];
  /** Takes no further step; faults that are open stay. */
  readonly stop: () => void;
};

/** Takes a scenario's steps at their simulated times, counted from now. A step that does not fit when its time comes is noted and left out. */
export function playScenario(network: DrillNetwork, book: FaultBook, steps: readonly ScenarioStep[]): ScenarioPlay {
  const { sim } = network;
  let at = sim.now();
  const ahead: { at: number; step: ScenarioStep; timer: Timer }[] = [];
  for (const step of steps) {
    at += step.afterMs;
    const timer = sim.after(at - sim.now(), () => {
      ahead.shift();
      take(network, book, step);
    });
    ahead.push({ at, step, timer });
  }
  return {
    ahead: () => ahead.map(({ at: due, step }) => ({ at: due, step })),
    stop: () => {
      for (const { timer } of ahead.splice(0)) timer.cancel();
    },
  };
}

function take(network: DrillNetwork, book: FaultBook, step: ScenarioStep): void {
  try {
    if (step.undo === true) book.undo(step.fault);
    else book.apply(step.fault, step.given);
  } catch (error) {
    if (!(error instanceof FaultRefused)) throw error;
    network.note('step left out', { fault: step.fault, why: error.message });
  }
}
