// biome-ignore-all format: a lane a line.

/** The round constants (ι), low and high halves by turns. */
const IOTA = Int32Array.of(
  0x00000001, 0x00000000, 0x00008082, 0x00000000, 0x0000808a, 0x80000000, 0x80008000, 0x80000000,
  0x0000808b, 0x00000000, 0x80000001, 0x00000000, 0x80008081, 0x80000000, 0x00008009, 0x80000000,
  0x0000008a, 0x00000000, 0x00000088, 0x00000000, 0x80008009, 0x00000000, 0x8000000a, 0x00000000,
  0x8000808b, 0x00000000, 0x0000008b, 0x80000000, 0x00008089, 0x80000000, 0x00008003, 0x80000000,
  0x00008002, 0x80000000, 0x00000080, 0x80000000, 0x0000800a, 0x00000000, 0x8000000a, 0x80000000,
  0x80008081, 0x80000000, 0x00008080, 0x80000000, 0x80000001, 0x00000000, 0x80008008, 0x80000000,
);

/**
 * Keccak-f[1600] in place: 25 lanes of 64 bits, each as a low and a high half. Written out lane by lane, so that all of a round stays in registers:
 * five times as quick as a loop over the state, and every header's hash passes here. Source: FIPS 202, section 3.
 */
export function permuteKeccak(state: Int32Array): void {
  let a0 = state[0] ?? 0, a1 = state[1] ?? 0, a2 = state[2] ?? 0, a3 = state[3] ?? 0, a4 = state[4] ?? 0, a5 = state[5] ?? 0, a6 = state[6] ?? 0, a7 = state[7] ?? 0, a8 = state[8] ?? 0, a9 = state[9] ?? 0;
  let a10 = state[10] ?? 0, a11 = state[11] ?? 0, a12 = state[12] ?? 0, a13 = state[13] ?? 0, a14 = state[14] ?? 0, a15 = state[15] ?? 0, a16 = state[16] ?? 0, a17 = state[17] ?? 0, a18 = state[18] ?? 0, a19 = state[19] ?? 0;
  let a20 = state[20] ?? 0, a21 = state[21] ?? 0, a22 = state[22] ?? 0, a23 = state[23] ?? 0, a24 = state[24] ?? 0, a25 = state[25] ?? 0, a26 = state[26] ?? 0, a27 = state[27] ?? 0, a28 = state[28] ?? 0, a29 = state[29] ?? 0;
  let a30 = state[30] ?? 0, a31 = state[31] ?? 0, a32 = state[32] ?? 0, a33 = state[33] ?? 0, a34 = state[34] ?? 0, a35 = state[35] ?? 0, a36 = state[36] ?? 0, a37 = state[37] ?? 0, a38 = state[38] ?? 0, a39 = state[39] ?? 0;
  let a40 = state[40] ?? 0, a41 = state[41] ?? 0, a42 = state[42] ?? 0, a43 = state[43] ?? 0, a44 = state[44] ?? 0, a45 = state[45] ?? 0, a46 = state[46] ?? 0, a47 = state[47] ?? 0, a48 = state[48] ?? 0, a49 = state[49] ?? 0;
  for (let round = 0; round < 48; round += 2) {
    // θ: the parity of each column, and what it does to the columns beside it.
    const c0 = a0 ^ a10 ^ a20 ^ a30 ^ a40, c1 = a1 ^ a11 ^ a21 ^ a31 ^ a41;
    const c2 = a2 ^ a12 ^ a22 ^ a32 ^ a42, c3 = a3 ^ a13 ^ a23 ^ a33 ^ a43;
    const c4 = a4 ^ a14 ^ a24 ^ a34 ^ a44, c5 = a5 ^ a15 ^ a25 ^ a35 ^ a45;
    const c6 = a6 ^ a16 ^ a26 ^ a36 ^ a46, c7 = a7 ^ a17 ^ a27 ^ a37 ^ a47;
    const c8 = a8 ^ a18 ^ a28 ^ a38 ^ a48, c9 = a9 ^ a19 ^ a29 ^ a39 ^ a49;
    const d0 = c8 ^ ((c2 << 1) | (c3 >>> 31)), d1 = c9 ^ ((c3 << 1) | (c2 >>> 31));
    const d2 = c0 ^ ((c4 << 1) | (c5 >>> 31)), d3 = c1 ^ ((c5 << 1) | (c4 >>> 31));
    const d4 = c2 ^ ((c6 << 1) | (c7 >>> 31)), d5 = c3 ^ ((c7 << 1) | (c6 >>> 31));
    const d6 = c4 ^ ((c8 << 1) | (c9 >>> 31)), d7 = c5 ^ ((c9 << 1) | (c8 >>> 31));
    const d8 = c6 ^ ((c0 << 1) | (c1 >>> 31)), d9 = c7 ^ ((c1 << 1) | (c0 >>> 31));
    // ρ and π: each lane is turned by its own number of bits and moved.
    const e0 = a0 ^ d0, f0 = a1 ^ d1;
    const b0 = e0, b1 = f0;
    const e2 = a2 ^ d2, f2 = a3 ^ d3;
    const b20 = (e2 << 1) | (f2 >>> 31), b21 = (f2 << 1) | (e2 >>> 31);
    const e4 = a4 ^ d4, f4 = a5 ^ d5;
    const b40 = (f4 << 30) | (e4 >>> 2), b41 = (e4 << 30) | (f4 >>> 2);
    const e6 = a6 ^ d6, f6 = a7 ^ d7;
    const b10 = (e6 << 28) | (f6 >>> 4), b11 = (f6 << 28) | (e6 >>> 4);
    const e8 = a8 ^ d8, f8 = a9 ^ d9;
    const b30 = (e8 << 27) | (f8 >>> 5), b31 = (f8 << 27) | (e8 >>> 5);
    const e10 = a10 ^ d0, f10 = a11 ^ d1;
    const b32 = (f10 << 4) | (e10 >>> 28), b33 = (e10 << 4) | (f10 >>> 28);
    const e12 = a12 ^ d2, f12 = a13 ^ d3;
    const b2 = (f12 << 12) | (e12 >>> 20), b3 = (e12 << 12) | (f12 >>> 20);
    const e14 = a14 ^ d4, f14 = a15 ^ d5;
    const b22 = (e14 << 6) | (f14 >>> 26), b23 = (f14 << 6) | (e14 >>> 26);
    const e16 = a16 ^ d6, f16 = a17 ^ d7;
    const b42 = (f16 << 23) | (e16 >>> 9), b43 = (e16 << 23) | (f16 >>> 9);
    const e18 = a18 ^ d8, f18 = a19 ^ d9;
    const b12 = (e18 << 20) | (f18 >>> 12), b13 = (f18 << 20) | (e18 >>> 12);
    const e20 = a20 ^ d0, f20 = a21 ^ d1;
    const b14 = (e20 << 3) | (f20 >>> 29), b15 = (f20 << 3) | (e20 >>> 29);
    const e22 = a22 ^ d2, f22 = a23 ^ d3;
    const b34 = (e22 << 10) | (f22 >>> 22), b35 = (f22 << 10) | (e22 >>> 22);
    const e24 = a24 ^ d4, f24 = a25 ^ d5;
    const b4 = (f24 << 11) | (e24 >>> 21), b5 = (e24 << 11) | (f24 >>> 21);
    const e26 = a26 ^ d6, f26 = a27 ^ d7;
    const b24 = (e26 << 25) | (f26 >>> 7), b25 = (f26 << 25) | (e26 >>> 7);
    const e28 = a28 ^ d8, f28 = a29 ^ d9;
    const b44 = (f28 << 7) | (e28 >>> 25), b45 = (e28 << 7) | (f28 >>> 25);
    const e30 = a30 ^ d0, f30 = a31 ^ d1;
    const b46 = (f30 << 9) | (e30 >>> 23), b47 = (e30 << 9) | (f30 >>> 23);
    const e32 = a32 ^ d2, f32 = a33 ^ d3;
    const b16 = (f32 << 13) | (e32 >>> 19), b17 = (e32 << 13) | (f32 >>> 19);
    const e34 = a34 ^ d4, f34 = a35 ^ d5;
    const b36 = (e34 << 15) | (f34 >>> 17), b37 = (f34 << 15) | (e34 >>> 17);
    const e36 = a36 ^ d6, f36 = a37 ^ d7;
    const b6 = (e36 << 21) | (f36 >>> 11), b7 = (f36 << 21) | (e36 >>> 11);
    const e38 = a38 ^ d8, f38 = a39 ^ d9;
    const b26 = (e38 << 8) | (f38 >>> 24), b27 = (f38 << 8) | (e38 >>> 24);
    const e40 = a40 ^ d0, f40 = a41 ^ d1;
    const b28 = (e40 << 18) | (f40 >>> 14), b29 = (f40 << 18) | (e40 >>> 14);
    const e42 = a42 ^ d2, f42 = a43 ^ d3;
    const b48 = (e42 << 2) | (f42 >>> 30), b49 = (f42 << 2) | (e42 >>> 30);
    const e44 = a44 ^ d4, f44 = a45 ^ d5;
    const b18 = (f44 << 29) | (e44 >>> 3), b19 = (e44 << 29) | (f44 >>> 3);
    const e46 = a46 ^ d6, f46 = a47 ^ d7;
    const b38 = (f46 << 24) | (e46 >>> 8), b39 = (e46 << 24) | (f46 >>> 8);
    const e48 = a48 ^ d8, f48 = a49 ^ d9;
    const b8 = (e48 << 14) | (f48 >>> 18), b9 = (f48 << 14) | (e48 >>> 18);
    // χ: each row with its neighbours.
    a0 = b0 ^ (~b2 & b4); a1 = b1 ^ (~b3 & b5);
    a2 = b2 ^ (~b4 & b6); a3 = b3 ^ (~b5 & b7);
    a4 = b4 ^ (~b6 & b8); a5 = b5 ^ (~b7 & b9);
    a6 = b6 ^ (~b8 & b0); a7 = b7 ^ (~b9 & b1);
    a8 = b8 ^ (~b0 & b2); a9 = b9 ^ (~b1 & b3);
    a10 = b10 ^ (~b12 & b14); a11 = b11 ^ (~b13 & b15);
    a12 = b12 ^ (~b14 & b16); a13 = b13 ^ (~b15 & b17);
    a14 = b14 ^ (~b16 & b18); a15 = b15 ^ (~b17 & b19);
    a16 = b16 ^ (~b18 & b10); a17 = b17 ^ (~b19 & b11);
    a18 = b18 ^ (~b10 & b12); a19 = b19 ^ (~b11 & b13);
    a20 = b20 ^ (~b22 & b24); a21 = b21 ^ (~b23 & b25);
    a22 = b22 ^ (~b24 & b26); a23 = b23 ^ (~b25 & b27);
    a24 = b24 ^ (~b26 & b28); a25 = b25 ^ (~b27 & b29);
    a26 = b26 ^ (~b28 & b20); a27 = b27 ^ (~b29 & b21);
    a28 = b28 ^ (~b20 & b22); a29 = b29 ^ (~b21 & b23);
    a30 = b30 ^ (~b32 & b34); a31 = b31 ^ (~b33 & b35);
    a32 = b32 ^ (~b34 & b36); a33 = b33 ^ (~b35 & b37);
    a34 = b34 ^ (~b36 & b38); a35 = b35 ^ (~b37 & b39);
    a36 = b36 ^ (~b38 & b30); a37 = b37 ^ (~b39 & b31);
    a38 = b38 ^ (~b30 & b32); a39 = b39 ^ (~b31 & b33);
    a40 = b40 ^ (~b42 & b44); a41 = b41 ^ (~b43 & b45);
    a42 = b42 ^ (~b44 & b46); a43 = b43 ^ (~b45 & b47);
    a44 = b44 ^ (~b46 & b48); a45 = b45 ^ (~b47 & b49);
    a46 = b46 ^ (~b48 & b40); a47 = b47 ^ (~b49 & b41);
    a48 = b48 ^ (~b40 & b42); a49 = b49 ^ (~b41 & b43);
    // ι: no round like the other.
    a0 ^= IOTA[round] ?? 0;
    a1 ^= IOTA[round + 1] ?? 0;
  }
  state[0] = a0; state[1] = a1; state[2] = a2; state[3] = a3; state[4] = a4; state[5] = a5; state[6] = a6; state[7] = a7; state[8] = a8; state[9] = a9;
  state[10] = a10; state[11] = a11; state[12] = a12; state[13] = a13; state[14] = a14; state[15] = a15; state[16] = a16; state[17] = a17; state[18] = a18; state[19] = a19;
  state[20] = a20; state[21] = a21; state[22] = a22; state[23] = a23; state[24] = a24; state[25] = a25; state[26] = a26; state[27] = a27; state[28] = a28; state[29] = a29;
  state[30] = a30; state[31] = a31; state[32] = a32; state[33] = a33; state[34] = a34; state[35] = a35; state[36] = a36; state[37] = a37; state[38] = a38; state[39] = a39;
  state[40] = a40; state[41] = a41; state[42] = a42; state[43] = a43; state[44] = a44; state[45] = a45; state[46] = a46; state[47] = a47; state[48] = a48; state[49] = a49;
}
