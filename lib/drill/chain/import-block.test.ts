import { describe, expect, it } from 'vitest';
import type { Address } from '@/lib/consensus/types';
import { feed, testChain } from '@/lib/drill/chain/chain.test-world';
import type { StoredBlock } from '@/lib/drill/types';

const world = testChain();
const [one, two, three] = world.grow(world.genesis, 3) as [StoredBlock, StoredBlock, StoredBlock];
const stranger: Address = '0x00000000000000000000000000000000000000ff';
const [a, b, c] = world.validators as [Address, Address, Address];

describe('import', () => {
  it('tells of a new head before it returns', () => {
    const node = world.node('member-1');
    const heads: unknown[] = [];
    node.chain.onHead(({ head }) => heads.push([head, node.chain.head()]));
    feed(node, [one]);
    expect(heads).toEqual([[one, one]]);
  });

  it('a block stored with its state is known, and its first copy stays', () => {
    const node = world.node('member-1');
    feed(node, [one]);
    expect(node.chain.insert({ ...one, round: 3, committers: [c, b] })).toBe('known');
    expect(node.chain.head()).toBe(one);
  });

  it('a block without its parent is not taken', () => {
    const node = world.node('member-1');
    expect(node.chain.insert(two)).toBe('missing-parent');
    expect(node.chain.get(two.block.hash)).toBeNull();
  });

  it('round and seals of the copy are kept as they came', () => {
    const node = world.node('member-1');
    const copy = { ...one, round: 5, committers: [c, a, b] };
    feed(node, [copy]);
    expect(node.chain.at(1)).toBe(copy);
  });

  it.each([
    ['none', [], 'too-few-seals'],
    ['F', [a], 'too-few-seals'],
    ['F + 1, less than the quorum', [a, b], 'head'],
    ['a repeated one', [a, b, a], 'too-few-seals'],
    ['one of a stranger among enough', [a, b, c, stranger], 'too-few-seals'],
  ] as const)('seals: %s', (_, committers, result) => {
    expect(world.node('member-1').chain.insert({ ...one, committers })).toBe(result);
  });

  it('does not ask whether the author was the proposer, but whether it is a validator', () => {
    const out = world.node('member-1');
    for (const author of [0, 1, 2, 3]) {
      expect(world.node('member-1').chain.insert(world.next(world.genesis, { author }))).toBe('head');
    }
    const { block } = one;
    const foreign = { ...one, block: { ...block, author: stranger } };
    expect(out.chain.insert(foreign)).toBe('invalid');
  });

  it('a block less than a block period after its parent is refused', () => {
    const node = world.node('member-1');
    expect(node.chain.insert(world.next(world.genesis, { after: 1 }))).toBe('invalid');
    expect(node.chain.insert(world.next(world.genesis, { after: 2 }))).toBe('head');
  });

  it('a state root that nobody computed is refused', () => {
    const { block } = one;
    const lie = { ...one, block: { ...block, header: { ...block.header, stateRoot: `0x${'ab'.repeat(32)}` as const } } };
    expect(world.node('member-1').chain.insert(lie)).toBe('invalid');
  });

  it('a chain that was closed takes nothing more', () => {
    const node = world.node('member-1');
    feed(node, [one]);
    node.chain.close('clean');
    node.chain.insert(two);
    node.chain.setHead(0);
    expect(node.chain.head()).toBe(one);
  });

  it('the next process goes on where the disk is', () => {
    const node = world.node('member-1');
    feed(node, [one, two]);
    expect(node.disk.cleanStop).toBe(false);
    const again = node.restart('clean');
    expect(again.chain.head()).toBe(two);
    feed(again, [three]);
    expect(node.heard).toHaveLength(2);
  });
});

describe('blocks of the future', () => {
  const soon = (secondsAhead: number) => {
    const at = testChain(`future ${secondsAhead}`);
    const now = Math.floor(at.sim.now() / 1000);
    const after = now + secondsAhead - at.genesis.block.header.timestamp;
    return { at, node: at.node('member-1'), copy: at.next(at.genesis, { after }) };
  };

  it('wait until their time has come, looked at every 5 s', () => {
    const { at, node, copy } = soon(7);
    const child = at.next(copy);
    const start = at.sim.now();
    expect([copy, child].map(node.chain.insert)).toEqual(['future', 'future']);
    at.sim.runUntil(start + 9_999);
    expect(node.height()).toBe(0);
    at.sim.runUntil(start + 10_000);
    expect(node.heard.map(({ head }) => head)).toEqual([copy, child]);
    expect(at.sim.nextAt()).toBeNull();
  });

  it('more than 30 s ahead are not kept', () => {
    const { at, node, copy } = soon(31);
    expect(node.chain.insert(copy)).toBe('future');
    expect(at.sim.nextAt()).toBeNull();
  });

  it('are a matter of the node’s own clock', () => {
    const { at, copy } = soon(3);
    expect(at.node('ahead', { skewMs: 3000 }).chain.insert(copy)).toBe('head');
    expect(at.node('just behind', { skewMs: 2999 }).chain.insert(copy)).toBe('future');
  });

  it('are forgotten by a rewind and by a stop', () => {
    const { at, node, copy } = soon(7);
    node.chain.insert(copy);
    node.chain.setHead(0);
    at.sim.runUntil(at.sim.now() + 20_000);
    expect(node.height()).toBe(0);
  });
});
