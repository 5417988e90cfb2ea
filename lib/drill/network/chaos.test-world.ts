import { faultTolerance, quorumSize } from '@/lib/consensus/quorum';
import type { Address, Hash } from '@/lib/consensus/types';
import { createNetwork } from '@/lib/drill/network/create-network';
import { createRandom } from '@/lib/drill/simulation/create-random';
import type { DrillNetwork, Random, SimNode } from '@/lib/drill/types';

export type Chaos = {
  readonly seed: string;
  readonly plan: string;
  /** Heights at which two blocks each had a quorum of seals, as text. */
  readonly violations: readonly string[];
  /** Highest head when everything was healed, and the lowest head after the time that healing may take. */
  readonly healedAt: number;
  readonly endedAt: number;
  readonly crashes: number;
  readonly cuts: number;
  /** Rounds above 0 in which blocks were made. */
  readonly roundChanges: number;
};

const START = 1_700_000_000_000;
const CHAOS_MS = 60_000;

/**
 * A network under random crashes, partitions, one-way links and delays, then healed. At most F validators are down or have forgotten what they
 * prepared at the open height: a validator keeps its lock in memory only, so more than that may seal twice in the real client too.
 */
export function runChaos(seed: string): Chaos {
  const random = createRandom(seed, 'chaos');
  const validators = 4 + random.below(4);
  const members = random.below(2);
  const network = createNetwork({
    validators,
    members,
    seed,
    startAt: START,
    blockPeriodSeconds: 1 + random.below(2),
    requestTimeoutSeconds: 2 + random.below(3),
    ...(random.chance(0.3) ? { maxRequestTimeoutSeconds: 10 } : {}),
  });
  const { sim } = network;
  const sealed = new Map<number, Map<Hash, Set<Address>>>();
  const forgetful = new Map<SimNode, number>();
  const counts = { crashes: 0, cuts: 0, roundChanges: 0 };
  const watched = new WeakSet<object>();
  const watch = (): void => {
    for (const node of network.nodes) {
      const process = node.process();
      if (process === null || watched.has(process)) continue;
      watched.add(process);
      process.chain.onHead(({ added }) => {
        for (const { block, round, committers } of added) {
          counts.roundChanges += round;
          const height = sealed.get(block.header.height) ?? new Map<Hash, Set<Address>>();
          height.set(block.hash, new Set([...(height.get(block.hash) ?? []), ...committers]));
          sealed.set(block.header.height, height);
        }
      });
    }
  };
  const undo: (() => void)[] = [];
  watch();
  while (sim.now() < START + CHAOS_MS) {
    sim.runUntil(sim.now() + 200 + random.below(6000));
    disturb(network, random, forgetful, undo, counts);
    watch();
  }
  for (const one of undo.splice(0)) one();
  for (const node of network.nodes) node.start();
  watch();
  const healedAt = Math.max(...heads(network));
  // Time-outs may have doubled for as long as the trouble lasted, and double once more before they meet.
  const giveUpAt = sim.now() + 4 * CHAOS_MS;
  while (sim.now() < giveUpAt && Math.min(...heads(network)) < healedAt + 3) sim.runUntil(sim.now() + 2000);
  const quorum = quorumSize(validators, 'ceil(2N/3)');
  const violations = [...sealed].flatMap(([height, hashes]) => {
    const decided = [...hashes].filter(([, committers]) => committers.size >= quorum);
    return decided.length > 1 ? [`${height}: ${decided.map(([hash, by]) => `${hash.slice(0, 10)} by ${by.size}`).join(', ')}`] : [];
  });
  return { seed, plan: `${validators}+${members}`, violations, healedAt, endedAt: Math.min(...heads(network)), ...counts };
}

const heads = (network: DrillNetwork): readonly number[] =>
  network.nodes.map((node) => node.process()?.chain.head().block.header.height ?? -1);

function disturb(
  network: DrillNetwork,
  random: Random,
  forgetful: Map<SimNode, number>,
  undo: (() => void)[],
  counts: { crashes: number; cuts: number },
): void {
  const { wire, nodes } = network;
  const lowest = Math.min(...nodes.flatMap((node) => node.process()?.chain.head().block.header.height ?? []));
  for (const [node, height] of forgetful) if (node.process() !== null && lowest >= height) forgetful.delete(node);
  const validators = nodes.filter(({ role }) => role === 'validator');
  const tolerated = faultTolerance(validators.length);
  const one = (list: readonly SimNode[]): SimNode => list[random.below(list.length)] as SimNode;
  const close = (from: SimNode, to: SimNode): void => {
    wire.setOpen(from.name, to.name, false);
    undo.push(() => wire.setOpen(from.name, to.name, true));
  };
  switch (random.below(6)) {
    case 0: {
      const node = one(nodes);
      if (node.role === 'validator' && !forgetful.has(node) && forgetful.size >= tolerated) return;
      if (node.process() === null) return;
      node.stop(random.chance(0.5) ? 'kill' : 'clean');
      counts.crashes += 1;
      if (node.role === 'validator') forgetful.set(node, Number.POSITIVE_INFINITY);
      return;
    }
    case 1: {
      const down = nodes.filter((node) => node.process() === null);
      for (const node of down) {
        node.start();
        const height = Math.max(...nodes.map((other) => other.process()?.chain.head().block.header.height ?? 0));
        if (node.role === 'validator') forgetful.set(node, height + 1);
      }
      return;
    }
    case 2: {
      const side = new Set(random.shuffle(nodes).slice(0, 1 + random.below(nodes.length - 1)));
      for (const from of nodes) for (const to of nodes) if (side.has(from) !== side.has(to)) close(from, to);
      counts.cuts += 1;
      return;
    }
    case 3: {
      const [from, to] = [one(nodes), one(nodes)];
      if (from !== to) close(from, to);
      counts.cuts += 1;
      return;
    }
    case 4: {
      const [from, to] = [one(nodes), one(nodes)];
      wire.slow(from.name, to.name, random.below(3000));
      undo.push(() => wire.slow(from.name, to.name, 0));
      return;
    }
    default:
      for (const heal of undo.splice(0)) heal();
  }
}
