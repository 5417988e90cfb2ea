import type { Address, Hash } from '@/lib/consensus/types';
import type { BlockFact, TickWrite } from '../store';

/** A hash told apart by a small number: samples for tests of stores. */
export function hashOf(seed: number): Hash {
  return `0xc${seed.toString(16).padStart(63, '0')}`;
}

/** An address told apart by a small number. */
export function addressOf(seed: number): Address {
  return `0xb${seed.toString(16).padStart(39, '0')}`;
}

/** A verified block, with what the test wants otherwise. */
export function blockOf(height: number, more: Partial<BlockFact> = {}): BlockFact {
  return {
    height,
    hash: hashOf(height),
    parentHash: hashOf(Math.max(height - 1, 0)),
    timestamp: 1_700_000_000 + height,
    author: addressOf(height % 4),
    round: 0,
    roundSource: 'header',
    committers: [addressOf(0), addressOf(1), addressOf(2)],
    txCount: 0,
    verification: { state: 'verified' },
    proposer: 'expected',
    validatorCount: 4,
    header: `{"number":"0x${height.toString(16)}"}`,
    firstSeenAt: 1_700_000_000_000 + height * 1000,
    seenLive: true,
    ...more,
  };
}

/** A write of nothing but what is given. */
export function writeOf(more: Partial<TickWrite>): TickWrite {
  return { blocks: [], claims: [], lapses: [], events: [], ...more };
}
