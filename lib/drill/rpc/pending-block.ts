import type { At } from '@/lib/drill/rpc/rpc-method';
import type { StoredBlock } from '@/lib/drill/types';

/**
 * The block this node would make next, validator or not: what "pending" means. The client fixes its transactions when the head changes, the
 * drill when it is asked. Source: quorum miner/worker.go commitNewWork, consensus/istanbul/qbft/engine/engine.go Prepare.
 */
export function pendingBlock({ node, process }: At): StoredBlock {
  const parent = process.chain.head().block;
  const { blockPeriodMs } = node.workshop.settingsAt(parent.header.height + 1);
  const earliest = Math.floor(process.startedAt / 1000);
  const block = node.workshop.build({
    parent,
    author: node.key.address,
    validators: process.chain.snapshotAt(parent.hash)?.validators ?? [],
    timestamp: Math.max(parent.header.timestamp + Math.round(blockPeriodMs / 1000), earliest),
    transactions: [...process.pool.pending().values()].flat(),
  });
  return { block, round: 0, committers: [] };
}
