import type { NodeName, Simulation, Wire } from '@/lib/drill/types';

type Message = { readonly order: number; readonly deliver: () => void };
type Way = { open: boolean; extraMs: number; lastAt: number; sent: number; held: Message[] };

/** One way over a quiet local network: a few ms, no more than a block period notices. */
const LATENCY_MS = 1;
const JITTER_MS = 3;

/**
 * The network between the nodes: a latency of 1 to 4 ms and what was added to it, in order per direction as TCP has it. What is
 * sent over a closed way, or is under way when it closes, arrives when it opens again: TCP repeats it, unless the connection is gone by then,
 * which is for `deliver` to know. Jitter comes from the stream `wire`.
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
      way = { open: true, extraMs: 0, lastAt: 0, sent: 0, held: [] };
      fromHere.set(to, way);
    }
    return way;
  };

  const carry = (way: Way, message: Message): void => {
    const now = sim.now();
    const at = Math.max(way.lastAt, now + LATENCY_MS + random.next() * JITTER_MS + way.extraMs);
    way.lastAt = at;
    sim.after(at - now, () => {
      if (way.open) message.deliver();
      else way.held.push(message);
    });
  };

  return {
    send: (from, to, deliver) => {
      const way = wayOf(from, to);
      const message = { order: way.sent++, deliver };
      if (way.open) carry(way, message);
      else way.held.push(message);
    },
    isOpen: (from, to) => wayOf(from, to).open,
    setOpen: (from, to, open) => {
      const way = wayOf(from, to);
      if (way.open === open) return;
      way.open = open;
      epoch += 1;
      for (const listener of [...listeners]) listener(from, to, open);
      if (!open) return;
      for (const message of way.held.splice(0).sort((one, other) => one.order - other.order)) carry(way, message);
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
