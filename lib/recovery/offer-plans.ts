import { branchFacts } from './branch-facts';
import type { Offers, PlanInput } from './plan-types';
import { RECOVERY_PLAYBOOKS } from './playbooks/registry';
import { type Applying, keyOf, rankOffers, sayBecause } from './recommend';
import { sceneOf } from './scene';

/**
 * Every way to go from here, side by side: those that apply first, the recommended one at the top, then those that do not with the reason.
 * Pure: the same answers give the same plans and hashes.
 */
export function offerPlans(input: PlanInput): Offers {
  const all = RECOVERY_PLAYBOOKS.flatMap((playbook) => playbook.offers(input));
  const ranked = rankOffers(all.filter((offer): offer is Applying => offer.applies));
  const [best] = ranked;
  return {
    at: input.now,
    offers: [...ranked, ...all.filter(({ applies }) => !applies)],
    recommended: best ? keyOf(best) : null,
    because: sayBecause(ranked),
    branchFacts: branchFacts(sceneOf(input)),
  };
}
