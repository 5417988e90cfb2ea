import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildForkedChain } from '@/fixtures/forks/build-fork';
import { decodeExtra } from '@/lib/consensus/decode-extra';
import { encodeExtra } from '@/lib/consensus/encode-extra';
import { readHeader } from '@/lib/consensus/read-header';
import { recoverSeal } from '@/lib/consensus/recover-seal';
import type { Address, Extra, Header, HeaderFaultCode, Hex } from '@/lib/consensus/types';
import { type VerificationContext, verifyHeader } from '@/lib/consensus/verify-header';

const worlds = (['qbft', 'ibft'] as const).map((protocol) => {
  const chain = buildForkedChain({
    protocol,
    validators: 4,
    commonHeights: 2,
    branches: [
      { depth: 1, roundOf: () => 2 },
      { depth: 1, sealers: [0, 1] },
    ],
  });
  return [protocol, chain] as const;
});
const stranger: Address = `0x${'77'.repeat(20)}`;

describe.each(worlds)('a %s header', (protocol, chain) => {
  const header = chain.branches[0]?.[0] as Header;
  const context: VerificationContext = { parentValidators: chain.set, quorumRule: 'ceil(2N/3)' };
  const verify = (of: Header, by: Partial<VerificationContext> = {}) =>
    verifyHeader(of, readHeader(of, recoverSeal), { ...context, ...by });
  const codes = (of: Header, by: Partial<VerificationContext> = {}): HeaderFaultCode[] => {
    const verification = verify(of, by);
    return verification.state === 'mismatch' ? [...new Set(verification.faults.map(({ code }) => code))] : [];
  };
  /** Seals are outside the hash: changing them leaves it right. */
  const withExtra = (change: (extra: Extra) => Extra): Header => ({
    ...header,
    extraData: encodeExtra(change(decodeExtra(header.extraData, header.mixHash))),
  });
  const withSeals = (change: (seals: readonly Hex[]) => readonly Hex[]) => withExtra((extra) => ({ ...extra, seals: change(extra.seals) }));

  it('verifies as it is', () => {
    expect(verify(header)).toEqual({ state: 'verified' });
    expect(verify(header, { parentValidators: [...chain.set].reverse() })).toEqual({ state: 'verified' });
  });

  it('lies when any of its fields is changed', () => {
    const other = `0x${'ab'.repeat(32)}` as Hex;
    for (const change of [
      { stateRoot: other },
      { timestamp: header.timestamp + 1 },
      { height: 9 },
      { gasLimit: 1n },
      { parentHash: other },
      { hash: other },
      { baseFeePerGas: 0n },
    ]) {
      expect(codes({ ...header, ...change }, { parentValidators: null })).toEqual(['hash']);
    }
  });

  it('lies when its seals are not those of a quorum of the parent set', () => {
    expect(codes(withSeals((seals) => seals.slice(0, 2)))).toEqual(['too-few-seals']);
    expect(codes(withSeals(() => []))).toEqual(['too-few-seals']);
    expect(codes(withSeals(([a, b]) => [a, b, b] as Hex[]))).toEqual(['duplicate-seal', 'too-few-seals']);
    expect(codes(withSeals((seals) => [...seals, '0x00']))).toEqual(['seal-unrecoverable']);
    expect(
      codes(header, { parentValidators: [...chain.set.filter((address) => address !== chain.validators[0]?.address), stranger] }),
    ).toContain('seal-not-validator');
    expect(
      codes(
        withSeals((seals) => seals.slice(0, 2)),
        { quorumRule: '2F+1' },
      ),
    ).toEqual(['too-few-seals']);
  });

  it('is held against the parent set, not against the list inside it', () => {
    expect(codes(header, { parentValidators: [...chain.set, stranger] })).toEqual(['too-few-seals', 'validator-list']);
    expect(codes(header, { parentValidators: [stranger] })).toEqual([
      'author-not-validator',
      'seal-not-validator',
      'too-few-seals',
      'validator-list',
    ]);
  });

  it('needs a list in it, but in contract mode', () => {
    const listless = readHeader(header, recoverSeal);
    const reading = listless.ok ? { ok: true as const, facts: { ...listless.facts, listed: [] } } : listless;
    expect(verifyHeader(header, reading, context)).toMatchObject({ state: 'mismatch', faults: [{ code: 'validator-list' }] });
    expect(verifyHeader(header, reading, { ...context, contractMode: true })).toEqual({ state: 'verified' });
  });

  it('can not be verified while the parent set is not known or its extra-data is no BFT one', () => {
    expect(verify(header, { parentValidators: null })).toEqual({ state: 'unverifiable', why: 'validator set of the parent not known' });
    expect(verify(header, { parentValidators: [] })).toMatchObject({ state: 'unverifiable' });
    expect(verify({ ...header, extraData: '0x1234' })).toMatchObject({ state: 'unverifiable', why: expect.stringContaining('not QBFT') });
    expect(verify({ ...header, mixHash: header.parentHash })).toMatchObject({
      state: 'unverifiable',
      why: expect.stringContaining('mixHash'),
    });
  });

  it('of height 0 is checked by its hash alone', () => {
    const genesis = chain.common[0] as Header;
    expect(verify(genesis, { parentValidators: null })).toEqual({ state: 'verified' });
    expect(codes({ ...genesis, gasLimit: 5n })).toEqual(['hash']);
    expect(codes({ ...genesis, extraData: '0x1234' })).toEqual(['hash']);
    expect(verify({ ...genesis, parentHash: '0x12' })).toMatchObject({ state: 'unverifiable' });
  });

  it('never breaks the reader, whatever is in its fields', () => {
    const anyHex = fc.uint8Array({ maxLength: 80 }).map((bytes) => `0x${Buffer.from(bytes).toString('hex')}` as Hex);
    const field = fc.constantFrom('miner', 'parentHash', 'logsBloom', 'mixHash', 'nonce', 'extraData', 'hash');
    fc.assert(
      fc.property(field, anyHex, fc.integer(), (name, value, height) => {
        const state = verify({ ...header, height, [name]: value }).state;
        expect(['mismatch', 'unverifiable']).toContain(state);
      }),
      { numRuns: 200 },
    );
  });

  if (protocol === 'qbft')
    it('tells its round and vote, and says so when the miner is no validator', () => {
      expect(readHeader(header, recoverSeal)).toMatchObject({ ok: true, facts: { format: 'qbft', round: 2, vote: null } });
      expect(codes({ ...header, miner: stranger })).toEqual(['hash']);
    });

  if (protocol === 'ibft')
    it('tells no round, and a vote by miner and nonce', () => {
      expect(readHeader(header, recoverSeal)).toMatchObject({ ok: true, facts: { format: 'ibft', round: null, vote: null } });
      const voting = buildForkedChain({
        protocol,
        validators: 4,
        commonHeights: 1,
        branches: [],
        common: { 1: { vote: { recipient: stranger, add: true } } },
      });
      expect(readHeader(voting.ancestor, recoverSeal)).toMatchObject({ ok: true, facts: { vote: { recipient: stranger, add: true } } });
      expect(readHeader({ ...header, nonce: '0x0000000000000001' }, recoverSeal)).toMatchObject({ ok: false });
      expect(codes(withExtra((extra) => (extra.format === 'ibft' ? { ...extra, proposerSeal: '0x' } : extra)))).toEqual(['hash']);
    });
});
