import { concatBytes, rlpBytes, rlpInteger, rlpList } from '@/lib/consensus/encode-rlp';
import { hexToBytes } from '@/lib/consensus/hex-bytes';
import type { Header } from '@/lib/consensus/types';

/** RLP of the header fields before and after extraData: one header has several digests that differ in extraData alone. */
export type HeaderFrame = { readonly before: Uint8Array; readonly after: Uint8Array };

/**
 * Header RLP in the client's order with the fields the block has; each later field needs all earlier ones, so a gap ends the list.
 * Source: go-ethereum core/types/block.go Header, besu BlockHeader.writeTo.
 * @throws CodecError naming a field of the wrong length or range.
 */
export function frameHeader(header: Header): HeaderFrame {
  return {
    before: concatBytes([
      fixed(header.parentHash, 'parentHash', 32),
      fixed(header.sha3Uncles, 'sha3Uncles', 32),
      fixed(header.miner, 'miner', 20),
      fixed(header.stateRoot, 'stateRoot', 32),
      fixed(header.transactionsRoot, 'transactionsRoot', 32),
      fixed(header.receiptsRoot, 'receiptsRoot', 32),
      fixed(header.logsBloom, 'logsBloom', 256),
      rlpInteger(header.difficulty, 'difficulty'),
      rlpInteger(header.height, 'height'),
      rlpInteger(header.gasLimit, 'gasLimit'),
      rlpInteger(header.gasUsed, 'gasUsed'),
      rlpInteger(header.timestamp, 'timestamp'),
    ]),
    after: concatBytes([fixed(header.mixHash, 'mixHash', 32), fixed(header.nonce, 'nonce', 8), ...laterFields(header)]),
  };
}

/** The whole header RLP around the given extraData. */
export const frameToRlp = (frame: HeaderFrame, extraData: Uint8Array): Uint8Array =>
  rlpList([frame.before, rlpBytes(extraData), frame.after]);

/** The header RLP with extraData as it stands, as debug_getRawHeader gives it. @throws CodecError */
export const encodeHeader = (header: Header): Uint8Array => frameToRlp(frameHeader(header), hexToBytes(header.extraData, 'extraData'));

function laterFields(header: Header): Uint8Array[] {
  const fields: (Uint8Array | undefined)[] = [
    amount(header.baseFeePerGas, 'baseFeePerGas'),
    hash(header.withdrawalsRoot, 'withdrawalsRoot'),
    amount(header.blobGasUsed, 'blobGasUsed'),
    amount(header.excessBlobGas, 'excessBlobGas'),
    hash(header.parentBeaconBlockRoot, 'parentBeaconBlockRoot'),
    hash(header.requestsHash, 'requestsHash'),
  ];
  const present: Uint8Array[] = [];
  for (const field of fields) {
    if (field === undefined) break;
    present.push(field);
  }
  return present;
}

const fixed = (hex: string, what: string, length: number): Uint8Array => rlpBytes(hexToBytes(hex, what, length));
const amount = (value: bigint | undefined, what: string) => (value === undefined ? undefined : rlpInteger(value, what));
const hash = (value: string | undefined, what: string) => (value === undefined ? undefined : fixed(value, what, 32));
