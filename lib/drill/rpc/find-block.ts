import type { BlockChoice, BlockTag } from '@/lib/drill/rpc/go/block-number';
import { pendingBlock } from '@/lib/drill/rpc/pending-block';
import { type At, RpcError } from '@/lib/drill/rpc/rpc-method';
import type { AccountState, StoredBlock } from '@/lib/drill/types';

/** The block behind a tag; null = this node has none there. Source: quorum eth/api_backend.go BlockByNumber. */
export function findBlock(at: At, tag: BlockTag): StoredBlock | null {
  if (tag === 'latest') return at.process.chain.head();
  return tag === 'pending' ? pendingBlock(at) : at.process.chain.at(tag);
}

/** Source: quorum eth/api_backend.go BlockByNumberOrHash. @throws RpcError */
export function findChosen(at: At, choice: BlockChoice): StoredBlock | null {
  if (choice === null) throw new RpcError('invalid arguments; neither block nor hash specified');
  if ('tag' in choice) return findBlock(at, choice.tag);
  const { chain } = at.process;
  const found = chain.get(choice.hash);
  if (found === null) throw new RpcError('header for hash not found');
  if (choice.mustBeCanonical && !chain.isCanonical(choice.hash)) throw new RpcError('hash is not currently canonical');
  return found;
}

/**
 * The accounts after a block, as far as this node still has them. Source: quorum eth/api_backend.go StateAndHeaderByNumberOrHash,
 * trie/errors.go MissingNodeError. @throws RpcError
 */
export function findState(at: At, choice: BlockChoice): AccountState {
  const copy = findChosen(at, choice);
  if (copy === null) throw new RpcError('header not found');
  const { stateRoot } = copy.block.header;
  const isPending = choice !== null && 'tag' in choice && choice.tag === 'pending';
  const state = isPending ? at.node.workshop.stateOf(stateRoot) : at.process.chain.stateAt(copy.block.hash);
  if (state === null) throw new RpcError(`missing trie node ${stateRoot.slice(2)} (path )`);
  return state;
}
