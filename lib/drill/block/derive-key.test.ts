import { computeAddress, keccak256, SigningKey } from 'ethers';
import { describe, expect, it } from 'vitest';
import { addressFromEnode } from '@/lib/consensus/enode-address';
import { bytesToHex, hexToBytes } from '@/lib/consensus/hex-bytes';
import { recoverSeal } from '@/lib/consensus/recover-seal';
import { deriveKey } from '@/lib/drill/block/derive-key';
import { signSeal } from '@/lib/drill/block/sign-seal';

const key = deriveKey('quorumwatch', 'validator-1');
const digest = hexToBytes(keccak256('0x01'), 'digest');

describe('a derived key', () => {
  it('is the same for the same seed and name, and another for any other', () => {
    expect(deriveKey('quorumwatch', 'validator-1')).toEqual(key);
    const others = [deriveKey('quorumwatch', 'validator-2'), deriveKey('other', 'validator-1')];
    expect(new Set([key, ...others].map(({ address }) => address)).size).toBe(3);
  });

  it('has the public key, address and node id that belong together', () => {
    const signing = new SigningKey(bytesToHex(key.privateKey));
    expect(key.publicKey).toBe(`0x${signing.publicKey.slice(4)}`);
    expect(key.address).toBe(computeAddress(signing.publicKey).toLowerCase());
    expect(key.address).toBe(addressFromEnode(`enode://${key.publicKey.slice(2)}@127.0.0.1:30303`));
    expect(key.nodeId).toBe(keccak256(key.publicKey).slice(2));
  });
});

describe('a seal', () => {
  it('recovers to its signer and is always the same bytes', () => {
    const seal = signSeal(digest, key);
    expect(recoverSeal(digest, hexToBytes(seal, 'seal'))).toBe(key.address);
    expect(signSeal(digest, key)).toBe(seal);
    const { r, s, yParity } = new SigningKey(bytesToHex(key.privateKey)).sign(digest);
    expect(seal).toBe(`${r}${s.slice(2)}0${yParity}`);
  });
});
