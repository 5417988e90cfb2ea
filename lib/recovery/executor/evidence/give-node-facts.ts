import type { Hash } from '@/lib/consensus/types';
import { type Asked, answerOf, askFirst, askMany, failureOf } from './ask-many';
import type { Given } from './save-block';
import type { AskedNode } from './types';

export const NODE_KINDS = ['pool', 'peers', 'config'] as const;
export type NodeKind = (typeof NODE_KINDS)[number];

/** What is asked of every node; of several ways the first that is answered, as clients name them. Besu has no txpool_content. */
const WAYS: Readonly<Record<NodeKind, readonly Asked[]>> = {
  pool: [
    { method: 'txpool_content', params: [] },
    { method: 'txpool_besuPendingTransactions', params: [100_000] },
    { method: 'txpool_besuTransactions', params: [] },
  ],
  peers: [{ method: 'admin_peers', params: [] }],
  config: [{ method: 'admin_nodeInfo', params: [] }],
};

export async function giveNodeFact(node: AskedNode, kind: NodeKind): Promise<Given> {
  const asked = await askFirst(node, WAYS[kind]);
  if (answerOf(asked.at(-1)) === undefined) return { ok: false, why: failureOf(asked[0]) };
  const beside =
    kind === 'config'
      ? await askMany(
          node,
          ['web3_clientVersion', 'eth_chainId', 'net_version'].map((method) => ({ method, params: [] })),
          3,
        )
      : [];
  return { ok: true, body: { asked: [...asked.slice(-1), ...beside] } };
}

/** The validator set after a block (GoQuorum), in force for it (Besu): the method says which. */
export async function giveValidators(node: AskedNode, hash: Hash): Promise<Given> {
  const asked = await askFirst(
    node,
    ['istanbul_getSnapshotAtHash', 'istanbul_getValidatorsAtHash', 'qbft_getValidatorsByBlockHash', 'ibft_getValidatorsByBlockHash'].map(
      (method) => ({ method, params: [hash] }),
    ),
  );
  const answer = answerOf(asked.at(-1));
  return answer == null ? { ok: false, why: failureOf(asked[0]) } : { ok: true, body: { asked: asked.slice(-1) } };
}
