'use client';

import { useRouter } from 'next/navigation';
import { useCallback } from 'react';
import { ForkPanel } from '@/components/fork/fork-panel';
import { formatUtc } from '@/components/format/instant';
import { Past } from '@/components/live/use-live';
import { usePastForks } from '@/components/live/use-past';
import { ValidatorMatrix } from '@/components/matrix/validator-matrix';
import { NodeList } from '@/components/nodes/node-list';
import { FactsRow } from '@/components/overview/facts-row';
import { Findings } from '@/components/overview/findings';
import { Verdict } from '@/components/overview/verdict';
import { heightPath } from '@/components/routes';
import { Timeline } from '@/components/timeline/timeline';
import type { PastView } from '@/lib/views/past-types';
import type { OverviewView } from '@/lib/views/types';
import { sayReplay } from '@/lib/views/words/replay';

/** The overview as it was, every age counted up to its moment; what is not kept is said. */
export function PastOverview({ moment }: { readonly moment: PastView }) {
  if (moment.overview === null) return <NothingKept moment={moment} />;
  return (
    <Past value={moment.at}>
      <PastNetwork view={moment.overview} at={moment.at} />
    </Past>
  );
}

function PastNetwork({ view, at }: { readonly view: OverviewView; readonly at: number }) {
  const router = useRouter();
  const open = useCallback((height: number) => router.push(heightPath(view.id, height)), [router, view.id]);
  const forks = usePastForks(view.id, view.fork === null ? null : at);
  const timeline = forks?.at === at ? forks.timeline : null;
  return (
    <>
      <Verdict verdict={view.verdict} network={view.id} forkedAt={null} incident={null} />
      <FactsRow view={view} />
      <div className="grid gap-4">
        {view.matrix.columns.length === 0 ? null : <ValidatorMatrix matrix={view.matrix} nodes={view.nodes} onOpen={open} />}
        {timeline === null ? null : <Timeline key={timeline.fork.ancestor.hash} view={timeline} network={view.id} />}
        {view.fork === null && view.verdict.findings.length === 0 ? null : (
          <div className="grid items-start gap-4 min-[1100px]:grid-cols-[repeat(auto-fit,minmax(440px,1fr))]">
            {view.fork === null ? null : <ForkPanel fork={view.fork} nodes={view.nodes} network={view.id} />}
            <Findings findings={view.verdict.findings} network={view.id} />
          </div>
        )}
        <NodeList nodes={view.nodes} network={null} />
      </div>
    </>
  );
}

function NothingKept({ moment: { state, gap, first } }: { readonly moment: PastView }) {
  return (
    <section aria-labelledby="nothing-kept" className="card">
      <div className="hatched-wide rounded-md border border-line px-4 py-8 text-center">
        <h1 id="nothing-kept" className="inline-block rounded bg-surface px-2 py-1 font-semibold">
          {state === 'not-watched' ? sayReplay('past-overview.not-known-nobody') : sayReplay('past-overview.not-known-what')}
        </h1>
        <p className="mt-2">
          <span className="rounded bg-surface px-2 py-1 text-ink2">
            {first === null
              ? sayReplay('past-overview.nothing-kept-yet')
              : gap === null
                ? sayReplay('past-overview.blocks-claims-that')
                : gapWords(gap.from, gap.to)}
          </span>
        </p>
      </div>
    </section>
  );
}

/** Between which moments nobody watched; null = no end to it on that side. */
function gapWords(from: number | null, to: number | null): string {
  if (from === null)
    return to === null
      ? sayReplay('past-overview.nothing-kept-now')
      : sayReplay('past-overview.nothing-kept-before', { to: formatUtc(to) });
  if (to === null) return sayReplay('past-overview.last-watched', { from: formatUtc(from) });
  return sayReplay('past-overview.watched-again', { from: formatUtc(from), to: formatUtc(to) });
}
