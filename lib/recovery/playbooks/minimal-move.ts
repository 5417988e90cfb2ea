import { type Phrase, phrase } from '@/lib/incidents/phrase';
import { EVERY_MATTER } from '../blockers';
import { chooseCanary } from '../choose-canary';
import { chooseGroup, type Group } from '../choose-movers';
import { firstBlock } from '../first-block';
import type { Forked } from '../gates';
import { landingsFor } from '../landings';
import { makeOffer, notHere } from '../make-plan';
import type { Check, Landing, Offer, Playbook, Step } from '../plan-types';
import { needing, type SceneNode } from '../scene';
import { sayStepLosses } from '../step-losses';
import { coresAre, headsAre, headsAsTheyWere, namesOf, noPeers, onlyLinked } from '../steps/checks';
import { connect, verifyMesh } from '../steps/connect';
import { follow } from '../steps/follow';
import { giveBack } from '../steps/give-back';
import { coresOf, isolate, proveIsolation } from '../steps/isolate';
import { rewindSteps } from '../steps/rewind';
import { saveEvidence } from '../steps/save-evidence';
import { startConsensus } from '../steps/start-consensus';
import { stopConsensus } from '../steps/stop-consensus';
import { verifyHeads } from '../steps/verify-heads';
import { watchCycle, watchFirst } from '../steps/watch';
import type { SurveyedBranch } from '../survey-types';
import { keepingOneBranch } from './fork-playbook';

const ID = 'minimal-move';

/** As few validators as a quorum needs change side; the chain goes on with them, and the rest reorganise by themselves. */
export const minimalMove: Playbook = keepingOneBranch(ID, offerOf);

function offerOf(forked: Forked, keep: SurveyedBranch, variant: string): Offer {
  const { scene, ancestor, quorum } = forked;
  const group = chooseGroup(scene, keep, ancestor, quorum);
  if (!group) return notHere(ID, variant, phrase('plan.not.no-move', { label: keep.label, quorum }));
  const landings = landingsFor(scene, group.movers, ancestor);
  const params = { label: keep.label, count: group.movers.length, movers: { list: namesOf(group.movers) } };
  return makeOffer(scene, {
    playbook: ID,
    variant,
    title: phrase('plan.move.title', params),
    why: phrase('plan.move.why', { ...params, together: group.validators, quorum }),
    steps: stepsOf({ ...forked, scene: needing(scene, neededOf(group, keep)) }, keep, group, landings),
    target: keep.tip,
    landings,
    worth: {
      keeps: keep.label,
      rewinds: namesOf(group.movers),
      together: group.validators,
      proven: group.movers.length === 1 ? phrase('plan.proven.move') : phrase('plan.proven.move-many'),
      isFieldProven: false,
      drops: true,
    },
    matters: EVERY_MATTER,
    first: { above: keep.tip, ...firstBlock(scene, group.all, keep.tip) },
  });
}

/** With one validator of the group less there is no quorum on the branch; without a holder of its tip there is no branch. */
function neededOf({ all, holders }: Group, { tip }: SurveyedBranch): readonly SceneNode[] {
  const atTip = holders.filter(({ head }) => head?.hash === tip.hash);
  return all.filter((node) => node.isValidator || (atTip.length === 1 && atTip.includes(node)));
}

