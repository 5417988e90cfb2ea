import { describe, expect, it } from 'vitest';
import { feed, type TestNode, testChain } from '@/lib/drill/chain/chain.test-world';
import type { StoredBlock } from '@/lib/drill/types';

const world = testChain();
/** Two blocks without transactions, then one in every block: the table of recovery.md, so that "2" has the state of genesis. */
const idle = world.grow(world.genesis, 2, { empty: true });
const table = [...idle, ...world.grow(block(idle, 2), 351)];

function nodeAt(height: number, options?: { readonly archive: boolean }): TestNode {
  const node = world.node('validator-1', options);
  feed(node, table.slice(0, height));
  return node;
}

/** The table's block at a height, or another chain's. */
function block(chain: readonly StoredBlock[], height: number): StoredBlock {
  const found = chain[height - 1];
  if (found === undefined) throw new Error(`no block ${height}`);
  return found;
}

describe('how far debug_setHead goes', () => {
  it.each([1, 2, 5, 126, 127])('lands exactly at HEAD-%i while the states are in memory', (below) => {
    const node = nodeAt(153);
    node.chain.setHead(153 - below);
    expect(node.height()).toBe(153 - below);
    expect(node.chain.head()).toBe(block(table, 153 - below));
  });

  it('lands at the state of genesis when asked for HEAD-128, which memory has let go', () => {
    const node = nodeAt(153);
    node.chain.setHead(25);
    expect(node.height()).toBe(2);
  });

  it.each([
    [1, 152],
    [2, 26],
    [3, 26],
    [10, 26],
    [126, 26],
    [127, 26],
    [128, 2],
    [140, 2],
  ])('after a clean stop and start at 153, HEAD-%i lands at %i', (below, landed) => {
    const node = nodeAt(153);
    const again = node.restart('clean');
    expect(again.height()).toBe(153);
    again.chain.setHead(153 - below);
    expect(again.height()).toBe(landed);
  });

  it('after a kill at 166 the head at start is 2, though the state of the clean stop at 153 is on disk', () => {
    const node = nodeAt(153);
    const second = node.restart('clean');
    feed(second, table.slice(153, 166));
    expect(second.height()).toBe(166);
    const third = second.restart('kill');
    expect(third.height()).toBe(2);
    expect(third.heard).toEqual([]);
  });

  it('heads at which the node was once stopped cleanly stay reachable', () => {
    const node = nodeAt(153);
    const second = node.restart('clean');
    feed(second, table.slice(153, 353));
    const third = second.restart('clean');
    third.chain.setHead(160);
    expect(third.height()).toBe(153);
    third.chain.setHead(152);
    expect(third.height()).toBe(152);
  });

  it('a clean stop soon after a start has no state of HEAD-127 to write', () => {
    const node = nodeAt(153);
    const second = node.restart('clean');
    feed(second, table.slice(153, 163));
    const third = second.restart('clean');
    third.chain.setHead(150);
    expect(third.height()).toBe(26);
  });

  it('blocks without transactions share a state: an idle chain lands exactly, and a kill takes nothing from it', () => {
    const node = world.node('validator-1');
    feed(node, world.grow(world.genesis, 300, { empty: true }));
    const again = node.restart('kill');
    expect(again.height()).toBe(300);
    again.chain.setHead(17);
    expect(again.height()).toBe(17);
  });

  it('an archive node always lands exactly and a kill takes nothing from it', () => {
    const node = nodeAt(153, { archive: true });
    const again = node.restart('kill');
    expect(again.height()).toBe(153);
    again.chain.setHead(10);
    expect(again.height()).toBe(10);
  });
});

