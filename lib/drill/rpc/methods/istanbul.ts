import type { Address, Hash } from '@/lib/consensus/types';
import type { BlockTag } from '@/lib/drill/rpc/go/block-number';
import { blockNumber } from '@/lib/drill/rpc/go/block-number';
import { optional } from '@/lib/drill/rpc/go/go-type';
import { goAddress, goHash } from '@/lib/drill/rpc/go/hex-types';
import { goBool } from '@/lib/drill/rpc/go/plain-types';
import { type Json, sortedKeys } from '@/lib/drill/rpc/json/header-json';
import { snapshotJson } from '@/lib/drill/rpc/json/snapshot-json';
import { type At, method, RpcError, type RpcMethod } from '@/lib/drill/rpc/rpc-method';
import { sealerStatus } from '@/lib/drill/rpc/sealer-status';
import type { StoredBlock } from '@/lib/drill/types';

const unknownBlock = () => new RpcError('unknown block');

/** A block by number; the engine knows no pending one, and its latest is the head of the header chain. @throws RpcError */
function byTag({ process }: At, tag: BlockTag | null): StoredBlock {
  const copy = tag === null || tag === 'latest' ? process.chain.headerHead() : tag === 'pending' ? null : process.chain.at(tag);
  if (copy === null) throw unknownBlock();
  return copy;
}

function byHash({ process }: At, hash: Hash): StoredBlock {
  const copy = process.chain.get(hash);
  if (copy === null) throw unknownBlock();
  return copy;
}

function snapshotOf({ process }: At, { block }: StoredBlock) {
  const snapshot = process.chain.snapshotAt(block.hash);
  if (snapshot === null) throw new RpcError('unknown ancestor');
  return snapshot;
}

const validatorsAfter = (at: At, copy: StoredBlock): readonly Address[] => snapshotOf(at, copy).validators;

/** Keys are capitalised: the struct has no JSON tags. The genesis block has no author and no list. */
function signersOf({ block, committers }: StoredBlock): Json {
  const { height, hash, miner } = block.header;
  return { Number: height, Hash: hash, Author: miner, Committers: height === 0 ? null : committers };
}

function isValidator(at: At, tag: BlockTag | null): boolean {
  try {
    return validatorsAfter(at, byTag(at, tag)).includes(at.node.key.address);
  } catch (error) {
    if (error instanceof RpcError) return false;
    throw error;
  }
}

/** Source: quorum consensus/istanbul/backend/api.go. Addresses in lower case, numbers decimal. */
export const ISTANBUL: Readonly<Record<string, RpcMethod>> = {
  istanbul_nodeAddress: method([], ({ node }) => node.key.address),
  istanbul_getValidators: method([optional(blockNumber)], (at, tag) => validatorsAfter(at, byTag(at, tag))),
  istanbul_getValidatorsAtHash: method([goHash], (at, hash) => validatorsAfter(at, byHash(at, hash))),
  istanbul_getSnapshot: method([optional(blockNumber)], (at, tag) => snapshotJson(at, snapshotOf(at, byTag(at, tag)))),
  istanbul_getSnapshotAtHash: method([goHash], (at, hash) => snapshotJson(at, snapshotOf(at, byHash(at, hash)))),
  istanbul_getSignersFromBlock: method([optional(blockNumber)], (at, tag) => signersOf(byTag(at, tag))),
  istanbul_getSignersFromBlockByHash: method([goHash], (at, hash) => signersOf(byHash(at, hash))),
  istanbul_status: method([optional(blockNumber), optional(blockNumber)], sealerStatus),
  istanbul_isValidator: method([optional(blockNumber)], isValidator),
  istanbul_candidates: method([], ({ process }) => sortedKeys(Object.fromEntries(process.miner.candidates()))),
  istanbul_propose: method([goAddress, goBool], ({ process }, recipient, add) => {
    process.miner.propose(recipient, add);
    return null;
  }),
  istanbul_discard: method([goAddress], ({ process }, recipient) => {
    process.miner.discard(recipient);
    return null;
  }),
};
