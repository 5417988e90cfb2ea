import type { z } from 'zod';
import type { Address, Hash, ValidatorSnapshot } from '@/lib/consensus/types';
import { blockTag } from '@/lib/rpc/calls/block-calls';
import { parseWith } from '@/lib/rpc/schemas/parse-with';
import { address, decimal, fields, flag, hash, identity, listOf } from '@/lib/rpc/schemas/primitives';
import type { Call } from '@/lib/rpc/types';

const MAX_VALIDATORS = 10_000;
const MAX_VOTES = 100_000;

/** Who sealed a block, as the node itself recovers it. */
export type Signers = {
  readonly height: number;
  readonly hash: Hash;
  readonly author: Address | null;
  readonly committers: readonly Address[];
};

/** A set: an address twice would spoil every count made from it. */
const validatorSet = listOf(address, MAX_VALIDATORS).refine(
  (list) => new Set(list).size === list.length,
  'an address stands twice in the set',
);

const snapshotSchema: z.ZodType<ValidatorSnapshot> = fields({
  number: decimal,
  hash,
  validators: validatorSet,
  votes: listOf(fields({ validator: address, block: decimal, address, authorize: flag }), MAX_VOTES).nullish(),
}).transform(({ number, hash, validators, votes }) => ({
  height: number,
  hash,
  validators,
  votes: (votes ?? []).map((vote) => ({ voter: vote.validator, recipient: vote.address, add: vote.authorize, height: vote.block })),
}));

const signersSchema: z.ZodType<Signers> = fields({
  Number: decimal,
  Hash: hash,
  Author: address.nullish(),
  Committers: listOf(address, MAX_VALIDATORS).nullish(),
}).transform(({ Number: height, Hash, Author, Committers }) => ({
  height,
  hash: Hash,
  author: Author == null || /^0x0+$/.test(Author) ? null : Author,
  // The client lists a validator once a seal, so twice is possible there: a node stores the seals it got.
  committers: [...new Set(Committers ?? [])],
}));

/** Refuses an answer about another height than asked. */
function at<T extends { readonly height: number }>(asked: number | 'latest', parse: (raw: unknown) => T): (raw: unknown) => T {
  return (raw) => {
    const found = parse(raw);
    if (asked !== 'latest' && found.height !== asked) throw new Error(`asked for height ${asked}, answered height ${found.height}`);
    return found;
  };
}

const parseSet = parseWith(validatorSet);
const parseSetOrNull = parseWith(validatorSet.nullable());

/** The node's own validator address, from its node key. */
export function nodeAddress(): Call<Address> {
  return { method: 'istanbul_nodeAddress', params: [], parse: parseWith(identity) };
}

/** The set *after* the block: who may seal the next one. Source: quorum istanbul/backend/api.go GetValidators. */
export function validatorsAtIstanbul(height: number | 'latest'): Call<readonly Address[]> {
  return { method: 'istanbul_getValidators', params: [blockTag(height)], parse: parseSet };
}

/** The set in force *for* the block, "pending" for the next one; null when the node has no such block. Source: besu QbftGetValidatorsByBlockNumber. */
export function validatorsBesu(height: number | 'latest' | 'pending'): Call<readonly Address[] | null> {
  return { method: 'qbft_getValidatorsByBlockNumber', params: [blockTag(height)], parse: parseSetOrNull };
}

/** The set after the block and the votes that are open then. */
export function snapshotIstanbul(height: number | 'latest'): Call<ValidatorSnapshot> {
  return { method: 'istanbul_getSnapshot', params: [blockTag(height)], parse: at(height, parseWith(snapshotSchema)) };
}

/** GoQuorum only. Committers come without repetition; the author is null for genesis. */
export function signersFromBlock(height: number | 'latest'): Call<Signers> {
  return { method: 'istanbul_getSignersFromBlock', params: [blockTag(height)], parse: at(height, parseWith(signersSchema)) };
}
