import { describe, expect, it } from 'vitest';
import type { NodeClient } from '@/lib/rpc/types';
import { restoreWays, waysToKeep } from './keep-ways';
import { newNodeState } from './node-watch';
import { newWatchMemory } from './watch-memory';

const hash = `0x${'11'.repeat(32)}` as const;

const stateOf = (name: string) => newNodeState({ name, role: null, address: null }, {} as NodeClient);

describe('what the watch remembers of its nodes', () => {
  it('comes back after a restart, but for nodes that are no longer configured', () => {
    const memory = newWatchMemory();
    const drop = { node: 'node-1', at: 5, from: { height: 9, hash }, to: { height: 0, hash }, wasAway: true };
    memory.headDrops.push(drop, { ...drop, node: 'gone' });
    memory.forks.push({ since: 1, above: 0, until: null });
    const next = newWatchMemory();
    restoreWays(next, waysToKeep(memory, []), [stateOf('node-1')]);
    expect(next).toMatchObject({ headDrops: [drop], forks: [{ since: 1, above: 0, until: null }] });
  });

  it('is nothing where nothing was kept or it can not be read', () => {
    expect(waysToKeep(newWatchMemory(), [])).toBe('');
    for (const text of ['', '{', '[1]', '{"headDrops":[{"node":"node-1","at":1}],"switches":7,"forks":[null]}']) {
      const memory = newWatchMemory();
      restoreWays(memory, text, [stateOf('node-1')]);
      expect(memory).toEqual(newWatchMemory());
    }
  });
});
