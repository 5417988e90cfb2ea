import { getAddress } from 'ethers/address';
import { describe, expect, it } from 'vitest';
import { buildForkedChain } from '@/fixtures/forks/build-fork';
import { decodeExtra } from '@/lib/consensus/decode-extra';
import { deriveIbftRound } from '@/lib/consensus/derive-ibft-round';
import { expectedProposer, turnOrders } from '@/lib/consensus/expected-proposer';
import { readHeader } from '@/lib/consensus/read-header';
import { headersIn, readAnswers } from '@/lib/consensus/recorded-answers.test-world';
import { recoverSeal } from '@/lib/consensus/recover-seal';
import type { Address } from '@/lib/consensus/types';

const at = (byte: string): Address => `0x${byte.repeat(20)}`;
const [a, b, c, d] = [at('0a'), at('1b'), at('2c'), at('3d')];
const set = [c, a, d, b];
const base = { validators: set, policy: 'round-robin', family: 'goquorum', protocol: 'qbft' } as const;
const turns = (lastAuthor: Address | null, over: object = {}) =>
  [0, 1, 2, 3, 4].map((round) => expectedProposer({ ...base, lastAuthor, round, ...over }));

describe('the proposer whose turn it is', () => {
  it('is the one after the last author, one further each round', () => {
    expect(turns(a)).toEqual([b, c, d, a, b]);
    expect(turns(d)).toEqual([a, b, c, d, a]);
  });

  it('is the last author again under the sticky policy, until the round changes', () => {
    expect(turns(b, { policy: 'sticky' })).toEqual([b, c, d, a, b]);
  });

  it('is the first validator after genesis', () => {
    expect(turns(null)).toEqual([a, b, c, d, a]);
    expect(turns(at('00'))).toEqual([a, b, c, d, a]);
    expect(turns(null, { policy: 'sticky' })).toEqual([a, b, c, d, a]);
  });

  it('after the last author left the set differs between the families', () => {
    expect(turns(at('15'))).toEqual([b, c, d, a, b]);
    expect(turns(at('25'))).toEqual([b, c, d, a, b]);
    expect(turns(at('25'), { family: 'besu' })).toEqual([c, d, a, b, c]);
    expect(turns(at('ff'), { family: 'besu' })).toEqual([a, b, c, d, a]);
    expect(turns(at('05'), { family: 'besu' })).toEqual([a, b, c, d, a]);
  });

  it('follows bytes in QBFT and the checksummed text in IBFT', () => {
    const validators = buildForkedChain({ protocol: 'ibft', validators: 80, commonHeights: 0, branches: [] }).set;
    const byBytes = [...validators].sort();
    const byText = validators
      .map((address) => getAddress(address))
      .sort()
      .map((text) => text.toLowerCase());
    expect(byText).not.toEqual(byBytes);
    const inTurn = (protocol: 'qbft' | 'ibft') =>
      validators.map((_, round) => expectedProposer({ ...base, validators, protocol, lastAuthor: null, round }));
    expect(inTurn('ibft')).toEqual(byText);
    expect(inTurn('qbft')).toEqual(byBytes);
    const restarted = validators.map((_, round) => expectedProposer({ ...base, validators, lastAuthor: null, round, order: 'text' }));
    expect(restarted).toEqual(byText);
    expect(turnOrders('goquorum', 'qbft')).toEqual(['bytes', 'text']);
    expect(turnOrders('besu', 'qbft')).toEqual(['bytes']);
  });

  it('is not known for an empty set or an unknown protocol', () => {
    expect(turns(a, { validators: [] })).toEqual([null, null, null, null, null]);
    expect(turns(a, { protocol: 'unknown' })).toEqual([null, null, null, null, null]);
  });
});

describe('the round of an IBFT block', () => {
  it('is at least the steps from the last author to the proposer', () => {
    const question = { ...base, lastAuthor: a };
    expect([b, c, d, a].map((proposer) => deriveIbftRound(proposer, question))).toEqual([0, 1, 2, 3]);
    expect(deriveIbftRound(at('99'), question)).toBeNull();
  });

  it('shows the failed turns of the recorded network in its one-down stage, and none before', () => {
    const headers = [...new Map(headersIn(readAnswers('ibft-healthy-and-quorum-loss')).map((header) => [header.hash, header])).values()];
    const author = (height: number) => {
      const reading = readHeader(headers[height] as never, recoverSeal);
      return reading.ok ? reading.facts.author : null;
    };
    // Nobody voted in this recording: the set is the genesis one throughout.
    const genesis = headers[0];
    const validators = genesis ? decodeExtra(genesis.extraData, genesis.mixHash).validators : [];
    const roundAt = (height: number) => deriveIbftRound(author(height) as Address, { ...base, validators, lastAuthor: author(height - 1) });
    const rounds = headers.slice(3, 30).map(({ height }) => [height, roundAt(height)] as const);
    expect(rounds.filter(([, round]) => round !== 0)).toEqual([17, 20, 23, 26, 29].map((height) => [height, 1]));
  });
});
