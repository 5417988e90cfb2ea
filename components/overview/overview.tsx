'use client';

import { useRouter } from 'next/navigation';
import { useCallback } from 'react';
import { ForkPanel } from '@/components/fork/fork-panel';
import { useUrgentIncident } from '@/components/live/use-incidents';
import { ValidatorMatrix } from '@/components/matrix/validator-matrix';
import { NodeList } from '@/components/nodes/node-list';
import { FactsRow } from '@/components/overview/facts-row';
import { Findings } from '@/components/overview/findings';
import { Verdict } from '@/components/overview/verdict';
import { WhatHappened } from '@/components/overview/what-happened';
import { heightPath } from '@/components/routes';
import type { IncidentView } from '@/lib/views/incident-types';
import type { OverviewView } from '@/lib/views/types';
import { sayOverview } from '@/lib/views/words/overview';

type Props = {
  readonly view: OverviewView;
  /** The most urgent open incident as the server knew it: what is there from the start moves nothing when it comes. */
  readonly firstIncident?: IncidentView | null;
};

/** The overview of one network: is consensus healthy, and if not, what is it. */
export function Overview({ view, firstIncident = null }: Props) {
  const router = useRouter();
  const incident = useUrgentIncident(view.id, firstIncident);
  const open = useCallback((height: number) => router.push(heightPath(view.id, height)), [router, view.id]);
  return (
    <>
      <Verdict verdict={view.verdict} network={view.id} forkedAt={view.fork?.height ?? null} incident={incident?.id ?? null} />
      <FactsRow view={view} />
      <div className="grid gap-4">
        {view.matrix.columns.length === 0 ? (
          <NothingCompared nodes={view.nodes.length} polled={view.asOf !== null} />
        ) : (
          <ValidatorMatrix matrix={view.matrix} nodes={view.nodes} onOpen={open} />
        )}
        {view.fork === null && view.verdict.findings.length === 0 && incident === null ? null : (
          <div className="grid gap-4 items-start min-[1100px]:grid-cols-[repeat(auto-fit,minmax(440px,1fr))]">
            {view.fork === null ? null : <ForkPanel fork={view.fork} nodes={view.nodes} network={view.id} />}
            {incident === null ? null : <WhatHappened incident={incident} />}
            <Findings findings={view.verdict.findings} network={view.id} />
          </div>
        )}
        <NodeList nodes={view.nodes} network={view.id} />
      </div>
    </>
  );
}

function NothingCompared({ nodes, polled }: { readonly nodes: number; readonly polled: boolean }) {
  return (
    <section aria-labelledby="matrix" className="card">
      <h2 id="matrix" className="card-title">
        {sayOverview('matrix.title')}
      </h2>
      <p className="hatched-wide rounded-md border border-line px-4 py-8 text-center">
        <span className={`rounded bg-surface px-2 py-1 text-ink2 ${polled ? '' : 'breathes'}`}>
          {polled ? sayOverview('matrix.none') : sayOverview('overview.asking-nodes-for', { nodes })}
        </span>
      </p>
    </section>
  );
}
