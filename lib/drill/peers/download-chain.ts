import type { Hash } from '@/lib/consensus/types';
import { planAncestorSearch } from '@/lib/drill/peers/plan-ancestor-search';
import type { Peer, PeersEnd, Request } from '@/lib/drill/peers/types';
import type { Chain, Simulation, StoredBlock, Timer } from '@/lib/drill/types';

type Options = {
  readonly sim: Simulation;
  readonly chain: Pick<Chain, 'get' | 'head' | 'insert' | 'totalDifficulty'>;
  readonly request: Request;
  readonly peer: Peer;
  /** What the peer was thought to have when the sync was decided. */
  readonly difficulty: number;
  readonly onBounds: (ancestor: number, height: number) => void;
  /** `blame`: the peer is to be dropped for it. */
  readonly onEnd: (ended: { readonly ok: boolean; readonly blame: boolean }) => void;
};

/** quorum eth/downloader/downloader.go: ttlLimit (the estimate starts there), MaxHeaderFetch. */
const REQUEST_TIMEOUT_MS = 60_000;
const BATCH = 192;
/** About what verifying and writing a small block takes. */
const IMPORT_MS = 1;

/**
 * Full sync from one peer (quorum eth/downloader/downloader.go): its told head must be known to it, then the ancestor is searched, then its
 * canonical chain is imported from there up. It does not notice a lost connection before the request times out.
 * @returns cancel, which ends it as failed without blame (debug_setHead does so).
 */
export function downloadChain({ sim, chain, request, peer, difficulty, onBounds, onEnd }: Options): () => void {
  let over = false;
  let timeout: Timer | null = null;
  const end = (ok: boolean, blame: boolean): void => {
    if (over) return;
    over = true;
    timeout?.cancel();
    onEnd({ ok, blame });
  };
  const fail = (): void => end(false, true);
  const ask = <T>(serve: (far: PeersEnd) => T, receive: (answer: T) => void): void => {
    timeout = sim.after(REQUEST_TIMEOUT_MS, fail);
    request(peer, serve, (answer) => {
      if (over) return;
      timeout?.cancel();
      receive(answer);
    });
  };
  const hashAt = (far: PeersEnd, height: number): Hash | null => far.chain.at(height)?.block.hash ?? null;
  const isStored = (hash: Hash): boolean => chain.get(hash) !== null;

  // Heights are asked for in steps near the heads first; only a longer fork is searched by halves.
  const findAncestor = (remoteHeight: number): void => {
    const heights = planAncestorSearch(remoteHeight, chain.head().block.header.height);
    const serve = (far: PeersEnd): (Hash | null)[] => heights.map((height) => hashAt(far, height));
    ask(serve, (hashes) => {
      if (hashes[0] === null || hashes[0] === undefined) return fail();
      const found = hashes.findLastIndex((hash) => hash !== null && isStored(hash));
      if (found >= 0) startFrom(heights[found] ?? 0, remoteHeight);
      else halve(0, remoteHeight, remoteHeight);
    });
  };
  const halve = (known: number, unknown: number, remoteHeight: number): void => {
    if (known + 1 >= unknown) {
      startFrom(known, remoteHeight);
      return;
    }
    const middle = Math.floor((known + unknown) / 2);
    ask(
      (far) => hashAt(far, middle),
      (hash) => {
        if (hash === null) fail();
        else if (isStored(hash)) halve(middle, unknown, remoteHeight);
        else halve(known, middle, remoteHeight);
      },
    );
  };

  const startFrom = (ancestor: number, remoteHeight: number): void => {
    onBounds(ancestor, remoteHeight);
    fetchFrom(ancestor, ancestor + 1);
  };
  const fetchFrom = (ancestor: number, from: number): void => {
    const serve = (far: PeersEnd): StoredBlock[] => {
      const copies: StoredBlock[] = [];
      for (let height = from; height < from + BATCH; height++) {
        const copy = far.chain.at(height);
        if (copy === null) break;
        copies.push(copy);
      }
      return copies;
    };
    ask(serve, (copies) => {
      const last = copies.at(-1);
      if (last === undefined) return finish(from > ancestor + 1);
      onBounds(ancestor, last.block.header.height);
      const missed = copies.find((copy) => !isImported(copy));
      if (missed !== undefined) return fail();
      timeout = sim.after(copies.length * IMPORT_MS, () => fetchFrom(ancestor, from + copies.length));
    });
  };
  const isImported = (copy: StoredBlock): boolean => {
    const result = chain.insert(copy);
    return result === 'head' || result === 'side' || result === 'known' || result === 'future';
  };
  // A peer that promised more than we have and gave nothing breaks its word (errStallingPeer).
  const finish = (gotBlocks: boolean): void => {
    const own = chain.totalDifficulty(chain.head().block.hash) ?? 0;
    if (!gotBlocks && difficulty > own) fail();
    else end(true, false);
  };

  const told = peer.told?.head ?? null;
  ask(
    (far) => (told === null ? null : (far.chain.get(told)?.block.header.height ?? null)),
    (height) => {
      if (height === null) fail();
      else findAncestor(height);
    },
  );
  return () => end(false, false);
}
