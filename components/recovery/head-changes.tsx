import { ArrowRight } from 'lucide-react';
import { formatWhole } from '@/components/format/number';
import { BranchChip } from '@/components/marks/branch-chip';
import { HexText } from '@/components/marks/hex';
import { Unknown } from '@/components/marks/unknown';
import type { HeadChange, TaskNow } from '@/lib/views/recovery-types';
import { sayRun } from '@/lib/views/words/recovery-run';

type Props = { readonly heads: readonly HeadChange[]; readonly tasks: readonly TaskNow[] };

/** Old and new head side by side: large for one node, a row each for several. */
export function HeadChanges({ heads, tasks }: Props) {
  const [only, ...more] = heads;
  if (only === undefined) return null;
  return (
    <section aria-labelledby="changes" className="card">
      <h2 id="changes" className="quiet-title">
        {more.length === 0
          ? sayRun('head-changes.what-changes-on', { node: only.node })
          : sayRun('head-changes.what-changes-on-2', { heads: heads.length })}
      </h2>
      {more.length === 0 ? <OneHead change={only} /> : <Rows heads={heads} tasks={tasks} />}
    </section>
  );
}

function OneHead({ change: { from, to } }: { readonly change: HeadChange }) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)] items-center gap-3">
      <Block block={from} what={sayRun('head-changes.old-head')} />
      <ArrowRight size={20} aria-label={sayRun('head-changes.becomes')} className="text-ink2" />
      <Block block={to} what={sayRun('head-changes.new-head')} />
    </div>
  );
}

function Block({ block, what }: { readonly block: HeadChange['from']; readonly what: string }) {
  if (block === null) return <Unknown word={sayRun('head-changes.head-not-known')} />;
  return (
    <div className="min-w-0">
      <p className="font-semibold text-heading tracking-tight min-[480px]:text-heading">{formatWhole(block.height)}</p>
      <p className="flex flex-wrap items-center gap-x-1.5 text-ink2">
        <HexText value={block.hash} what={what} />
        {block.branch === null ? null : <BranchChip label={block.branch} />}
      </p>
    </div>
  );
}

function Rows({ heads, tasks }: Props) {
  const stateOf = new Map(tasks.map(({ id, says }) => [id, says]));
  return (
    <div className="overflow-x-auto">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{sayRun('hand-panel.node')}</th>
            <th scope="col">{sayRun('head-changes.from')}</th>
            <th scope="col">{sayRun('head-changes.to')}</th>
            <th scope="col">{sayRun('head-changes.now')}</th>
          </tr>
        </thead>
        <tbody>
          {heads.map(({ task, node, from, to }) => (
            <tr key={task}>
              <th scope="row">{node}</th>
              <td>{from === null ? <Unknown /> : <Small block={from} what={sayRun('head-changes.old-head-2', { node })} />}</td>
              <td>
                <Small block={to} what={sayRun('head-changes.new-head-2', { node })} />
              </td>
              <td className="text-ink2">{stateOf.get(task) ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Small({ block, what }: { readonly block: NonNullable<HeadChange['from']>; readonly what: string }) {
  return (
    <span className="inline-flex flex-wrap items-center gap-x-1.5">
      {formatWhole(block.height)} <HexText value={block.hash} what={what} copy={false} />
      {block.branch === null ? null : <BranchChip label={block.branch} />}
    </span>
  );
}
