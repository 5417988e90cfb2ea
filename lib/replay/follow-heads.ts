import type { Hash } from '@/lib/consensus/types';
import { asBlock, type BlockBook, descendsFrom, heightOf, isHash } from '@/lib/replay/block-book';
import type { HeadSeen, RecordedCall } from '@/lib/replay/recording';

type Place = { readonly height: number; readonly hash: Hash };

/**
 * The node's head over time, from its own answers in time order: every `latest` block sets it; a higher block given by number, a higher
 * number or a snapshot of a known block raise it, as a head may rise between two ticks. Nothing else moves it.
 */
export function followHeads(calls: readonly RecordedCall[], book: BlockBook): readonly HeadSeen[] {
  const heads: HeadSeen[] = [];
  for (const call of calls) {
    const last = heads.at(-1);
    const next = headIn(call, last, book);
    if (next !== null) heads.push({ at: call.at, stage: call.stage, ...next });
  }
  return heads;
}

function headIn({ method, params, answer }: RecordedCall, last: HeadSeen | undefined, book: BlockBook): Place | null {
  if (!answer.ok) return null;
  const asked: unknown = Array.isArray(params) ? params[0] : undefined;
  if (method === 'eth_getBlockByNumber') {
    const block = asked === 'pending' ? null : asBlock(answer.result);
    if (block === null) return null;
    const place = { height: Number(block.number), hash: block.hash.toLowerCase() as Hash };
    return asked === 'latest' || last === undefined || place.height > last.height ? place : null;
  }
  const higher = (height: number) => last === undefined || height > last.height;
  if (method === 'eth_blockNumber') {
    const height = heightOf(answer.result);
    return height !== null && higher(height) ? onlyDescendant(book, height, last?.hash) : null;
  }
  const place = placeIn(answer.result);
  const latest = asked === undefined || asked === null || asked === 'latest';
  return method.startsWith('istanbul_') && latest && place !== null && higher(place.height) && book.byHash.has(place.hash) ? place : null;
}

/** The one known block at this height above the head, where there is exactly one. */
function onlyDescendant(book: BlockBook, height: number, head: Hash | undefined): Place | null {
  const hashes = [...(book.hashesAt.get(height) ?? [])].filter(
    (hash) => book.byHash.has(hash) && (head === undefined || descendsFrom(book, hash, head)),
  );
  return hashes.length === 1 && hashes[0] !== undefined ? { height, hash: hashes[0] } : null;
}

/** The block an answer of istanbul_getSnapshot or istanbul_getSignersFromBlock speaks of: decimal number and hash, in either spelling. */
export function placeIn(result: unknown): Place | null {
  if (typeof result !== 'object' || result === null) return null;
  const { number, Number: capital, hash, Hash: capitalHash } = result as Record<string, unknown>;
  const height = number ?? capital;
  const found = hash ?? capitalHash;
  return typeof height === 'number' && Number.isSafeInteger(height) && isHash(found) ? { height, hash: found.toLowerCase() as Hash } : null;
}
