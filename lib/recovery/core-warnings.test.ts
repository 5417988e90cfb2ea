import { describe, expect, it } from 'vitest';
import { address } from '@/lib/incidents/diagnosis.test-world';
import type { DiagnosisInput } from '@/lib/incidents/types';
import { sayPhrase } from '@/lib/views/say-phrase';
import { planOf, STALLED } from './drawn-worlds.test-world';
import { type DrawnWorld, draw, TWO_TWO } from './plan-world.test-world';

const MEMBER_1 = address(1000);
const SET = [1, 2, 3, 4].map(address);
/** Each warning of a way, in words. */
const warned = (world: DrawnWorld, key: string): readonly string[] =>
  (planOf(draw(world), key).worth.warns ?? []).map((one) => sayPhrase(one).replace(/ it drops.*| Without.*| where that.*/s, ''));
const votes = (count: number, add = true): Partial<DiagnosisInput> => ({
  votes: SET.slice(0, count).map((voter) => ({ voter, recipient: MEMBER_1, add })),
});

describe('a node whose consensus core does not run', () => {
  it('and that was voted in above the ancestor is named on every way back, with the branch', () => {
    const look = { 'validator-1': { validators: [...SET, MEMBER_1] } };
    const off = { ...TWO_TWO, look: { ...look, 'member-1': { mining: false, validators: [...SET, MEMBER_1] } } };
    expect(warned(off, 'rewind-all/all')).toEqual(['member-1 was voted in on A and runs no consensus core:']);
    const untold = { ...TWO_TWO, look: { ...look, 'member-1': { mining: null } } };
    expect(warned(untold, 'rewind-all/all')).toEqual(['member-1 was voted in on A and does not say whether it runs a consensus core:']);
    const on = { ...TWO_TWO, look: { ...look, 'member-1': { mining: true } } };
    expect(warned(on, 'rewind-all/all')).toEqual([]);
  });

  it('and that open votes are to add is named with them and the quorum to come', () => {
    const world = { ...TWO_TWO, look: { 'member-1': { mining: false } } };
    expect(warned({ ...world, over: votes(2) }, 'minimal-move/keep-A')).toEqual([
      '2 votes are open to add member-1, which runs no consensus core; 3 add it, and a quorum is 4 then.',
    ]);
    for (const over of [votes(0), votes(2, false), { votes: null }]) expect(warned({ ...world, over }, 'minimal-move/keep-A')).toEqual([]);
  });

  it('and that is a validator already is named where no step starts it', () => {
    const apart = { ...STALLED, look: { 'validator-4': { mining: false } } };
    expect(warned(apart, 'restart-consensus/all')).toEqual([]);
    const behind: DrawnWorld = { ...apart, branches: [{ tip: 100, holders: [1, 2, 3] }], below: [{ holder: 4, head: 90 }] };
    expect(warned(behind, 'reconnect-peers/links')).toEqual(['validator-4 is a validator and runs no consensus core:']);
  });
});
