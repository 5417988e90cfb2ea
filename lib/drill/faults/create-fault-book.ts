import { FaultRefused } from '@/lib/drill/faults/fault-refused';
import { findFault } from '@/lib/drill/faults/registry';
import type { DrillNetwork, FaultArguments } from '@/lib/drill/types';

export type OpenFault = {
  /** "stop#3": its fault and which one in the order of this drill. */
  readonly ref: string;
  readonly id: string;
  readonly given: FaultArguments;
  /** Simulated ms. */
  readonly since: number;
};

/** Applies and undoes faults and knows which are open. */
export type FaultBook = {
  /** @throws FaultRefused */
  readonly apply: (id: string, given?: FaultArguments) => OpenFault;
  /** By reference, or by id: then the one that was opened last. @throws FaultRefused naming the open ones */
  readonly undo: (refOrId: string) => OpenFault;
  /** The last one first. */
  readonly undoAll: () => readonly OpenFault[];
  readonly open: () => readonly OpenFault[];
};

export function createFaultBook(network: DrillNetwork): FaultBook {
  const open: { readonly fault: OpenFault; readonly undo: () => void }[] = [];
  let count = 0;

  const close = (at: number): OpenFault => {
    const [entry] = open.splice(at, 1);
    if (entry === undefined) throw new FaultRefused('No fault is open.');
    entry.undo();
    network.note('fault undone', { ref: entry.fault.ref });
    return entry.fault;
  };

  return {
    apply: (id, given = {}) => {
      const fault = findFault(id);
      const refusal = fault.refuse(network, given);
      if (refusal !== null) throw new FaultRefused(refusal);
      count += 1;
      const opened: OpenFault = { ref: `${id}#${count}`, id, given, since: network.sim.now() };
      network.note('fault', { ref: opened.ref, given });
      open.push({ fault: opened, undo: fault.apply(network, given) });
      return opened;
    },
    undo: (refOrId) => {
      const at = open.findLastIndex(({ fault }) => fault.ref === refOrId || fault.id === refOrId);
      if (at >= 0) return close(at);
      const refs = open.map(({ fault }) => fault.ref).join(', ');
      throw new FaultRefused(`No fault "${refOrId}" is open; ${refs === '' ? 'none is' : `open: ${refs}`}.`);
    },
    undoAll: () => {
      const undone: OpenFault[] = [];
      while (open.length > 0) undone.push(close(open.length - 1));
      return undone;
    },
    open: () => open.map(({ fault }) => fault),
  };
}
