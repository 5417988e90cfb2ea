import type { NodeName, Simulation, Wire } from '@/lib/drill/types';

type Way = { open: boolean; extraMs: number; lastAt: number };

/** One way over a quiet local network: a few ms, no more than a block period notices. */
const LATENCY_MS = 1;
const JITTER_MS = 3;

/**
 * The network between the nodes: a latency of 1 to 4 ms and what was added to it, in order per direction as TCP has it. A closed way loses what
 * is sent while it is closed and what is under way when it closes. Jitter comes from the stream `wire`.
 */
export function createWire({ sim }: { readonly sim: Simulation }): Wire {
  const random = sim.random('wire');
  const ways = new Map<NodeName, Map<NodeName, Way>>();
  let epoch = 0;
  const listeners = new Set<(from: NodeName, to: NodeName, open: boolean) => void>();

  const wayOf = (from: NodeName, to: NodeName): Way => {
    let fromHere = ways.get(from);
    if (fromHere === undefined) {
      fromHere = new Map();
      ways.set(from, fromHere);
    }
    let way = fromHere.get(to);
    if (way === undefined) {
      way = { open: true, extraMs: 0, lastAt: 0 };
      fromHere.set(to, way);
    }
    return way;
  };

  return {
    send: (from, to, deliver) => {
      const way = wayOf(from, to);
      if (!way.open) return;
      const now = sim.now();
      const at = Math.max(way.lastAt, now + LATENCY_MS + random.next() * JITTER_MS + way.extraMs);
      way.lastAt = at;
      sim.after(at - now, () => {
        if (way.open) deliver();
      });
    },
    isOpen: (from, to) => wayOf(from, to).open,
    setOpen: (from, to, open) => {
      const way = wayOf(from, to);
      if (way.open === open) return;
      way.open = open;
      epoch += 1;
      for (const listener of [...listeners]) listener(from, to, open);
    },
    slow: (from, to, extraMs) => {
      epoch += 1;
      wayOf(from, to).extraMs = extraMs;
    },
    slowedBy: (from, to) => wayOf(from, to).extraMs,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    epoch: () => epoch,
    newEpoch: () => {
      epoch += 1;
    },
  };
}
