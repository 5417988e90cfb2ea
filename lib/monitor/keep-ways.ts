import type { HeadDrop, Switch } from '@/lib/incidents/types';
import type { PastFork, WatchMemory } from './watch-memory';

/** What the watch remembers of its nodes' ways, as JSON to be kept; '' = nothing. */
export function waysToKeep({ headDrops, switches, forks }: WatchMemory): string {
  return headDrops.length + switches.length + forks.length === 0 ? '' : JSON.stringify({ headDrops, switches, forks });
}

/** Takes up what was remembered before a restart, of nodes that are still configured. What can't be read is as if it had not been kept. */
export function restoreWays(memory: WatchMemory, text: string, configured: ReadonlySet<string>): void {
  const kept = readWays(text);
  const isHere = (one: unknown) => isRecord(one) && typeof one.at === 'number' && configured.has(String(one.node));
  memory.headDrops.unshift(...listOf(kept.headDrops).filter((one): one is HeadDrop => isHere(one) && hasHeights(one)));
  memory.switches.unshift(...listOf(kept.switches).filter((one): one is Switch => isHere(one) && isRecord(one) && isHeight(one.height)));
  memory.forks.unshift(...listOf(kept.forks).filter(isPastFork));
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
