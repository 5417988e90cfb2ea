import { describe, expect, it } from 'vitest';
import type { Address, Hash } from '@/lib/consensus/types';
import { phrase } from '@/lib/incidents/phrase';
import { guard } from '../guard';
import type { Plan, Step, Task } from '../plan-types';
import { A, carryOn, FULL, MINIMAL, makeWorld, rewindTask, SIDES, started, stepOf, X, Y } from '../recovery.test-world';
import type { Run } from '../run-types';
import type { NodeLook } from '../survey-types';
import { quorumStays, startsTogether } from './before-sending';
import { sceneOf } from './scene';
import { nobodyLost, oneNewChain } from './whatever-is-done';

/** The full plan where the canary has landed and v2 is next, and every node obeyed so far. */
const WORLD = makeWorld();
const BEFORE = carryOn(FULL, WORLD, started(FULL, WORLD), ({ doneSteps }) => 'canary' in doneSteps);
const AT = BEFORE.at + 1_000;

type Case = {
  readonly plan?: Plan;
  readonly run?: Partial<Run>;
  /** What nodes answer otherwise. */
  readonly look?: Readonly<Record<string, Partial<NodeLook>>>;
  readonly task?: Task;
};

/** Which rule stops the next rewind, by its code and its sentence. */
function ask({ plan = FULL, run = {}, look = {}, task = rewindTask('v2') }: Case): string | null {
  const looks = WORLD.looks(AT).map((one) => ({ ...one, ...look[one.node] }));
  const problem = guard(plan, { ...BEFORE.run, ...run }, looks, AT, task);
  return problem && `${problem.code} ${problem.says.key}`;
}

const basis = (over: Partial<Plan['basis']>): Plan => ({ ...FULL, basis: { ...FULL.basis, ...over } });
const GENESIS = '0x9e' as Hash;
const OTHER = '0x0b' as Hash;
const heads = (of: Readonly<Record<string, { readonly height: number; readonly hash: Hash }>>) =>
  Object.fromEntries(
    Object.entries(of).map(([node, one]) => [node, { head: { ...one, parent: A.hash, timestamp: 1, author: null } }] as const),
  );
const called = (...params: readonly unknown[]): Task => ({ ...rewindTask('v2'), calls: [{ method: 'debug_setHead', params }] });
const told = (genesis: Hash | null) => Object.fromEntries(['v1', 'v2', 'v3', 'v4'].map((node) => [node, { genesis }]));

describe('a safety rule stops the next rewind by itself', () => {
  it('and none does where nothing is broken', () => {
    expect(ask({})).toBeNull();
    expect(ask({ plan: basis({ genesis: GENESIS }), look: told(GENESIS) })).toBeNull();
  });

  const one: Address = FULL.basis.addresses.v1 as Address;
  it.each<[string, Case, string]>([
    ['a node that was confirmed as stopped', { plan: { ...FULL, absent: ['v2'] } }, 'not-allowed-by-safety run.safety.not-in-plan'],
    ['a plan that names no block to end on', { plan: { ...FULL, target: null } }, 'not-allowed-by-safety run.safety.no-target'],
    [
      'a canary whose landing was not seen',
      { run: { tasks: { ...BEFORE.run.tasks, 'rewind:v1': { state: 'answered', at: 1, attempt: 1, reply: 'null' } } } },
      'check-unknown run.safety.canary-open',
    ],
    ['a canary that does not tell its head', { look: { v1: { head: null } } }, 'check-unknown run.safety.canary-open'],
    [
      'a core that would start while another stands elsewhere',
      { task: FULL.steps.find(({ kind }) => kind === 'start-consensus')?.tasks[0] as Task },
      'not-allowed-by-safety run.safety.start-elsewhere',
    ],
    ['an identity that only a person read', { plan: basis({ confirmed: ['v2'] }) }, 'not-allowed-by-safety run.safety.unproven'],
    [
      'a genesis that it does not tell',
      { plan: basis({ genesis: GENESIS }), look: { ...told(GENESIS), v2: { genesis: null } } },
      'check-unknown run.safety.not-proven-now',
    ],
    ['a chain that it does not tell', { look: { v2: { chainId: null } } }, 'check-unknown run.safety.not-proven-now'],
    ['an address that it does not tell', { look: { v2: { address: null } } }, 'check-unknown run.safety.not-proven-now'],
    [
      'a genesis of another chain, of whichever node',
      { plan: basis({ genesis: GENESIS }), look: { ...told(GENESIS), v4: { genesis: OTHER } } },
      'other-chain run.problem.other-chain',
    ],
    [
      'two nodes of one identity',
      { look: { v4: { address: one } }, plan: basis({ addresses: { ...FULL.basis.addresses, v4: one } }) },
      'identity-changed run.problem.twins',
    ],
    ['a call that asks for another height than is shown', { task: called('0x9') }, 'not-allowed-by-safety run.safety.other-call'],
    ['a call that asks for no height', { task: called() }, 'not-allowed-by-safety run.safety.other-call'],
    ['a height that is no text', { task: called(10) }, 'not-allowed-by-safety run.safety.other-call'],
    [
      'another block at the height of the ancestor',
      { task: rewindTask('v2', SIDES.v2, { height: A.height, hash: OTHER }) },
      'not-allowed-by-safety run.safety.below',
    ],
    ['a head that it does not tell', { look: { v2: { head: null } } }, 'check-unknown run.safety.head-unknown'],
    ['peers that it does not tell', { look: { v2: { peers: null, peerCount: null } } }, 'check-unknown run.safety.peers-unknown'],
    ['peers that another does not tell', { look: { v4: { peers: null, peerCount: null } } }, 'check-unknown run.safety.others-unknown'],
    ['another that is silent', { look: { v4: { answered: false } } }, 'check-unknown run.safety.others-unknown'],
    ['a count of peers that lists none', { look: { v4: { peers: null, peerCount: 1 } } }, 'peer-in-isolation run.problem.peers-unnamed'],
    ['a core that it does not tell of', { look: { v2: { mining: null } } }, 'check-unknown run.safety.core-unknown'],
    [
      'a quorum of two URLs of one validator',
      { plan: basis({ quorumSize: 4, addresses: { ...FULL.basis.addresses, v4: one } }), look: { v4: { address: null } } },
      'not-allowed-by-safety run.safety.quorum',
    ],
    [
      'another block than any known, at the height of the heads',
      { look: heads({ v3: { height: 11, hash: OTHER } }) },
      'third-branch run.problem.third-branch',
    ],
    ['a head that fell', { look: heads({ v3: { height: 9, hash: OTHER } }) }, 'head-moved run.problem.head-moved'],
    ['a node that is silent for long', { run: { holdsSince: { 'silent:v3': AT - 60_000 } } }, 'node-lost run.problem.lost'],
    [
      'two new blocks at one height, while blocks come',
      {
        plan: { ...FULL, landings: [{ node: 'v1', asked: 10, expected: 'exactly', lowest: 10, why: phrase('x') }] },
        run: { step: FULL.steps.findIndex(({ kind }) => kind === 'watch') },
        look: heads({ v1: { height: 11, hash: OTHER }, v2: { height: 11, hash: GENESIS } }),
      },
      'third-branch run.problem.third-branch',
    ],
    ['another set at its block', { look: { v3: { validators: [one] } } }, 'set-changed run.problem.set'],
  ])('%s', (_name, given, rule) => expect(ask(given)).toBe(rule));
});

