import { block as blockSchema } from '@/lib/rpc/schemas/block';
import { parseWith } from '@/lib/rpc/schemas/parse-with';
import type { BlockId } from '../survey-types';
import { answerOf, askMany, failureOf } from './evidence/ask-many';
import { openBook } from './evidence/piece-book';
import type { LightBlock } from './evidence/read-chain-above';
import type { AskedNode, PieceShelf } from './evidence/types';
import { saveBlock } from './save-evidence';

export type DroppedTask = {
  readonly dropped: readonly BlockId[];
  readonly nodes: readonly AskedNode[];
  readonly shelf: PieceShelf;
  readonly earlier: () => Promise<readonly Pick<PieceShelf, 'saved' | 'body'>[]>;
  readonly now: () => number;
};

const parse = parseWith(blockSchema);

/**
 * Puts blocks that the chain has gone over on the shelf: as an earlier plan saved them, else from nodes that still hold them beside their chain
 * (after a rewind none does). One that is nowhere lies there as missing. May be called any number of times. Rejects with a StoreError only.
 */
export async function saveDropped({ dropped, nodes, shelf, earlier, now }: DroppedTask): Promise<void> {
  const there = new Set((await shelf.saved()).flatMap(({ kind, hash }) => (kind === 'block' ? [hash] : [])));
  const lacking = dropped.filter(({ hash }) => !there.has(hash));
  if (lacking.length === 0) return;
  const left = await fromEarlier(lacking, shelf, await earlier());
  const book = await openBook({ shelf, now, onProgress: () => undefined });
  for (const block of left) {
    const { light, holders, why } = await holdersOf(block, nodes);
    if (light === null) await book.missing(nodes[0]?.name ?? '', 'block', block, why, true);
    else await saveBlock(book, shelf, light, holders);
  }
}

/** What earlier plans saved of these blocks, copied; gives those that none did. */
async function fromEarlier(
  wanted: readonly BlockId[],
  shelf: PieceShelf,
  earlier: readonly Pick<PieceShelf, 'saved' | 'body'>[],
): Promise<readonly BlockId[]> {
  let left = wanted;
  for (const old of earlier) {
    if (left.length === 0) return left;
    const saved = await old.saved();
    const found = left.filter(({ hash }) => saved.some((piece) => piece.kind === 'block' && piece.hash === hash));
    const hashes = new Set<string | null>(found.map(({ hash }) => hash));
    const pieces = saved.filter(({ kind, hash }) => kind !== 'missing' && hashes.has(hash));
    // The block itself last: it tells the next call that the rest lies there too.
    for (const piece of [...pieces].sort((one, other) => Number(one.kind === 'block') - Number(other.kind === 'block'))) {
      const { id, sha256: _sha256, bytes: _bytes, ...named } = piece;
      const body = await old.body(id);
      if (body !== null) await shelf.add([{ ...named, body }]);
    }
    left = left.filter(({ hash }) => !hashes.has(hash));
  }
  return left;
}

async function holdersOf(
  { height, hash }: BlockId,
  nodes: readonly AskedNode[],
): Promise<{ readonly light: LightBlock | null; readonly holders: readonly AskedNode[]; readonly why: string }> {
  const asked = await Promise.all(
    nodes.map(async (node) => {
      const [one] = await askMany(node, [{ method: 'eth_getBlockByHash', params: [hash, false] }], 1);
      return { node, light: lightOf(answerOf(one), { height, hash }), why: answerOf(one) === null ? 'does not hold it' : failureOf(one) };
    }),
  );
  const holders = asked.filter(({ light }) => light !== null);
  return {
    light: holders[0]?.light ?? null,
    holders: holders.map(({ node }) => node),
    why: asked.map(({ node, why }) => `${node.name}: ${why}`).join('; ') || 'no node can be asked',
  };
}

function lightOf(answer: unknown, { height, hash }: BlockId): LightBlock | null {
  try {
    const { header, transactions } = parse(answer);
    return header.hash === hash ? { height, hash, transactions } : null;
  } catch {
    return null;
  }
}
