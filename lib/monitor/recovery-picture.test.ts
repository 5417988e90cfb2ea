import { expect, it } from 'vitest';
import { newRun } from '@/lib/recovery/new-run';
import type { Check, Step } from '@/lib/recovery/plan-types';
import { stepOf, taskOf } from '@/lib/recovery/recovery.test-world';
import type { Run, TaskState } from '@/lib/recovery/run-types';
import { type KeptRecovery, recoveryPicture } from './recovery-picture';

const task = (id: string, node: string, ...after: readonly Check[]) => taskOf(id, node, [], after);
const core = (node: string, running: boolean): Check => ({ kind: 'core', node, running });
const alone = (node: string): Check => ({ kind: 'no-peers', node, forMs: 0 });
const linked = (node: string): Check => ({ kind: 'linked', node, to: ['b'] });
const steps = [
  stepOf('stop', 'stop-consensus', { tasks: [task('stop:a', 'a', core('a', false)), task('stop:b', 'b', core('b', false))] }),
  stepOf('isolate', 'isolate', { tasks: [task('isolate:a', 'a', alone('a')), task('isolate:b', 'b', alone('b'))] }),
  stepOf('connect', 'connect', { tasks: [task('connect:a', 'a', linked('a')), task('connect:b', 'b', linked('b'))] }),
  stepOf('start', 'start-consensus', { tasks: [task('start:a', 'a', core('a', true))] }),
];

const SENDING: TaskState = { state: 'sending', attempt: 1, since: 1 };
const VERIFIED: TaskState = { state: 'verified', at: 1 };
function told(tasks: Readonly<Record<string, TaskState>>, run: Partial<Run> = {}, wayOut: readonly Step[] | null = null, of = steps) {
  const plan = { steps: of } as unknown as KeptRecovery['plan'];
  const all = { ...newRun(plan), startedAt: 1, tasks, wayOut, ...run };
  return recoveryPicture({ number: 7, plan, run: all } as unknown as KeptRecovery);
}

it('what a recovery stops and cuts is held from the moment it may have reached the node, until it was seen undone', () => {
  expect(told({})).toBeNull();
  expect(told({ 'stop:a': SENDING })).toEqual({ number: 7, stopped: ['a'], cut: [] });
  const apart = { 'stop:a': VERIFIED, 'stop:b': VERIFIED, 'isolate:a': VERIFIED, 'isolate:b': SENDING };
  expect(told(apart)).toEqual({ number: 7, stopped: ['a', 'b'], cut: ['a', 'b'] });
  expect(told({ ...apart, 'connect:a': SENDING })?.cut).toEqual(['a', 'b']);
  const linking = { ...apart, 'connect:a': VERIFIED, 'start:a': VERIFIED };
  expect(told(linking)).toEqual({ number: 7, stopped: ['b'], cut: [] });
});

it('a node that does not tell its peers is no more cut off once another tells its link with it', () => {
  const plan = [
    stepOf('isolate', 'isolate', { tasks: [task('isolate:a', 'a', alone('a')), task('isolate:b', 'b', alone('b'))] }),
    stepOf('connect', 'connect', { tasks: [task('connect:a', 'a', linked('a')), task('connect:b', 'b')] }),
  ];
  const apart = { 'isolate:a': VERIFIED, 'isolate:b': VERIFIED, 'connect:b': VERIFIED };
  expect(told(apart, {}, null, plan)?.cut).toEqual(['a', 'b']);
  expect(told({ ...apart, 'connect:a': VERIFIED }, {}, null, plan)).toBeNull();
  const leftOut = { b: { by: { id: 'x', name: 'X' }, at: 1 } };
  expect(told({ ...apart, 'connect:a': VERIFIED }, { leftOut }, null, plan)?.cut).toEqual(['b']);
});

it('a node that was cut off, rewound and linked anew is no more cut off once it has the blocks of the others', () => {
  const reached: Check = { kind: 'reaches', node: 'a', height: 9, via: { height: 8, hash: '0x08' } };
  const join = (after: Check) => [
    stepOf('apart', 'isolate', { tasks: [task('apart:a', 'a', alone('a'))] }),
    stepOf('join', 'connect', { tasks: [task('join:a', 'a', after)] }),
  ];
  expect(told({ 'apart:a': VERIFIED, 'join:a': SENDING }, {}, null, join(reached))?.cut).toEqual(['a']);
  expect(told({ 'apart:a': VERIFIED, 'join:a': VERIFIED }, {}, null, join(reached))).toBeNull();
  // With the head it had it may be without a link yet.
  const orOld: Check = { ...reached, or: { height: 8, hash: '0x09' } };
  expect(told({ 'apart:a': VERIFIED, 'join:a': VERIFIED }, {}, null, join(orOld))?.cut).toEqual(['a']);
});

it('a plan that was not started, one that has ended, and one left out hold nothing; its way out undoes too', () => {
  const apart = { 'stop:a': VERIFIED, 'isolate:a': VERIFIED };
  expect([told(apart, { startedAt: null }), told(apart, { endedAt: 5 }), recoveryPicture(null)]).toEqual([null, null, null]);
  expect(told({ 'stop:a': { state: 'left-out', by: { id: 'x', name: 'X' }, at: 1 } })).toBeNull();
  const out = [stepOf('out', 'connect', { tasks: [task('out:a', 'a', linked('a')), task('out-start:a', 'a', core('a', true))] })];
  expect(told({ ...apart, 'out:a': VERIFIED, 'out-start:a': VERIFIED }, {}, out)).toBeNull();
});
