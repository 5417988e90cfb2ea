import { describe, expect, it } from 'vitest';
import { feed, testChain } from '@/lib/drill/chain/chain.test-world';
import type { StoredBlock } from '@/lib/drill/types';

const world = testChain();
const blocks = world.grow(world.genesis, 3) as [StoredBlock, StoredBlock, StoredBlock];

describe('verification of a proposal', () => {
  const node = world.node('validator-1');
  feed(node, blocks);
  const verify = (copy: StoredBlock) => node.chain.verifyProposal(copy.block);

  it('passes a block on the head without any seal', () => {
    expect(verify(world.next(blocks[2], { committers: [] }))).toEqual({ ok: true });
  });

  it('passes a second block for a height that is decided: nobody compares it with the sequence', () => {
    expect(verify(world.next(blocks[0], { author: 3 }))).toEqual({ ok: true });
  });

  it('passes whichever validator made it: nobody asks for the proposer', () => {
    expect([0, 1, 2, 3].map((author) => verify(world.next(blocks[2], { author })).ok)).toEqual([true, true, true, true]);
  });

  it('passes a state root that it did not compute', () => {
    const { block } = world.next(blocks[2]);
    const lie = { ...block, header: { ...block.header, stateRoot: `0x${'cd'.repeat(32)}` as const } };
    expect(node.chain.verifyProposal(lie)).toEqual({ ok: true });
  });

  it('refuses a block whose parent it lacks', () => {
    const [elsewhere] = world.grow(world.next(blocks[2], { author: 2 }), 1) as [StoredBlock];
    expect(verify(elsewhere)).toEqual({ ok: false, why: 'unknown ancestor' });
  });

  it('refuses a block whose height does not follow its parent', () => {
    const { block } = world.next(blocks[2]);
    expect(node.chain.verifyProposal({ ...block, header: { ...block.header, height: 9 } })).toEqual({ ok: false, why: 'unknown ancestor' });
  });

  it('refuses a time stamp within the block period of that height', () => {
    const changed = testChain('transition', { transitions: [{ block: 2, blockperiodseconds: 6 }] });
    const [first] = changed.grow(changed.genesis, 1) as [StoredBlock];
    const other = changed.node('validator-1');
    feed(other, [first]);
    const verdicts = [5, 6].map((after) => other.chain.verifyProposal(changed.next(first, { after }).block));
    expect(verdicts).toEqual([{ ok: false, why: 'invalid timestamp' }, { ok: true }]);
  });

  it('refuses an author outside of the parent’s set', () => {
    const { block } = world.next(blocks[2]);
    const verdict = node.chain.verifyProposal({ ...block, author: '0x00000000000000000000000000000000000000ff' });
    expect(verdict).toEqual({ ok: false, why: 'unauthorized' });
  });

  it('says in how many milliseconds of its clock a block of the future is due', () => {
    const skewed = world.node('slow clock', { skewMs: -1500 });
    const after = Math.floor(world.sim.now() / 1000) + 2 - world.genesis.block.header.timestamp;
    const verdict = skewed.chain.verifyProposal(world.next(world.genesis, { after }).block);
    expect(verdict).toEqual({ ok: false, futureMs: 3500 });
  });
});
