import type { HeadDrop, Switch } from '@/lib/incidents/types';
import type { KnownNode, NodeState } from './node-watch';
import type { PastFork, WatchMemory } from './watch-memory';

/** What the watch remembers of its nodes and their ways, as JSON to be kept; '' = nothing. */
export function waysToKeep({ headDrops, switches, forks }: WatchMemory, nodes: readonly NodeState[]): string {
  const known = Object.fromEntries(nodes.flatMap((node) => (node.proves ? [[node.watched.name, knownOf(node, node.proves)]] : [])));
  const isNothing = headDrops.length + switches.length + forks.length + Object.keys(known).length === 0;
  return isNothing ? '' : JSON.stringify({ headDrops, switches, forks, known });
}

function knownOf({ answering, answeringChangedAt, lastAnswerAt }: NodeState, proves: KnownNode['proves']): KnownNode {
  const isSilent = !answering && answeringChangedAt !== null && lastAnswerAt !== null;
  return { proves, silent: isSilent ? { since: answeringChangedAt, heardAt: lastAnswerAt } : null };
}

/** Takes up what was remembered before a restart, of nodes that are still configured. What can't be read is as if it had not been kept. */
export function restoreWays(memory: WatchMemory, text: string, nodes: readonly NodeState[]): void {
  const kept = readWays(text);
  const configured = new Set(nodes.map(({ watched }) => watched.name));
  const isHere = (one: unknown) => isRecord(one) && typeof one.at === 'number' && configured.has(String(one.node));
  memory.headDrops.unshift(...listOf(kept.headDrops).filter((one): one is HeadDrop => isHere(one) && hasHeights(one)));
  memory.switches.unshift(...listOf(kept.switches).filter((one): one is Switch => isHere(one) && isRecord(one) && isHeight(one.height)));
  for (const node of nodes) node.known = isRecord(kept.known) ? readKnown(kept.known[node.watched.name]) : null;
  memory.forks.unshift(...listOf(kept.forks).filter(isPastFork));
}

function readKnown(one: unknown): KnownNode | null {
  if (!isRecord(one) || !isRecord(one.proves)) return null;
  const { address, source } = one.proves;
  if (typeof address !== 'string' || !/^0x[0-9a-f]{40}$/.test(address) || (source !== 'nodeAddress' && source !== 'enode')) return null;
  const { since, heardAt } = isRecord(one.silent) ? one.silent : {};
  const silent = typeof since === 'number' && typeof heardAt === 'number' ? { since, heardAt } : null;
  return { proves: { address: address as `0x${string}`, source }, silent };
}

function readWays(text: string): Record<string, unknown> {
  try {
    const ways: unknown = JSON.parse(text || '{}');
    return isRecord(ways) ? ways : {};
  } catch {
    return {};
  }
}

const isRecord = (one: unknown): one is Record<string, unknown> => typeof one === 'object' && one !== null;
const isHeight = (one: unknown): boolean => typeof one === 'number';
const listOf = (one: unknown): readonly unknown[] => (Array.isArray(one) ? one : []);
const hasHeights = (one: unknown): boolean =>
  isRecord(one) && [one.from, one.to].every((end) => isRecord(end) && isHeight(end.height) && typeof end.hash === 'string');

function isPastFork(one: unknown): one is PastFork {
  const isTime = (at: unknown) => at === null || typeof at === 'number';
  return isRecord(one) && typeof one.since === 'number' && isTime(one.above) && isTime(one.until);
}