describe('one rule alone', () => {
  const looks = (look: Case['look'] = {}) => WORLD.looks(AT).map((seen) => ({ ...seen, ...look[seen.node] }));
  const sceneWith = (plan: Plan, run: Partial<Run> = {}, look: Case['look'] = {}) =>
    sceneOf(plan, { ...BEFORE.run, ...run }, looks(look), AT);
  const silent = { v4: { answered: false } };
  const four = basis({ quorumSize: 4 });

  it('a quorum that a silent validator may still complete is waited for; one that was left out will not', () => {
    expect(quorumStays(sceneWith(FULL, {}, silent), rewindTask('v2'))).toBeNull();
    expect(quorumStays(sceneWith(four, {}, silent), rewindTask('v2'))?.code).toBe('check-unknown');
    const leftOut = { v4: { by: { id: 'a', name: 'A' }, at: 1 } };
    expect(quorumStays(sceneWith(four, { leftOut }, silent), rewindTask('v2'))?.code).toBe('not-allowed-by-safety');
  });

  it('while the chain goes on, who is rewound now does not count for the quorum that holds it', () => {
    const last = stepOf('last', 'rewind', { nodes: ['v2'], tasks: [rewindTask('v2')] });
    const plan = { ...MINIMAL, steps: [...MINIMAL.steps, last] };
    const run = { tasks: { ...BEFORE.run.tasks, 'start:v1': { state: 'verified', at: 1 } as const } };
    const task = last.tasks[0] as Task;
    expect(quorumStays(sceneWith(plan, run, heads({ v1: Y, v2: X, v3: Y, v4: Y })), task)).toBeNull();
    expect(quorumStays(sceneWith(plan, run, heads({ v1: X, v2: Y, v3: Y, v4: Y })), task)?.code).toBe('not-allowed-by-safety');
  });

  it('a core is started on the block all go on from, and not within the second it was stopped in', () => {
    const start = FULL.steps.find(({ kind }) => kind === 'start-consensus')?.tasks[0] as Task;
    const level = heads({ v1: A, v2: A, v3: A, v4: A });
    const stoppedAt = (at: number) => ({ tasks: { ...BEFORE.run.tasks, [`stop:${start.node}`]: { state: 'verified', at } as const } });
    const asked = (run: Partial<Run>, look: Case['look']) => startsTogether(sceneWith(FULL, run, look), start)?.code ?? null;
    expect(asked(stoppedAt(AT - 1_300), level)).toBeNull();
    expect(asked(stoppedAt(AT - 1_000), level)).toBe('check-unknown');
    expect(asked(stoppedAt(AT - 1_300), { ...level, v3: { head: null } })).toBe('check-unknown');
    expect(asked(stoppedAt(AT - 1_300), { ...level, ...heads({ v3: X }) })).toBe('not-allowed-by-safety');
  });

  it('two new blocks at one height are two chains; heads as they were before are none', () => {
    const landing = { node: 'v1', asked: 10, expected: 'exactly', lowest: 10, why: phrase('x') } as const;
    const plan = { ...FULL, landings: [landing] };
    expect(oneNewChain(sceneWith(plan, {}, heads({ v1: X, v2: X, v3: Y, v4: Y })))).toBeNull();
    const two = heads({ v1: { height: 11, hash: OTHER }, v2: { height: 11, hash: GENESIS } });
    expect(oneNewChain(sceneWith(plan, {}, two))?.code).toBe('third-branch');
  });

  it('a node that a person restarts in this step is not lost by its silence', () => {
    const [restart, calls] = (['restart', 'calls'] as const).map((kind) =>
      stepOf('now', 'by-hand', { nodes: ['v4'], tasks: [{ ...rewindTask('v4'), byHand: { kind } }] }),
    ) as [Step, Step];
    const asked = (step: Step) =>
      nobodyLost(sceneWith({ ...FULL, steps: [step] }, { step: 0, holdsSince: { 'silent:v4': AT - 60_000 } }, silent))?.code ?? null;
    expect([asked(restart), asked(calls)]).toEqual([null, 'node-lost']);
  });
});
