import { buildForkedChain, type ForkedChain, type ForkPlan } from '@/fixtures/forks/build-fork';
import { orderValidators } from '@/lib/consensus/expected-proposer';
import { type ChainNode, type ChainRules, chainOf, makeNode, serveNode } from '@/lib/monitor/chain-nodes.test-world';
import { type WatchWorld, watchNodes } from '@/lib/monitor/watch.test-world';
import type { DiagnosisInput } from './types';

const GENESIS_TIME = 1_700_000_000;

export type ForkedWatch = {
  readonly chain: ForkedChain;
  readonly nodes: readonly ChainNode[];
  readonly watched: WatchWorld;
  readonly input: DiagnosisInput;
};

export type ForkedPlan = ForkPlan & {
  /** Places of the validators whose nodes stand on each branch; a place may be named twice: two processes. */
  readonly camps: readonly (readonly number[])[];
  readonly version?: string;
  /** Head of all nodes at the first look; from there on a block a look. Absent = they stand at their tips from the first. */
  readonly from?: number;
  readonly rules?: ChainRules;
  /** Answers of one node instead of its own, by node name and method. */
  readonly instead?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
};

/** A watch over a built fork, after the looks it takes to prove it. Keys are such that both orders of turns are one. */
export async function watchFork(plan: ForkedPlan): Promise<ForkedWatch> {
  const chain = buildForkedChain({ ...plan, seed: plan.seed ?? plainSeed(plan.validators) });
  const seen = new Map<number, number>();
  const nodes = plan.camps.flatMap((places, branch) =>
    places.map((place) => {
      const times = (seen.get(place) ?? 0) + 1;
      seen.set(place, times);
      return makeNode(`validator-${place + 1}${times > 1 ? '-again' : ''}`, chainOf(chain, branch), place);
    }),
  );
  for (const node of nodes)
    node.twist = ({ method }, honest) => {
      const own = plan.instead?.[node.name]?.[method];
      if (own !== undefined) return { ok: true, result: own };
      if (method === 'web3_clientVersion' && plan.version) return { ok: true, result: plan.version };
      return honest();
    };
  const tops = new Map(nodes.map((node) => [node, node.head]));
  const top = Math.max(...tops.values());
  const { from = top } = plan;
  for (const node of nodes) node.head = Math.min(node.head, from);
  const period = plan.periodSeconds ?? 1;
  const watched = await watchNodes(
    nodes.map((node) => serveNode(node, chain, { periodSeconds: period, ...plan.rules })),
    (GENESIS_TIME + from * period) * 1000,
  );
  for (let height = from + 1; height <= top; height++) {
    await watched.tick(1, period);
    for (const [node, tip] of tops) node.head = Math.min(tip, height);
  }
  await watched.tick(3);
  return { chain, nodes, watched, input: watched.watch.diagnosis() };
}

/** Place of the validator whose turn comes `later` heights after the first block of the first branch. */
export function placeAfter(plan: ForkPlan, later: number): number {
  const chain = buildForkedChain({ ...plan, seed: plan.seed ?? plainSeed(plan.validators) });
  const author = chain.branches[0]?.[0]?.miner;
  const next = chain.set[(chain.set.indexOf(author as `0x${string}`) + later) % chain.set.length];
  return chain.validators.findIndex(({ address }) => address === next);
}

/** A seed whose keys have one order, by bytes and by text. */
function plainSeed(validators: number): string {
  for (let number = 0; number < 500; number++) {
    const seed = `plain ${number}`;
    const { set } = buildForkedChain({ protocol: 'qbft', validators, commonHeights: 0, branches: [], seed });
    if (orderValidators(set, 'text').join() === orderValidators(set, 'bytes').join()) return seed;
  }
  throw new Error('no seed found');
}

export const V22 = 'Geth/v1.9.20-stable-0d1eb0f3(quorum-v22.7.1)/linux-amd64/go1.15';
export const V23 = 'Geth/v1.10.3-stable(quorum-v23.4.0)/linux-amd64/go1.19';
