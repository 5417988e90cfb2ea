import { keccak256, SigningKey } from 'ethers/crypto';
import { computeAddress } from 'ethers/transaction';
import fc from 'fast-check';
import { signRecoverable } from 'tiny-secp256k1';
import { describe, expect, it } from 'vitest';
import { bytesToHex, hexToBytes } from '@/lib/consensus/hex-bytes';
import { recoverSeal } from '@/lib/consensus/recover-seal';
import { recoverSealReference } from '@/lib/consensus/recover-seal-reference';

const ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
const word = (value: bigint) => value.toString(16).padStart(64, '0');
const bytes = (hex: string) => hexToBytes(hex, 'test');

// Commit seal of the incident, published in Consensys/quorum#1692.
const INCIDENT = {
  digest: bytes('0x07c997254d2a0503cf4de827951ea976ebca4d7310d87bfa8d457022e2f335aa'),
  seal: bytes(
    '0x0acc5c9409aaed93136edf5865f56866c6832debbedc23534147bca503e9d0854581cf7349f6ade7187881d56070fd249304137f55d2b50b1994b1340304eb8800',
  ),
  signer: '0x1643a50a491de9e8223e41d1a2917a501ca64874',
};

describe.each([
  ['fast', recoverSeal],
  ['reference', recoverSealReference],
])('the %s recoverer', (_, recover) => {
  it('finds the signer of the COMMIT published with the incident', () => {
    expect(recover(INCIDENT.digest, INCIDENT.seal)).toBe(INCIDENT.signer);
  });

  it('finds the same signer in the mirrored seal, as the clients do', () => {
    const s = BigInt(bytesToHex(INCIDENT.seal.subarray(32, 64)));
    const mirrored = bytes(`${bytesToHex(INCIDENT.seal.subarray(0, 32))}${word(ORDER - s)}01`);
    expect(recover(INCIDENT.digest, mirrored)).toBe(INCIDENT.signer);
  });

  it.each([
    ['64 bytes', INCIDENT.seal.subarray(0, 64)],
    ['66 bytes', Uint8Array.of(...INCIDENT.seal, 0)],
    ['no bytes', new Uint8Array(0)],
    ['v 2', Uint8Array.of(...INCIDENT.seal.subarray(0, 64), 2)],
    ['v 27, which no client writes or takes', Uint8Array.of(...INCIDENT.seal.subarray(0, 64), 27)],
    ['r 0', bytes(`0x${word(0n)}${word(1n)}00`)],
    ['s 0', bytes(`0x${word(1n)}${word(0n)}00`)],
    ['r at the order', bytes(`0x${word(ORDER)}${word(1n)}00`)],
    ['s at the order', bytes(`0x${word(1n)}${word(ORDER)}00`)],
    ['r on no point of the curve', bytes(`0x${word(5n)}${word(1n)}00`)],
  ])('finds nobody in a seal with %s', (_what, seal) => {
    expect(recover(INCIDENT.digest, seal)).toBeNull();
  });

  it('finds nobody for a digest of another length', () => {
    expect(recover(INCIDENT.digest.subarray(1), INCIDENT.seal)).toBeNull();
  });
});

describe('the two recoverers', () => {
  it('agree on real seals and on any bytes', () => {
    const digest = fc.uint8Array({ minLength: 32, maxLength: 32 });
    const any = fc.tuple(fc.uint8Array({ minLength: 64, maxLength: 64 }), fc.nat(2)).map(([body, v]) => Uint8Array.of(...body, v));
    fc.assert(
      fc.property(digest, any, (over, seal) => void expect(recoverSeal(over, seal)).toBe(recoverSealReference(over, seal))),
      { numRuns: 60 },
    );
    const key = bytes(keccak256(Uint8Array.of(1)));
    fc.assert(
      fc.property(digest, (over) => {
        const { signature, recoveryId } = signRecoverable(over, key);
        const seal = Uint8Array.of(...signature, recoveryId);
        expect(recoverSeal(over, seal)).toBe(computeAddress(new SigningKey(key)).toLowerCase());
        expect(recoverSealReference(over, seal)).toBe(recoverSeal(over, seal));
      }),
      { numRuns: 40 },
    );
  });
});
