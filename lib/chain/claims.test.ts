import { describe, expect, it } from 'vitest';
import type { Hash } from '@/lib/consensus/types';
import { Claims } from './claims';

/** `a14` = branch a at height 14. */
const hash = (name: string): Hash => `0x${name}`;
const block = (name: string, parent: string) => ({ height: Number(name.slice(1)), hash: hash(name), parentHash: hash(parent) });
const head = (name: string) => ({ height: Number(name.slice(1)), hash: hash(name) });

describe('claims', () => {
  it('keeps what a node said and counts how often it said it', () => {
    const claims = new Claims();
    expect(claims.hear({ node: 'n', at: 1, head: head('a2'), blocks: [block('a2', 'a1')] }).fresh).toHaveLength(1);
    expect(claims.hear({ node: 'n', at: 2, head: head('a2'), blocks: [] })).toEqual({ fresh: [], lapsed: [], ask: [] });
    expect(claims.holders(2).get('n')).toMatchObject({ hash: '0xa2', parentHash: '0xa1', at: 1, reads: 2 });
  });

  it('lapses everything above a head that fell, and keeps it as history', () => {
    const claims = new Claims();
    claims.hear({ node: 'n', at: 1, head: head('a3'), blocks: [block('a2', 'a1'), block('a3', 'a2')] });
    const { lapsed } = claims.hear({ node: 'n', at: 9, head: head('a1'), blocks: [] });
    expect(lapsed.map((lapse) => lapse.hash)).toEqual(['0xa2', '0xa3']);
    expect(claims.hashOf('n', 3)).toBeNull();
    expect(claims.history(3)).toEqual([{ node: 'n', height: 3, hash: '0xa3', at: 1, lapsedAt: 9 }]);
  });

  it('lapses a claim when the node answers another hash, or none, at its height', () => {
    const claims = new Claims();
    claims.hear({ node: 'n', at: 1, head: head('a5'), blocks: [block('a4', 'a3')] });
    expect(claims.hear({ node: 'n', at: 2, head: null, blocks: [block('b4', 'a3')] }).lapsed).toMatchObject([{ hash: '0xa4' }]);
    expect(claims.hear({ node: 'n', at: 3, head: null, blocks: [], absent: [4] }).lapsed).toMatchObject([{ hash: '0xb4' }]);
    expect(claims.hashOf('n', 5)).toBe('0xa5');
  });

  it('doubts the own claim below a block with another parent and asks for it again', () => {
    const claims = new Claims();
    claims.hear({ node: 'n', at: 1, head: head('a4'), blocks: [block('a4', 'a3')] });
    const heard = claims.hear({ node: 'n', at: 2, head: head('b5'), blocks: [block('b5', 'b4')] });
    expect(heard.lapsed).toMatchObject([{ hash: '0xa4' }]);
    expect(heard.ask).toEqual([{ node: 'n', height: 4 }]);
  });

  it('takes claims built on a changed block with it', () => {
    const claims = new Claims();
    claims.hear({ node: 'n', at: 1, head: head('a6'), blocks: [block('a4', 'a3'), block('a5', 'a4'), block('a6', 'a5')] });
    const heard = claims.hear({ node: 'n', at: 2, head: null, blocks: [block('b4', 'a3')] });
    expect(heard.lapsed.map((lapse) => lapse.hash)).toEqual(['0xa4', '0xa5', '0xa6']);
    expect(heard.ask.map(({ height }) => height)).toEqual([5, 6]);
  });

  it('lapses nothing when a node is silent', () => {
    const claims = new Claims();
    claims.hear({ node: 'n', at: 1, head: head('a4'), blocks: [] });
    expect(claims.hear({ node: 'n', at: 2, head: null, blocks: [] }).lapsed).toEqual([]);
    expect(claims.headOf('n')).toEqual(head('a4'));
  });

  it('names disputed heights by current claims only', () => {
    const claims = new Claims();
    claims.hear({ node: 'n', at: 1, head: head('a4'), blocks: [] });
    claims.hear({ node: 'm', at: 1, head: head('b4'), blocks: [] });
    expect(claims.disputed()).toEqual([4]);
    claims.hear({ node: 'm', at: 2, head: head('a4'), blocks: [] });
    expect(claims.disputed()).toEqual([]);
  });

  it('forgets below a height but never the claim at a head', () => {
    const claims = new Claims();
    claims.hear({ node: 'away', at: 1, head: head('a2'), blocks: [block('a1', 'a0')] });
    claims.hear({ node: 'n', at: 1, head: head('a9'), blocks: [block('a2', 'a1')] });
    claims.forget(5);
    expect(claims.hashOf('away', 1)).toBeNull();
    expect(claims.hashOf('away', 2)).toBe('0xa2');
    expect(claims.hashOf('n', 2)).toBeNull();
    expect(claims.hashOf('n', 9)).toBe('0xa9');
  });

  it('stays within its limits against a node that invents heights and hashes', () => {
    const claims = new Claims({ perNode: 10, history: 20 });
    for (let i = 1; i < 500; i++) claims.hear({ node: 'n', at: i, head: { height: i * 1e6, hash: `0x${i}` }, blocks: [] });
    const kept = Array.from({ length: 500 }, (_, i) => claims.hashOf('n', i * 1e6)).filter((one) => one !== null);
    expect(kept).toHaveLength(10);
    for (let i = 1; i < 500; i++) claims.hear({ node: 'n', at: i, head: { height: 7, hash: `0x${i}` }, blocks: [] });
    expect(claims.history(7)).toHaveLength(20);
    expect(claims.hashOf('n', 7)).toBe('0x499');
  });

  it('restores claims as said but not heard again', () => {
    const claims = new Claims();
    claims.restore([{ node: 'n', height: 4, hash: hash('a4'), at: 1 }]);
    expect(claims.holders(4).get('n')?.reads).toBe(0);
    expect(claims.hear({ node: 'n', at: 2, head: head('a3'), blocks: [] }).lapsed).toMatchObject([{ hash: '0xa4', at: 1 }]);
  });

  it('takes a node out with all it claimed', () => {
    const claims = new Claims();
    claims.hear({ node: 'n', at: 1, head: head('a0'), blocks: [] });
    expect(claims.remove('n', 2)).toHaveLength(1);
    expect(claims.holders(0).size).toBe(0);
  });
});

describe('forgetting', () => {
  it('leaves both sides of a height that is still disputed', () => {
    const claims = new Claims();
    const hash = (of: string) => `0x${of.repeat(32)}` as const;
    const say = (node: string, height: number, at: string, head = height) =>
      claims.hear({ node, at: 0, head: { height: head, hash: hash(at) }, blocks: [{ height, hash: hash(at), parentHash: hash('00') }] });
    say('goes on', 11, 'aa');
    say('stays', 11, 'bb');
    say('goes on', 900, 'cc');
    claims.forget(800);
    expect([claims.hashOf('goes on', 11), claims.disputed()]).toEqual([hash('aa'), [11]]);
  });
});
