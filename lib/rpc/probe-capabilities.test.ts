import { describe, expect, it } from 'vitest';
import { DIALECTS, type Dialect } from '@/lib/rpc/dialects';
import { matchAnswers } from '@/lib/rpc/match-answers';
import { probeCapabilities } from '@/lib/rpc/probe-capabilities';
import type { Outcome } from '@/lib/rpc/types';

type Answers = Readonly<Record<string, unknown>>;
const NO_METHOD = { code: -32601, message: 'the method x does not exist/is not available' };
const NOT_ENABLED = { code: -32604, message: 'Method not enabled' };
const NOT_RECORDED = { code: -32000, message: 'not recorded' };
const VALIDATOR = `0x${'a1'.repeat(20)}`;
const GOOD: Answers = {
  eth_chainId: '0x539',
  net_version: '1337',
  web3_clientVersion: 'x',
  admin_nodeInfo: { enode: 'enode://1', name: 'x' },
  istanbul_nodeAddress: VALIDATOR,
  qbft_getValidatorsByBlockNumber: [VALIDATOR],
  txpool_status: { pending: '0x0', queued: '0x0' },
  txpool_besuStatistics: { localCount: 0, remoteCount: 0 },
  rpc_modules: { admin: '1.0', debug: '1.0', miner: '1.0' },
};

/** The capabilities of a node that answers so, and every other method with `otherwise`. */
function capabilities(dialect: Dialect, answers: Answers, otherwise: object) {
  const sent = dialect.probes.map(({ call }, id) => ({ id, call }));
  const said = sent.map(({ id, call: { method } }) => (method in answers ? { id, result: answers[method] } : { id, error: otherwise }));
  const outcomes = matchAnswers(sent, said, (text) => text) as readonly Outcome<never>[];
  return probeCapabilities(dialect, outcomes);
}

describe('capabilities', () => {
  it('are all available on an open GoQuorum validator, which has no qbft group', () => {
    expect(capabilities(DIALECTS.goquorum, GOOD, NO_METHOD)).toEqual({
      ...{ eth: 'available', net: 'available', web3: 'available', admin: 'available', istanbul: 'available' },
      ...{ qbft: 'unavailable', txpool: 'available', debug: 'available', miner: 'available' },
    });
  });

  it('are unavailable where the node says that it lacks the method', () => {
    const { eth_chainId, net_version, web3_clientVersion } = GOOD;
    const few = { eth_chainId, net_version, web3_clientVersion, rpc_modules: { eth: '1.0', net: '1.0', web3: '1.0' } };
    for (const [dialect, error] of [
      [DIALECTS.goquorum, NO_METHOD],
      [DIALECTS.besu, NOT_ENABLED],
    ] as const) {
      expect(capabilities(dialect, few, error)).toEqual({
        ...{ eth: 'available', net: 'available', web3: 'available', admin: 'unavailable', istanbul: 'unavailable' },
        ...{ qbft: 'unavailable', txpool: 'unavailable', debug: 'unavailable', miner: 'unavailable' },
      });
    }
  });

  it('are unknown, each for itself, where the answer is another error', () => {
    const { rpc_modules: _modules, ...most } = GOOD;
    expect(capabilities(DIALECTS.besu, most, NOT_RECORDED)).toMatchObject({ admin: 'available', debug: 'unknown', miner: 'unknown' });
    expect(capabilities(DIALECTS.besu, { ...GOOD, admin_nodeInfo: 7 }, NOT_RECORDED)).toMatchObject({
      admin: 'unknown',
      debug: 'available',
    });
  });

  it('of debug and miner stay unknown when only the list of groups is missing', () => {
    const { rpc_modules: _modules, ...most } = GOOD;
    expect(capabilities(DIALECTS.unknown, most, NO_METHOD)).toMatchObject({ debug: 'unknown', miner: 'unknown', qbft: 'available' });
  });

  it('are all unknown of a node that does not answer', () => {
    const error = { code: 'timeout', message: 'x' } as const;
    const none = DIALECTS.unknown.probes.map(() => ({ ok: false, error }) as const);
    expect(new Set(Object.values(probeCapabilities(DIALECTS.unknown, none)))).toEqual(new Set(['unknown']));
    expect(new Set(Object.values(probeCapabilities(DIALECTS.unknown, [])))).toEqual(new Set(['unknown']));
  });
});
