import { describe, expect, it } from 'vitest';
import { auditSays } from './audit-says';

const words = { step: (id: string) => `<${id}>`, task: (id: string) => `[${id}]` };
const said = (detail: Readonly<Record<string, unknown>>, action = 'recovery.send') => auditSays({ action, detail }, words);

describe('a row of the audit log in words', () => {
  it('names steps and tasks by what they are called, and no braces come up', () => {
    const call = { method: 'debug_setHead', params: ['0xd'] };
    const sent = { step: 's', node: 'v1', task: 'rewind:v1', attempt: 1, times: 1, calls: [call] };
    expect(said(sent)).toEqual(['v1', 'debug_setHead("0xd")', '[rewind:v1]']);
    const peers = Array.from({ length: 3 }, () => ({ method: 'admin_removePeer', params: ['enode://'] }));
    expect(said({ ...sent, times: 2, attempt: 2, calls: peers })[1]).toBe('3 × admin_removePeer, twice, attempt 2');
    expect(said({ step: 's', node: null, done: 'isolate' })).toEqual(['Ended: <isolate>']);
    expect(said({ step: null, node: null, from: 'save-evidence', to: 'stop-consensus' })).toEqual([
      'From “save evidence” to “stop consensus”',
    ]);
    expect(said({ step: 's', height: 13, verb: 'confirm', planHash: '0x', phase: 'rewind' })).toEqual(['Height 13', '<s>']);
    expect(said({ verb: 'abort', reason: 'wrong branch', phase: 'aborting' })).toEqual(['wrong branch']);
  });

  it('says what was answered, what was seen, and how many checks came to what', () => {
    expect(said({ step: 's', node: 'v1', task: 't', outcome: 'lost', said: 'timeout' })).toEqual(['v1', 'no answer came: timeout', '[t]']);
    expect(said({ checks: [{ state: 'passed' }, { state: 'not-needed' }, { state: 'passed' }] })).toEqual(['2 passed, 1 not needed']);
    const says = { key: 'run.problem.lost', params: { node: 'v1' } };
    expect(said({ step: 's', node: 'v1', code: 'lost', says, choices: [] })).toEqual(['v1', '<s>', 'v1 does not answer any more.']);
    expect(said({ restarted: true, step: null, node: null })[0]).toContain('started anew');
  });

  it('of anything else tells what is plain, and leaves nested values to the row itself', () => {
    expect(said({ from: 'viewer', to: 'operator', ended: 2, more: { a: 1 } }, 'account.set-role')).toEqual([
      'from: viewer',
      'to: operator',
      'ended: 2',
    ]);
  });
});
