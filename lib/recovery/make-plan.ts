import { type Phrase, phrase } from '@/lib/incidents/phrase';
import type { PlaybookId } from '@/lib/incidents/types';
import { basisOf } from './basis';
import { blockersOf, type Matter } from './blockers';
import { offerHash } from './offer-hash';
import type { Landing, Offer, Plan, Step } from './plan-types';
import type { Scene } from './scene';
import { namesOf } from './steps/checks';
import type { BlockId } from './survey-types';
import { type WorthOf, worthOf } from './worth';

export type OfferOf = {
  readonly playbook: PlaybookId;
  readonly variant: string;
  readonly title: Phrase;
  readonly why: Phrase;
  readonly steps: readonly Step[];
  readonly target: BlockId | null;
  readonly landings: readonly Landing[];
  readonly worth: Omit<WorthOf, 'steps'>;
  readonly dropped?: readonly BlockId[];
  /** What of the blockers matters to this playbook. */
  readonly matters: ReadonlySet<Matter>;
};

/** A plan that applies, whole: with the hash of what it does and costs, and what still stands in its way; none without a known set, quorum and chain. */
export function makeOffer(scene: Scene, given: OfferOf): Offer {
  const basis = basisOf(scene);
  const { playbook, variant, title, why, steps, target, landings, matters } = given;
  if (basis === null) return notHere(playbook, variant, scene.chainId === null ? phrase('plan.not.chain') : phrase('plan.not.set'));
  const next = (target ?? scene.ancestor)?.height ?? highest(scene);
  const worth = worthOf(scene, { ...given.worth, steps });
  const plan: Plan = {
    format: 1,
    network: scene.network,
    playbook,
    title,
    madeAt: scene.now,
    basis,
    ancestor: scene.ancestor,
    target,
    enodes: scene.enodes,
    ...(scene.dialOut.length === 0 ? {} : { dialOut: scene.dialOut }),
    nodes: namesOf(scene.nodes),
    validatorNodes: namesOf(scene.nodes.filter(({ isValidator }) => isValidator)),
    absent: namesOf(scene.absent),
    worth,
    ...(given.dropped === undefined ? {} : { dropped: given.dropped }),
    landings,
    steps,
    isDestructive: steps.some(({ tasks }) => tasks.some(({ isDestructive }) => isDestructive)),
    blockPeriods: periodsFrom(scene.timing, next + 1, 4 * basis.validators.length),
    requestTimeoutMs: scene.timing.timeoutMs(next + 1),
  };
  return { playbook, variant, applies: true, why, plan, blockers: blockersOf(scene, matters, steps), hash: offerHash(plan) };
}

/** One entry wherever the period changes, over as many heights as the longest watch may see. */
function periodsFrom({ periodMs }: Scene['timing'], next: number, count: number): Plan['blockPeriods'] {
  const all = Array.from({ length: count }, (_, index) => ({ from: next + index, ms: periodMs(next + index) }));
  return all.filter(({ ms }, index) => ms !== all[index - 1]?.ms);
}

const highest = ({ nodes }: Scene): number => Math.max(0, ...nodes.map(({ head }) => head?.height ?? 0));

/** Why a playbook is no way to go here. */
export const notHere = (playbook: PlaybookId, variant: string, why: Phrase): Offer => ({ playbook, variant, applies: false, why });
