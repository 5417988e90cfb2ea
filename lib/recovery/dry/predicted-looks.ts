import type { Address, Hash } from '@/lib/consensus/types';
import { setAt } from '../safety/set-at';
import type { NodeLook } from '../survey-types';
import type { PredictedNetwork, PredictedNode } from './predicted-node';

/** What every node should answer now. What it does not tell in life it does not tell here. */
export function predictedLooks({ plan, nodes }: PredictedNetwork, heights: readonly number[], at: number): readonly NodeLook[] {
  const all = [...nodes.values()];
  const tops = all.flatMap(({ top }) => (top ? [top.height, top.height - 1] : []));
  const asked = [...new Set([...heights, ...tops])].filter((height) => height >= 0);
  return all.map((node) => (node.isUp ? answerOf(node, asked, at) : silentLook(node, at)));

  function answerOf(node: PredictedNode, wanted: readonly number[], now: number): NodeLook {
    const { look, top, links, strangers } = node;
    const peers = [
      ...[...links].map((name) => ({ enode: plan.enodes[name] ?? null, address: nodes.get(name)?.address ?? null })),
      ...strangers,
    ];
    const tells = look.answered ? look : null;
    const authors = Object.fromEntries(node.authors) as Record<number, Address>;
    return {
      ...look,
      ...{ askedAt: now, at: now, answered: true, failure: null, address: tells ? look.address : node.address },
      head: top && { height: top.height, hash: top.hash, parent: top.parent, timestamp: look.head?.timestamp ?? 0, author: top.author },
      holds: heldBy(node, wanted),
      authors,
      mining: look.mining === null ? null : node.isMining,
      validators: look.validators === null || !top || top.hash === look.head?.hash ? look.validators : setAt(plan, top),
      peers: look.peers === null ? null : peers,
      peerCount: look.peerCount === null ? null : peers.length,
    };
  }
}

const silentLook = ({ look }: PredictedNode, at: number): NodeLook => ({
  ...{ ...look, askedAt: at, at, answered: false, failure: look.failure ?? 'stopped', head: null, holds: {}, authors: {} },
  ...{ mining: null, peerCount: null, peers: null, validators: null },
});

/** null above its head; no word of what is not known of its chain. */
function heldBy({ top, chain, look }: PredictedNode, heights: readonly number[]): Readonly<Record<number, Hash | null>> {
  if (!top) return look.holds;
  return Object.fromEntries(
    heights.flatMap((height): readonly (readonly [number, Hash | null])[] => {
      if (height > top.height) return [[height, null]];
      const hash = chain.get(height);
      return hash === undefined ? [] : [[height, hash]];
    }),
  );
}
