import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseChainConfig } from '@/lib/consensus/chain-config';
import { CodecError } from '@/lib/consensus/codec-error';
import { networkOf, readAnswers, recordingNames } from '@/lib/consensus/recorded-answers.test-world';
import { settingsAt } from '@/lib/consensus/settings-at';

const at = (config: unknown, height = 1) => settingsAt(parseChainConfig(config), height);
const quorum = (section: object, more: object = {}) => ({ isQuorum: true, qbft: section, ...more });
const CONTRACT = '0x0000000000000000000000000000000000008888';
const nodeConfig = (name: string) =>
  (readAnswers(name).find(({ method }) => method === 'admin_nodeInfo')?.result as { protocols: { eth: { config: unknown } } } | undefined)
    ?.protocols.eth.config;

describe('the settings at a height', () => {
  it('are those of the recorded GoQuorum fork, whose block 15 alone is due after 40 s', () => {
    const config = nodeConfig('qbft-fork-2-2');
    expect([1, 14, 15, 16, 1000].map((height) => at(config, height)?.blockPeriodMs)).toEqual([5000, 5000, 40_000, 5000, 5000]);
    expect(at(config, 15)).toEqual({
      protocol: 'qbft',
      blockPeriodMs: 40_000,
      emptyBlockPeriodMs: 0,
      requestTimeoutMs: 10_000,
      maxRequestTimeoutMs: null,
      policy: 'round-robin',
      quorumRule: 'ceil(2N/3)',
      epochLength: 30_000,
      contractMode: false,
    });
  });

  it.each(recordingNames.filter((name) => nodeConfig(name) !== undefined))(
    'are the same from the node as from its genesis file: %s',
    (name) => {
      const network = networkOf(name);
      const fromNode = at(nodeConfig(name));
      const section = network.genesis.config.qbft ?? network.genesis.config.ibft;
      expect(fromNode).toMatchObject({
        protocol: network.protocol ?? 'qbft',
        blockPeriodMs: section.blockperiodseconds * 1000,
        requestTimeoutMs: section.requesttimeoutseconds * 1000,
      });
      expect(parseChainConfig(nodeConfig(name)).family).toBe(network.client.startsWith('besu') ? 'besu' : 'goquorum');
    },
  );

  it('fall back to the defaults of the family', () => {
    expect(at(quorum({}))).toMatchObject({ blockPeriodMs: 5000, requestTimeoutMs: 10_000, epochLength: 30_000 });
    expect(at({ qbft: {} })).toMatchObject({ blockPeriodMs: 1000, requestTimeoutMs: 1000, epochLength: 30_000 });
    expect(settingsAt(parseChainConfig({ qbft: {} }, 'goquorum'), 1)).toMatchObject({ blockPeriodMs: 5000 });
    expect(at(quorum({ blockperiodseconds: 0, requesttimeoutseconds: 0, epochlength: 0 }))).toMatchObject({
      blockPeriodMs: 5000,
      requestTimeoutMs: 10_000,
      epochLength: 30_000,
    });
  });

  it('change by a transition from its block on, and only in what it says', () => {
    const config = quorum(
      { blockperiodseconds: 2, requesttimeoutseconds: 4, emptyblockperiodseconds: 60, maxRequestTimeoutSeconds: 30 },
      {
        transitions: [
          { block: 10, blockperiodseconds: 0, requesttimeoutseconds: 8, emptyblockperiodseconds: 0 },
          { block: 20, maxRequestTimeoutSeconds: 0, epochlength: 100 },
        ],
      },
    );
    expect(at(config, 9)).toMatchObject({
      blockPeriodMs: 2000,
      requestTimeoutMs: 4000,
      emptyBlockPeriodMs: 60_000,
      maxRequestTimeoutMs: 30_000,
    });
    expect(at(config, 10)).toMatchObject({
      blockPeriodMs: 2000,
      requestTimeoutMs: 8000,
      emptyBlockPeriodMs: 0,
      maxRequestTimeoutMs: 30_000,
      epochLength: 30_000,
    });
    expect(at(config, 20)).toMatchObject({ requestTimeoutMs: 8000, maxRequestTimeoutMs: null, epochLength: 100 });
  });

  it('stop at the first transition that lies ahead, as the client does', () => {
    const config = quorum(
      { blockperiodseconds: 2 },
      {
        transitions: [
          { block: 20, blockperiodseconds: 7 },
          { block: 5, blockperiodseconds: 9 },
        ],
      },
    );
    expect([6, 20].map((height) => at(config, height)?.blockPeriodMs)).toEqual([2000, 9000]);
  });

  it('have the quorum of the section and of the transitions', () => {
    const rule = (config: unknown, height: number) => at(config, height)?.quorumRule;
    expect(rule({ isQuorum: true, istanbul: { epoch: 100, policy: 1 } }, 5)).toBe('2F+1');
    expect(rule({ isQuorum: true, istanbul: { epoch: 100, policy: 0, ceil2Nby3Block: 0 } }, 5)).toBe('ceil(2N/3)');
    expect([9, 10].map((height) => rule(quorum({ ceil2Nby3Block: 10 }), height))).toEqual(['2F+1', 'ceil(2N/3)']);
    const switched = quorum(
      {},
      {
        transitions: [
          { block: 4, '2FPlus1Enabled': true },
          { block: 8, '2FPlus1Enabled': false },
        ],
      },
    );
    expect([3, 4, 8].map((height) => rule(switched, height))).toEqual(['ceil(2N/3)', '2F+1', 'ceil(2N/3)']);
  });

  it('know sticky proposers and the switch from IBFT to QBFT', () => {
    expect(at({ isQuorum: true, istanbul: { epoch: 100, policy: 1 } })).toMatchObject({
      protocol: 'ibft',
      policy: 'sticky',
      epochLength: 100,
    });
    expect([49, 50].map((height) => at({ isQuorum: true, istanbul: { testQBFTBlock: 50 } }, height)?.protocol)).toEqual(['ibft', 'qbft']);
    const byTransition = { isQuorum: true, ibft: {}, transitions: [{ block: 30, algorithm: 'QBFT', maxrequesttimeoutseconds: 9 }] };
    expect([29, 30].map((height) => at(byTransition, height)?.protocol)).toEqual(['ibft', 'qbft']);
    expect([29, 30].map((height) => at(byTransition, height)?.maxRequestTimeoutMs)).toEqual([null, 9000]);
    expect(at({ isQuorum: true, transitions: [{ block: 0, algorithm: 'qbft', blockperiodseconds: 3 }] })).toMatchObject({
      protocol: 'qbft',
      blockPeriodMs: 3000,
    });
  });

  it('know contract mode by a contract that is not zero and the mode, one block later in GoQuorum', () => {
    const zero = `0x${'0'.repeat(40)}`;
    expect(at(quorum({ validatorselectionmode: 'contract', validatorcontractaddress: zero }))?.contractMode).toBe(false);
    expect(at(quorum({ validatorcontractaddress: CONTRACT }))?.contractMode).toBe(false);
    expect(at(quorum({ validatorselectionmode: 'contract', validatorcontractaddress: CONTRACT }))?.contractMode).toBe(true);
    const transitions = [{ block: 7, validatorselectionmode: 'contract', validatorcontractaddress: CONTRACT }];
    expect([7, 8].map((height) => at(quorum({}, { transitions }), height)?.contractMode)).toEqual([false, true]);
    expect([6, 7].map((height) => at({ qbft: {}, transitions: { qbft: transitions } }, height)?.contractMode)).toEqual([false, true]);
    expect(at({ qbft: { validatorContractAddress: CONTRACT } })?.contractMode).toBe(true);
  });

  it('are the same in whatever order heights are asked for', () => {
    const block = fc.nat(40);
    const step = fc.record({
      block,
      blockperiodseconds: fc.nat(3),
      '2fplus1enabled': fc.boolean(),
      validatorselectionmode: fc.constantFrom('contract', 'blockheader'),
    });
    const own = { validatorcontractaddress: fc.constant(CONTRACT), ceil2nby3block: block, blockperiodseconds: fc.nat(3) };
    const transitions = fc.array(step, { maxLength: 4 });
    const config = fc.oneof(
      fc.record({ istanbul: fc.record({ ...own, testqbftblock: block }), transitions }),
      fc.record({ qbft: fc.record(own), transitions }),
    );
    fc.assert(
      fc.property(
        config,
        fc.array(fc.nat(50), { minLength: 1, maxLength: 30 }),
        fc.constantFrom('goquorum' as const, 'besu' as const),
        (json, heights, family) => {
          const asked = parseChainConfig(json, family);
          for (const height of heights) expect(settingsAt(asked, height)).toEqual(settingsAt(parseChainConfig(json, family), height));
        },
      ),
    );
  });

  it('are none without a QBFT or IBFT section', () => {
    for (const config of [{}, { clique: { period: 5 } }, { ibft2: { blockPeriodSeconds: 2 } }, { isQuorum: true, qbft: null }])
      expect(at(config)).toBeNull();
  });
});

