import type { Confirmed, Offer, Offers } from '@/lib/recovery/plan-types';
import { formatNumber } from './format';
import type { Allowed } from './incident-types';
import { PHRASES, say as sayKey } from './phrases';
import { isOnlyIfNeeded, landingView } from './planned-step';
import type { OffersView, OfferView } from './recovery-types';
import { type SayContext, sayPhrase } from './say-phrase';
import { worthView } from './worth-view';

type Input = {
  readonly offers: Offers;
  readonly confirmed: readonly Confirmed[];
  readonly say: SayContext;
  /** Whether the reader may plan at all; blockers of an offer come on top. */
  readonly may: Allowed;
};

/** Ways to go, side by side: the recommended first, and why others do not apply. */
export function offersView({ offers, confirmed, say, may }: Input): OffersView {
  const id = (one: Offer) => `${one.playbook}/${one.variant}`;
  const applying = offers.offers.flatMap((one) => (one.applies ? [one] : []));
  const views = applying.map((one) => offerView(one, id(one) === offers.recommended, say, may));
  return {
    at: offers.at,
    sentence: headline(views),
    because: sayPhrase(offers.because, say),
    branchFacts: offers.branchFacts.map((one) => sayPhrase(one, say)),
    offers: [...views.filter((one) => one.isRecommended), ...views.filter((one) => !one.isRecommended)],
    notHere: offers.offers.flatMap((one) =>
      one.applies ? [] : [{ id: id(one), title: PHRASES[`title.playbook.${one.playbook}`], why: sayPhrase(one.why, say) }],
    ),
    confirmed: confirmed.map(({ blocker, by, at, reason }) => ({ blocker, by, at, reason })),
  };
}

function offerView(offer: Offer & { readonly applies: true }, isRecommended: boolean, say: SayContext, may: Allowed): OfferView {
  const { playbook, variant, plan } = offer;
  const blockers = offer.blockers.map(({ says, remedy, ...one }) => ({
    ...one,
    says: sayPhrase(says, say),
    remedy: sayPhrase(remedy, say),
  }));
  return {
    ...{ playbook, variant, isRecommended, blockers },
    hash: offer.hash,
    id: `${playbook}/${variant}`,
    title: sayPhrase(plan.title, say),
    why: sayPhrase(offer.why, say),
    isDestructive: plan.isDestructive,
    worth: worthView(plan.worth, say),
    landings: plan.landings.map((one) => landingView(one, say)),
    steps: plan.steps.map((step) => ({ title: sayPhrase(step.title, say), isOnlyIfNeeded: isOnlyIfNeeded(step) })),
    may: may.ok && blockers.length > 0 ? { ok: false, why: sayKey('wizard.blocked', { count: blockers.length }) } : may,
  };
}

function headline(views: readonly OfferView[]): string {
  if (views.length === 0) return sayKey('wizard.offers.none');
  const free = views.filter((one) => one.blockers.length === 0);
  if (free.length === 0) return sayKey('wizard.offers.blocked', { count: formatNumber(views.length) });
  const first = views.find((one) => one.isRecommended);
  if (views.length === 1) return sayKey('wizard.offers.one', { title: views[0]?.title ?? '' });
  return first === undefined
    ? sayKey('wizard.offers.no-advice', { count: formatNumber(views.length) })
    : sayKey('wizard.offers.many', { count: formatNumber(views.length), title: first.title });
}
