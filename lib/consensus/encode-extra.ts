import { CodecError } from '@/lib/consensus/codec-error';
import { IBFT_VANITY_BYTES } from '@/lib/consensus/decode-extra';
import { concatBytes, rlpBytes, rlpInteger, rlpList } from '@/lib/consensus/encode-rlp';
import { bytesToHex, hexToBytes } from '@/lib/consensus/hex-bytes';
import type { Address, Extra, Hex, IbftExtra, QbftExtra, Vote } from '@/lib/consensus/types';

const VOTE_ADD = Uint8Array.of(0xff);
const VOTE_DROP = new Uint8Array(0);

/** Extra-data of either layout, the inverse of decodeExtra. Source: quorum core/types/istanbul.go EncodeRLP. @throws CodecError */
export function encodeExtra(extra: Extra): Hex {
  return bytesToHex(extraToBytes(extra));
}

/** The same as bytes, for digests. @throws CodecError when a field can't be written (odd hex, address of another length, round past 32 bits). */
export function extraToBytes(extra: Extra): Uint8Array {
  return extra.format === 'qbft' ? qbftBytes(extra) : ibftBytes(extra);
}

function qbftBytes(extra: QbftExtra): Uint8Array {
  if (extra.round > 0xffffffff) throw new CodecError('round does not fit 32 bits');
  return rlpList([
    rlpBytes(hexToBytes(extra.vanity, 'vanity')),
    rlpList(extra.validators.map(addressItem)),
    voteItem(extra.vote),
    rlpInteger(extra.round, 'round'),
    rlpList(extra.seals.map(sealItem)),
  ]);
}

function ibftBytes(extra: IbftExtra): Uint8Array {
  return concatBytes([
    hexToBytes(extra.vanity, 'vanity', IBFT_VANITY_BYTES),
    rlpList([rlpList(extra.validators.map(addressItem)), sealItem(extra.proposerSeal), rlpList(extra.seals.map(sealItem))]),
  ]);
}

const addressItem = (address: Address): Uint8Array => rlpBytes(hexToBytes(address, 'address', 20));
const sealItem = (seal: Hex): Uint8Array => rlpBytes(hexToBytes(seal, 'seal'));

const voteItem = (vote: Vote | null): Uint8Array =>
  vote === null ? rlpList([]) : rlpList([addressItem(vote.recipient), rlpBytes(vote.add ? VOTE_ADD : VOTE_DROP)]);
