import type { BlockSpread } from '@/lib/drill/peers/create-block-spread';
import { downloadChain } from '@/lib/drill/peers/download-chain';
import type { Peer, PeerIdentity, Request } from '@/lib/drill/peers/types';
import type { Chain, Simulation, Syncing, Timer } from '@/lib/drill/types';

type Options = {
  readonly sim: Simulation;
  readonly self: PeerIdentity;
  readonly chain: Pick<Chain, 'get' | 'head' | 'insert' | 'totalDifficulty'>;
  readonly registered: () => readonly Peer[];
  readonly request: Request;
  readonly spread: BlockSpread;
  readonly drop: (peer: Peer) => void;
  readonly onSyncStart: () => void;
  readonly onSyncDone: (ok: boolean) => void;
};

export type ChainSyncer = {
  readonly start: () => void;
  /** Something about the peers changed: a new one, or one is further than was known. Nothing else makes it look. */
  readonly wake: () => void;
  readonly isSynchronising: () => boolean;
  /** As eth_syncing has it: what the last download aimed at is above the head. */
  readonly progress: () => Syncing | null;
  readonly cancel: () => void;
  readonly stop: () => void;
};

/** quorum eth/sync.go. */
const FORCE_AFTER_MS = 10_000;
const MIN_PEERS = 5;

/**
 * Decides when to download a chain (quorum eth/sync.go chainSyncer): from the peer with the highest told total difficulty, when that is above
 * our own. It looks at peer events only; so a node that is rewound while its links stay does nothing, and at equal difficulty nobody does.
 */
export function createChainSyncer(options: Options): ChainSyncer {
  const { sim, self, chain, registered, request, spread, drop, onSyncStart, onSyncDone } = options;
  const random = sim.random(`sync ${self.name}`);
  let running = false;
  let forced = false;
  let force: Timer | null = null;
  let cancelDownload: (() => void) | null = null;
  let bounds = { startingBlock: 0, highestBlock: 0 };

  const bestPeer = (): Peer | null => {
    let best: Peer[] = [];
    let highest = Number.NEGATIVE_INFINITY;
    for (const peer of registered()) {
      const difficulty = peer.told?.difficulty ?? Number.NEGATIVE_INFINITY;
      if (difficulty > highest) {
        best = [peer];
        highest = difficulty;
      } else if (difficulty === highest) best.push(peer);
    }
    return best.length < 2 ? (best[0] ?? null) : (best[random.below(best.length)] ?? null);
  };

  const look = (): void => {
    if (!running || cancelDownload !== null || registered().length < (forced ? 1 : MIN_PEERS)) return;
    const own = chain.totalDifficulty(chain.head().block.hash) ?? 0;
    if (!registered().some((peer) => (peer.told?.difficulty ?? 0) > own)) return;
    const peer = bestPeer();
    if (peer?.told) download(peer, peer.told.difficulty);
  };

  const download = (peer: Peer, difficulty: number): void => {
    onSyncStart();
    cancelDownload = downloadChain({
      sim,
      chain,
      request,
      peer,
      difficulty,
      onBounds: (ancestor, height) => {
        const { startingBlock, highestBlock } = bounds;
        const isNew = highestBlock <= ancestor || startingBlock > ancestor;
        bounds = { startingBlock: isNew ? ancestor : startingBlock, highestBlock: height };
      },
      onEnd: ({ ok, blame }) => {
        cancelDownload = null;
        // A process that ends starts nothing again.
        if (!running) return;
        onSyncDone(ok);
        if (blame) drop(peer);
        if (ok && chain.head().block.header.height > 0) spread.announce(chain.head());
        forced = false;
        armForce();
        look();
      },
    });
  };
  const armForce = (): void => {
    force?.cancel();
    force = sim.after(FORCE_AFTER_MS, () => {
      forced = true;
      look();
    });
  };

  return {
    start: () => {
      running = true;
      armForce();
    },
    wake: look,
    isSynchronising: () => cancelDownload !== null,
    progress: () => {
      const currentBlock = chain.head().block.header.height;
      return currentBlock >= bounds.highestBlock ? null : { ...bounds, currentBlock };
    },
    cancel: () => cancelDownload?.(),
    stop: () => {
      running = false;
      force?.cancel();
      cancelDownload?.();
    },
  };
}
