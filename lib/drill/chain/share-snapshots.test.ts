import { describe, expect, it } from 'vitest';
import type { Address } from '@/lib/consensus/types';
import { feed, testChain } from '@/lib/drill/chain/chain.test-world';
import type { StoredBlock } from '@/lib/drill/types';

const world = testChain();
const newcomer: Address = '0x00000000000000000000000000000000000000dd';
const vote = { recipient: newcomer, add: true };

describe('validators after a block', () => {
  it('are those of genesis, sorted, until votes change them', () => {
    const node = world.node('member-1');
    feed(node, world.grow(world.genesis, 2));
    const { hash } = node.chain.head().block;
    expect(node.chain.snapshotAt(hash)).toEqual({ height: 2, hash, validators: world.validators, votes: [], turns: 'bytes' });
    expect([...world.validators].sort()).toEqual(world.validators);
  });

  it('most blocks share the list of their parent', () => {
    const node = world.node('member-1');
    const [one, two] = world.grow(world.genesis, 2) as [StoredBlock, StoredBlock];
    feed(node, [one, two]);
    const [before, after] = [one, two].map(({ block }) => node.chain.snapshotAt(block.hash)?.validators);
    expect(after).toBe(before);
  });

  it('an open vote stands in the snapshot, and more than half of the votes carry it', () => {
    const node = world.node('member-1');
    const votes: StoredBlock[] = [];
    for (const author of [0, 1, 2]) votes.push(world.next(votes.at(-1) ?? world.genesis, { author, vote }));
    feed(node, votes);
    const after = votes.map(({ block }) => node.chain.snapshotAt(block.hash));
    expect(after.map((snapshot) => snapshot?.votes.length)).toEqual([1, 2, 0]);
    expect(after[1]?.votes[1]).toEqual({ voter: world.validators[1], recipient: newcomer, add: true, height: 2 });
    expect(after.map((snapshot) => snapshot?.validators.length)).toEqual([4, 4, 5]);
    expect(after[2]?.validators).toEqual([newcomer, ...world.validators].sort());
  });

  it('each branch has its own', () => {
    const node = world.node('member-1', { self: world.validators[3] as Address });
    const [mine, theirs] = [world.next(world.genesis, { author: 3 }), world.next(world.genesis, { author: 1, vote })];
    feed(node, [mine]);
    expect(node.chain.insert(theirs)).toBe('side');
    expect([mine, theirs].map(({ block }) => node.chain.snapshotAt(block.hash)?.votes.length)).toEqual([0, 1]);
  });

  it('of a block that this node does not store are null, whatever another node knows', () => {
    const [block] = world.grow(world.genesis, 1) as [StoredBlock];
    feed(world.node('member-1'), [block]);
    expect(world.node('member-2').chain.snapshotAt(block.block.hash)).toBeNull();
  });
});
