import fc from 'fast-check';
import type { BlockFact, TickWrite } from '../store';
import { addressOf, blockOf, hashOf } from './store-samples';

export type Step = { readonly write: TickWrite } | { readonly prune: number };

const time = fc.integer({ min: 0, max: 60 });
const height = fc.integer({ min: 0, max: 7 });
const address = fc.integer({ min: 0, max: 3 }).map(addressOf);
const verification: fc.Arbitrary<BlockFact['verification']> = fc.oneof(
  fc.constant({ state: 'verified' } as const),
  fc.constantFrom('a', 'b').map((why) => ({ state: 'unverifiable', why }) as const),
  fc.constantFrom('a', 'b').map((detail) => ({ state: 'mismatch', faults: [{ code: 'hash', detail }] }) as const),
);

/** Few hashes, so that copies meet; the same hash at two heights happens only in lies, and here too. */
const block: fc.Arbitrary<BlockFact> = fc.record({
  height,
  hash: fc.integer({ min: 0, max: 5 }).map(hashOf),
  parentHash: fc.integer({ min: 0, max: 5 }).map(hashOf),
  timestamp: time,
  author: fc.option(address),
  round: fc.option(fc.nat(2)),
  roundSource: fc.constantFrom('header', 'derived', 'unknown'),
  committers: fc.array(address, { maxLength: 3 }),
  txCount: fc.nat(2),
  verification,
  proposer: fc.constantFrom('expected', 'unexpected', 'unknown'),
  validatorCount: fc.option(fc.nat(4)),
  header: fc.constantFrom(blockOf(1).header, '{}', ''),
  firstSeenAt: time,
  seenLive: fc.boolean(),
});

const claim = fc.record({ node: fc.constantFrom('a', 'b', 'c'), height, hash: fc.integer({ min: 0, max: 3 }).map(hashOf), at: time });
const event = fc.record({ at: time, kind: fc.constantFrom('x', 'y'), data: fc.string() });
const write: fc.Arbitrary<TickWrite> = fc.record({
  blocks: fc.array(block, { maxLength: 4 }),
  claims: fc.array(claim, { maxLength: 6 }),
  lapses: fc.array(claim, { maxLength: 6 }),
  events: fc.array(event, { maxLength: 2 }),
});

/** Histories for the property test: ticks, with a prune now and then. */
export const tickSteps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof({ weight: 5, arbitrary: fc.record({ write }) }, { weight: 1, arbitrary: fc.record({ prune: time }) }),
  { minLength: 1, maxLength: 10 },
);
