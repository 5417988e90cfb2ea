import { encodeRlp, toBeArray } from 'ethers/utils';
import { describe, expect, it } from 'vitest';
import { buildForkedChain } from '@/fixtures/forks/build-fork';
import { CodecError } from '@/lib/consensus/codec-error';
import { encodeHeader } from '@/lib/consensus/header-frame';
import { bytesToHex } from '@/lib/consensus/hex-bytes';
import type { Header, Hex } from '@/lib/consensus/types';

const header = buildForkedChain({ protocol: 'qbft', validators: 4, commonHeights: 1, branches: [] }).ancestor;
const word = (digit: string): Hex => `0x${digit.repeat(64)}`;
const later = {
  baseFeePerGas: 7n,
  withdrawalsRoot: word('1'),
  blobGasUsed: 0n,
  excessBlobGas: 131_072n,
  parentBeaconBlockRoot: word('2'),
  requestsHash: word('3'),
};

/** The same list by ethers, fields in the order of the yellow paper and its later EIPs. */
function byEthers(of: Header, keys: readonly (keyof typeof later)[]): string {
  const classic = [of.parentHash, of.sha3Uncles, of.miner, of.stateRoot, of.transactionsRoot, of.receiptsRoot, of.logsBloom];
  const numbers = [of.difficulty, of.height, of.gasLimit, of.gasUsed, of.timestamp].map((value) => toBeArray(value));
  const added = keys.map((key) => (typeof later[key] === 'bigint' ? toBeArray(later[key]) : (later[key] as string)));
  return encodeRlp([...classic, ...numbers, of.extraData, of.mixHash, of.nonce, ...added]);
}

describe('the header RLP', () => {
  const keys = Object.keys(later) as (keyof typeof later)[];

  it.each(keys.map((_, count) => [count]).concat([[keys.length]]))('has the fields the block has: %i later ones', (count) => {
    const present = Object.fromEntries(keys.slice(0, count).map((key) => [key, later[key]]));
    expect(bytesToHex(encodeHeader({ ...header, ...present }))).toBe(byEthers(header, keys.slice(0, count)));
  });

  it('ends at the first field that is missing, as Besu writes it', () => {
    const { withdrawalsRoot: _, ...gap } = later;
    expect(bytesToHex(encodeHeader({ ...header, ...gap }))).toBe(byEthers(header, ['baseFeePerGas']));
  });

  it.each<[string, Partial<Header>, RegExp]>([
    ['a short hash', { parentHash: '0x12' }, /parentHash has 1 bytes instead of 32/],
    ['a long nonce', { nonce: '0x000000000000000000' }, /nonce has 9 bytes/],
    ['a negative height', { height: -1 }, /height is not a non-negative integer/],
    ['a height beyond exact numbers', { height: 2 ** 60 }, /height is not/],
    ['half a second', { timestamp: 1.5 }, /timestamp is not/],
    ['a negative amount', { gasUsed: -1n }, /gasUsed is not/],
  ])('is not written for %s', (_, change, why) => {
    expect(() => encodeHeader({ ...header, ...change })).toThrow(why);
    expect(() => encodeHeader({ ...header, ...change })).toThrow(CodecError);
  });
});
