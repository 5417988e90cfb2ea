import { permuteKeccak } from '@/lib/consensus/permute-keccak';
import type { Hash } from '@/lib/consensus/types';

/** Bytes taken in between two permutations; in 32-bit words. */
const RATE = 136;
const WORDS = RATE / 4;
const DIGEST_WORDS = 8;
/** What Ethereum's Keccak puts behind the message, where SHA-3 has 0x06. */
const PADDING = 0x01;

const state = new Int32Array(50);
const last = new Uint8Array(RATE);

/** Keccak-256 as Ethereum has it, as 0x-hex. */
export function keccak256(bytes: Uint8Array): Hash {
  state.fill(0);
  let at = 0;
  for (; bytes.length - at >= RATE; at += RATE) absorb(bytes, at);
  last.fill(0);
  last.set(at === 0 ? bytes : bytes.subarray(at));
  last[bytes.length - at] = PADDING;
  last[RATE - 1] = (last[RATE - 1] ?? 0) | 0x80;
  absorb(last, 0);
  let hex = '';
  for (let word = 0; word < DIGEST_WORDS; word++) hex += hexOf(state[word] ?? 0);
  return `0x${hex}`;
}

function absorb(bytes: Uint8Array, from: number): void {
  for (let word = 0, at = from; word < WORDS; word++, at += 4)
    state[word] =
      (state[word] ?? 0) ^ ((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24));
  permuteKeccak(state);
}

/** The four bytes of a word, the lowest first. */
function hexOf(word: number): string {
  const swapped = ((word & 0xff) << 24) | ((word & 0xff00) << 8) | ((word >>> 8) & 0xff00) | (word >>> 24);
  return (swapped >>> 0).toString(16).padStart(8, '0');
}
