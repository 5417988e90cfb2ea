'use client';

import { HeadFact } from '@/components/overview/head-fact';
import { LastBlockFact } from '@/components/overview/last-block-fact';
import { QuorumFact } from '@/components/overview/quorum-fact';
import { RoundFact } from '@/components/overview/round-fact';
import { RoundRateFact } from '@/components/overview/round-rate-fact';
import type { OverviewView } from '@/lib/views/types';

/** The five numbers, always in the same places. */
export function FactsRow({ view }: { readonly view: OverviewView }) {
  return (
    <div className="my-4 overflow-hidden rounded-lg border border-line bg-surface">
      <dl className="-mt-px -ml-px grid grid-cols-2 min-[1100px]:grid-cols-[1fr_1fr_1.1fr_1fr_1.5fr] [&>:last-child]:max-[1099px]:col-span-2">
        <HeadFact head={view.head} fork={view.fork} network={view.id} />
        <LastBlockFact head={view.head} asOf={view.asOf} expectedMs={view.expectedMs} overdueAt={view.overdueAt} />
        <QuorumFact quorum={view.quorum} fork={view.fork} />
        <RoundFact open={view.rounds.open} {...(view.rounds.why === undefined ? {} : { reason: view.rounds.why })} />
        <RoundRateFact rounds={view.rounds} sparkline={view.sparkline} />
      </dl>
    </div>
  );
}
