import v8 from 'node:v8';
import vm from 'node:vm';
import { describe, expect, it } from 'vitest';
import { buildForkedChain } from '@/fixtures/forks/build-fork';
import { SetLedger } from '@/lib/chain/set-ledger';
import { encodeExtra } from '@/lib/consensus/encode-extra';
import { readHeader } from '@/lib/consensus/read-header';
import { recoverOnce } from '@/lib/consensus/recover-once';
import type { SealRecoverer } from '@/lib/consensus/recover-seal';
import type { Address, Block, Header, Hex } from '@/lib/consensus/types';
import { BlockBook } from './block-book';

v8.setFlagsFromString('--expose-gc');
const collect = vm.runInNewContext('gc') as () => void;
const heapMb = (): number => {
  collect();
  return process.memoryUsage().heapUsed / 1e6;
};

const VALIDATORS = 100;
const QUORUM = 67;
const VANITY: Hex = `0x${'0'.repeat(64)}`;
const addressAt = (place: number): Address => `0x${(place + 1).toString(16).padStart(40, '0')}`;
/** No real seal: the recoverer below reads the signer out of it. */
const sealOf = (place: number, height: number): Hex => `0x${[place, height].map((part) => part.toString(16).padStart(64, '0')).join('')}00`;
const signerOf: SealRecoverer = (digest, seal) => (digest[0] === undefined ? null : addressAt(seal[31] ?? 0));
const [base] = buildForkedChain({ protocol: 'qbft', validators: 4, commonHeights: 1, branches: [] }).common.slice(1) as [Header];

const validators = Array.from({ length: VALIDATORS }, (_, place) => addressAt(place));

function headerWith(height: number, seals: readonly Hex[], round: number): Header {
  return { ...base, height, extraData: encodeExtra({ format: 'qbft', vanity: VANITY, validators, vote: null, round, seals }) };
}

/** Seals and round are no part of the hash. */
const hashes = Array.from({ length: 5 }, (_, height) => {
  const reading = readHeader(headerWith(height, [], 0), signerOf);
  return reading.ok ? reading.facts.hash : '0x';
});

/** Node `node`'s own copy of the block of a height: of the seals of all it kept another quorum than its neighbours did. */
function copyOf(height: number, node: number, round = 0, sealedAs = height): Block {
  const seals = Array.from({ length: QUORUM }, (_, at) => sealOf((node + at) % VALIDATORS, sealedAs));
  const header = { ...headerWith(height, seals, round), hash: hashes[height] ?? '0x' };
  return { header, transactions: [], size: null, totalDifficulty: null };
}

describe('blocks of a hundred validators', () => {
  it('take little memory, though each node has a copy of its own, and name every seal', () => {
    const book = new BlockBook(recoverOnce(signerOf), new SetLedger());
    const before = heapMb();
    const heights = [1, 2, 3, 4];
    for (const height of heights)
      for (let node = 0; node < VALIDATORS; node += 1)
        expect(book.hear(`node-${node}`, copyOf(height, node), 0, true)).toEqual({ state: 'good' });
    const pictures = heights.map((height) => book.picture(copyOf(height, 0).header.hash));
    for (const picture of pictures) {
      expect(picture?.copies).toHaveLength(VALIDATORS);
      expect(picture?.committers).toHaveLength(VALIDATORS);
    }
    expect(pictures[0]?.copies[7]?.seals.map(({ signer }) => signer)).toEqual(Array.from({ length: QUORUM }, (_, at) => addressAt(7 + at)));
    // 3.5 MB a block when each copy has texts of its own: 512 heights of them are 1.8 GB.
    expect((heapMb() - before) / heights.length).toBeLessThan(0.6);
  });

  it('keep nothing of the seals that a node has taken back', () => {
    const book = new BlockBook(recoverOnce(signerOf), new SetLedger());
    book.hear('honest', copyOf(1, 0), 0, true);
    const before = heapMb();
    for (let time = 2; time <= 150; time += 1) expect(book.hear('liar', copyOf(1, 0, 0, time), 0, true).state).toBe('good');
    expect(heapMb() - before).toBeLessThan(1.5);
  });
});

describe('two copies of a block in different rounds', () => {
  it('keep the signer that each of a seal has in its own round', () => {
    // Which digest a seal is over decides whose it is.
    const byDigest: SealRecoverer = (digest, seal) => addressAt((digest[0] ?? 0) + (seal[31] ?? 0));
    const book = new BlockBook(byDigest, new SetLedger());
    const [first, later] = [copyOf(1, 0, 0), copyOf(1, 0, 1)];
    expect(later.header.hash).toBe(first.header.hash);
    book.hear('a', first, 0, true);
    book.hear('b', later, 0, true);
    const signers = [first, later].map(({ header }) => {
      const reading = readHeader(header, byDigest);
      return reading.ok ? reading.facts.seals.map(({ signer }) => signer) : [];
    });
    expect(signers[0]).not.toEqual(signers[1]);
    expect(book.picture(first.header.hash)?.copies.map(({ seals }) => seals.map(({ signer }) => signer))).toEqual(signers);
  });
});
