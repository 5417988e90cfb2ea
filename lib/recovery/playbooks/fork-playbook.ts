import { phrase } from '@/lib/incidents/phrase';
import type { PlaybookId } from '@/lib/incidents/types';
import { byMerit } from '../branch-merit';
import { type Forked, forkGate, keepGate } from '../gates';
import { notHere } from '../make-plan';
import type { Offer, Playbook } from '../plan-types';
import { sceneOf } from '../scene';
import type { SurveyedBranch } from '../survey-types';

/** A playbook that keeps one branch of a fork: an offer for each that may be kept, the best first. */
export function keepingOneBranch(id: PlaybookId, offerOf: (forked: Forked, keep: SurveyedBranch, variant: string) => Offer): Playbook {
  return {
    id,
    // One after the other as they are asked for: each takes its time.
    *offers(input) {
      const gate = forkGate(sceneOf(input), id);
      if (!gate.ok) return yield notHere(id, 'any', gate.why);
      for (const keep of byMerit(gate.value)) {
        const variant = `keep-${keep.label}`;
        const closed = keepGate(gate.value, keep);
        yield closed ? notHere(id, variant, closed) : offerOf(gate.value, keep, variant);
      }
    },
  };
}

/** A playbook that drops every branch of a fork: never one that a quorum holds. `mayBeUnproven`: it names nodes that do not say who they are as what stands in its way. */
export function droppingAllBranches(
  id: PlaybookId,
  offerOf: (forked: Forked, variant: string) => Offer,
  { mayBeUnproven = false }: { readonly mayBeUnproven?: boolean } = {},
): Playbook {
  const variant = 'all';
  return {
    id,
    offers: (input) => {
      const gate = forkGate(sceneOf(input), id, mayBeUnproven);
      if (!gate.ok) return [notHere(id, variant, gate.why)];
      const { majority } = gate.value;
      return [majority ? notHere(id, variant, phrase('plan.not.majority', { label: majority.label })) : offerOf(gate.value, variant)];
    },
  };
}
