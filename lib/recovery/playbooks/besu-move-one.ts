import { roundTimeoutMs } from '@/lib/consensus/round-timeout';
import { phrase } from '@/lib/incidents/phrase';
import { EVERY_MATTER, type Matter } from '../blockers';
import { chooseGroup } from '../choose-movers';
import type { Forked } from '../gates';
import { makeOffer, notHere } from '../make-plan';
import type { Offer, Playbook, Step } from '../plan-types';
import { needing, type SceneNode } from '../scene';
import { sayStepLosses } from '../step-losses';
import { headsAsTheyWere, namesOf, sameChain } from '../steps/checks';
import { dispensableOf } from '../steps/dispensable';
import { giveBack } from '../steps/give-back';
import { makeStep } from '../steps/make-step';
import { makeTask } from '../steps/make-task';
import { saveEvidence } from '../steps/save-evidence';
import { watchCycle } from '../steps/watch';
import type { SurveyedBranch } from '../survey-types';
import { keepingOneBranch } from './fork-playbook';

const ID = 'besu-move-one';
/** A rewound node took the other block from its peers within 0.3 to 5 s. Source: reference/besu.md. */
const TAKEN_OVER_MS = 15_000;
/** Nobody is cut off: a stranger can't be kept out anyway, and is no danger to one validator that changes side. */
const MATTERS: ReadonlySet<Matter> = new Set([...EVERY_MATTER].filter((matter) => matter !== 'strangers'));

/** One validator of one side is rewound while connected: it takes the other branch over by itself. Never several: that left networks stalled. */
export const besuMoveOne: Playbook = keepingOneBranch(ID, offerOf);

function offerOf(forked: Forked, keep: SurveyedBranch, variant: string): Offer {
  const { scene, ancestor, quorum } = forked;
  const group = chooseGroup(scene, keep, ancestor, quorum);
  if (!group) return notHere(ID, variant, phrase('plan.not.no-move', { label: keep.label, quorum }));
  const [mover, ...others] = group.movers;
  if (!mover || others.length > 0)
    return notHere(ID, variant, phrase('plan.not.besu-many', { count: group.movers.length, label: keep.label }));
  const highest = Math.max(...scene.branches.map(({ tip }) => tip.height));
  if (highest > keep.tip.height) return notHere(ID, variant, phrase('plan.not.besu-shorter', { label: keep.label }));
  const params = { label: keep.label, node: mover.name };
  return makeOffer(scene, {
    playbook: ID,
    variant,
    title: phrase('plan.besu-move.title', params),
    why: phrase('plan.besu-move.why', params),
    steps: stepsOf(
      {
        ...forked,
        scene: needing(
          scene,
          group.all.filter(({ isValidator }) => isValidator),
        ),
      },
      keep,
      mover,
    ),
    target: keep.tip,
    landings: [
      {
        node: mover.name,
        asked: ancestor.height,
        expected: 'unknown',
        lowest: null,
        why: phrase('plan.landing.besu', { ...params, height: ancestor.height }),
      },
    ],
    worth: {
      keeps: keep.label,
      rewinds: [mover.name],
      together: group.validators,
      proven: phrase('plan.proven.besu-move'),
      isFieldProven: false,
      drops: true,
    },
    matters: MATTERS,
  });
}

function stepsOf({ scene, ancestor }: Forked, keep: SurveyedBranch, mover: SceneNode): readonly Step[] {
  const all = scene.there;
  const holders = namesOf(all.filter(({ branch }) => branch === keep.label));
  const cycleMs = roundsMs(scene.input, keep.tip.height + 1, scene.validators?.length ?? 0);
  return [
    saveEvidence(scene, all),
    makeStep({
      id: 'rewind-mover',
      kind: 'rewind',
      title: phrase('plan.rewind.canary.title', { node: mover.name, height: ancestor.height }),
      says: [phrase('plan.besu-move.says', { height: ancestor.height, label: keep.label })],
      loses: sayStepLosses(scene, { keeps: keep.label, before: [], now: [mover.name] }),
      wayOut: phrase('plan.way-out.besu'),
      nodes: [mover.name],
      tasks: [
        makeTask(scene, mover, {
          id: `rewind:${mover.name}`,
          calls: [{ method: 'debug_setHead', params: [`0x${ancestor.height.toString(16)}`] }],
          isDestructive: true,
          // Once it has taken the other branch over, sending it again would rewind it off that branch.
          isRepeatable: false,
          after: [{ kind: 'reaches', node: mover.name, height: keep.tip.height, via: keep.tip }],
          head: { from: mover.head, to: ancestor },
        }),
      ],
      order: 'one-by-one',
      before: [
        ...sameChain(scene, all),
        ...headsAsTheyWere(all),
        { kind: 'holds', node: mover.name, block: ancestor },
        ...holders.slice(0, 1).map((name) => ({ kind: 'linked' as const, node: mover.name, to: [name] })),
      ],
      after: [{ kind: 'reaches', node: mover.name, height: keep.tip.height, via: keep.tip }],
      limitMs: TAKEN_OVER_MS,
      expectedMs: 5_000,
      confirmHeight: ancestor.height,
    }),
    makeStep({
      id: 'watch-rounds',
      kind: 'watch',
      title: phrase('plan.first.title', { height: keep.tip.height + 1 }),
      says: [phrase('plan.besu-move.rounds', { limit: { ms: cycleMs } })],
      wayOut: phrase('plan.way-out.besu'),
      nodes: namesOf(all),
      after: all.map(({ name }) => ({ kind: 'reaches', node: name, height: keep.tip.height + 1, via: keep.tip })),
      limitMs: cycleMs,
      expectedMs: null,
      dispensable: dispensableOf(scene, all),
    }),
    watchCycle(scene, all, keep.tip),
    giveBack(all, phrase('plan.give-back.branch', { label: keep.label })),
  ];
}

/** Every validator's turn once, from the round that is open now: a node changes round only with a quorum, so none is skipped. */
function roundsMs({ diagnosis }: Forked['scene']['input'], height: number, turns: number): number {
  const settings = diagnosis.picture.set?.settings;
  const round = diagnosis.open?.height === height ? (diagnosis.open.round ?? 0) : 0;
  if (!settings) return 600_000;
  return Array.from({ length: turns + 1 }, (_, index) => roundTimeoutMs(settings, round + index)).reduce((sum, ms) => sum + ms, 0);
}
