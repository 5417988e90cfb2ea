import { describe, expect, it } from 'vitest';
import { call, FULL, makeWorld, started, stepOf, taskOf } from '../recovery.test-world';
import type { TaskState } from '../run-types';
import { othersAnswered } from './others-answered';

const start = (name: string, more = {}) => taskOf(`start:${name}`, name, [call('miner_start')], [], more);
const last = start('v2', { isAfterOthers: true });
const step = stepOf('start', 'start-consensus', { tasks: [start('v1'), last, start('v3'), start('v4', { isAfterOthers: true })] });
const run = { ...started(FULL, makeWorld()).run, stepSince: 1_000 };
const heard = (v1: TaskState | null, v3: TaskState | null, now = 60_000) =>
  othersAnswered({ ...run, tasks: { ...(v1 && { 'start:v1': v1 }), ...(v3 && { 'start:v3': v3 }) } }, step, last, now);
const answered = (at: number): TaskState => ({ state: 'answered', attempt: 1, at, reply: 'null' });
const sending = (since: number): TaskState => ({ state: 'sending', attempt: 1, since });

describe('a task that comes after the others of its step', () => {
  it('waits for the last of their answers, however long it takes, whatever it says', () => {
    expect(heard(null, null)).toBeNull();
    expect(heard(answered(1_100), null)).toBeNull();
    expect(heard(answered(1_100), sending(1_050), 2_000)).toBeNull();
    expect(heard(answered(1_100), answered(2_600))).toBe(2_600);
    expect(heard(answered(1_100), { state: 'refused', attempt: 1, at: 1_900, reply: 'no' })).toBe(1_900);
    expect(heard(answered(1_100), { state: 'unsure', attempt: 1, since: 1_700, why: 'timeout' })).toBe(1_700);
  });

  it('waits two seconds at the most for a call that hangs', () => {
    expect(heard(answered(1_100), sending(1_050), 3_049)).toBeNull();
    expect(heard(answered(1_100), sending(1_050), 3_050)).toBe(3_050);
  });

  it('waits for none that is over: done before, or left out', () => {
    expect(heard({ state: 'verified', at: 1_500 }, { state: 'left-out', by: { id: 'a', name: 'Ada' }, at: 1_600 })).toBe(1_000);
  });
});
