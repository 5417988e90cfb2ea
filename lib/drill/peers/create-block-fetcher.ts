import type { Hash } from '@/lib/consensus/types';
import type { BlockSpread } from '@/lib/drill/peers/create-block-spread';
import type { Peer, PeerIdentity, Request } from '@/lib/drill/peers/types';
import type { Chain, Simulation, StoredBlock, Timer } from '@/lib/drill/types';

type Options = {
  readonly sim: Simulation;
  readonly self: PeerIdentity;
  readonly chain: Pick<Chain, 'get' | 'head' | 'insert'>;
  readonly request: Request;
  readonly spread: BlockSpread;
  readonly drop: (peer: Peer) => void;
  readonly onImported: () => void;
};

export type BlockFetcher = {
  /** A block came: imported when it fits, kept when it is up to 32 above the head, else forgotten. */
  readonly enqueue: (from: Peer, copy: StoredBlock) => void;
  /** A hash that is not stored here was announced: asked for half a second later, if it did not come by itself. */
  readonly notify: (from: Peer, hash: Hash, height: number) => void;
  readonly stop: () => void;
};

type Announcement = { readonly from: Peer; readonly height: number; readonly at: number };

/** quorum eth/fetcher/block_fetcher.go: arriveTimeout, gatherSlack, fetchTimeout, maxUncleDist, maxQueueDist. */
const ARRIVE_MS = 500;
const GATHER_MS = 100;
const FETCH_TIMEOUT_MS = 5_000;
const MAX_BELOW_HEAD = 7;
const MAX_ABOVE_HEAD = 32;

/** Takes in blocks as they are made (quorum eth/fetcher/block_fetcher.go). A block whose parent is not stored is dropped, not searched for. */
export function createBlockFetcher({ sim, self, chain, request, spread, drop, onImported }: Options): BlockFetcher {
  const random = sim.random(`block-fetcher ${self.name}`);
  const announced = new Map<Hash, Announcement[]>();
  const fetching = new Map<Hash, Announcement>();
  const queue = new Map<Hash, { readonly from: Peer; readonly copy: StoredBlock }>();
  let timer: Timer | null = null;
  let running = true;

  const headHeight = (): number => chain.head().block.header.height;
  const isTooFar = (height: number): boolean => height - headHeight() < -MAX_BELOW_HEAD || height - headHeight() > MAX_ABOVE_HEAD;
  const forget = (hash: Hash): void => {
    announced.delete(hash);
    fetching.delete(hash);
  };

  const importBlock = (from: Peer, copy: StoredBlock): void => {
    forget(copy.block.hash);
    if (chain.get(copy.block.header.parentHash) === null) return;
    const result = chain.insert(copy);
    if (result === 'invalid' || result === 'too-few-seals') drop(from);
    if (result === 'head' || result === 'side' || result === 'missing-state') spread.propagate(copy);
    if (result === 'head' || result === 'side') {
      spread.announce(copy);
      onImported();
    }
  };

  const lowestQueued = () => {
    let lowest: { readonly from: Peer; readonly copy: StoredBlock } | null = null;
    for (const op of queue.values()) {
      if (lowest === null || op.copy.block.header.height < lowest.copy.block.header.height) lowest = op;
    }
    return lowest;
  };
  const importQueued = (): void => {
    for (let op = lowestQueued(); op !== null; op = lowestQueued()) {
      const { hash, header } = op.copy.block;
      if (header.height > headHeight() + 1) return;
      queue.delete(hash);
      if (header.height + MAX_BELOW_HEAD >= headHeight() && chain.get(hash) === null) importBlock(op.from, op.copy);
    }
  };
  const enqueue = (from: Peer, copy: StoredBlock): void => {
    const { hash, header } = copy.block;
    if (!running) return;
    if (isTooFar(header.height)) forget(hash);
    else if (!queue.has(hash)) queue.set(hash, { from, copy });
    importQueued();
  };

  const fetchBlocks = (hash: Hash, announcement: Announcement): void => {
    const { from } = announcement;
    const ask = (receive: (copy: StoredBlock) => void): void => {
      const serve = (end: Peer['end']) => end.chain.get(hash);
      request(from, serve, (copy) => {
        if (running && copy !== null && fetching.get(hash) === announcement) receive(copy);
      });
    };
    fetching.set(hash, announcement);
    // The header first; the body of a block that has one is asked for a moment later.
    ask((copy) => {
      if (chain.get(hash) !== null) forget(hash);
      else if (copy.block.transactions.length === 0) enqueue(from, copy);
      else sim.after(GATHER_MS, () => ask((whole) => enqueue(from, whole)));
    });
  };

  const fetchDue = (): void => {
    timer = null;
    let earliest = Number.POSITIVE_INFINITY;
    for (const [hash, announcements] of [...announced]) {
      const first = announcements[0];
      if (first === undefined) continue;
      if (sim.now() - first.at <= ARRIVE_MS - GATHER_MS) {
        earliest = Math.min(earliest, first.at);
        continue;
      }
      announced.delete(hash);
      const chosen = announcements[random.below(announcements.length)] ?? first;
      if (chain.get(hash) === null) fetchBlocks(hash, chosen);
    }
    if (announced.size > 0) timer = sim.after(ARRIVE_MS - (sim.now() - earliest), fetchDue);
  };

  return {
    enqueue,
    notify: (from, hash, height) => {
      importQueued();
      if (!running || isTooFar(height)) return;
      const underWay = fetching.get(hash);
      if (underWay !== undefined && sim.now() - underWay.at <= FETCH_TIMEOUT_MS) return;
      fetching.delete(hash);
      const others = announced.get(hash);
      if (others !== undefined) others.push({ from, height, at: sim.now() });
      else announced.set(hash, [{ from, height, at: sim.now() }]);
      if (announced.size > 1 || others !== undefined) return;
      timer?.cancel();
      timer = sim.after(ARRIVE_MS, fetchDue);
    },
    stop: () => {
      running = false;
      timer?.cancel();
    },
  };
}
