import type { NetworkPicture, NodePicture } from '@/lib/chain/picture';
import { isBehind } from './findings';
import type { NodeState } from './types';

/** A node's state in one word, the worst of what is known of it. */
export function nodeState(picture: NetworkPicture, node: NodePicture): NodeState {
  const kinds = new Set(node.faults.map((fault) => fault.kind));
  if (kinds.has('wrong-chain')) return 'wrong-chain';
  if (kinds.has('unreachable')) return 'unreachable';
  if (kinds.has('identity-changed') || kinds.has('identity-shared')) return 'identity-fault';
  if (kinds.has('error') || kinds.has('header-mismatch') || kinds.has('absurd-head')) return 'error';
  if (!node.answering) return 'unknown';
  return isBehind(picture, node) ? 'behind' : 'ok';
}
