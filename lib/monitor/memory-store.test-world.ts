import { makeModel } from '@/lib/storage/testing/store-model';
import type { Store } from '@/lib/storage/store';

/** A store that forgets with the process, for tests that read thousands of ticks. Not for what is asked of real stores. */
export function makeMemoryStore(): Store {
  const model = makeModel();
  return {
    openNetwork: async () => {},
    record: async (_network, write) => model.record(write),
    blocks: async (_network, from, to) => model.blocks(from, to),
    block: async (_network, hash) => model.blocks(0, Number.MAX_SAFE_INTEGER).find((block) => block.hash === hash) ?? null,
    claims: async (_network, from, to) => model.claims(from, to),
    currentTail: async (_network, depth) => model.currentTail(depth),
    rounds: async (_network, sinceMs) =>
      model
        .blocks(1, Number.MAX_SAFE_INTEGER)
        .filter(({ firstSeenAt }) => firstSeenAt >= sinceMs)
        .map(({ height, hash, firstSeenAt, seenLive, timestamp, round, author, committers }) => ({
          height,
          hash,
          firstSeenAt,
          seenLive,
          timestamp,
          round,
          author,
          committers,
        })),
    events: async (_network, sinceMs) => model.events(sinceMs),
    prune: async (_network, beforeMs) => model.prune(beforeMs),
    close: async () => {},
  };
}
