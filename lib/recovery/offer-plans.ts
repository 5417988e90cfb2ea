import { branchFacts } from './branch-facts';
import type { Offer, Offers, PlanInput } from './plan-types';
import { RECOVERY_PLAYBOOKS } from './playbooks/registry';
import { type Applying, keyOf, rankOffers, sayBecause } from './recommend';
import { sceneOf } from './scene';

/**
 * Every way to go from here, side by side: those that apply first, the recommended one at the top, then those that do not with the reason.
 * Pure: the same answers give the same plans and hashes. In pieces, one a plan: a plan of a hundred nodes is long.
 */
export function* offerInPieces(input: PlanInput): Generator<undefined, Offers, undefined> {
  const all: Offer[] = [];
  for (const playbook of RECOVERY_PLAYBOOKS)
    for (const offer of playbook.offers(input)) {
      all.push(offer);
      yield;
    }
  const ranked = rankOffers(all.filter((offer): offer is Applying => offer.applies));
  const [best] = ranked;
  return {
    at: input.now,
    offers: [...ranked, ...all.filter(({ applies }) => !applies)],
    // Giving transactions back mends no network: a recovery that has just ended may have done it already.
    recommended: best && best.playbook !== 'resubmit-transactions' ? keyOf(best) : null,
    because: sayBecause(ranked),
    branchFacts: branchFacts(sceneOf(input)),
  };
}

/** The same in one go. */
export function offerPlans(input: PlanInput): Offers {
  const pieces = offerInPieces(input);
  for (let piece = pieces.next(); ; piece = pieces.next()) if (piece.done) return piece.value;
}
