import { describe, expect, it } from 'vitest';
import type { NodePicture } from '@/lib/chain/picture';
import { peersView } from './peers-view';
import { addressOf, DOWN, drawNetwork, drawNode } from './pictures.test-world';

const enode = (at: string) => `enode://${'ab'.repeat(64)}@${at}`;

/** Validators 1 to 4 that see those given; null = does not tell. */
const mesh = (sees: Readonly<Record<number, readonly number[] | null>>, more: Readonly<Record<number, Partial<NodePicture>>> = {}) =>
  [1, 2, 3, 4].map((place) => {
    const list = sees[place] === undefined ? [1, 2, 3, 4].filter((one) => one !== place) : sees[place];
    const peerList = list?.map((one) => ({ enode: null, address: addressOf(one), inbound: null })) ?? null;
    return drawNode(place, { peerList, peersAt: 1, ...more[place] });
  });
const view = (nodes: readonly NodePicture[]) => peersView(drawNetwork({ nodes }));

describe('peers in a sentence', () => {
  it('are grey while all see each other', () => {
    expect(view(mesh({}))).toMatchObject({ severity: 'ok', sentence: 'All 4 nodes see each other.', details: [] });
    expect(view(mesh({})).rows.map(({ cells }) => cells)).toEqual(['xbbb', 'bxbb', 'bbxb', 'bbbx']);
  });

  it('tell a partition with its groups', () => {
    expect(view(mesh({ 1: [2], 2: [1], 3: [4], 4: [3] }))).toMatchObject({
      severity: 'critical',
      sentence:
        'Partition: the validators stand in 2 groups that do not see each other: validator-1 and validator-2; validator-3 and validator-4.',
    });
  });

  it('tell links that a recovery cut as its doing, and a partition beside them as one', () => {
    const told = (sees: Parameters<typeof mesh>[0], ...cut: readonly string[]) =>
      peersView({ ...drawNetwork({ nodes: mesh(sees) }), recovery: { number: 7, stopped: [], cut } });
    const alone = told({ 1: [2, 3], 2: [1, 3], 3: [1, 2], 4: [] }, 'validator-4');
    expect(alone).toMatchObject({ severity: 'warning', sentence: expect.stringMatching(/^Recovery 7 has cut the links of validator-4/) });
    const halves = told({ 1: [2], 2: [1], 3: [], 4: [] }, 'validator-4');
    expect(halves).toMatchObject({
      severity: 'critical',
      sentence: expect.stringContaining('validator-1 and validator-2; validator-3 alone'),
    });
    expect(halves.details[0]).toMatch(/^Recovery 7 has cut/);
  });

  it('promise nothing where nodes do not tell', () => {
    const nobody = view(mesh({ 1: null, 2: null, 3: null, 4: null }));
    expect(nobody).toMatchObject({ severity: 'unknown', details: [] });
    expect(nobody.rows.every(({ peers, tells }) => peers === null && tells === 'refuses')).toBe(true);
    const few = view(mesh({ 1: [2], 2: null, 3: null, 4: null }));
    expect(few.sentence).toMatch(/^Not known whether all validators reach each other/);
    expect(few.rows[0]?.cells).toBe('xs--');
    expect(few.rows[1]?.cells).toBe('hx??');
  });

  it('name one-sided links from the end that still sees', () => {
    const odd = view(mesh({ 2: [3, 4] }));
    expect(odd.oneSided).toEqual([{ from: 'validator-1', to: 'validator-2' }]);
    expect([odd.rows[0]?.cells, odd.rows[1]?.cells]).toEqual(['xobb', 'ixbb']);
    expect(odd.details[0]).toMatch(/^One-sided: validator-1 sees validator-2, which does not see it\./);
  });

  it('name strangers, stale addresses, and who can not be told of', () => {
    const odd = view(
      mesh(
        { 3: null },
        {
          1: { peerList: [2, 3, 4, 9].map((one) => ({ enode: enode(`10.0.0.${one}:30303`), address: addressOf(one), inbound: false })) },
          2: { enode: enode('10.0.0.77:30303') },
          4: { ...DOWN, peerList: null },
        },
      ),
    );
    expect(odd.strangers).toEqual([{ address: addressOf(9), at: '10.0.0.9:30303', seenBy: ['validator-1'] }]);
    expect(odd.stale).toEqual([{ by: 'validator-1', of: 'validator-2', listed: '10.0.0.2:30303', says: '10.0.0.77:30303' }]);
    expect(odd.details.join(' ')).toMatch(/1 peer is none .*validator-1 lists validator-2 .*admin is closed there.*validator-4: no answer/);
  });
});
