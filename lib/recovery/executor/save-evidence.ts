import type { Hash } from '@/lib/consensus/types';
import type { Plan } from '../plan-types';
import type { EvidenceProgress } from '../run-types';
import { giveNodeFact, giveValidators, NODE_KINDS, type NodeKind } from './evidence/give-node-facts';
import { openBook, type PieceBook } from './evidence/piece-book';
import { type ChainAbove, type LightBlock, readChainAbove } from './evidence/read-chain-above';
import { BLOCK_KINDS, type BlockKind, blockInside, type Given, giveBlock, giveHeader, giveRaw, giveReceipts } from './evidence/save-block';
import type { AskedNode, PieceShelf } from './evidence/types';

export type EvidenceTask = {
  readonly plan: Pick<Plan, 'ancestor' | 'nodes' | 'absent'>;
  /** Every configured node that can be asked, those the plan does not touch too. */
  readonly nodes: readonly AskedNode[];
  readonly shelf: PieceShelf;
  /** Server ms. */
  readonly now: () => number;
  readonly onProgress: (progress: EvidenceProgress) => void;
};

/** Holders whose copy of a header is kept: seals differ from node to node. */
const HEADERS_OF = 2;
/** Blocks of one branch that are asked for at once: a far node takes most of the time on its way. */
const AT_ONCE = 4;

/**
 * Saves everything above the ancestor on every branch, from nodes that hold it, with pools, peers, configs and validator sets. What lies on the
 * shelf is not asked again, so that it may be called after a kill and any number of times; what can't be had lies there as `missing` with why.
 * Complete = header, bytes, transactions and receipts of every block above the ancestor are saved and no node of the plan is unread; a pool,
 * peers, config or set that is not served is missing, and told, but ends with the plan's nodes in no case. Rejects with a StoreError only.
 */
export async function saveEvidence(task: EvidenceTask): Promise<EvidenceProgress> {
  const { plan, shelf } = task;
  const nodes = task.nodes.filter(({ name }) => !plan.absent.includes(name));
  const book = await openBook(task);
  const chains = new Map<string, ChainAbove>();
  if (plan.ancestor !== null) {
    const { ancestor } = plan;
    await Promise.all(nodes.map(async (node) => chains.set(node.name, await readChainAbove(node, ancestor))));
    for (const [name, chain] of chains) if (!chain.ok) await book.missing(name, 'block', null, chain.why, isNeeded(plan, name));
    for (const name of plan.nodes) if (!chains.has(name)) await book.missing(name, 'block', null, 'it is not asked', isNeeded(plan, name));
  }
  const held = holdersByBlock(nodes, chains);
  const tips = [
    ...new Map(
      [...chains.values()].flatMap((chain) => (chain.ok && chain.blocks.length > 0 ? [[chain.head.hash, chain.head] as const] : [])),
    ).values(),
  ];
  const sets = [...(plan.ancestor === null ? [] : [plan.ancestor]), ...tips];
  book.want(held.length * (BLOCK_KINDS.length + 1) + nodes.length * NODE_KINDS.length + sets.length);

  const branches = new Map<string, Held[]>();
  for (const one of held) {
    const camp = one.holders.map(({ name }) => name).join('\n');
    branches.set(camp, [...(branches.get(camp) ?? []), one]);
  }
  await Promise.all([
    ...[...branches.values()].map(async (blocks) => {
      for (let at = 0; at < blocks.length; at += AT_ONCE)
        await Promise.all(blocks.slice(at, at + AT_ONCE).map(({ block, holders }) => saveBlock(book, shelf, block, holders)));
    }),
    ...nodes.map(async (node) => {
      const chain = chains.get(node.name);
      const give = (one: AskedNode, kind: NodeKind) =>
        chain?.ok === false && chain.isSilent ? { ok: false as const, why: chain.why } : giveNodeFact(one, kind);
      for (const kind of NODE_KINDS) await book.keep(kind, null, [node], async (one) => give(one, kind), false);
    }),
    ...sets.map(({ height, hash }) => {
      const holders = nodes.filter(({ name }) => knows(chains.get(name), plan.ancestor?.hash, hash));
      return book.keep('validators', { height, hash }, holders, (one) => giveValidators(one, hash), false);
    }),
  ]);
  return book.close();
}

const isNeeded = ({ nodes, absent }: EvidenceTask['plan'], name: string): boolean => nodes.includes(name) && !absent.includes(name);

const knows = (chain: ChainAbove | undefined, ancestor: Hash | undefined, hash: Hash): boolean =>
  chain?.ok === true && (hash === ancestor || chain.head.hash === hash || chain.blocks.some((block) => block.hash === hash));

type Held = { readonly block: LightBlock; readonly holders: readonly AskedNode[] };

/** Every block above the ancestor with the nodes whose chain it is on, lowest first. */
function holdersByBlock(nodes: readonly AskedNode[], chains: ReadonlyMap<string, ChainAbove>): readonly Held[] {
  const found = new Map<Hash, { readonly block: LightBlock; readonly holders: AskedNode[] }>();
  for (const node of nodes) {
    const chain = chains.get(node.name);
    for (const block of chain?.ok ? chain.blocks : []) {
      const known = found.get(block.hash) ?? { block, holders: [] };
      known.holders.push(node);
      found.set(block.hash, known);
    }
  }
  return [...found.values()].sort((one, other) => one.block.height - other.block.height || (one.block.hash < other.block.hash ? -1 : 1));
}

/** One block whole, from the first of its holders that can give each part; what cannot be had is noted as missing. */
export async function saveBlock(book: PieceBook, shelf: PieceShelf, block: LightBlock, holders: readonly AskedNode[]): Promise<void> {
  const { transactions } = block;
  const id = book.idOf('block', block.hash);
  const saved = id === null ? null : await shelf.body(id);
  let whole = blockInside(saved === null ? null : (JSON.parse(saved) as unknown));
  await book.keepSome('header', block, holders.slice(0, HEADERS_OF), holders.slice(HEADERS_OF), (one) => giveHeader(one, block));
  const ways: Readonly<Record<BlockKind, (one: AskedNode) => Promise<Given>>> = {
    block: async (one) => {
      const given = await giveBlock(one, block);
      if (given.ok) whole = blockInside(given.body);
      return given;
    },
    receipts: (one) => giveReceipts(one, block, whole.bytes),
    'raw-transactions': (one) => giveRaw(one, block, whole.block, whole.bytes),
  };
  for (const kind of BLOCK_KINDS) {
    if (kind !== 'block' && transactions.length === 0) book.nothingToKeep();
    else await book.keep(kind, block, holders, ways[kind], true);
  }
}
