import { concat, decodeRlp, encodeRlp, keccak256, type RlpStructuredDataish, recoverAddress, toBeHex } from 'ethers';
import type { Header } from '@/lib/consensus/types';

const quantity = (value: number | bigint): string => (BigInt(value) === 0n ? '0x' : toBeHex(value));

function encodeHeader(header: Header, extraData: string): string {
  const fields: RlpStructuredDataish[] = [
    header.parentHash,
    header.sha3Uncles,
    header.miner,
    header.stateRoot,
    header.transactionsRoot,
    header.receiptsRoot,
    header.logsBloom,
    quantity(header.difficulty),
    quantity(header.height),
    quantity(header.gasLimit),
    quantity(header.gasUsed),
    quantity(header.timestamp),
    extraData,
    header.mixHash,
    header.nonce,
  ];
  if (header.baseFeePerGas !== undefined) fields.push(quantity(header.baseFeePerGas));
  return encodeRlp(fields);
}

type Plain = { readonly hash: string; readonly digest: string; readonly seals: readonly string[] };

function readQbft(header: Header, extra: readonly RlpStructuredDataish[]): Plain {
  const [vanity = '0x', validators = [], vote = [], round = '0x', seals = []] = extra;
  const hash = keccak256(encodeHeader(header, encodeRlp([vanity, validators, vote, '0x', []])));
  const digest = keccak256(encodeHeader(header, encodeRlp([vanity, validators, vote, round, []])));
  return { hash, digest, seals: seals as string[] };
}

function readIbft(header: Header): Plain {
  const vanity = header.extraData.slice(0, 66);
  const [validators = [], proposerSeal = '0x', seals = []] = decodeRlp(`0x${header.extraData.slice(66)}`) as RlpStructuredDataish[];
  const hash = keccak256(encodeHeader(header, concat([vanity, encodeRlp([validators, proposerSeal, []])])));
  return { hash, digest: keccak256(concat([hash, '0x02'])), seals: seals as string[] };
}

/** The same work by ethers alone, as plainly as its documentation does it: what the product's own reading is measured against. */
export function readByEthers(header: Header): Plain {
  // A QBFT extra is one long list from its first byte on; IBFT begins with 32 raw bytes, which no recorded client begins like that.
  const first = Number.parseInt(header.extraData.slice(2, 4), 16);
  if (first < 0xf8) return readIbft(header);
  const extra = decodeRlp(header.extraData) as RlpStructuredDataish[];
  return readQbft(header, extra);
}

export const recoverByEthers = (digest: string, seal: string): string => recoverAddress(digest, seal).toLowerCase();