function stepsOf({ scene, ancestor }: Forked, keep: SurveyedBranch, group: Group, landings: readonly Landing[]): readonly Step[] {
  const all = scene.there;
  const rest = all.filter((node) => !group.all.includes(node));
  const { movers } = group;
  const canary = chooseCanary(movers, landings);
  if (!canary) return [];
  const { tip, label } = keep;
  // With one mover a landing below is no harm: it catches up from the kept branch. With more, the next must not be tried.
  const orBelow = movers.length === 1;
  const landed: readonly Check[] = movers.map(({ name }) => ({ kind: 'head', node: name, is: ancestor, ...(orBelow ? { orBelow } : {}) }));
  const untouched = headsAsTheyWere(all.filter((node) => !movers.includes(node)));
  const alone = [...noPeers(rest), ...headsAsTheyWere(rest), ...coresAre(coresOf(rest), false)];
  // Holders of another branch reorganise only to a chain that is longer than theirs.
  const highest = Math.max(...scene.branches.map((branch) => branch.tip.height));
  const blocks = Math.max(1, highest - tip.height + 1);
  const grown = tip.height + blocks;
  const names = { list: namesOf(group.all) };
  const loses = sayStepLosses(scene, { keeps: label, before: namesOf(movers), now: namesOf(rest) });
  const isFollower = (node: SceneNode) => node.head?.hash !== tip.hash || movers.includes(node);
  // Consensus waits for nobody without a core: such a node catches up while blocks come.
  const late = group.all.filter((node) => isFollower(node) && !node.hasCore);
  const onTip = headsAre(
    group.all.filter((node) => !late.includes(node)),
    tip,
  );
  const lateRest = { group: all, via: tip, height: grown, coresRun: true };
  return [
    saveEvidence(scene, all),
    stopConsensus(scene, coresOf(all)),
    isolate(scene),
    proveIsolation(scene),
    ...rewindSteps({
      scene,
      to: ancestor,
      canary,
      rest: movers.filter((node) => node !== canary.node),
      landings,
      keeps: label,
      risks: [],
      orBelow,
    }),
    verifyHeads(scene, all, [...landed, ...untouched]),
    connect(scene, {
      id: 'connect-kept',
      title: phrase('plan.move.connect.title', { label }),
      says: [phrase('plan.move.connect.says', { nodes: names, label })],
      wayOut: phrase('plan.way-out.rewound'),
      group: group.all,
      joining: group.all,
      before: [...landed, ...untouched, ...noPeers(rest)],
      after: alone,
    }),
    ...follow(scene, {
      id: 'follow-kept',
      followers: coresOf(group.all).filter(isFollower),
      group: group.all,
      via: tip,
      height: tip.height,
      coresRun: false,
      rewindTo: null,
    }),
    verifyMesh(
      scene,
      'verify-kept',
      group.all,
      phrase('plan.move.mesh.says', { height: tip.height }),
      [...onTip, ...onlyLinked(scene, group.all), ...alone],
      late,
    ),
    startConsensus(scene, 'start-kept', coresOf(group.all), [...onTip, ...alone], tip),
    {
      ...watchFirst(
        scene,
        'watch-kept',
        group.all.filter(({ isValidator }) => isValidator),
        tip,
        blocks,
      ),
      ...(rest.length === 0 ? {} : { wayOut: phrase('plan.way-out.watching-kept', { nodes: { list: namesOf(rest) } }) }),
    },
    ...(rest.length === 0
      ? []
      : joinRest({ scene, ancestor, group: group.all.filter((node) => !late.includes(node)), all, rest, tip, grown, loses })),
    ...follow(scene, { ...lateRest, id: 'follow-members', followers: late, rewindTo: null }),
    watchCycle(scene, all, { height: tip.height, hash: tip.hash }),
    giveBack(all, phrase('plan.give-back.branch', { label })),
  ];
}

const START_REST = { says: [phrase('plan.move.start-rest.says')], wayOut: phrase('plan.way-out.following') };

type Joining = Pick<Forked, 'scene' | 'ancestor'> & {
  /** Who has the grown chain before the rest is connected. */
  readonly group: readonly SceneNode[];
  readonly all: Forked['validators'];
  readonly rest: Forked['validators'];
  readonly tip: SurveyedBranch['tip'];
  readonly grown: number;
  readonly loses: readonly Phrase[];
};

/**
 * Once the kept chain is longer than any other, the rest is connected and reorganises. Their cores start before: one that stands still beside
 * running ones loses its links within a second, again and again; alone and fewer than a quorum they seal nothing.
 */
function joinRest({ scene, ancestor, group, all, rest, tip, grown, loses }: Joining): readonly Step[] {
  const cores = coresOf(rest);
  const apart = [...noPeers(rest), ...headsAsTheyWere(rest)];
  return [
    ...(cores.length === 0 ? [] : [startConsensus(scene, 'start-rest', cores, apart, null, START_REST)]),
    connect(scene, {
      id: 'connect-rest',
      title: phrase('plan.move.rest.title', { nodes: { list: namesOf(rest) } }),
      says: [phrase('plan.move.rest.says', { height: grown })],
      wayOut: phrase('plan.way-out.following'),
      group: all,
      joining: rest,
      before: [{ kind: 'grows', nodes: namesOf(group), above: tip, blocks: grown - tip.height }],
      after: [],
      loses,
      // One that refuses the chain drops its links again and again: the ladder deals with it.
      mayRunLate: true,
    }),
    ...follow(scene, { id: 'follow-rest', followers: rest, group: all, via: tip, height: grown, coresRun: true, rewindTo: ancestor }),
  ];
}
