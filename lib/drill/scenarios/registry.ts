import { clockSkew } from '@/lib/drill/scenarios/clock-skew';
import { deepFork } from '@/lib/drill/scenarios/deep-fork';
import { fork31 } from '@/lib/drill/scenarios/fork-3-1';
import { fork43 } from '@/lib/drill/scenarios/fork-4-3';
import { forkTwoDeep } from '@/lib/drill/scenarios/fork-two-deep';
import { healthy } from '@/lib/drill/scenarios/healthy';
import { hostileNode } from '@/lib/drill/scenarios/hostile-node';
import { oneDown } from '@/lib/drill/scenarios/one-down';
import { partition } from '@/lib/drill/scenarios/partition';
import { prunedFork } from '@/lib/drill/scenarios/pruned-fork';
import { quorumLossAndReturn } from '@/lib/drill/scenarios/quorum-loss-and-return';
import { restartedOrder } from '@/lib/drill/scenarios/restarted-order';
import { silentValidator } from '@/lib/drill/scenarios/silent-validator';
import { stalledByLoad } from '@/lib/drill/scenarios/stalled-by-load';
import { story } from '@/lib/drill/scenarios/story';
import { threeBranches } from '@/lib/drill/scenarios/three-branches';
import { vote } from '@/lib/drill/scenarios/vote';
import { wrongGenesis } from '@/lib/drill/scenarios/wrong-genesis';
import type { Scenario } from '@/lib/drill/types';

/** Every scenario; the first is what the demo plays unless told otherwise. */
export const SCENARIOS: readonly Scenario[] = [
  story,
  healthy,
  oneDown,
  quorumLossAndReturn,
  silentValidator,
  stalledByLoad,
  restartedOrder,
  partition,
  clockSkew,
  hostileNode,
  wrongGenesis,
  vote,
  fork31,
  fork43,
  threeBranches,
  forkTwoDeep,
  deepFork,
  prunedFork,
];

/** null = there is none of this name. */
export const findScenario = (id: string): Scenario | null => SCENARIOS.find((scenario) => scenario.id === id) ?? null;
