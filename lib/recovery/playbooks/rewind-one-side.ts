import { phrase } from '@/lib/incidents/phrase';
import { EVERY_MATTER } from '../blockers';
import { bySafety, chooseCanary } from '../choose-canary';
import { firstBlock } from '../first-block';
import { countOf, type Forked } from '../gates';
import { landingsFor, mayOvershoot } from '../landings';
import { makeOffer, notHere } from '../make-plan';
import type { Offer, Playbook, Step } from '../plan-types';
import { needing, type SceneNode } from '../scene';
import { coresAre, headsAre, headsAsTheyWere, namesOf } from '../steps/checks';
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

const ID = 'rewind-one-side';

/** One branch is kept whole; every node of the others goes back to the ancestor and takes the kept branch over from its holders. */
export const rewindOneSide: Playbook = keepingOneBranch(ID, offerOf);

function offerOf(forked: Forked, keep: SurveyedBranch, variant: string): Offer {
  const { scene, ancestor, validators } = forked;
  const leaving = scene.there.filter(
    ({ branch, head }) => branch !== keep.label && branch !== null && head !== null && head.height > ancestor.height,
  );
  const landings = landingsFor(scene, leaving, ancestor);
  const canary = chooseCanary(leaving, landings);
  if (!canary) return notHere(ID, variant, phrase('plan.not.nothing-above'));
  const isRisky = mayOvershoot(landings);
  const risks = isRisky ? [phrase('plan.one-side.overshoot', { label: keep.label })] : [];
  const rest = bySafety(leaving, landings).filter((node) => node !== canary.node);
  const atTip = scene.there.filter(({ head }) => head?.hash === keep.tip.hash);
  const kept = atTip.length === 1 ? needing(scene, atTip) : scene;
  const rewinds = rewindSteps({ scene: kept, to: ancestor, canary, rest, landings, keeps: keep.label, risks, orBelow: false });
  return makeOffer(scene, {
    playbook: ID,
    variant,
    title: phrase('plan.one-side.title', { label: keep.label, height: keep.tip.height }),
    why: phrase('plan.one-side.why', { label: keep.label, count: leaving.length }),
    steps: stepsOf({ ...forked, scene: kept }, keep, leaving, rewinds),
    target: keep.tip,
    landings,
    worth: {
      keeps: keep.label,
      rewinds: leaving.map(({ name }) => name),
      together: countOf(validators),
      proven: phrase('plan.proven.one-side'),
      isFieldProven: false,
      drops: true,
    },
    matters: EVERY_MATTER,
    first: { above: keep.tip, ...firstBlock(scene, validators, keep.tip) },
  });
}

function stepsOf(
  { scene, ancestor }: Forked,
  keep: SurveyedBranch,
  leaving: readonly SceneNode[],
  rewinds: readonly Step[],
): readonly Step[] {
  const all = scene.there;
  const cores = coresOf(all);
  const staying = all.filter((node) => !leaving.includes(node));
  const heads = [...headsAre(leaving, ancestor), ...headsAsTheyWere(staying)];
  const isFollower = ({ head }: SceneNode) => head?.hash !== keep.tip.hash;
  // Consensus waits for nobody without a core: such a node catches up while blocks come.
  const late = all.filter((node) => isFollower(node) && !node.hasCore);
  const onTip = headsAre(
    all.filter((node) => !late.includes(node)),
    keep.tip,
  );
  const catchUp = { group: all, via: keep.tip, height: keep.tip.height, rewindTo: null };
  return [
    saveEvidence(scene, all),
    stopConsensus(scene, cores),
    isolate(scene),
    proveIsolation(scene),
    ...rewinds,
    verifyHeads(scene, all, heads),
    connect(scene, {
      id: 'connect',
      title: phrase('plan.connect.title', { nodes: { list: namesOf(all) } }),
      says: [phrase('plan.connect.says')],
      wayOut: phrase('plan.way-out.rewound'),
      group: all,
      joining: all,
      before: [...heads, ...coresAre(cores, false)],
      after: [],
    }),
    ...follow(scene, { ...catchUp, id: 'follow', followers: cores.filter(isFollower), coresRun: false }),
    verifyMesh(scene, 'verify-mesh', all, phrase('plan.mesh.says', { height: keep.tip.height }), onTip, late),
    startConsensus(scene, 'start-consensus', cores, onTip, keep.tip),
    watchFirst(
      scene,
      'watch-first',
      all.filter(({ isValidator }) => isValidator),
      keep.tip,
    ),
    ...follow(scene, { ...catchUp, id: 'follow-members', followers: late, coresRun: true }),
    watchCycle(scene, all, keep.tip),
    giveBack(all, phrase('plan.give-back.branch', { label: keep.label })),
  ];
}
