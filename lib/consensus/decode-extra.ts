import { CodecError } from '@/lib/consensus/codec-error';
import { bytesToHex, hexToBytes } from '@/lib/consensus/hex-bytes';
import { type RlpReader, readRlp } from '@/lib/consensus/read-rlp';
import type { Address, Extra, Hash, Hex, IbftExtra, QbftExtra, Vote } from '@/lib/consensus/types';

/** mixHash of every BFT block. Source: quorum core/types/istanbul.go IstanbulDigest, besu BftHelpers.EXPECTED_MIX_HASH. */
export const ISTANBUL_DIGEST: Hash = '0x63746963616c2062797a616e74696e65206661756c7420746f6c6572616e6365';
export const IBFT_VANITY_BYTES = 32;

/** The most extra-data a header may carry. Source: quorum core/types/block.go SanityCheck. */
const MAX_EXTRA_BYTES = 100 * 1024;
const VOTE_ADD = 0xff;
const FIRST_LIST_PREFIX = 0xc0;

/**
 * The extra-data by the client's rule: under the Istanbul digest the IBFT layout is tried first, then the QBFT one.
 * Whatever decodes encodes back to the same bytes. Source: quorum core/types/istanbul.go FilteredHeader.
 * @throws CodecError saying what is wrong in either layout.
 */
export function decodeExtra(extraData: Hex, mixHash: Hash): Extra {
  if (mixHash.toLowerCase() !== ISTANBUL_DIGEST) throw new CodecError('mixHash is not the Istanbul digest');
  const bytes = extraBytes(extraData);
  if (!hasListAfterVanity(bytes)) {
    try {
      return decodeQbft(bytes);
    } catch {
      // What is wrong in either layout is said below.
    }
  }
  try {
    return decodeIbft(bytes);
  } catch (ibft) {
    try {
      return decodeQbft(bytes);
    } catch (qbft) {
      throw new CodecError(`not QBFT (${reason(qbft)}) and not IBFT (${reason(ibft)})`);
    }
  }
}

/** One RLP list [vanity, validators, vote, round, seals]. Source: quorum core/types/istanbul.go QBFTExtra, besu QbftExtraDataCodec. @throws CodecError */
export function decodeQbftExtra(extraData: Hex): QbftExtra {
  return decodeQbft(extraBytes(extraData));
}

/** 32 raw vanity bytes ++ RLP [validators, proposerSeal, seals]. Source: quorum core/types/istanbul.go ExtractIstanbulExtra. @throws CodecError */
export function decodeIbftExtra(extraData: Hex): IbftExtra {
  return decodeIbft(extraBytes(extraData));
}

function extraBytes(extraData: Hex): Uint8Array {
  if (extraData.length > 2 + MAX_EXTRA_BYTES * 2) throw new CodecError(`extraData is longer than ${MAX_EXTRA_BYTES} bytes`);
  return hexToBytes(extraData, 'extraData');
}

/** Without that it is no IBFT layout: asked first, because a refusal costs more than all the rest and every QBFT header would meet one. */
const hasListAfterVanity = (bytes: Uint8Array): boolean => (bytes[IBFT_VANITY_BYTES] ?? 0) >= FIRST_LIST_PREFIX;

function decodeQbft(bytes: Uint8Array): QbftExtra {
  const outer = readRlp(bytes);
  const list = outer.list('extraData');
  outer.end('extraData');
  const vanity = bytesToHex(list.bytes('vanity'));
  const validators = addresses(list.list('validators'));
  const vote = voteOf(list.list('vote'));
  const round = roundOf(list.bytes('round'));
  const seals = byteStrings(list.list('seals'));
  list.end('extraData');
  return { format: 'qbft', vanity, validators, vote, round, seals };
}

function decodeIbft(bytes: Uint8Array): IbftExtra {
  if (bytes.length < IBFT_VANITY_BYTES) throw new CodecError(`extraData is shorter than ${IBFT_VANITY_BYTES} bytes of vanity`);
  const outer = readRlp(bytes, IBFT_VANITY_BYTES);
  const list = outer.list('extraData after the vanity');
  outer.end('extraData after the vanity');
  const validators = addresses(list.list('validators'));
  const proposerSeal = bytesToHex(list.bytes('proposer seal'));
  const seals = byteStrings(list.list('seals'));
  list.end('extraData after the vanity');
  return { format: 'ibft', vanity: bytesToHex(bytes.subarray(0, IBFT_VANITY_BYTES)), validators, proposerSeal, seals };
}

function addresses(list: RlpReader): Address[] {
  const found: Address[] = [];
  while (!list.done()) found.push(addressOf(list.bytes('validator address'), 'validator address'));
  return found;
}

function byteStrings(list: RlpReader): Hex[] {
  const found: Hex[] = [];
  while (!list.done()) found.push(bytesToHex(list.bytes('seal')));
  return found;
}

function addressOf(bytes: Uint8Array, what: string): Address {
  if (bytes.length !== 20) throw new CodecError(`${what} has ${bytes.length} bytes instead of 20`);
  return bytesToHex(bytes);
}

function voteOf(list: RlpReader): Vote | null {
  if (list.done()) return null;
  const recipient = addressOf(list.bytes('vote recipient'), 'vote recipient');
  const kind = list.bytes('vote type');
  list.end('vote');
  if (kind.length === 0) return { recipient, add: false };
  if (kind.length === 1 && kind[0] === VOTE_ADD) return { recipient, add: true };
  throw new CodecError('vote type is neither add (0xff) nor drop (0)');
}

function roundOf(bytes: Uint8Array): number {
  if (bytes.length > 4) throw new CodecError('round does not fit 32 bits');
  if (bytes[0] === 0) throw new CodecError('round has a leading zero byte');
  return bytes.reduce((round, byte) => round * 256 + byte, 0);
}

const reason = (error: unknown): string => {
  if (error instanceof CodecError) return error.message;
  throw error;
};
