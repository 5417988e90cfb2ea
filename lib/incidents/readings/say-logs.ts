import { isSameLogHash, logHashOf } from '@/lib/chain/log-hash';
import type { ForkFacts } from '../fork-facts';
import { type Phrase, phrase } from '../phrase';
import type { DiagnosisInput } from '../types';

/**
 * What the nodes' own logs say of the blocks at the forked height beside what the nodes answer: a second witness that does not come over RPC.
 * `against` = a log names another block than its node answers: it is old, another node's, or the node does not say what it holds.
 */
export function sayLogs({ fork, forked }: ForkFacts, { picture }: DiagnosisInput): { for: readonly Phrase[]; against: readonly Phrase[] } {
  const agree: string[] = [];
  const differ: string[] = [];
  const confirmed = new Set<string>();
  for (const branch of fork.branches) {
    // Branches that part higher up begin there.
    const from = picture.block(branch.hash)?.header.height ?? forked;
    for (const { name, log } of picture.nodes) {
      const own =
        branch.nodes.includes(name) && log !== null && log.state !== 'lost' ? log.heads.find(({ height }) => height === from) : null;
      if (!own) continue;
      const isSame = isSameLogHash(logHashOf(branch.hash), own.hash);
      (isSame ? agree : differ).push(name);
      if (isSame) confirmed.add(branch.hash);
    }
  }
  const params = { height: forked };
  return {
    // One side alone says nothing of two.
    for: confirmed.size > 1 ? [phrase('reading.fact.logs-agree', { ...params, nodes: { list: agree }, count: confirmed.size })] : [],
    against: differ.length > 0 ? [phrase('reading.fact.logs-differ', { ...params, nodes: { list: differ } })] : [],
  };
}
