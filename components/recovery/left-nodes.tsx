import { formatWhole } from '@/components/format/number';
import { BranchChip } from '@/components/marks/branch-chip';
import { HexText } from '@/components/marks/hex';
import { SeverityMark } from '@/components/marks/severity-mark';
import { Spoken } from '@/components/marks/spoken';
import { TimeText } from '@/components/marks/time-text';
import { Unknown } from '@/components/marks/unknown';
import type { NodeLeft } from '@/lib/views/recovery-types';
import { sayRun } from '@/lib/views/words/recovery-run';

/** Each node as it was seen last before the run ended; what was not told stays unknown. */
export function LeftNodes({ nodes }: { readonly nodes: readonly NodeLeft[] }) {
  return (
    <section aria-labelledby="left" className="card">
      <h2 id="left" className="quiet-title">
        {sayRun('left-nodes.how-each-node')}
      </h2>
      <p className="mb-2 text-small text-ink2">{sayRun('left-nodes.by-last-look')}</p>
      <ul>
        {nodes.map(({ name, at, isKnown, head, before, says }) => (
          <li key={name} className="grid gap-x-4 border-line border-t py-2 min-[560px]:grid-cols-[130px_minmax(0,1fr)]">
            <span className="min-w-0">
              <span className="block font-medium wrap-anywhere">
                <bdi>{name}</bdi>
              </span>
              {at === null ? null : (
                <span className="text-small text-ink3">
                  <TimeText at={at} />
                </span>
              )}
            </span>
            <span className="min-w-0 break-words">
              <span className="flex flex-wrap items-center gap-x-1.5">
                {isKnown ? null : <SeverityMark severity="unknown" size={14} />}
                {head === null ? <Unknown word={sayRun('head-changes.head-not-known')} /> : <Block block={head} node={name} />}
                <Moved head={head} before={before} node={name} />
              </span>
              <span className="block text-small text-ink2">{says.join(' · ')}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Moved({ head, before, node }: Pick<NodeLeft, 'head' | 'before'> & { readonly node: string }) {
  if (before === null) return null;
  if (head !== null && head.hash === before.hash) return <span className="text-ink2">{sayRun('left-nodes.as-when-planned')}</span>;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-1.5 text-ink2">
      <Spoken parts={sayRun.parts('left-nodes.when-planned', { before: <Block block={before} node={node} /> })} />
    </span>
  );
}

function Block({ block, node }: { readonly block: NonNullable<NodeLeft['head']>; readonly node: string }) {
  return (
    <span className="inline-flex flex-wrap items-center gap-x-1.5">
      {formatWhole(block.height)} <HexText value={block.hash} what={sayRun('left-nodes.head', { node })} copy={false} />
      {block.branch === null ? null : <BranchChip label={block.branch} />}
    </span>
  );
}
