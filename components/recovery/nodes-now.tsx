'use client';

import { useStale } from '@/components/live/use-live';
import { NodeCard } from '@/components/recovery/node-card';
import type { NodeNow } from '@/lib/views/recovery-types';
import { sayRun } from '@/lib/views/words/recovery-run';

/** From so many nodes on a card is two lines. */
const COMPACT = 9;

type Props = { readonly nodes: readonly NodeNow[]; readonly concerned: readonly string[] };

/** Every node beside every step, whichever it concerns. */
export function NodesNow({ nodes, concerned }: Props) {
  const stale = useStale();
  const answering = nodes.filter(({ answered }) => answered).length;
  return (
    <section data-zone="nodes" aria-labelledby="nodes-now" className="min-w-0">
      <h2 id="nodes-now" className="mb-2 flex justify-between gap-3 text-small text-ink3">
        <span className="font-medium">{stale ? sayRun('nodes-now.every-node-when') : sayRun('nodes-now.every-node-now')}</span>
        <span>{sayRun('nodes-now.answer', { answering, nodes: nodes.length })}</span>
      </h2>
      <ul className="grid gap-2 max-[760px]:grid-cols-[repeat(auto-fill,minmax(250px,1fr))]">
        {nodes.map((node) => (
          <NodeCard
            key={node.name}
            node={node}
            isConcerned={concerned.length < nodes.length && concerned.includes(node.name)}
            isCompact={nodes.length > COMPACT}
          />
        ))}
      </ul>
    </section>
  );
}
