import { type BlockFacts, blockFacts, type FactsSource } from '@/lib/drill/conformance/block-facts';
import type { RecordedNetwork } from '@/lib/drill/conformance/read-recording';
import { answerCall } from '@/lib/drill/rpc/answer-call';
import type { DrillNetwork, NodeName } from '@/lib/drill/types';

/** A node's head became this block between `after` and `by`, ms since 1970; the drill knows the moment, a recording only its ticks. */
export type HeadSeen = { readonly node: NodeName; readonly after: number; readonly by: number; readonly block: BlockFacts };

const isBlock = (value: unknown): value is FactsSource =>
  typeof value === 'object' && value !== null && 'extraData' in value && typeof (value as FactsSource).hash === 'string';

/** Every change of head a recording shows, in time order. Heads that came and went between two ticks are not there. */
export function recordedHeads({ calls }: RecordedNetwork): readonly HeadSeen[] {
  const last = new Map<string, { readonly hash: string; readonly at: number }>();
  return calls.flatMap(({ node, method, params, answer, at }) => {
    if (method !== 'eth_getBlockByNumber' || params[0] !== 'latest' || !answer.ok || !isBlock(answer.result)) return [];
    const before = last.get(node);
    last.set(node, { hash: answer.result.hash, at });
    if (before?.hash === answer.result.hash) return [];
    return [{ node, after: before?.at ?? 0, by: at, block: blockFacts(answer.result) }];
  });
}

/** Every block a recording holds, by hash: ticks, portraits and closing lists. */
export function recordedBlocks({ calls }: RecordedNetwork): ReadonlyMap<string, BlockFacts> {
  const found = calls.flatMap(({ method, answer }) =>
    method.startsWith('eth_getBlockBy') && answer.ok && isBlock(answer.result) ? [blockFacts(answer.result)] : [],
  );
  return new Map(found.map((block) => [block.hash, block]));
}

/** The chain that ends in `head`, from the lowest known block up. */
export function chainOf(blocks: ReadonlyMap<string, BlockFacts>, head: string): readonly BlockFacts[] {
  const chain: BlockFacts[] = [];
  for (let block = blocks.get(head); block !== undefined; block = blocks.get(block.parentHash)) chain.push(block);
  return chain.reverse();
}

export type WatchedNetwork = {
  /** Runs up to `at`, event by event, and notes every change of head on the way. */
  readonly runUntil: (at: number) => void;
  readonly run: (ms: number) => void;
  readonly seen: readonly HeadSeen[];
  /** Every block that was a head somewhere. */
  readonly blocks: ReadonlyMap<string, BlockFacts>;
};

/** Watches a drill's heads through what its nodes answer. Slow by design (every event is followed by a look): for minutes, not for hours. */
export function watchHeads(network: DrillNetwork): WatchedNetwork {
  const { sim, nodes } = network;
  const heads = new Map<NodeName, string>();
  const seen: HeadSeen[] = [];
  const blocks = new Map<string, BlockFacts>();
  const look = (): void => {
    for (const node of nodes) {
      const head = node.process()?.chain.head();
      if (head === undefined || heads.get(node.name) === head.block.hash) continue;
      heads.set(node.name, head.block.hash);
      const answer = answerCall(node, network, { method: 'eth_getBlockByNumber', params: ['latest', false] });
      if (!answer.ok) throw new Error(`${node.name}: ${answer.error.message}`);
      const block = blockFacts(answer.result as FactsSource);
      blocks.set(block.hash, block);
      seen.push({ node: node.name, after: sim.now(), by: sim.now(), block });
    }
  };
  const runUntil = (at: number): void => {
    look();
    for (let next = sim.nextAt(); next !== null && next <= at; next = sim.nextAt()) {
      sim.runUntil(next);
      look();
    }
    sim.runUntil(at);
  };
  return { runUntil, run: (ms) => runUntil(sim.now() + ms), seen, blocks };
}
