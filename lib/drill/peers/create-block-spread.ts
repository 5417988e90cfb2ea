import type { Peer, PeerIdentity, Send } from '@/lib/drill/peers/types';
import type { Chain, Simulation, StoredBlock } from '@/lib/drill/types';

type Options = {
  readonly sim: Simulation;
  readonly self: PeerIdentity;
  readonly chain: Pick<Chain, 'get' | 'totalDifficulty'>;
  readonly send: Send;
  readonly registered: () => readonly Peer[];
};

export type BlockSpread = {
  /** The full block to the square root of the peers that lack it, chosen by chance (stream `spread NAME`). */
  readonly propagate: (copy: StoredBlock) => void;
  /** Its hash to all others that lack it, when it is stored here. */
  readonly announce: (copy: StoredBlock) => void;
};

/** How new blocks go around (quorum eth/handler.go BroadcastBlock). */
export function createBlockSpread({ sim, self, chain, send, registered }: Options): BlockSpread {
  const random = sim.random(`spread ${self.name}`);
  const without = ({ block }: StoredBlock): Peer[] => registered().filter((peer) => !peer.knownBlocks.has(block.hash));
  return {
    propagate: (copy) => {
      const { hash, header } = copy.block;
      const parentDifficulty = chain.totalDifficulty(header.parentHash);
      if (parentDifficulty === null) return;
      const peers = without(copy);
      for (const peer of random.shuffle(peers).slice(0, Math.floor(Math.sqrt(peers.length)))) {
        peer.knownBlocks.add(hash);
        send(peer, (end, as) => end.inbox.block(as, copy, parentDifficulty));
      }
    },
    announce: (copy) => {
      const { hash, header } = copy.block;
      if (chain.get(hash) === null) return;
      for (const peer of without(copy)) {
        peer.knownBlocks.add(hash);
        send(peer, (end, as) => end.inbox.blockHash(as, hash, header.height));
      }
    },
  };
}
