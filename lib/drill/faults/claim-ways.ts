import { createClaims } from '@/lib/drill/faults/claims';
import type { DrillNetwork, NodeName } from '@/lib/drill/types';

export type Way = { readonly from: NodeName; readonly to: NodeName };

const keyOf = ({ from, to }: Way): string => JSON.stringify([from, to]);
const wayOf = (key: string): [NodeName, NodeName] => JSON.parse(key) as [NodeName, NodeName];

const claimClosed = createClaims<true>((network, key, held) => network.wire.setOpen(...wayOf(key), held.length === 0));
const claimSlow = createClaims<number>((network, key, held) => network.wire.slow(...wayOf(key), Math.max(0, ...held)));

const all = (undos: readonly (() => void)[]) => () => {
  for (const undo of undos) undo();
};

/** Closes these directions until what comes back is called; other faults may hold them closed longer. */
export const closeWays = (network: DrillNetwork, ways: readonly Way[]): (() => void) =>
  all(ways.map((way) => claimClosed(network, keyOf(way), true)));

/** Adds latency to these directions; where several faults do, the longest holds. */
export const slowWays = (network: DrillNetwork, ways: readonly Way[], extraMs: number): (() => void) =>
  all(ways.map((way) => claimSlow(network, keyOf(way), extraMs)));

/** Both directions between two nodes. */
export const bothWays = (one: NodeName, other: NodeName): readonly Way[] => [
  { from: one, to: other },
  { from: other, to: one },
];
