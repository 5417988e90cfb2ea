import { sayPhrase } from '@/lib/views/say-phrase';
import { offerPlans } from './offer-plans';
import type { Plan, PlanInput } from './plan-types';
import { type DrawnWorld, draw, TWO_TWO } from './plan-world.test-world';

export const ALL = ['validator-1', 'validator-2', 'validator-3', 'validator-4', 'member-1', 'member-2'];

/** Two and two, with tips of their own. */
export const deepFork = (a: number, b: number): DrawnWorld => ({
  ...TWO_TWO,
  branches: [
    { tip: a, holders: [1, 2, 'member-1'] },
    { tip: b, holders: [3, 4, 'member-2'] },
  ],
});

/** Two against one; the fourth is confirmed as stopped. */
export const ONE_AWAY: DrawnWorld = {
  ...TWO_TWO,
  branches: [
    { tip: 101, holders: [1, 2] },
    { tip: 101, holders: [3] },
  ],
  silent: [4],
  confirmed: ['unreachable:validator-4'],
};

export const STALLED: DrawnWorld = {
  validators: 4,
  ancestor: 100,
  branches: [],
  below: [1, 2, 3, 4].map((holder) => ({ holder, head: 100 })),
};

/** Nobody serves what the steps call: all is by hand. */
export const CLOSED: NonNullable<DrawnWorld['capabilities']> = Object.fromEntries(
  ALL.map((name) => [name, { admin: 'unavailable', debug: 'unavailable', miner: 'unavailable' }]),
);

/** A person makes the calls of one group on validator-2. */
export const oneByHand = (group: string): DrawnWorld => ({
  ...TWO_TWO,
  capabilities: { 'validator-2': { [group]: 'unavailable' } },
  confirmed: [`closed:validator-2:${group}`],
});

/** "playbook/variant" as it is offered here. @throws Error with why it is not */
export function planOf(input: PlanInput, key: string): Plan {
  const found = offerPlans(input).offers.find(({ playbook, variant }) => `${playbook}/${variant}` === key);
  if (!found?.applies) throw new Error(`no ${key}: ${found ? sayPhrase(found.why) : ''}`);
  return found.plan;
}

/** Nobody can dial this one, which names only itself: it dialled validator-1. */
export function dialsOut(world: DrawnWorld, name: string): DrawnWorld {
  const look = draw(world).survey.looks.find(({ node }) => node === name);
  const enode = look?.enode?.replace(/@.*/, '@127.0.0.1:30303') ?? null;
  const cameIn = { address: look?.address ?? null, enode: look?.enode?.replace(/@.*/, '@10.9.9.9:51234') ?? null, inbound: true };
  return {
    ...world,
    look: { ...world.look, [name]: { ...world.look?.[name], enode } },
    node: { ...world.node, 'validator-1': { ...world.node?.['validator-1'], peerList: [cameIn] } },
  };
}
