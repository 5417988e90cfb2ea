import { expect, it } from 'vitest';
import type { Plan } from '../plan-types';
import { ADA, addressOf, carryOn, FULL, makeWorld, started } from '../recovery.test-world';
import type { Run } from '../run-types';
import { whyNeeded } from './leave-out';

// Four validators, quorum 3, in a step that may go on without v2, v3 or v4.
const world = makeWorld();
const { run } = carryOn(FULL, world, started(FULL, world), ({ doneSteps }) => 'canary' in doneSteps);
const without = (node: string, plan: Partial<Plan> = {}, more: Partial<Run> = {}) =>
  whyNeeded({ ...FULL, ...plan }, { ...run, ...more }, node)?.key ?? null;
const out = (...names: readonly string[]) => ({ leftOut: Object.fromEntries(names.map((name) => [name, { by: ADA, at: 1 }])) });
const twins = { basis: { ...FULL.basis, addresses: { ...FULL.basis.addresses, v3: addressOf('v2') } } };

it.each<[string, string | null, Partial<Plan>, Partial<Run>]>([
  ['of four where three are the quorum is not needed', null, {}, {}],
  ['is where another was left out before', 'run.refuse.quorum', {}, out('v3')],
  ['is where another is stopped, as somebody confirmed', 'run.refuse.quorum', { absent: ['v3'] }, {}],
  ['is where two that are left answer as one', 'run.refuse.quorum', twins, {}],
  ['is not where a quorum is left all the same', null, { absent: ['v3'], basis: { ...FULL.basis, quorumSize: 2 } }, {}],
  ['that seals nothing is not, however few there are', null, { validatorNodes: ['v1', 'v2'] }, {}],
  ['is not left out twice', 'run.refuse.left-out', {}, out('v4')],
])('a validator %s', (_what, why, plan, more) => expect(without('v4', plan, more)).toBe(why));

it('a node that the step can not do without is needed', () => expect(without('v1')).toBe('run.refuse.needed'));
