import { describe, expect, it } from 'vitest';
import { address, hash } from '@/lib/incidents/diagnosis.test-world';
import { changesSince } from './changes-since';
import { offerPlans } from './offer-plans';
import { planHash } from './plan-hash';
import type { Plan } from './plan-types';
import { draw, TWO_TWO } from './plan-world.test-world';
import type { NodeLook } from './survey-types';

const input = draw({ ...TWO_TWO, silent: ['stopped'], confirmed: ['unreachable:stopped'] });
const plan = offerPlans(input).offers.flatMap((offer) => (offer.applies && offer.playbook === 'rewind-all' ? [offer.plan] : []))[0] as Plan;
const looks = input.survey.looks;
const changed = (node: string, over: Partial<NodeLook>) =>
  changesSince(
    plan,
    looks.map((look) => (look.node === node ? { ...look, ...over } : look)),
  ).map(({ key }) => key);

describe('a plan is stale', () => {
  it('by nothing when the same answers come again', () => {
    expect(changesSince(plan, looks)).toEqual([]);
  });

  it.each<[string, string, Partial<NodeLook>, string]>([
    [
      'a head that moved',
      'validator-1',
      { head: { height: 102, hash: hash(7), parent: hash(6), timestamp: 1, author: null } },
      'plan.stale.head',
    ],
    [
      'another block at the same height',
      'validator-1',
      { head: { height: 101, hash: hash(7), parent: hash(6), timestamp: 1, author: null } },
      'plan.stale.head',
    ],
    ['another identity', 'validator-1', { address: address(9) }, 'plan.stale.identity'],
    ['another version', 'validator-1', { client: 'Geth/v1.10.3(quorum-v24.4.2)' }, 'plan.stale.client'],
    ['another chain', 'validator-1', { chainId: 7 }, 'plan.stale.chain'],
    ['another genesis', 'validator-1', { genesis: hash(5) }, 'plan.stale.chain'],
    ['a node that is silent now', 'member-1', { answered: false, head: null }, 'plan.stale.gone'],
    ['a node that was to be stopped', 'stopped', { answered: true }, 'plan.stale.back'],
    ['a peer that was not there', 'validator-1', { peers: [{ enode: null, address: address(77) }] }, 'plan.stale.peer'],
  ])('by %s', (_, node, over, key) => {
    expect(changed(node, over)).toEqual([key]);
  });

  it('not by a configured node that is listed as a peer', () => {
    expect(changed('validator-1', { peers: [{ enode: null, address: address(3) }] })).toEqual([]);
  });

  it('its hash covers every field, and survives the store', () => {
    expect(planHash(JSON.parse(JSON.stringify(plan)))).toBe(planHash(plan));
    expect(planHash({ ...plan, madeAt: plan.madeAt + 1 })).not.toBe(planHash(plan));
    expect(planHash(plan)).toMatch(/^[0-9a-f]{64}$/);
  });
});
