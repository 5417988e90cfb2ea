import { z } from 'zod';
import type { Block, Header } from '@/lib/consensus/types';
import { address, atMost, bigQuantity, blockNonce, bloom, fields, hash, listOf, quantity } from '@/lib/rpc/schemas/primitives';

/** 21 validators need about 2 kB; a megabyte leaves room for any real network. */
const MAX_EXTRA_BYTES = 1 << 20;
const MAX_TRANSACTIONS = 100_000;

/** Hashes were asked for; whole transactions hold theirs. */
const transaction = z.union([hash, fields({ hash }).transform((whole) => whole.hash)]);

const wireBlock = fields({
  number: quantity,
  hash,
  parentHash: hash,
  sha3Uncles: hash,
  miner: address,
  stateRoot: hash,
  transactionsRoot: hash,
  receiptsRoot: hash,
  logsBloom: bloom,
  difficulty: bigQuantity,
  gasLimit: bigQuantity,
  gasUsed: bigQuantity,
  timestamp: quantity,
  extraData: atMost(MAX_EXTRA_BYTES),
  mixHash: hash,
  nonce: blockNonce,
  baseFeePerGas: bigQuantity.nullish(),
  withdrawalsRoot: hash.nullish(),
  blobGasUsed: bigQuantity.nullish(),
  excessBlobGas: bigQuantity.nullish(),
  parentBeaconBlockRoot: hash.nullish(),
  requestsHash: hash.nullish(),
  transactions: listOf(transaction, MAX_TRANSACTIONS),
  size: quantity.nullish(),
  totalDifficulty: bigQuantity.nullish(),
});

type WireBlock = z.infer<typeof wireBlock>;
type OptionalField = 'baseFeePerGas' | 'withdrawalsRoot' | 'blobGasUsed' | 'excessBlobGas' | 'parentBeaconBlockRoot' | 'requestsHash';
const OPTIONAL_FIELDS: readonly OptionalField[] = [
  'baseFeePerGas',
  'withdrawalsRoot',
  'blobGasUsed',
  'excessBlobGas',
  'parentBeaconBlockRoot',
  'requestsHash',
];

function toHeader(wire: WireBlock): Header {
  const { hash, parentHash, sha3Uncles, miner, stateRoot, transactionsRoot, receiptsRoot, logsBloom } = wire;
  const { difficulty, number: height, gasLimit, gasUsed, timestamp, extraData, mixHash, nonce } = wire;
  // Absent and null are the same on the wire; in a header a field is there only when the block has it, as it is part of the hash.
  const present = Object.fromEntries(OPTIONAL_FIELDS.filter((name) => wire[name] != null).map((name) => [name, wire[name]]));
  const roots = { hash, parentHash, sha3Uncles, miner, stateRoot, transactionsRoot, receiptsRoot, logsBloom };
  return { ...roots, difficulty, height, gasLimit, gasUsed, timestamp, extraData, mixHash, nonce, ...present };
}

/** A block with transaction hashes, as eth_getBlockByNumber/Hash(…, false) gives it. Source: quorum internal/ethapi RPCMarshalBlock, besu BlockResult. */
export const block: z.ZodType<Block> = wireBlock.transform((wire) => ({
  header: toHeader(wire),
  transactions: wire.transactions,
  size: wire.size ?? null,
  totalDifficulty: wire.totalDifficulty ?? null,
}));
