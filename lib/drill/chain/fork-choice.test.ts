import { describe, expect, it } from 'vitest';
import { feed, testChain } from '@/lib/drill/chain/chain.test-world';
import type { StoredBlock } from '@/lib/drill/types';

const world = testChain();
const [trunk] = world.grow(world.genesis, 1) as [StoredBlock];
const branch = (author: number, length: number, value = 1n) => world.grow(trunk, length, { author, value });
const first = ([copy]: readonly StoredBlock[]): StoredBlock => copy as StoredBlock;

describe('fork choice', () => {
  it('a higher block wins and drops the lower branch, with all of the way told', () => {
    const [ours, theirs] = [branch(0, 2), branch(1, 3)];
    const node = world.node('validator-1', { self: first(ours).block.author });
    feed(node, [trunk, ...ours]);
    node.heard.length = 0;
    expect(theirs.map(node.chain.insert)).toEqual(['side', 'side', 'head']);
    expect(node.heard).toEqual([{ head: theirs[2], dropped: [ours[1], ours[0]], added: theirs }]);
    expect([1, 2, 3, 4].map((height) => node.chain.at(height))).toEqual([trunk, ...theirs]);
    expect(node.chain.isCanonical(first(ours).block.hash)).toBe(false);
  });

  it('at equal height an own head is kept', () => {
    for (let run = 0; run < 20; run++) {
      const node = world.node(`keeps ${run}`, { self: first(branch(0, 1)).block.author });
      feed(node, [trunk, first(branch(0, 1))]);
      expect(node.chain.insert(first(branch(1, 1)))).toBe('side');
    }
  });

  it('at equal height a block of its own is taken', () => {
    for (let run = 0; run < 20; run++) {
      const node = world.node(`takes ${run}`, { self: first(branch(1, 1)).block.author });
      feed(node, [trunk, first(branch(0, 1))]);
      expect(node.chain.insert(first(branch(1, 1)))).toBe('head');
    }
  });

  it('at equal height between blocks of others a coin decides, and the same seed decides the same', () => {
    const tossed = (seed: string) => {
      const at = testChain(seed);
      const [one, other] = [at.next(at.genesis), at.next(at.genesis, { author: 1 })];
      return Array.from({ length: 200 }, (_, run) => {
        const node = at.node(`node ${run}`);
        feed(node, [one]);
        return node.chain.insert(other);
      });
    };
    const results = tossed('coin');
    const heads = results.filter((result) => result === 'head').length;
    expect(heads).toBeGreaterThan(70);
    expect(heads).toBeLessThan(130);
    expect(tossed('coin')).toEqual(results);
  });

  it('side blocks stay stored and lower blocks never win', () => {
    const node = world.node('member-1', { self: first(branch(1, 1)).block.author });
    feed(node, [trunk, ...branch(0, 2)]);
    const side = first(branch(1, 1));
    expect(node.chain.insert(side)).toBe('side');
    expect(node.chain.get(side.block.hash)).toBe(side);
    expect(node.disk.blocks.size).toBe(5);
  });

  it('a side block loses its state when the head is 128 higher, and its children are executed again once they are as high', () => {
    const node = world.node('member-1');
    const ours = branch(0, 200);
    const theirs = branch(1, 202, 2n);
    feed(node, [trunk, ...ours.slice(0, 3)]);
    expect(node.chain.insert(first(theirs))).toBe('side');
    feed(node, ours.slice(3));
    expect(node.chain.stateAt(first(theirs).block.hash)).toBeNull();
    node.heard.length = 0;
    const results = theirs.slice(1).map(node.chain.insert);
    expect(results.slice(0, 198)).toEqual(Array(198).fill('side'));
    expect(results.at(-1)).toBe('head');
    expect(node.chain.head()).toBe(theirs[201]);
    expect(node.heard.flatMap(({ dropped }) => dropped)).toHaveLength(200);
  });

  it('a pruned side block that names the state of the canonical block at its height is refused', () => {
    const node = world.node('member-1');
    const ours = branch(0, 140);
    feed(node, [trunk, ...ours]);
    expect(node.chain.insert(world.next(ours[1] as StoredBlock, { author: 2 }))).toBe('invalid');
  });

  it('total difficulty is that of genesis and one a block, side blocks too', () => {
    const node = world.node('member-1', { self: first(branch(0, 1)).block.author });
    feed(node, [trunk, first(branch(0, 1))]);
    node.chain.insert(first(branch(1, 1)));
    const hashes = [world.genesis, trunk, first(branch(0, 1)), first(branch(1, 1))].map(({ block }) => block.hash);
    expect(hashes.map(node.chain.totalDifficulty)).toEqual([1, 2, 3, 3]);
    expect(node.chain.totalDifficulty(first(branch(2, 1)).block.hash)).toBeNull();
  });
});
