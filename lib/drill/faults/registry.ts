import { clockSkew } from '@/lib/drill/faults/clock-skew';
import { closedApi } from '@/lib/drill/faults/closed-api';
import { coreStopped } from '@/lib/drill/faults/core-stopped';
import { FaultRefused } from '@/lib/drill/faults/fault-refused';
import { fork } from '@/lib/drill/faults/fork';
import { hostile } from '@/lib/drill/faults/hostile';
import { kill } from '@/lib/drill/faults/kill';
import { load } from '@/lib/drill/faults/load';
import { oneWayLink } from '@/lib/drill/faults/one-way-link';
import { partition } from '@/lib/drill/faults/partition';
import { peersLost } from '@/lib/drill/faults/peers-lost';
import { prunedState } from '@/lib/drill/faults/pruned-state';
import { quorumLoss } from '@/lib/drill/faults/quorum-loss';
import { silentValidator } from '@/lib/drill/faults/silent-validator';
import { slowLink } from '@/lib/drill/faults/slow-link';
import { start } from '@/lib/drill/faults/start';
import { stop } from '@/lib/drill/faults/stop';
import { vote } from '@/lib/drill/faults/vote';
import { wrongGenesis } from '@/lib/drill/faults/wrong-genesis';
import type { Fault } from '@/lib/drill/types';

/** Every fault a drill knows. */
export const FAULTS: readonly Fault[] = [
  fork,
  silentValidator,
  stop,
  kill,
  start,
  quorumLoss,
  partition,
  oneWayLink,
  slowLink,
  clockSkew,
  coreStopped,
  peersLost,
  prunedState,
  wrongGenesis,
  vote,
  load,
  closedApi,
  hostile,
];

/** @throws FaultRefused naming the faults there are */
export function findFault(id: string): Fault {
  const found = FAULTS.find((fault) => fault.id === id);
  if (found !== undefined) return found;
  throw new FaultRefused(`There is no fault "${id}"; there are: ${FAULTS.map((fault) => fault.id).join(', ')}.`);
}
