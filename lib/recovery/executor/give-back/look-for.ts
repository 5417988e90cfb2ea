import type { Address, Hash } from '@/lib/consensus/types';
import { blockTag } from '@/lib/rpc/calls/block-calls';
import type { Sighting, Whereabouts } from '../../lost-transactions';
import { factsOf, type ReceiptFacts, type SavedTransaction } from '../../saved-transactions';
import { answerOf, askMany } from '../evidence/ask-many';
import type { AskedNode } from '../evidence/types';

const AT_ONCE = 100;
/** Blocks that are looked through for what took a nonce. */
const MOST_SEARCHED = 300;
const BLOCKS_AT_ONCE = 5;

/** Asks every node where the saved transactions are: blocks and pools by hash, next nonces, hashes at the heights named. Never throws. */
export async function lookFor(nodes: readonly AskedNode[], saved: readonly SavedTransaction[]): Promise<Whereabouts> {
  const senders = [...new Set(saved.flatMap(({ sender }) => (sender === null ? [] : [sender])))];
  const sightings = new Map<Hash, Sighting[]>();
  const nonces = new Map<Address, number[]>();
  await Promise.all(
    nodes.map(async (node) => {
      const asked = await askMany(
        node,
        [
          ...saved.map(({ hash }) => ({ method: 'eth_getTransactionByHash', params: [hash] })),
          ...senders.map((sender) => ({ method: 'eth_getTransactionCount', params: [sender, 'latest'] })),
        ],
        AT_ONCE,
      );
      for (const [index, { hash }] of saved.entries()) {
        const sighting = sightingOf(node.name, answerOf(asked[index]));
        if (sighting !== null) sightings.set(hash, [...(sightings.get(hash) ?? []), sighting]);
      }
      for (const [index, sender] of senders.entries()) {
        const next = numberOf(answerOf(asked[saved.length + index]));
        if (next !== null) nonces.set(sender, [...(nonces.get(sender) ?? []), next]);
      }
    }),
  );
  const heights = [...new Set([...sightings.values()].flat().flatMap((one) => (one.where === 'block' ? [one.block.height] : [])))];
  const holds = await holdsAt(nodes, heights);
  const receipts = await receiptsNow(nodes, sightings);
  const replacedBy = await replacements(nodes, saved, sightings, nonces);
  return { sightings, nonces, holds, receipts, replacedBy };
}

/** null = the node did not answer, or in a form that tells nothing. */
function sightingOf(node: string, answer: unknown): Sighting | null {
  if (answer === null) return { node, where: 'nowhere' };
  if (!isFields(answer)) return null;
  if (answer.blockHash == null) return { node, where: 'pool' };
  const height = numberOf(answer.blockNumber);
  if (height === null || typeof answer.blockHash !== 'string') return null;
  return { node, where: 'block', block: { height, hash: answer.blockHash.toLowerCase() as Hash } };
}

async function holdsAt(nodes: readonly AskedNode[], heights: readonly number[]): Promise<ReadonlyMap<number, readonly Hash[]>> {
  const holds = new Map<number, Hash[]>();
  await Promise.all(
    nodes.map(async (node) => {
      const calls = heights.map((height) => ({ method: 'eth_getBlockByNumber', params: [blockTag(height), false] }));
      for (const [index, asked] of (await askMany(node, calls, 40)).entries()) {
        const [answer, height] = [answerOf(asked), heights[index]];
        if (height === undefined || !isFields(answer) || typeof answer.hash !== 'string') continue;
        holds.set(height, [...(holds.get(height) ?? []), answer.hash.toLowerCase() as Hash]);
      }
    }),
  );
  return holds;
}

/** Receipts of what is in a block, from the first node that has it there. */
async function receiptsNow(
  nodes: readonly AskedNode[],
  sightings: ReadonlyMap<Hash, readonly Sighting[]>,
): Promise<ReadonlyMap<Hash, ReceiptFacts>> {
  const found = new Map<Hash, ReceiptFacts>();
  const holderOf = ([, list]: readonly [Hash, readonly Sighting[]]) => list.find(({ where }) => where === 'block')?.node;
  for (const node of nodes) {
    const hashes = [...sightings].filter((one) => holderOf(one) === node.name).map(([hash]) => hash);
    const asked = await askMany(
      node,
      hashes.map((hash) => ({ method: 'eth_getTransactionReceipt', params: [hash] })),
      50,
    );
    for (const [index, hash] of hashes.entries()) {
      const answer = answerOf(asked[index]);
      if (isFields(answer)) found.set(hash, factsOf(answer));
    }
  }
  return found;
}

/** What took a nonce that a saved transaction had: looked for in one node's newest blocks, down to the lowest saved one. */
async function replacements(
  nodes: readonly AskedNode[],
  saved: readonly SavedTransaction[],
  sightings: ReadonlyMap<Hash, readonly Sighting[]>,
  nonces: ReadonlyMap<Address, readonly number[]>,
): Promise<ReadonlyMap<string, Hash>> {
  const found = new Map<string, Hash>();
  const gone = saved.filter(({ hash, sender, nonce }) => {
    const isSeen = sightings.get(hash)?.some(({ where }) => where !== 'nowhere') ?? true;
    return !isSeen && sender !== null && nonce !== null && Math.min(...(nonces.get(sender) ?? [0])) > nonce;
  });
  const wanted = new Set(gone.map(({ sender, nonce }) => `${sender} ${nonce}`));
  const [node] = nodes.filter(({ name }) => [...sightings.values()].some((list) => list.some((one) => one.node === name)));
  if (wanted.size === 0 || node === undefined) return found;
  const [head] = await askMany(node, [{ method: 'eth_blockNumber', params: [] }], 1);
  const top = numberOf(answerOf(head)) ?? -1;
  const from = Math.min(...gone.flatMap(({ blocks }) => blocks.map(({ height }) => height)));
  const heights = Array.from({ length: Math.max(0, Math.min(MOST_SEARCHED, top - from + 1)) }, (_, index) => from + index);
  const calls = heights.map((height) => ({ method: 'eth_getBlockByNumber', params: [blockTag(height), true] }));
  for (const asked of await askMany(node, calls, BLOCKS_AT_ONCE)) {
    const answer = answerOf(asked);
    for (const one of isFields(answer) && Array.isArray(answer.transactions) ? (answer.transactions as unknown[]) : []) {
      if (!isFields(one) || typeof one.hash !== 'string') continue;
      const key = `${String(one.from).toLowerCase()} ${numberOf(one.nonce)}`;
      if (wanted.has(key)) found.set(key, one.hash.toLowerCase() as Hash);
    }
  }
  return found;
}

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function numberOf(value: unknown): number | null {
  const number = typeof value === 'string' && /^0x[0-9a-f]+$/i.test(value) ? Number(value) : Number.NaN;
  return Number.isSafeInteger(number) ? number : null;
}
