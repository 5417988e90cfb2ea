import { decodeQbftExtra } from '@/lib/consensus/decode-extra';
import type { Address, Hash, Hex } from '@/lib/consensus/types';

/** What one node's copy of a block says of how it came about. `rank` = place of the author in the sorted set, -1 for genesis. */
export type BlockFacts = {
  readonly height: number;
  readonly hash: Hash;
  readonly parentHash: Hash;
  readonly round: number;
  readonly rank: number;
  /** Validators the header lists. */
  readonly size: number;
  readonly seals: number;
  /** Seconds. */
  readonly timestamp: number;
};

/** The fields of eth_getBlockBy… that the facts are read from. */
export type FactsSource = Readonly<Record<'number' | 'hash' | 'parentHash' | 'miner' | 'timestamp' | 'extraData', string>>;

/** Reads a block as the wire has it, of a recording or of the drill: both are judged by what they answer. @throws CodecError */
export function blockFacts(block: FactsSource): BlockFacts {
  const { validators, round, seals } = decodeQbftExtra(block.extraData as Hex);
  return {
    height: Number(block.number),
    hash: block.hash as Hash,
    parentHash: block.parentHash as Hash,
    round,
    rank: validators.indexOf(block.miner as Address),
    size: validators.length,
    seals: seals.length,
    timestamp: Number(block.timestamp),
  };
}
