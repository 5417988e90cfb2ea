import { FaultRefused } from '@/lib/drill/faults/fault-refused';
import type { DrillNetwork, FaultArguments, SimNode } from '@/lib/drill/types';

/** A value as a person wrote it, for the words of a refusal. */
export const shown = (value: unknown): string => JSON.stringify(value) ?? 'nothing';

export const validatorsOf = ({ nodes }: DrillNetwork): readonly SimNode[] => nodes.filter(({ role }) => role === 'validator');
export const membersOf = ({ nodes }: DrillNetwork): readonly SimNode[] => nodes.filter(({ role }) => role === 'member');

/** A node by its name. @throws FaultRefused naming the nodes there are */
export function findNode(network: DrillNetwork, name: unknown): SimNode {
  const found = network.nodes.find((node) => node.name === name);
  if (found !== undefined) return found;
  throw new FaultRefused(`There is no node ${shown(name)}; there are: ${network.nodes.map((node) => node.name).join(', ')}.`);
}

/** The node an argument names; without it the network's last validator, the one that is missed least by name. */
export function nodeOf(network: DrillNetwork, given: FaultArguments, key = 'node'): SimNode {
  if (given[key] !== undefined) return findNode(network, given[key]);
  const last = validatorsOf(network).at(-1);
  if (last === undefined) throw new FaultRefused('The network has no validators.');
  return last;
}

/** Names in a list, or in one text with commas between them. @throws FaultRefused */
export function namesOf(given: FaultArguments, key: string): readonly string[] | null {
  const value = given[key];
  if (value === undefined) return null;
  const list = typeof value === 'string' ? value.split(',') : value;
  if (!Array.isArray(list) || !list.every((one) => typeof one === 'string')) {
    throw new FaultRefused(`${key} is ${shown(value)}; it is a list of names.`);
  }
  return list.map((name: string) => name.trim()).filter((name) => name !== '');
}

/** Groups of node names: a list of texts with commas, or one text with bars between the groups. */
export function groupsOf(given: FaultArguments, key: string): readonly (readonly string[])[] | null {
  const value = given[key];
  if (value === undefined) return null;
  const texts = typeof value === 'string' ? value.split('|') : namesOf({ [key]: value }, key);
  return (texts ?? []).map((text) => namesOf({ [key]: text }, key) ?? []);
}

export type Bounds = { readonly least: number; readonly most: number; readonly otherwise: number; readonly whole?: boolean };

/** @throws FaultRefused naming the bounds */
export function numberOf(given: FaultArguments, key: string, { least, most, otherwise, whole = false }: Bounds): number {
  const value = given[key];
  if (value === undefined) return otherwise;
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number === 'number' && number >= least && number <= most && (!whole || Number.isInteger(number))) return number;
  throw new FaultRefused(`${key} is ${shown(value)}; it is a ${whole ? 'whole ' : ''}number from ${least} to ${most}.`);
}

/** @throws FaultRefused naming the choices */
export function oneOf<T extends string>(given: FaultArguments, key: string, choices: readonly T[], otherwise: T): T {
  const value = given[key];
  if (value === undefined) return otherwise;
  const found = choices.find((choice) => choice === value);
  if (found === undefined) throw new FaultRefused(`${key} is ${shown(value)}; it is one of: ${choices.join(', ')}.`);
  return found;
}

export function flagOf(given: FaultArguments, key: string): boolean {
  const value = given[key];
  if (value === undefined) return false;
  if (value === true || value === 'true') return true;
  if (value === false || value === 'false') return false;
  throw new FaultRefused(`${key} is ${shown(value)}; it is true or false.`);
}

/** @throws FaultRefused when the node's process is down */
export function mustRun(node: SimNode): SimNode {
  if (node.process() !== null) return node;
  throw new FaultRefused(`${node.name} is down: start it first.`);
}
