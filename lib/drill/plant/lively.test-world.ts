import { createNetwork } from '@/lib/drill/network/create-network';
import type { DrillNetwork, NetworkPlan } from '@/lib/drill/types';

export const START = Date.UTC(2024, 2, 6);

/** A network (4 validators, 2 members, 2 s, 4 s unless said) that has run well for a minute. */
export function livelyNetwork(plan: Partial<NetworkPlan> = {}, ranMs = 60_000): DrillNetwork {
  const usual = { validators: 4, members: 2, seed: 'plant', startAt: START, blockPeriodSeconds: 2, requestTimeoutSeconds: 4 };
  const network = createNetwork({ ...usual, ...plan });
  run(network, ranMs);
  return network;
}

export const run = (network: DrillNetwork, ms: number): number => network.sim.runUntil(network.sim.now() + ms);

/** Name → height and hash of the head; null = its process is down. */
export const heads = (network: DrillNetwork): Readonly<Record<string, string | null>> =>
  Object.fromEntries(
    network.nodes.map((node) => {
      const header = node.process()?.chain.head().block.header;
      return [node.name, header === undefined ? null : `${header.height} ${header.hash}`];
    }),
  );

export const heightOf = (network: DrillNetwork, name: string): number =>
  network.node(name).process()?.chain.head().block.header.height ?? -1;

export const agree = (network: DrillNetwork): boolean => new Set(Object.values(heads(network))).size === 1;

/** Runs on until nobody is between two blocks. */
export function settle(network: DrillNetwork): void {
  for (let step = 0; step < 100 && !agree(network); step += 1) run(network, 20);
}
