import { FaultRefused } from '@/lib/drill/faults/fault-refused';
import type { DrillNetwork, Fault, FaultArguments } from '@/lib/drill/types';

export type FaultPlan<T> = Omit<Fault, 'refuse' | 'apply'> & {
  /** Arguments with their defaults, fit for this network. @throws FaultRefused */
  readonly read: (network: DrillNetwork, given: FaultArguments) => T;
  /** Applies it; what comes back undoes it. */
  readonly apply: (network: DrillNetwork, read: T) => () => void;
};

/** A fault whose arguments are read in one place: what `refuse` says and what `apply` does can't differ. */
export function defineFault<T>({ read, apply, ...told }: FaultPlan<T>): Fault {
  const refuseUnknown = (given: FaultArguments): void => {
    const strange = Object.keys(given).filter((name) => !Object.hasOwn(told.takes, name));
    if (strange.length === 0) return;
    const known = Object.keys(told.takes);
    throw new FaultRefused(`${told.id} takes no "${strange.join('", "')}"; it takes: ${known.join(', ') || 'nothing'}.`);
  };
  const readAll = (network: DrillNetwork, given: FaultArguments): T => {
    refuseUnknown(given);
    return read(network, given);
  };
  return {
    ...told,
    refuse: (network, given) => {
      try {
        readAll(network, given);
        return null;
      } catch (error) {
        if (error instanceof FaultRefused) return error.message;
        throw error;
      }
    },
    apply: (network, given) => {
      const undo = apply(network, readAll(network, given));
      let undone = false;
      return () => {
        if (undone) return;
        undone = true;
        undo();
      };
    },
  };
}
