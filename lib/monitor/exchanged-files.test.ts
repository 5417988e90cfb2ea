import { describe, expect, it } from 'vitest';
import { buildForkedChain } from '@/fixtures/forks/build-fork';
import { chainOf, makeNode, serveNode } from './chain-nodes.test-world';
import { watchNodes } from './watch.test-world';

const base = { protocol: 'qbft', validators: 4, branches: [], commonHeights: 40 } as const;

describe('a node whose files were exchanged between two polls', () => {
  it.each([0, 1, 5, 30])('for those of another genesis, now at %i, is of another chain at once and never a branch', async (head) => {
    const world = buildForkedChain(base);
    const other = buildForkedChain({ ...base, seed: 'another' });
    const nodes = world.validators.map((_, place) => makeNode(`v${place}`, chainOf(world, -1), place));
    const watched = await watchNodes(
      nodes.map((node) => serveNode(node, world)),
      1_700_000_041_000,
    );
    expect((await watched.tick(5)).verdict.state).toBe('healthy');
    const exchanged = nodes[3];
    if (!exchanged) throw new Error('no fourth node');
    exchanged.chain = chainOf(other, -1);
    exchanged.head = head;
    for (let tick = 0; tick < 5; tick++) {
      const view = await watched.tick(1, 0);
      expect(view.fork).toBeNull();
      expect(view.verdict.state).not.toBe('forked');
      expect(view.nodes.find(({ name }) => name === 'v3')?.state).toBe('wrong-chain');
    }
    exchanged.chain = chainOf(world, -1);
    exchanged.head = 40;
    const back = await watched.tick(12);
    expect(back.nodes.find(({ name }) => name === 'v3')?.state).toBe('ok');
    expect(watched.trouble).toEqual([]);
  });
});
