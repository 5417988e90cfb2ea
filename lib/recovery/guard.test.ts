import { describe, expect, it } from 'vitest';
import type { Address, Hash } from '@/lib/consensus/types';
import { guard } from './guard';
import type { Plan } from './plan-types';
import { A, carryOn, FULL, makeWorld, rewindTask, SIDES, started, type World, Y } from './recovery.test-world';
import type { Run } from './run-types';

/** The full plan where the canary has landed and v2 is next, and every node obeyed so far. */
function beforeTheRest(): { readonly world: World; readonly run: Run; readonly at: number } {
  const world = makeWorld();
  const { run, at } = carryOn(FULL, world, started(FULL, world), ({ doneSteps }) => 'canary' in doneSteps);
  return { world, run, at: at + 1_000 };
}

type Case = { readonly plan?: Plan; readonly run?: Partial<Run>; readonly breaks?: (world: World) => unknown; readonly to?: number };

function ask({ plan = FULL, run: more = {}, breaks = () => {}, to }: Case) {
  const { world, run, at } = beforeTheRest();
  breaks(world);
  const task = to === undefined ? rewindTask('v2') : rewindTask('v2', SIDES.v2, { height: to, hash: '0xa9' as Hash });
  return guard(plan, { ...run, ...more }, world.looks(at), at, task)?.code ?? null;
}

describe('the safety rules, asked before the second node is rewound', () => {
  it('let it be rewound when nothing is broken', () => expect(ask({})).toBeNull());

  const { v2: _left, ...others } = FULL.basis.addresses;
  const cases: readonly (readonly [string, Case, string])[] = [
    ['below the proven ancestor', { to: 9 }, 'not-allowed-by-safety'],
    ['where no ancestor is proven', { plan: { ...FULL, ancestor: null } }, 'not-allowed-by-safety'],
    ['before isolation was proven', { run: { doneSteps: { save: 1, stop: 1, isolate: 1 } } }, 'not-allowed-by-safety'],
    ['while a peer is back', { breaks: (world) => world.node('v2').peers.add('v3') }, 'peer-in-isolation'],
    ['when the node is silent', { breaks: (world) => Object.assign(world.node('v2'), { isUp: false }) }, 'check-unknown'],
    ['when its answer is older than the step', { run: { stepSince: Number.MAX_SAFE_INTEGER } }, 'check-unknown'],
    ['when its head moved', { breaks: (world) => world.node('v2').chain.pop() }, 'head-moved'],
    ['on another chain', { breaks: (world) => Object.assign(world.node('v2'), { chainId: 11 }) }, 'other-chain'],
    ['as somebody else', { breaks: (world) => Object.assign(world.node('v2'), { address: '0xee' as Address }) }, 'identity-changed'],
    [
      'under an identity that another node has',
      { breaks: (world) => Object.assign(world.node('v2'), { address: world.node('v3').address }) },
      'identity-changed',
    ],
    [
      'when the plan does not know its identity',
      { plan: { ...FULL, basis: { ...FULL.basis, addresses: others } } },
      'not-allowed-by-safety',
    ],
    ['while its core runs', { breaks: (world) => Object.assign(world.node('v2'), { mining: true }) }, 'not-allowed-by-safety'],
    ['when the canary is below where it landed', { breaks: (world) => world.node('v1').chain.pop() }, 'head-moved'],
    [
      'when less than a quorum would stand on one head',
      { plan: { ...FULL, basis: { ...FULL.basis, quorumSize: 5 } } },
      'not-allowed-by-safety',
    ],
    ['before the evidence is saved', { run: { doneSteps: { stop: 1, isolate: 1, prove: 1, canary: 1 } } }, 'evidence-missing'],
    ['when the node was left out', { run: { leftOut: { v2: { by: { id: 'a', name: 'A' }, at: 1 } } } }, 'not-allowed-by-safety'],
  ];
  it.each(cases)('never %s', (_name, given, code) => expect(ask(given)).toBe(code));

  it('stop at a block that is on no known branch', () => {
    const { world, run, at } = beforeTheRest();
    world.node('v3').chain[Y.height] = { ...Y, hash: '0xd11' as Hash, parent: A.hash, author: null };
    expect(guard(FULL, run, world.looks(at), at, null)?.code).toBe('third-branch');
  });
});
