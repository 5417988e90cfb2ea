'use client';

import { useState } from 'react';
import { ActionButton } from '@/components/incident/action-button';
import type { Outcome } from '@/components/live/use-incident-command';
import { Fault } from '@/components/marks/fault';
import { NarrowFold } from '@/components/marks/narrow-fold';
import { BlockerBox } from '@/components/recovery/blocker-box';
import { isSameBlocker } from '@/components/recovery/shared-blockers';
import { useGate } from '@/components/recovery/use-gate';
import { WorthFacts } from '@/components/recovery/worth-facts';
import type { BlockerView, OfferView } from '@/lib/views/recovery-types';
import { sayOffers } from '@/lib/views/words/recovery-offers';

type Props = {
  readonly offer: OfferView;
  /** Said above, since they are in the way of every offer. */
  readonly shared: readonly BlockerView[];
  /** On a narrow screen it is a title and what it costs, until it is opened. */
  readonly isFolded: boolean;
  readonly busy: boolean;
  readonly onPlan: (offer: OfferView) => Promise<Outcome>;
  readonly onConfirmStopped: (blocker: BlockerView) => void;
};

/** One way to go: what it does, what it keeps and loses, what stands in the way, and the wish to plan it. */
export function OfferCard({ offer, shared, isFolded, busy, onPlan, onConfirmStopped }: Props) {
  const gate = useGate();
  const [fault, setFault] = useState<string | null>(null);
  const { title, why, worth, steps, landings, blockers, isRecommended } = offer;
  const own = blockers.filter((blocker) => !shared.some((one) => isSameBlocker(one, blocker)));
  const main = steps.filter((step) => !step.isOnlyIfNeeded);
  const label = `offer-${offer.id.replace(/[^\w-]/g, '-')}`;
  const body = (
    <>
      <WorthFacts worth={worth} />
      <div className="border-line border-t pt-3">
        <p className="text-small text-ink2">{worth.proven}</p>
        <details className="mt-2.5">
          <summary>
            {main.length < steps.length
              ? sayOffers('offer-card.steps-and-more', { main: main.length, more: steps.length - main.length })
              : sayOffers('offer-card.steps', { main: main.length })}
          </summary>
          <ol className="mt-1.5 grid list-decimal gap-1 pl-6 text-ink2">
            {main.map(({ title: step }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two steps may be called the same
              <li key={index} className="pl-1">
                {step}
              </li>
            ))}
          </ol>
        </details>
        {landings.length === 0 ? null : (
          <details className="mt-2">
            <summary>{sayOffers('offer-card.where-each-rewound')}</summary>
            <ul className="mt-1.5 grid gap-1.5 text-ink2">
              {landings.map((landing) => (
                <li key={landing.node} className="break-words">
                  {landing.why}
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
      <div className="mt-4 grid content-end gap-3 empty:mt-0">
        {own.map((blocker) => (
          <BlockerBox key={blocker.id} blocker={blocker} onConfirm={() => onConfirmStopped(blocker)} />
        ))}
      </div>
      <div className="foot-bar grid content-end gap-2">
        <div role="alert">{fault === null ? null : <Fault says={fault} onClose={() => setFault(null)} />}</div>
        <ActionButton
          may={gate(offer.may)}
          primary={isRecommended}
          busy={busy}
          onClick={async () => {
            const outcome = await onPlan(offer);
            setFault(outcome.ok ? null : outcome.why);
          }}
        >
          {sayOffers('offer-card.plan-this-way')}
          <span className="sr-only">: {title}</span>
        </ActionButton>
        <p className="min-h-[1.45em] text-small text-ink2">
          {offer.may.ok ? sayOffers('offer-card.planning-sends-nothing') : offer.may.why}
        </p>
      </div>
    </>
  );
  return (
    <li aria-labelledby={label} className="card offer data-[first=true]:border-ink" data-first={isRecommended}>
      <div>
        <p className="mb-1 min-h-[1.45em] text-small text-ink2">
          {isRecommended ? (
            <strong className="font-semibold text-ink">{sayOffers('offer-card.recommended')}</strong>
          ) : (
            sayOffers('offer-card.also-applies')
          )}
          {worth.isFieldProven ? ` · ${sayOffers('offer-card.proven-in-field')}` : ''}
        </p>
        <h3 id={label} className="text-balance break-words font-semibold text-title leading-snug tracking-tight">
          {title}
        </h3>
        <p className="mt-1.5 mb-3 text-ink2">{why}</p>
        {isFolded ? <p className="mb-3 min-[760px]:hidden">{shortWorth(worth)}</p> : null}
      </div>
      {isFolded ? (
        <NarrowFold says={sayOffers('offer-card.what-keeps-loses')} inGrid>
          {body}
        </NarrowFold>
      ) : (
        body
      )}
    </li>
  );
}

/** What two ways are told apart by, in a line. */
function shortWorth({ losesTransactions, rewinds }: OfferView['worth']): string {
  const moved = rewinds.length === 0 ? sayOffers('offer-card.no-node') : sayOffers('offer-card.nodes', { rewinds: rewinds.length });
  if (losesTransactions === null) return sayOffers('offer-card.loss-unknown', { rewinds: moved });
  const lost = losesTransactions.length;
  return lost === 0 ? sayOffers('offer-card.loses-none', { rewinds: moved }) : sayOffers('offer-card.loses', { lost, rewinds: moved });
}
