import { describe, expect, it } from 'vitest';
import { compareAnswer } from '@/lib/drill/conformance/compare-answer';
import { readRecording } from '@/lib/drill/conformance/read-recording';
import { readCases } from '@/lib/drill/conformance/recorded-cases';
import type { Answered, RecordedCall } from '@/lib/drill/conformance/types';

const NAMES = ['qbft-rpc-surface', 'qbft-healthy-and-quorum-loss', 'qbft-fork-2-2', 'qbft-fork-3-1'];
const recordings = NAMES.map((name) => readRecording(`fixtures/recordings/${name}`));
const calls = recordings.flatMap((recording) => recording.calls);
const cases = new Map(readCases(calls).map((one) => [one.call, one] as const));

function caseOf(call: string) {
  const found = cases.get(call);
  if (found === undefined) throw new Error(`no case ${call}; there are ${[...cases.keys()].join(' ')}`);
  return found;
}

const last = (method: string): RecordedCall => {
  const found = calls.findLast((one) => one.method === method && one.answer.ok && one.answer.result !== null);
  if (found === undefined) throw new Error(`no recorded ${method}`);
  return found;
};

/** A recorded answer with something changed in it. */
function changed(method: string, change: (result: never) => unknown): Answered {
  const { answer } = last(method);
  if (!answer.ok) throw new Error('recorded as an error');
  return { ok: true, result: change(structuredClone(answer.result) as never) };
}

const paths = (call: string, answer: Answered): readonly string[] => compareAnswer(caseOf(call), answer).map(({ path }) => path);
const LATEST = 'eth_getBlockByNumber("latest", false)';
type Fields = Record<string, unknown>;

describe('a recorded answer', () => {
  it('never differs from its own case, whichever recording it is from', () => {
    const every = readCases(calls);
    expect(every.length).toBeGreaterThan(75);
    for (const recording of recordings) {
      const own = new Map(readCases(recording.calls).map((one) => [one.call, one] as const));
      for (const [call, { shape, errors }] of own) {
        const whole = caseOf(call);
        if (shape !== null) expect(whole.shape, call).not.toBeNull();
        for (const error of errors) expect(compareAnswer(whole, { ok: false, error }), call).toEqual([]);
      }
    }
    const served = calls.filter(({ answer }) => answer.ok || answer.error.code !== -32601);
    const sampled = served.filter((_, index) => index % 50 === 0);
    for (const { method, params, answer } of sampled) {
      const alone = readCases([{ at: 0, stage: '', node: '', method, params, answer }])[0];
      if (alone !== undefined && cases.has(alone.call)) expect(compareAnswer(caseOf(alone.call), answer), alone.call).toEqual([]);
    }
  });

  it('is told from one with a field less, a field more or another order of fields', () => {
    const less = changed('eth_getBlockByNumber', ({ uncles: _, ...rest }: Fields) => rest);
    expect(paths(LATEST, less)).toEqual(['uncles']);
    const more = changed('eth_getBlockByNumber', (block: Fields) => ({ ...block, withdrawals: [] }));
    expect(paths(LATEST, more)).toEqual(['withdrawals']);
    const turned = changed('eth_getBlockByNumber', (block: Fields) => Object.fromEntries(Object.entries(block).reverse()));
    expect(paths(LATEST, turned)).toEqual(['{order}']);
  });

  it.each<readonly [field: string, value: unknown, what: string]>([
    ['number', 14, 'a JSON number for a quantity'],
    ['number', '0x0e', 'leading zeros'],
    ['hash', '0x12', 'a short hash'],
    ['hash', null, 'null where there was never null'],
    ['miner', '0xA5f1D34833bF2F7cF828cb5D1f3534CDcF56B570', 'a checksummed address for a lower-case one'],
    ['extraData', 'f9', 'data without 0x'],
    ['transactions', null, 'null for an empty list'],
  ])('is told from one whose %s is %j: %s', (field, value) => {
    expect(
      paths(
        LATEST,
        changed('eth_getBlockByNumber', (block: Fields) => ({ ...block, [field]: value })),
      ),
    ).toEqual([field]);
  });

  it('is told from one whose keys of a map or words of the client are others', () => {
    const filled = calls.findLast(({ method, answer }) => method === 'txpool_content' && JSON.stringify(answer).includes('"nonce"'));
    const lower = JSON.stringify(filled?.answer).replace(/"(0x[0-9a-fA-F]{40})":/g, (text) => text.toLowerCase());
    expect(paths('txpool_content()', JSON.parse(lower))).toEqual(['pending{key}']);
    const older = changed('web3_clientVersion', () => 'Geth/v1.10.3-stable(quorum-v22.7.1)/linux-amd64/go1.18');
    expect(paths('web3_clientVersion()', older)).toEqual(['']);
    expect(compareAnswer(caseOf('web3_clientVersion()'), older, 'loose')).toEqual([]);
  });
});

describe('an error', () => {
  const unknown = { code: -32000, message: 'unknown block' };

  it('must have the recorded code and the recorded words', () => {
    const call = 'istanbul_getSignersFromBlock("0xffffff")';
    expect(paths(call, { ok: false, error: unknown })).toEqual([]);
    expect(paths(call, { ok: false, error: { ...unknown, code: -32602 } })).toEqual(['']);
    expect(paths(call, { ok: false, error: { ...unknown, message: 'unknown block ' } })).toEqual(['']);
    expect(paths(call, { ok: false, error: { ...unknown, data: 1 } })).toEqual(['']);
    expect(paths(call, { ok: true, result: null })).toEqual(['']);
    expect(paths('eth_chainId()', { ok: false, error: unknown })).toEqual(['']);
  });

  it('of a closed API group is no answer of a method that another node serves', () => {
    expect(caseOf('istanbul_nodeAddress()').errors).toEqual([]);
    expect(caseOf('nonsense()').errors).toEqual([{ code: -32601, message: 'the method nonsense does not exist/is not available' }]);
  });
});
