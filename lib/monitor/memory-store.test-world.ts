import type { BlockFact, ClaimRow, EventRow, Store, TickWrite, WatchedSpan } from '@/lib/storage/store';
import { makeMemoryIncidents } from './memory-incidents.test-world';

/** A store that forgets with the process and keeps no contract but reading what was written: for tests over thousands of ticks. */
export function makeMemoryStore(): Store & { readonly writes: TickWrite[] } {
  const blocks = new Map<string, BlockFact>();
  const current = new Map<string, ClaimRow>();
  const past: ClaimRow[] = [];
  const events: EventRow[] = [];
  const spans = new Map<number, WatchedSpan>();
  const writes: TickWrite[] = [];
  const incidents = makeMemoryIncidents();
  const end = (key: string, at: number) => {
    const row = current.get(key);
    if (row) past.push({ ...row, lapsedAt: at });
    current.delete(key);
  };
  const within = ({ height }: { readonly height: number }, from: number, to: number) => height >= from && height <= to;
  return {
    writes,
    openNetwork: async () => {},
    record: async (_network, write) => {
      writes.push(write);
      for (const block of write.blocks)
        blocks.set(block.hash, { ...block, firstSeenAt: blocks.get(block.hash)?.firstSeenAt ?? block.firstSeenAt });
      for (const { node, height, hash, at } of write.lapses)
        if (current.get(`${node} ${height}`)?.hash === hash) end(`${node} ${height}`, at);
      for (const claim of write.claims) {
        const key = `${claim.node} ${claim.height}`;
        if (current.get(key)?.hash === claim.hash) continue;
        end(key, claim.at);
        current.set(key, { ...claim, lapsedAt: null });
      }
      events.push(...write.events);
      for (const span of write.watched ?? []) spans.set(span.from, span);
      if (write.incidents) incidents.write(write.incidents);
    },
    blocks: async (_network, from, to) => [...blocks.values()].filter((block) => within(block, from, to)),
    block: async (_network, hash) => blocks.get(hash) ?? null,
    claims: async (_network, from, to) => [...past, ...current.values()].filter((claim) => within(claim, from, to)),
    currentTail: async (_network, depth) => {
      const top = Math.max(-1, ...[...current.values()].map(({ height }) => height));
      return [...current.values()].filter(({ height }) => height > top - depth);
    },
    rounds: async (_network, sinceMs, untilMs = Number.POSITIVE_INFINITY) =>
      [...blocks.values()]
        .filter(({ firstSeenAt, height }) => height > 0 && firstSeenAt >= sinceMs && firstSeenAt <= untilMs)
        .map((block) => ({ ...block, verified: block.verification.state === 'verified' })),
    events: async (_network, sinceMs, { until = Number.POSITIVE_INFINITY, kinds } = {}) =>
      events.filter(({ at, kind }) => at >= sinceMs && at <= until && (kinds?.includes(kind) ?? true)),
    lastEvent: async (_network, kind, atMs) => events.findLast((event) => event.kind === kind && event.at <= atMs) ?? null,
    topHeights: async (_network, moments, among) => {
      const first = new Map<string, { height: number; at: number }>();
      for (const { height, hash, at } of [...past, ...current.values()]) {
        const key = `${height} ${hash}`;
        if (at <= (first.get(key)?.at ?? Number.POSITIVE_INFINITY)) first.set(key, { height, at });
      }
      const newest = [...first.values()].sort((a, b) => b.at - a.at);
      return moments.map((moment) => {
        const heights = newest.filter(({ at }) => at <= moment).map(({ height }) => height);
        return heights.length === 0 ? null : Math.max(...heights.slice(0, among));
      });
    },
    changes: async (_network, fromMs, toMs) =>
      [...blocks.values()]
        .filter(({ firstSeenAt, round }) => round !== 0 && firstSeenAt >= fromMs && firstSeenAt <= toMs)
        .map(({ firstSeenAt, height, round, seenLive }) => ({ at: firstSeenAt, height, round, seenLive })),
    watched: async (_network, fromMs, toMs) => [...spans.values()].filter(({ from, to }) => from <= toMs && to >= fromMs),
    incidents: incidents.store,
    recovery: {
      find: nothing,
      open: nothing,
      list: none,
      lines: none,
      pieces: none,
      pieceBody: nothing,
      confirmed: none,
      ofIncident: none,
    },
    notices: { claim: nothing, delivered: async () => {}, failed: async () => {}, list: none },
    prune: async () => 0,
    accounts: { list: noPeople, find: noPeople, findByEmail: noPeople, sessions: noPeople, invite: noPeople },
    displays: { list: noPeople, find: noPeople, findByDigest: noPeople, seen: noPeople },
    audit: noPeople,
    checkAudit: noPeople,
    countTry: noPeople,
    forgetTries: noPeople,
    transaction: noPeople,
    close: async () => {},
  };
}

const nothing = async () => null;
const none = async () => [];

async function noPeople(): Promise<never> {
  throw new Error('the memory store knows no people');
}
