#!/usr/bin/env node
// Verifies a proof of double sealing with Node alone: no package, nothing of Quorumwatch. Usage: node scripts/verify-double-sealing.mjs proof.json
// It recomputes both block hashes and the 32 bytes each seal signs, recovers who signed, and compares. Exit 0 = proven, 1 = not, 2 = can't be read.
// Rules: GoQuorum core/types/istanbul.go, qbft/engine/engine.go, ibft/engine/engine.go; Besu BftBlockHashing. The form is described in docs/readings.md.
import { readFileSync, realpathSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const FORMAT = 'quorumwatch/double-sealing/1';

// --- Keccak-256 (the original padding, as Ethereum uses it) ---
const MASK = (1n << 64n) - 1n;
const rotate = (value, by) => (by === 0n ? value : ((value << by) | (value >> (64n - by))) & MASK);
const ROTATIONS = [0, 1, 62, 28, 27, 36, 44, 6, 55, 20, 3, 10, 43, 25, 39, 41, 45, 15, 21, 8, 18, 2, 61, 56, 14].map(BigInt);

function roundConstants() {
  let register = 1;
  const bit = () => {
    const out = register & 1;
    register = register & 0x80 ? ((register << 1) ^ 0x171) & 0xff : register << 1;
    return out;
  };
  return Array.from({ length: 24 }, () => {
    let constant = 0n;
    for (let place = 0; place < 7; place++) if (bit()) constant |= 1n << BigInt((1 << place) - 1);
    return constant;
  });
}
const CONSTANTS = roundConstants();

function permute(state) {
  for (const constant of CONSTANTS) {
    const columns = [0, 1, 2, 3, 4].map((x) => state[x] ^ state[x + 5] ^ state[x + 10] ^ state[x + 15] ^ state[x + 20]);
    for (let x = 0; x < 5; x++) {
      const mix = columns[(x + 4) % 5] ^ rotate(columns[(x + 1) % 5], 1n);
      for (let y = 0; y < 25; y += 5) state[x + y] ^= mix;
    }
    const moved = new Array(25);
    for (let x = 0; x < 5; x++)
      for (let y = 0; y < 5; y++) moved[y + 5 * ((2 * x + 3 * y) % 5)] = rotate(state[x + 5 * y], ROTATIONS[x + 5 * y]);
    for (let y = 0; y < 25; y += 5)
      for (let x = 0; x < 5; x++) state[y + x] = moved[y + x] ^ (~moved[y + ((x + 1) % 5)] & MASK & moved[y + ((x + 2) % 5)]);
    state[0] ^= constant;
  }
}

export function keccak256(bytes) {
  const rate = 136;
  const padded = new Uint8Array((Math.floor(bytes.length / rate) + 1) * rate);
  padded.set(bytes);
  padded[bytes.length] ^= 0x01;
  padded[padded.length - 1] ^= 0x80;
  const state = new Array(25).fill(0n);
  const view = new DataView(padded.buffer);
  for (let at = 0; at < padded.length; at += rate) {
    for (let lane = 0; lane < rate / 8; lane++) state[lane] ^= view.getBigUint64(at + 8 * lane, true);
    permute(state);
  }
  const out = new DataView(new ArrayBuffer(32));
  for (let lane = 0; lane < 4; lane++) out.setBigUint64(8 * lane, state[lane], true);
  return new Uint8Array(out.buffer);
}

// --- secp256k1: who made a signature ---
const P = 2n ** 256n - 2n ** 32n - 977n;
const N = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
const G = [
  0x79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798n,
  0x483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8n,
];
const mod = (value, by) => ((value % by) + by) % by;

function power(base, exponent, by) {
  let result = 1n;
  for (let square = mod(base, by), left = exponent; left > 0n; left >>= 1n, square = (square * square) % by)
    if (left & 1n) result = (result * square) % by;
  return result;
}
const inverse = (value, by) => power(value, by - 2n, by);

/** null = the point at infinity. */
function add(a, b) {
  if (a === null) return b;
  if (b === null) return a;
  if (a[0] === b[0] && mod(a[1] + b[1], P) === 0n) return null;
  const slope = a[0] === b[0] ? mod(3n * a[0] * a[0] * inverse(2n * a[1], P), P) : mod((b[1] - a[1]) * inverse(mod(b[0] - a[0], P), P), P);
  const x = mod(slope * slope - a[0] - b[0], P);
  return [x, mod(slope * (a[0] - x) - a[1], P)];
}

function multiply(point, factor) {
  let result = null;
  for (let doubled = point, left = factor; left > 0n; left >>= 1n, doubled = add(doubled, doubled))
    if (left & 1n) result = add(result, doubled);
  return result;
}

/** Address that signed the 32 bytes; throws where the seal is no signature. */
export function recoverAddress(digest, seal) {
  if (seal.length !== 65) throw new Error(`a seal has 65 bytes, this one ${seal.length}`);
  const [r, s] = [toNumber(seal.subarray(0, 32)), toNumber(seal.subarray(32, 64))];
  const parity = seal[64] >= 27 ? seal[64] - 27 : seal[64];
  if (parity > 3 || r === 0n || r >= N || s === 0n || s >= N) throw new Error('the seal is no signature');
  const x = r + (parity > 1 ? N : 0n);
  const square = mod(x ** 3n + 7n, P);
  const root = power(square, (P + 1n) / 4n, P);
  if (x >= P || (root * root) % P !== square) throw new Error('the seal is no signature');
  const y = (root & 1n) === BigInt(parity & 1) ? root : P - root;
  const ofR = inverse(r, N);
  const key = add(multiply([x, y], mod(s * ofR, N)), multiply(G, mod(-toNumber(digest) * ofR, N)));
  if (key === null) throw new Error('the seal is no signature');
  return `0x${hex(keccak256(bytesOf(key.map((part) => part.toString(16).padStart(64, '0')).join('')))).slice(24)}`;
}

// --- bytes and RLP ---
const hex = (bytes) => Buffer.from(bytes).toString('hex');
const toNumber = (bytes) => BigInt(`0x${hex(bytes) || '0'}`);
const join = (parts) => Uint8Array.from(Buffer.concat(parts.map((part) => Buffer.from(part))));

function bytesOf(text, what = 'value', length = null) {
  const digits = String(text).replace(/^0x/i, '');
  if (typeof text !== 'string' || !/^([0-9a-f]{2})*$/i.test(digits)) throw new Error(`${what} is no hex text`);
  if (length !== null && digits.length !== 2 * length) throw new Error(`${what} has ${digits.length / 2} bytes, not ${length}`);
  return Uint8Array.from(Buffer.from(digits, 'hex'));
}

function quantity(text, what) {
  if (typeof text !== 'string' || !/^0x[0-9a-f]+$/i.test(text)) throw new Error(`${what} is no hex number`);
  const digits = text.slice(2).replace(/^0+/, '');
  return bytesOf(digits.length % 2 === 0 ? digits : `0${digits}`, what);
}

const lengthOf = (size, short, long) => {
  if (size <= 55) return Uint8Array.of(short + size);
  const bytes = bytesOf(size.toString(16).padStart(size.toString(16).length + (size.toString(16).length % 2), '0'));
  return join([Uint8Array.of(long + bytes.length), bytes]);
};
const encodeBytes = (bytes) => (bytes.length === 1 && bytes[0] < 0x80 ? bytes : join([lengthOf(bytes.length, 0x80, 0xb7), bytes]));
const encode = (item) => {
  if (item instanceof Uint8Array) return encodeBytes(item);
  const body = join(item.map(encode));
  return join([lengthOf(body.length, 0xc0, 0xf7), body]);
};

/** One item from `at` on: bytes, or a list of items. */
function decodeAt(bytes, at) {
  const first = bytes[at];
  if (first === undefined) throw new Error('extraData ends too early');
  if (first < 0x80) return { item: bytes.subarray(at, at + 1), end: at + 1 };
  const isList = first >= 0xc0;
  const short = first - (isList ? 0xc0 : 0x80);
  const lengthBytes = short > 55 ? short - 55 : 0;
  const size = lengthBytes ? Number(toNumber(bytes.subarray(at + 1, at + 1 + lengthBytes))) : short;
  const from = at + 1 + lengthBytes;
  const end = from + size;
  if (end > bytes.length) throw new Error('extraData ends too early');
  if (!isList) return { item: bytes.subarray(from, end), end };
  const items = [];
  for (let next = from; next < end; ) {
    const read = decodeAt(bytes, next);
    items.push(read.item);
    next = read.end;
  }
  return { item: items, end };
}

// --- headers ---
const LATER = [
  ['baseFeePerGas', quantity],
  ['withdrawalsRoot', (text, what) => bytesOf(text, what, 32)],
  ['blobGasUsed', quantity],
  ['excessBlobGas', quantity],
  ['parentBeaconBlockRoot', (text, what) => bytesOf(text, what, 32)],
  ['requestsHash', (text, what) => bytesOf(text, what, 32)],
];

function headerHash(header, extraData) {
  const fixed = (name, length) => bytesOf(header[name], name, length);
  const number = (name) => quantity(header[name], name);
  const later = LATER.filter(([name]) => header[name] !== undefined && header[name] !== null).map(([name, read]) =>
    read(header[name], name),
  );
  return keccak256(
    encode([
      fixed('parentHash', 32),
      fixed('sha3Uncles', 32),
      fixed('miner', 20),
      fixed('stateRoot', 32),
      fixed('transactionsRoot', 32),
      fixed('receiptsRoot', 32),
      fixed('logsBloom', 256),
      number('difficulty'),
      number('number'),
      number('gasLimit'),
      number('gasUsed'),
      number('timestamp'),
      extraData,
      fixed('mixHash', 32),
      fixed('nonce', 8),
      ...later,
    ]),
  );
}

/** Block hash and the 32 bytes a commit seal of this round signs. IBFT seals name no round. */
function digests(protocol, header, round) {
  const extra = bytesOf(header.extraData, 'extraData');
  if (protocol === 'qbft') {
    const { item } = decodeAt(extra, 0);
    if (!Array.isArray(item) || item.length < 5) throw new Error('extraData is not of QBFT');
    const [vanity, validators, vote] = item;
    const withRound = (value) =>
      encode([vanity, validators, vote, value === 0 ? new Uint8Array() : quantity(`0x${value.toString(16)}`, 'round'), []]);
    return { hash: headerHash(header, withRound(0)), commit: headerHash(header, withRound(round)) };
  }
  if (protocol !== 'ibft') throw new Error(`protocol "${protocol}" is neither qbft nor ibft`);
  const { item } = decodeAt(extra, 32);
  if (!Array.isArray(item) || item.length < 3) throw new Error('extraData is not of IBFT');
  const hash = headerHash(header, join([extra.subarray(0, 32), encode([item[0], item[1], []])]));
  return { hash, commit: keccak256(join([hash, Uint8Array.of(0x02)])) };
}

// --- the proof ---
/** What is wrong with a proof, line by line; empty = it proves what it says. Throws where it can't be read. */
export function checkProof(proof) {
  if (proof?.format !== FORMAT) throw new Error(`format is not ${FORMAT}`);
  if (!Array.isArray(proof.blocks) || proof.blocks.length !== 2) throw new Error('a proof holds two blocks');
  const { protocol, address, height } = proof;
  const faults = [];
  const hashes = proof.blocks.map((block, index) => {
    const name = `block ${index + 1}`;
    const round = block.round;
    if (protocol === 'qbft' && !(Number.isSafeInteger(round) && round >= 0)) throw new Error(`${name}: round is no number`);
    if (protocol === 'ibft' && round !== null) faults.push(`${name}: IBFT headers carry no round, the proof says ${round}`);
    const { hash, commit } = digests(protocol, block.header, round ?? 0);
    if (Number(block.header.number) !== height)
      faults.push(`${name}: its header is of height ${Number(block.header.number)}, not ${height}`);
    if (`0x${hex(hash)}` !== block.hash) faults.push(`${name}: its header hashes to 0x${hex(hash)}, the proof says ${block.hash}`);
    if (`0x${hex(commit)}` !== block.digest) faults.push(`${name}: a seal of it signs 0x${hex(commit)}, the proof says ${block.digest}`);
    let signer = null;
    try {
      signer = recoverAddress(commit, bytesOf(block.seal, 'seal'));
    } catch (error) {
      faults.push(`${name}: ${error.message}`);
    }
    if (signer !== null && signer !== String(address).toLowerCase()) faults.push(`${name}: its seal is of ${signer}, not of ${address}`);
    return hex(hash);
  });
  if (hashes[0] === hashes[1]) faults.push('both blocks are the same block');
  return faults;
}

function sentence({ protocol, address, height, blocks }) {
  const rounds = protocol === 'qbft' ? `in rounds ${blocks[0].round} and ${blocks[1].round}` : 'round unknown (IBFT headers carry none)';
  return `proven: ${address} sealed two blocks at height ${height}, ${rounds}`;
}

function main(path) {
  if (!path) {
    console.error('usage: node scripts/verify-double-sealing.mjs proof.json');
    return 2;
  }
  try {
    const proof = JSON.parse(readFileSync(path, 'utf8'));
    const faults = checkProof(proof);
    if (faults.length === 0) console.log(sentence(proof));
    else console.log(`not proven:\n${faults.map((fault) => `- ${fault}`).join('\n')}`);
    return faults.length === 0 ? 0 : 1;
  } catch (error) {
    console.error(`the proof can't be read: ${error.message}`);
    return 2;
  }
}

// Also by a link to it: a script that says nothing and ends well would pass for a proof.
if (process.argv[1] && import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href) process.exitCode = main(process.argv[2]);
