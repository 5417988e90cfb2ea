import { FaultRefused } from '@/lib/drill/faults/fault-refused';
import { findNode, membersOf, validatorsOf } from '@/lib/drill/faults/read-arguments';
import type { DrillNetwork, NodeName } from '@/lib/drill/types';

/** Deals the nodes into groups: so many validators each, in their order, and the members evenly in theirs. @throws FaultRefused */
export function dealNodes(network: DrillNetwork, counts: readonly number[]): readonly (readonly NodeName[])[] {
  const validators = validatorsOf(network).map(({ name }) => name);
  const members = membersOf(network).map(({ name }) => name);
  const wanted = counts.reduce((sum, count) => sum + count, 0);
  if (wanted > validators.length) {
    throw new FaultRefused(`${counts.join('-')} takes ${wanted} validators; there are ${validators.length}.`);
  }
  const starts = counts.map((_, group) => counts.slice(0, group).reduce((sum, count) => sum + count, 0));
  const cut = (group: number) => Math.round((group * members.length) / counts.length);
  return counts.map((count, group) => [
    ...validators.slice(starts[group], (starts[group] ?? 0) + count),
    ...members.slice(cut(group), cut(group + 1)),
  ]);
}

/** Halves, the larger first: 2-2 of 4, 4-3 of 7. */
export const halves = (network: DrillNetwork): readonly number[] => {
  const { length } = validatorsOf(network);
  return [Math.ceil(length / 2), Math.floor(length / 2)];
};

/** Named groups as they were asked for. @throws FaultRefused for unknown names, empty groups and a node in two of them */
export function checkGroups(network: DrillNetwork, groups: readonly (readonly string[])[]): readonly (readonly NodeName[])[] {
  if (groups.length < 2) throw new FaultRefused('At least two groups: "validator-1,validator-2|validator-3,validator-4".');
  const seen = new Set<string>();
  for (const group of groups) {
    if (group.length === 0) throw new FaultRefused('A group has nobody in it.');
    for (const name of group) {
      findNode(network, name);
      if (seen.has(name)) throw new FaultRefused(`${name} is in two groups.`);
      seen.add(name);
    }
  }
  return groups;
}
