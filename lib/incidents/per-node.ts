import type { NodePicture } from '@/lib/chain/picture';
import type { Cause, Detection, DiagnosisInput, Need } from './types';

/**
 * Causes that are one node's own. A node that does not answer is judged by nobody: what was open of it stays, and nothing new opens.
 * `judge` gives null where nothing is wrong, and 'unknown' where the node does not tell.
 */
export function perNode(
  input: DiagnosisInput,
  need: Need,
  keyOf: (node: NodePicture) => string,
  judge: (node: NodePicture) => Cause | 'unknown' | null,
): Detection {
  const present: Cause[] = [];
  const unknown: NodePicture[] = [];
  for (const node of input.picture.nodes) {
    const verdict = node.answering ? judge(node) : 'unknown';
    if (verdict === 'unknown') unknown.push(node);
    else if (verdict) present.push(verdict);
  }
  const cannotTell = unknown.length === 0 ? [] : [{ need, nodes: unknown.map(({ name }) => name), keys: unknown.map(keyOf) }];
  return { present, cannotTell };
}
