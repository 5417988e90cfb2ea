import { type Phrase, phrase } from '@/lib/incidents/phrase';
import type { PlaybookId } from '@/lib/incidents/types';
import { basisOf } from './basis';
import { blockersOf, type Matter } from './blockers';
import { type FirstBlock, isTooLate } from './first-block';
import { offerHash } from './offer-hash';
import type { Blocker, Landing, Offer, Plan, Step } from './plan-types';
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
  /** When the first block may be had after it, and above which one. */
  readonly first?: FirstBlock & { readonly above: BlockId };
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
  const blockers = [...blockersOf(scene, matters, steps), ...deafOf(given.first)];
  return { playbook, variant, applies: true, why, plan, blockers, hash: offerHash(plan) };
}

/** Cores that start anew and do not hear each other for longer than anybody waits: nothing that a person could take on themselves. */
function deafOf(first: OfferOf['first']): readonly Blocker[] {
  if (!first || !isTooLate(first) || first.start.state !== 'deaf') return [];
  const { above, start, waitMs } = first;
  const height = above.height + 1;
  const params = { height, who: { validators: start.who }, wait: waitMs === null ? null : { ms: waitMs } };
  return [
    {
      id: `deaf:${height}`,
      says: phrase('plan.blocks.deaf', params),
      remedy: phrase('plan.blocks.deaf.remedy', params),
      canConfirm: false,
    },
  ];
}

/** One entry wherever the period changes, over as many heights as the longest watch may see. */
function periodsFrom({ periodMs }: Scene['timing'], next: number, count: number): Plan['blockPeriods'] {
  const all = Array.from({ length: count }, (_, index) => ({ from: next + index, ms: periodMs(next + index) }));
  return all.filter(({ ms }, index) => ms !== all[index - 1]?.ms);
}

const highest = ({ nodes }: Scene): number => Math.max(0, ...nodes.map(({ head }) => head?.height ?? 0));

/** Why a playbook is no way to go here. */
export const notHere = (playbook: PlaybookId, variant: string, why: Phrase): Offer => ({ playbook, variant, applies: false, why });
