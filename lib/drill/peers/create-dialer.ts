import type { Enode } from '@/lib/drill/peers/parse-enode';
import type { Simulation } from '@/lib/drill/types';

type Options = {
  readonly sim: Simulation;
  readonly selfId: string;
  readonly isConnected: (nodeId: string) => boolean;
  /** Tries to connect; `done` in any case, once. */
  readonly dial: (target: Enode, done: () => void) => void;
};

export type Dialer = {
  /** A known id stays as it is, its address too. */
  readonly addStatic: (target: Enode) => void;
  readonly removeStatic: (nodeId: string) => void;
  readonly isStatic: (nodeId: string) => boolean;
  /** The connection to this node ended. */
  readonly lost: (nodeId: string) => void;
  readonly stop: () => void;
};

/** No node is dialled again sooner (quorum p2p/dial.go dialHistoryExpiration: inboundThrottleTime + 5 s). */
const HISTORY_MS = 35_000;

/** Keeps connections to the static nodes: dials each at once, and again when it is lost and the last dial is 35 s old (quorum p2p/dial.go). */
export function createDialer({ sim, selfId, isConnected, dial }: Options): Dialer {
  const known = new Map<string, Enode>();
  const recent = new Set<string>();
  const dialling = new Set<string>();
  let running = true;

  // checkDial: an address without a port is never dialled, a bare key is "dialled" in vain.
  const dialIfDue = (id: string): void => {
    const target = known.get(id);
    if (!running || target === undefined || id === selfId || (target.host !== null && target.port === 0)) return;
    if (dialling.has(id) || recent.has(id) || isConnected(id)) return;
    recent.add(id);
    dialling.add(id);
    sim.after(HISTORY_MS, () => {
      recent.delete(id);
      dialIfDue(id);
    });
    dial(target, () => {
      dialling.delete(id);
      dialIfDue(id);
    });
  };

  return {
    addStatic: (target) => {
      if (known.has(target.id)) return;
      known.set(target.id, target);
      dialIfDue(target.id);
    },
    removeStatic: (id) => {
      known.delete(id);
    },
    isStatic: (id) => known.has(id),
    lost: dialIfDue,
    stop: () => {
      running = false;
    },
  };
}
