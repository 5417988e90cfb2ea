import { keccak256 as byEthers } from 'ethers/crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keccak256 } from './keccak256';

const text = (value: string) => new TextEncoder().encode(value);

describe('keccak256', () => {
  it('is what is published for known messages', () => {
    expect(keccak256(text(''))).toBe('0xc5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470');
    expect(keccak256(text('abc'))).toBe('0x4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45');
  });

  it('agrees with ethers at every length up to three blocks', () => {
    for (let length = 0; length <= 3 * 136 + 1; length++) {
      const bytes = Uint8Array.from({ length }, (_, place) => (place * 151 + length) % 256);
      expect(keccak256(bytes), `${length} bytes`).toBe(byEthers(bytes));
    }
  });

  it('agrees with ethers on any bytes, also on a part of a longer array', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 1000 }), fc.nat(40), (bytes, skipped) => {
        const part = bytes.subarray(skipped);
        expect(keccak256(part)).toBe(byEthers(part));
      }),
      { numRuns: 300 },
    );
  });
});
