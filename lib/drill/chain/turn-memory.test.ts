import { describe, expect, it } from 'vitest';
import type { Hash } from '@/lib/consensus/types';
import { feed, testChain } from '@/lib/drill/chain/chain.test-world';
import { createTurnMemory } from '@/lib/drill/chain/turn-memory';
import type { DrillBlock } from '@/lib/drill/types';

/** Blocks 0 to 1400 of one chain, and of a branch off 40, with nothing but what links them. */
const blocks = new Map<Hash, DrillBlock>();
const hashAt = (height: number, branch = 'a'): Hash => `0x${height <= 40 ? 'a' : branch}${height}`;
for (const branch of ['a', 'b'])
  for (let height = 0; height <= 1400; height++) {
    const hash = hashAt(height, branch);
    blocks.set(hash, { hash, header: { height, parentHash: hashAt(height - 1, branch) } } as unknown as DrillBlock);
  }

/** A process over these files: asks for the order after one block. */
function processOver(storedSnapshots: Set<Hash>) {
  const memory = createTurnMemory({ storedSnapshots });
  return (height: number, branch = 'a') => memory(blocks.get(hashAt(height, branch)) as DrillBlock, (hash) => blocks.get(hash) ?? null);
}
const upTo = (process: ReturnType<typeof processOver>, last: number) => Array.from({ length: last + 1 }, (_, height) => process(height));

describe('the order in which a process lets validators take turns', () => {
  it('is by bytes in the first process on empty files, beyond checkpoints too', () => {
    const files = new Set<Hash>();
    expect(new Set(upTo(processOver(files), 1400))).toEqual(new Set(['bytes']));
    expect([...files]).toEqual([hashAt(0), hashAt(1024)]);
  });

  it('is by text in every later process, from genesis or from a checkpoint', () => {
    const files = new Set([hashAt(0)]);
    const second = processOver(files);
    expect([second(300), second(0), second(301)]).toEqual(['text', 'text', 'text']);
    expect(processOver(new Set([hashAt(1024)]))(1300)).toBe('text');
  });

  it('is by bytes still after a process that never took a set', () => {
    const files = new Set<Hash>();
    processOver(files);
    expect(processOver(files)(0)).toBe('bytes');
  });

  it('turns to text in a first process that goes back further than it remembers, not when it goes back less', () => {
    const process = processOver(new Set());
    upTo(process, 200);
    expect([process(100), process(50)]).toEqual(['bytes', 'text']);
    expect([process(51), process(51, 'b'), process(201)]).toEqual(['text', 'text', 'bytes']);
  });

  it('outlasts a reader of old heights who goes down, not one who goes up', () => {
    const process = processOver(new Set());
    upTo(process, 401);
    expect(Array.from({ length: 200 }, (_, index) => process(200 - index))).toContain('text');
    expect(process(402)).toBe('bytes');
    expect(Array.from({ length: 200 }, (_, index) => process(index + 1))).toContain('text');
    expect(process(403)).toBe('text');
  });

  it('is not known for a block whose ancestors are not there', () => {
    const files = new Set<Hash>();
    const memory = createTurnMemory({ storedSnapshots: files });
    expect(memory(blocks.get(hashAt(5)) as DrillBlock, () => null)).toBeNull();
    expect(files.size).toBe(0);
  });
});

describe('a node', () => {
  const turnsOf = ({ chain }: { readonly chain: ReturnType<ReturnType<typeof testChain>['node']>['chain'] }) =>
    chain.snapshotAt(chain.head().block.hash)?.turns;

  it.each(['clean', 'kill'] as const)('that only imported blocks goes by text after a %s end: header checks take sets too', (how) => {
    const world = testChain();
    const node = world.node('member-1');
    feed(node, world.grow(world.genesis, 2));
    expect(node.disk.storedSnapshots).toEqual(new Set([world.genesis.block.hash]));
    expect(turnsOf(node)).toBe('bytes');
    expect(turnsOf(node.restart(how))).toBe('text');
  });

  it('that did nothing in its first process goes by bytes in its second', () => {
    const world = testChain();
    const second = world.node('member-1').restart('clean');
    feed(second, world.grow(world.genesis, 2));
    expect(turnsOf(second)).toBe('bytes');
  });
});
