import { CodecError } from '@/lib/consensus/codec-error';
import { encodeTransaction, transactionHash } from '@/lib/consensus/encode-transaction';
import { encodeHeader } from '@/lib/consensus/header-frame';
import { bytesToHex } from '@/lib/consensus/hex-bytes';
import { readHeader } from '@/lib/consensus/read-header';
import type { Hash, Hex } from '@/lib/consensus/types';
import { block as blockSchema } from '@/lib/rpc/schemas/block';
import { parseWith } from '@/lib/rpc/schemas/parse-with';
import { answerOf, askFirst, askMany, failureOf } from './ask-many';
import type { LightBlock } from './read-chain-above';
import type { AskedCall, AskedNode } from './types';

/** What one holder gave of a block: the body of a piece, or why it could not. */
export type Given = { readonly ok: true; readonly body: unknown } | { readonly ok: false; readonly why: string };

export const BLOCK_KINDS = ['block', 'receipts', 'raw-transactions'] as const;
export type BlockKind = (typeof BLOCK_KINDS)[number];

/** Bytes of one answer that is surely taken, and how much larger JSON is than the block's own bytes. */
const WANTED_BYTES = 2 << 20;
const PER_BYTE = 3;
const parse = parseWith(blockSchema);

/** The header as this holder has it: its own seals, so two holders give two. `rlp` as debug_getRawHeader has it, from the node where it is served. */
export async function giveHeader(node: AskedNode, { height, hash }: LightBlock): Promise<Given> {
  const [asked] = await askMany(node, [{ method: 'eth_getBlockByHash', params: [hash, false] }], 1);
  const answer = answerOf(asked);
  if (!isObject(answer)) return { ok: false, why: failureOf(asked) };
  const { transactions: _transactions, uncles: _uncles, ...header } = answer;
  const raw = await askFirst(node, [
    { method: 'debug_getRawHeader', params: [`0x${height.toString(16)}`] },
    { method: 'debug_getHeaderRlp', params: [height] },
  ]);
  const said = answerOf(raw.at(-1));
  const { rlp, hashMatches } = recomputed(answer);
  const fromNode = typeof said === 'string' && (said.startsWith('0x') ? said : `0x${said}`).toLowerCase();
  // By height a node gives whatever block it holds there now: only bytes that are this header's count.
  const isSame = rlp !== null && fromNode === rlp;
  return {
    ok: true,
    body: {
      asked: [asked && { method: asked.method, params: asked.params, answer: header }],
      rlp,
      rlpFrom: isSame ? 'node' : 'fields',
      hashMatches,
    },
  };
}

/** RLP of the header by its fields, and whether they give the hash it is called by; null = in a form that is not read here. */
function recomputed(answer: unknown): { readonly rlp: Hex | null; readonly hashMatches: boolean | null } {
  try {
    const { header } = parse(answer);
    const reading = readHeader(header, () => null);
    return { rlp: bytesToHex(encodeHeader(header)), hashMatches: reading.ok ? reading.facts.hash === header.hash : null };
  } catch {
    return { rlp: null, hashMatches: null };
  }
}

/** The block with its whole transactions, as the node answers it. */
export async function giveBlock(node: AskedNode, { hash, transactions }: LightBlock): Promise<Given> {
  const [asked] = await askMany(node, [{ method: 'eth_getBlockByHash', params: [hash, true] }], 1);
  const found = fieldsOf(answerOf(asked));
  if (found === null) return { ok: false, why: failureOf(asked) };
  const isWhole = found.length === transactions.length && found.every((one, index) => one.hash === transactions[index]);
  return isWhole ? { ok: true, body: { asked: [asked] } } : { ok: false, why: 'the block holds other transactions than the node named' };
}

/** Receipts in the block's order; whole or not at all. */
export async function giveReceipts(node: AskedNode, { hash, transactions }: LightBlock, blockBytes: number | null): Promise<Given> {
  const calls = transactions.map((transaction) => ({ method: 'eth_getTransactionReceipt', params: [transaction] }));
  const asked = await askMany(node, calls, atOnce(transactions.length, blockBytes));
  const lacking = asked.find((one) => {
    const receipt = answerOf(one);
    return !isObject(receipt) || receipt.blockHash !== hash;
  });
  if (lacking === undefined) return { ok: true, body: { asked } };
  return { ok: false, why: 'failure' in lacking ? lacking.failure : `it has no receipt of ${String(lacking.params[0])} in this block` };
}

/** The bytes of each transaction, checked against its hash: from the node, else from the fields it answers. */
export async function giveRaw(
  node: AskedNode,
  { hash, transactions }: LightBlock,
  block: unknown,
  blockBytes: number | null,
): Promise<Given> {
  const calls = transactions.map((_, index) => ({
    method: 'eth_getRawTransactionByBlockHashAndIndex',
    params: [hash, `0x${index.toString(16)}`],
  }));
  const asked = await askMany(node, calls, atOnce(transactions.length, blockBytes));
  const fields = fieldsOf(block);
  const rows = transactions.map((transaction, index) => {
    const given = asRaw(answerOf(asked[index]), transaction);
    if (given !== null) return { hash: transaction, raw: given, from: 'node' };
    const own = fields?.[index];
    const made = own === undefined ? null : encodeTransaction(own);
    return { hash: transaction, raw: made !== null && transactionHash(made) === transaction ? made : null, from: 'fields' };
  });
  const lacking = rows.findIndex(({ raw }) => raw === null);
  return lacking === -1
    ? { ok: true, body: { transactions: rows } }
    : { ok: false, why: `no bytes that give ${transactions[lacking]}: ${failureOf(asked[lacking])}` };
}

/** Whole transactions of an answered block; null = it has none to read. */
function fieldsOf(block: unknown): readonly Readonly<Record<string, unknown>>[] | null {
  const list = isObject(block) ? block.transactions : null;
  return Array.isArray(list) && list.every(isObject) ? list : null;
}

function asRaw(answer: unknown, hash: Hash): Hex | null {
  if (typeof answer !== 'string' || !answer.startsWith('0x') || answer === '0x') return null;
  try {
    return transactionHash(answer as Hex) === hash ? (answer.toLowerCase() as Hex) : null;
  } catch (error) {
    if (error instanceof CodecError) return null;
    throw error;
  }
}

/** So many that their answers surely fit one request. */
function atOnce(count: number, blockBytes: number | null): number {
  if (blockBytes === null || count === 0) return 50;
  return Math.min(200, Math.max(1, Math.floor(WANTED_BYTES / ((blockBytes / count) * PER_BYTE + 1_000))));
}

/** The answer inside a saved block's body, and its size where the node says it. */
export function blockInside(body: unknown): { readonly block: unknown; readonly bytes: number | null } {
  const asked = isObject(body) && Array.isArray(body.asked) ? (body.asked[0] as AskedCall | undefined) : undefined;
  const block = answerOf(asked);
  const size = isObject(block) && typeof block.size === 'string' ? Number(block.size) : Number.NaN;
  return { block, bytes: Number.isSafeInteger(size) ? size : null };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