describe('what debug_setHead leaves', () => {
  it.each([153, 154, 1000])('does nothing at or above the head (%i)', (target) => {
    const node = nodeAt(153);
    node.chain.setHead(target);
    expect(node.height()).toBe(153);
    expect(node.disk.blocks.size).toBe(154);
  });

  it('emits no event', () => {
    const node = nodeAt(10);
    node.heard.length = 0;
    node.chain.setHead(5);
    expect(node.heard).toEqual([]);
  });

  it('deletes side blocks at the heights it removes, and leaves those below', () => {
    const node = nodeAt(10);
    const [low, high] = [world.next(block(table, 3), { author: 1 }), world.next(block(table, 8), { author: 1 })];
    expect([node.chain.insert(low), node.chain.insert(high)]).toEqual(['side', 'side']);
    node.chain.setHead(8);
    expect(node.chain.get(high.block.hash)).toBeNull();
    expect(node.chain.get(block(table, 9).block.hash)).toBeNull();
    expect(node.chain.get(low.block.hash)).toBe(low);
  });

  it('below the target the blocks stay, answered by height though the head is lower', () => {
    const node = nodeAt(153);
    const { chain, height } = node.restart('clean');
    chain.setHead(150);
    expect(height()).toBe(26);
    expect(chain.at(100)).toBe(block(table, 100));
    expect(chain.isCanonical(block(table, 100).block.hash)).toBe(true);
    expect(chain.at(151)).toBeNull();
    expect(chain.headerHead()).toBe(block(table, 150));
    expect(chain.stateAt(block(table, 100).block.hash)).toBeNull();
    chain.setHead(100);
    expect([height(), chain.at(101), chain.at(100)]).toEqual([26, null, block(table, 100)]);
  });

  it('a killed node tells the head it had in handshakes and stores every block', () => {
    const node = nodeAt(166);
    const { chain, height } = node.restart('kill');
    expect([height(), chain.headerHead(), chain.at(166)]).toEqual([2, block(table, 166), block(table, 166)]);
  });

  it('new blocks on a head that landed low leave the old ones above them by height', () => {
    const node = nodeAt(153);
    const again = node.restart('clean');
    again.chain.setHead(140);
    const other = world.grow(block(table, 26), 3, { author: 2 });
    feed(again, other);
    expect(again.heard.at(-1)?.dropped).toEqual([]);
    expect([again.chain.at(29), again.chain.at(30)]).toEqual([other[2], block(table, 30)]);
    expect(again.chain.headerHead()).toBe(other[2]);
  });

  it('a reorganisation forgets which blocks were canonical above the head', () => {
    const again = nodeAt(40).restart('kill');
    feed(again, world.grow(block(table, 2), 3, { author: 3 }));
    expect(again.chain.at(20)).toBe(block(table, 20));
    const higher = world.grow(block(table, 2), 4, { author: 1, value: 7n });
    expect(higher.map(again.chain.insert).at(-1)).toBe('head');
    expect([again.height(), again.chain.at(7), again.chain.at(20)]).toEqual([6, null, null]);
    expect(again.chain.get(block(table, 20).block.hash)).toBe(block(table, 20));
  });

  it('takes its own blocks back by executing them again, with one event', () => {
    const node = nodeAt(153);
    const again = node.restart('kill');
    const tip = block(table, 153);
    expect(again.chain.insert(tip)).toBe('head');
    expect(again.height()).toBe(153);
    expect(again.heard.map(({ added, dropped }) => [added.length, dropped.length])).toEqual([[151, 0]]);
    expect(again.disk.leftover.size).toBe(0);
    expect(again.chain.stateAt(tip.block.hash)?.root).toBe(tip.block.header.stateRoot);
  });

  it('a block on top of what a kill left brings all of it back', () => {
    const node = nodeAt(153);
    const again = node.restart('kill');
    expect(again.chain.insert(block(table, 154))).toBe('head');
    expect(again.height()).toBe(154);
  });

  it('new history made after a kill gives way to the old blocks when one of them is tried again', () => {
    const node = nodeAt(40);
    const again = node.restart('kill');
    const young = world.grow(block(table, 2), 8, { author: 3 });
    feed(again, young);
    expect(again.chain.insert(block(table, 40))).toBe('head');
    expect(again.heard.at(-1)?.dropped).toEqual([...young].reverse());
    expect(again.heard.at(-1)?.added).toEqual(table.slice(2, 40));
    expect(again.chain.at(5)).toBe(block(table, 5));
  });
});
