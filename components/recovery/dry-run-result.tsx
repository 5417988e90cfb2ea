import { formatWhole } from '@/components/format/number';
import { BranchChip } from '@/components/marks/branch-chip';
import { HexText } from '@/components/marks/hex';
import { SeverityMark } from '@/components/marks/severity-mark';
import { TimeText } from '@/components/marks/time-text';
import { Unknown } from '@/components/marks/unknown';
import { Bullets } from '@/components/recovery/bullets';
import type { DryRunView } from '@/lib/views/recovery-types';

/** What a dry run found: what is in the way first, then the calls it would send and the heads it expects. */
export function DryRunResult({ dry }: { readonly dry: DryRunView }) {
  const inTheWay = [...dry.missing, ...dry.problems];
  return (
    <section aria-labelledby="dry" className="card">
      <h2 id="dry" className="quiet-title">
        Dry run of <TimeText at={dry.at} />
      </h2>
      <p className="flex gap-2.5">
        <span className="pt-[2px]">
          <SeverityMark severity={dry.ok ? 'ok' : 'warning'} />
        </span>
        <span className="font-medium">{dry.sentence}</span>
      </p>
      {inTheWay.length === 0 ? null : (
        <div className="mt-3">
          <Bullets lines={inTheWay} />
        </div>
      )}
      {dry.heads.length === 0 ? null : (
        <div className="mt-4">
          <h3 className="quiet-title">Heads, as they should become</h3>
          <ul className="grid gap-2">
            {dry.heads.map(({ step, title, heads }) => (
              <li key={step} className="grid gap-x-4 min-[560px]:grid-cols-[minmax(0,1fr)_minmax(0,1.2fr)]">
                <span className="text-ink2">{title}</span>
                <ul>
                  {heads.map(({ node, head, branch }) => (
                    <li key={node} className="flex flex-wrap items-center gap-x-1.5">
                      {node}{' '}
                      {head === null ? (
                        <Unknown />
                      ) : (
                        <>
                          {formatWhole(head.height)} <HexText value={head.hash} what={`the expected head of ${node}`} copy={false} />
                        </>
                      )}
                      {branch === null ? null : <BranchChip label={branch} />}
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        </div>
      )}
      {dry.calls.length === 0 ? null : (
        <details className="mt-4">
          <summary className="text-ink2">Every call it would send, in order</summary>
          <ol className="mt-2 grid max-h-96 gap-3 overflow-y-auto">
            {dry.calls.map(({ step, title, calls }) => (
              <li key={step}>
                <p className="font-medium">{title}</p>
                <ol className="mt-1 grid gap-0.5">
                  {calls.map(({ node, call }, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: the same call may stand there twice
                    <li key={index} className="grid gap-x-3 min-[560px]:grid-cols-[110px_minmax(0,1fr)]">
                      <span className="truncate text-ink2">{node}</span>
                      <code className="break-all font-mono text-[12.5px]">{call}</code>
                    </li>
                  ))}
                </ol>
              </li>
            ))}
          </ol>
        </details>
      )}
      {dry.unread.length === 0 ? null : (
        <details className="mt-3">
          <summary className="text-ink2">What can be checked only while it runs ({dry.unread.length})</summary>
          <div className="mt-2 text-ink2">
            <Bullets lines={dry.unread} />
          </div>
        </details>
      )}
    </section>
  );
}