describe('a chain config that makes no sense', () => {
  it.each<[string, unknown, RegExp]>([
    ['no object', 'qbft', /^config is not an object/],
    ['a list', [], /^config is not an object/],
    ['a negative period', quorum({ blockperiodseconds: -1 }), /config.qbft.blockperiodseconds is not a whole number/],
    ['text for a time-out', quorum({ requesttimeoutseconds: 'soon' }), /requesttimeoutseconds is not a whole number/],
    ['a transition without a block', quorum({}, { transitions: [{ blockperiodseconds: 1 }] }), /transitions\[0\].block is missing/],
    ['transitions that are text', quorum({}, { transitions: { qbft: 'x' } }), /transitions is not a list/],
    ['a contract that is no address', quorum({ validatorcontractaddress: '0x12' }), /is not an address/],
  ])('is refused by name: %s', (_, config, why) => {
    expect(() => parseChainConfig(config)).toThrow(why);
    expect(() => parseChainConfig(config)).toThrow(CodecError);
  });

  it('never breaks the parser otherwise', () => {
    fc.assert(
      fc.property(
        fc.object({
          maxDepth: 3,
          key: fc.oneof(fc.string(), fc.constantFrom('qbft', 'ibft', 'istanbul', 'transitions', 'block', 'policy')),
        }),
        fc.nat(),
        (json, height) => {
          try {
            settingsAt(parseChainConfig(json), height);
          } catch (error) {
            expect(error).toBeInstanceOf(CodecError);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});
