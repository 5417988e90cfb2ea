'use client';

import Link from 'next/link';
import { formatDuration } from '@/components/format/duration';
import { useLive, useNow } from '@/components/live/use-live';
import { useRecoveryHome } from '@/components/live/use-recovery';
import { Fault } from '@/components/marks/fault';
import { GlassLine } from '@/components/recovery/glass-line';
import { Offers } from '@/components/recovery/offers';
import { PastPlans } from '@/components/recovery/past-plans';
import { planPath } from '@/components/routes';
import { LivePage } from '@/components/shell/live-page';
import { PagePath } from '@/components/shell/page-path';
import { PageSentence } from '@/components/shell/page-sentence';
import type { PlanRow, RecoveryHomeView } from '@/lib/views/recovery-types';
import { sayOffers } from '@/lib/views/words/recovery-offers';

/** How often the nodes are asked again while this is looked at, and how often the stream says anything (server ms at rate 1). */
const ASKED_MS = 20_000;
const TOLD_MS = 5000;

type Props = {
  readonly first: RecoveryHomeView;
  /** The incident that led here; plans made here name it. */
  readonly incident: number | null;
};

/** Ways of recovery, asked for when the page is there, and what was done before. */
export function LiveRecoveryHome({ first, incident }: Props) {
  const { view, asking, error, lookAgain } = useRecoveryHome(first);
  const { rate } = useLive();
  return (
    <LivePage
      asOf={first.asOf === null ? view.asOf : Math.max(first.asOf, view.asOf ?? 0)}
      intervalMs={ASKED_MS * Math.max(1, rate)}
      linkMs={TOLD_MS}
      nodes={null}
      answering={null}
      heading={<PagePath network={view.network} path={[{ name: sayOffers('live-recovery-home.recovery'), to: null }]} />}
    >
      {view.open === null ? null : <OpenPlan network={view.network} open={view.open} />}
      {view.open === null ? <Headline view={view} asking={asking} error={error} lookAgain={lookAgain} /> : null}
      <div className="grid gap-4">
        {view.offers === null ? null : <Offers network={view.network} incident={incident} offers={view.offers} />}
        <PastPlans network={view.network} past={view.past} />
      </div>
    </LivePage>
  );
}

type HeadlineProps = {
  readonly view: RecoveryHomeView;
  readonly asking: boolean;
  readonly error: string | null;
  readonly lookAgain: () => void;
};

/** What can be done now, in a sentence, and how old the answers are that it rests on. */
function Headline({ view: { offers, offersWhyNot }, asking, error, lookAgain }: HeadlineProps) {
  const now = useNow();
  const why = error ?? offersWhyNot;
  return (
    <>
      {offers === null ? (
        asking ? (
          <PageSentence severity="info" sentence={sayOffers('live-recovery-home.asking-every-node')} />
        ) : (
          <PageSentence
            severity="unknown"
            sentence={error === null ? sayOffers('live-recovery-home.ways-recovery-not') : sayOffers('live-recovery-home.what-can-be')}
            details={why === null ? [] : [why]}
          />
        )
      ) : (
        <PageSentence severity="info" sentence={offers.sentence} details={[offers.because]} />
      )}
      {error === null || offers === null ? null : <Fault says={sayOffers('live-recovery-home.nodes-could-not', { error })} />}
      <p className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-1.5 text-ink2">
        <button type="button" onClick={lookAgain} disabled={asking} className="control font-medium text-ink">
          {asking ? sayOffers('live-recovery-home.asking-nodes') : sayOffers('live-recovery-home.ask-nodes-again')}
        </button>
        {offers === null ? null : <span>{sayOffers('live-recovery-home.what-said-here', { age: formatDuration(now - offers.at) })}</span>}
      </p>
    </>
  );
}

function OpenPlan({ network, open }: { readonly network: string; readonly open: PlanRow }) {
  return (
    <section aria-labelledby="open" className="card mb-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        <h2 id="open" className="break-words font-semibold text-title">
          {sayOffers('live-recovery-home.recovery-2', { number: String(open.number), sentence: open.sentence })}
        </h2>
        <p className="mt-0.5 text-ink2">
          {sayOffers('live-recovery-home.planned-by-until', { title: open.title, author: open.author.name })}
        </p>
        {open.glass === null ? null : (
          <p className="mt-1">
            <GlassLine sentence={open.glass} />
          </p>
        )}
      </div>
      <Link href={planPath(network, open.number)} className="button-primary">
        {sayOffers('live-recovery-home.open-recovery', { number: String(open.number) })}
      </Link>
    </section>
  );
}
