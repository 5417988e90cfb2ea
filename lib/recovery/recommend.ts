import { type Phrase, phrase } from '@/lib/incidents/phrase';
import { mayOvershoot } from './landings';
import type { Offer } from './plan-types';

export type Applying = Extract<Offer, { applies: true }>;

export const keyOf = ({ playbook, variant }: Offer): string => `${playbook}/${variant}`;

/**
 * Best first: waiting where it heals by itself, then fewest transactions lost (not known is never few), then fewest nodes rewound, then
 * proven in the field, then who lands surely, then least in the way.
 */
export function rankOffers(offers: readonly Applying[]): readonly Applying[] {
  return offers
    .map((offer, index) => ({ offer, ranks: [...ranksOf(offer), index] }))
    .sort((a, b) => compare(a.ranks, b.ranks))
    .map(({ offer }) => offer);
}

function ranksOf({ playbook, plan, blockers }: Applying): readonly number[] {
  const { losesTransactions, rewinds, isFieldProven } = plan.worth;
  return [
    playbook === 'wait' ? 0 : 1,
    losesTransactions === null ? Number.POSITIVE_INFINITY : losesTransactions.length,
    rewinds.length,
    isFieldProven ? 0 : 1,
    mayOvershoot(plan.landings) ? 1 : 0,
    blockers.length,
  ];
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((rank, index) => rank !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) < (b[at] ?? 0) ? -1 : 1;
}

/** Why the first is recommended over the others. */
export function sayBecause(ranked: readonly Applying[]): Phrase {
  const [best, ...others] = ranked;
  if (!best) return phrase('plan.because.none');
  if (best.playbook === 'resubmit-transactions') return phrase('plan.because.resubmit');
  if (best.playbook === 'wait') return phrase('plan.because.wait');
  const { losesTransactions, rewinds } = best.plan.worth;
  const params = { title: { phrase: best.plan.title }, lost: losesTransactions?.length ?? null, rewound: rewinds.length };
  if (others.length === 0) return phrase('plan.because.only', params);
  if (losesTransactions === null) return phrase('plan.because.not-known', params);
  const isSafer =
    others.some(({ playbook, plan }) => playbook === 'rewind-all' && mayOvershoot(plan.landings)) && best.playbook !== 'rewind-all';
  return isSafer ? phrase('plan.because.overshoot', params) : phrase('plan.because.fewest', params);
}
