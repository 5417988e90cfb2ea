import type { Block, Hash } from '@/lib/consensus/types';
import { blockTag } from '@/lib/rpc/calls/block-calls';
import { block } from '@/lib/rpc/schemas/block';
import { parseWith } from '@/lib/rpc/schemas/parse-with';
import type { BlockId } from '../../survey-types';
import { answerOf, askMany, failureOf } from './ask-many';
import type { AskedNode } from './types';

/** A block above the ancestor by its names and its transactions' hashes. */
export type LightBlock = BlockId & { readonly transactions: readonly Hash[] };

export type ChainAbove =
  /** Ascending; empty = its head is the ancestor or below. */
  | { readonly ok: true; readonly head: BlockId; readonly blocks: readonly LightBlock[] }
  /** `isSilent` = not even its head could be read. */
  | { readonly ok: false; readonly why: string; readonly isSilent: boolean };

/** Light blocks in one request, and the most above one ancestor: more is no fork but another chain. */
const AT_ONCE = 40;
const MOST_BLOCKS = 5_000;
const parse = parseWith(block);

/** One node's own chain from the ancestor (left out) up to its head, each block the parent of the next. A chain that changes meanwhile is read once more. */
export async function readChainAbove(node: AskedNode, ancestor: BlockId): Promise<ChainAbove> {
  const first = await readOnce(node, ancestor);
  return first.ok || !first.changed ? first : readOnce(node, ancestor);
}

type Read = ChainAbove & { readonly changed?: boolean };

const unread = (why: string) => ({ ok: false, why, isSilent: false }) as const;

async function readOnce(node: AskedNode, ancestor: BlockId): Promise<Read> {
  const [latest] = await askMany(node, [{ method: 'eth_getBlockByNumber', params: ['latest', false] }], 1);
  const head = parsed(answerOf(latest));
  if (head === null) return { ...unread(`its head could not be read: ${failureOf(latest)}`), isSilent: true };
  const { height, hash } = head.header;
  if (height <= ancestor.height) return { ok: true, head: { height, hash }, blocks: [] };
  if (height - ancestor.height > MOST_BLOCKS)
    return unread(`its head is ${height - ancestor.height} blocks above the ancestor: more than ${MOST_BLOCKS} are not saved`);
  const heights = Array.from({ length: height - ancestor.height + 1 }, (_, index) => ancestor.height + index);
  const asked = await askMany(
    node,
    heights.map((at) => ({ method: 'eth_getBlockByNumber', params: [blockTag(at), false] })),
    AT_ONCE,
  );
  const blocks: Block[] = [];
  for (const [index, one] of asked.entries()) {
    const found = parsed(answerOf(one));
    if (found === null)
      return { ...unread(`block ${heights[index]} could not be read: ${failureOf(one)}`), changed: answerOf(one) === null };
    blocks.push(found);
  }
  if (blocks[0]?.header.hash !== ancestor.hash) return unread(`it holds another block than the ancestor at ${ancestor.height}`);
  const isLinked = blocks.every(({ header }, index) => index === 0 || header.parentHash === blocks[index - 1]?.header.hash);
  if (!isLinked || blocks.at(-1)?.header.hash !== hash) return { ...unread('its chain changed while it was read'), changed: true };
  const above = blocks.slice(1).map(({ header, transactions }) => ({ height: header.height, hash: header.hash, transactions }));
  return { ok: true, head: { height, hash }, blocks: above };
}

function parsed(answer: unknown): Block | null {
  try {
    return parse(answer);
  } catch {
    return null;
  }
}
