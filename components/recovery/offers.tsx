'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { Outcome } from '@/components/live/use-incident-command';
import { usePlanning } from '@/components/live/use-recovery';
import { NarrowFold } from '@/components/marks/narrow-fold';
import { Spoken } from '@/components/marks/spoken';
import { TimeText } from '@/components/marks/time-text';
import { BlockerBox } from '@/components/recovery/blocker-box';
import { confirmedWords } from '@/components/recovery/blocker-words';
import { Bullets } from '@/components/recovery/bullets';
import { ConfirmBlocker } from '@/components/recovery/confirm-blocker';
import { OfferCard } from '@/components/recovery/offer-card';
import { sharedBlockers } from '@/components/recovery/shared-blockers';
import { planPath } from '@/components/routes';
import type { BlockerView, OffersView, OfferView } from '@/lib/views/recovery-types';
import { sayOffers } from '@/lib/views/words/recovery-offers';

type Props = { readonly network: string; readonly incident: number | null; readonly offers: OffersView };

/** Ways to go, side by side; what each rests on; and why the others do not apply. The choice stays with the person. */
export function Offers({ network, incident, offers }: Props) {
  const router = useRouter();
  const { plan, confirmStopped } = usePlanning(network);
  const [busy, setBusy] = useState(false);
  const [blocker, setBlocker] = useState<BlockerView | null>(null);
  const make = async ({ playbook, variant, hash }: OfferView): Promise<Outcome> => {
    setBusy(true);
    const made = await plan({ playbook, variant, hash, incident });
    setBusy(false);
    if (made.ok) router.push(planPath(network, made.number));
    return made.ok ? { ok: true } : made;
  };
  const several = new Set(offers.offers.map(({ worth }) => worth.keepsBranch)).size > 1 || offers.branchFacts.length > 0;
  const shared = sharedBlockers(offers.offers);
  return (
    <div className="grid gap-4">
      {shared.length === 0 ? null : (
        <section aria-labelledby="in-the-way" className="card">
          <h2 id="in-the-way" className="quiet-title">
            {sayOffers('offers.in-way-every')}
          </h2>
          <div className="grid gap-2.5 min-[1100px]:grid-cols-2">
            {shared.map((one) => (
              <BlockerBox key={one.id} blocker={one} onConfirm={() => setBlocker(one)} />
            ))}
          </div>
        </section>
      )}
      {several && offers.branchFacts.length > 0 ? (
        <section aria-labelledby="branches" className="card">
          <h2 id="branches" className="quiet-title">
            {sayOffers('offers.which-branch-keep')}
          </h2>
          <Bullets lines={offers.branchFacts} />
        </section>
      ) : null}
      {offers.offers.length === 0 ? null : (
        <section aria-labelledby="ways">
          <h2 id="ways" className="sr-only">
            {sayOffers('offers.ways-that-apply')}
          </h2>
          <ul className="offers">
            {offers.offers.map((offer) => (
              <OfferCard
                key={offer.id}
                {...{ offer, shared, busy }}
                isFolded={offers.offers.length > 1 && !offer.isRecommended}
                onPlan={make}
                onConfirmStopped={setBlocker}
              />
            ))}
          </ul>
        </section>
      )}
      {offers.confirmed.length === 0 ? null : (
        <section aria-labelledby="confirmed" className="card">
          <h2 id="confirmed" className="quiet-title">
            {sayOffers('offers.confirmed-by-person')}
          </h2>
          <ul className="grid gap-1.5">
            {offers.confirmed.map(({ blocker: what, by, at, reason }) => (
              <li key={`${what} ${at}`} className="break-words">
                <Spoken
                  parts={sayOffers.parts('offers.says', {
                    what: confirmedWords(what),
                    by,
                    at: <TimeText at={at} whole />,
                    reason: <span className="text-ink2">: {reason}</span>,
                  })}
                />
              </li>
            ))}
          </ul>
        </section>
      )}
      {offers.notHere.length === 0 ? null : (
        <section aria-labelledby="not-here" className="card">
          <h2 id="not-here" className="quiet-title">
            {sayOffers('offers.what-does-not')}
          </h2>
          <NarrowFold says={sayOffers('offers.more-ways', { notHere: offers.notHere.length })}>
            <ul className="grid gap-x-8 gap-y-2 min-[1100px]:grid-cols-2">
              {offers.notHere.map(({ id, title, why }) => (
                <li key={id} className="min-w-0 break-words">
                  {title} <span className="block text-small text-ink2">{why}</span>
                </li>
              ))}
            </ul>
          </NarrowFold>
        </section>
      )}
      <ConfirmBlocker blocker={blocker} onClose={() => setBlocker(null)} busy={busy} onSubmit={confirmStopped} />
    </div>
  );
}
