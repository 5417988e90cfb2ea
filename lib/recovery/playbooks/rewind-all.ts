import { phrase } from '@/lib/incidents/phrase';
import { EVERY_MATTER } from '../blockers';
import { bySafety, chooseCanary } from '../choose-canary';
import { firstBlock } from '../first-block';
import { countOf, type Forked } from '../gates';
import { landingsFor, mayOvershoot } from '../landings';
import { makeOffer, notHere } from '../make-plan';
import type { Offer, Playbook, Step } from '../plan-types';
import type { SceneNode } from '../scene';
import { coresAre, headsAre, namesOf } from '../steps/checks';
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
import { droppingAllBranches } from './fork-playbook';

const ID = 'rewind-all';

/** Every node back to the last common ancestor, then all together again: the field's own cure, run whole by RPC. */
export const rewindAll: Playbook = droppingAllBranches(ID, offerOf);

function offerOf(forked: Forked, variant: string): Offer {
  const { scene, ancestor, validators, branches } = forked;
  const above = scene.there.filter(({ head }) => head !== null && head.height > ancestor.height);
  const landings = landingsFor(scene, above, ancestor);
  const canary = chooseCanary(above, landings);
  if (!canary) return notHere(ID, variant, phrase('plan.not.nothing-above'));
  const isRisky = mayOvershoot(landings);
  const risks = isRisky ? [phrase('plan.rewind-all.overshoot')] : [];
  const rest = bySafety(above, landings).filter((node) => node !== canary.node);
  const steps = stepsOf(forked, rewindSteps({ scene, to: ancestor, canary, rest, landings, keeps: null, risks, orBelow: false }));
  return makeOffer(scene, {
    playbook: ID,
    variant,
    title: phrase('plan.rewind-all.title', { height: ancestor.height }),
    why: phrase(isRisky ? 'plan.rewind-all.why-risky' : 'plan.rewind-all.why', { count: above.length, branches: branches.length }),
    steps,
    target: ancestor,
    landings,
    worth: {
      keeps: null,
      rewinds: above.map(({ name }) => name),
      together: countOf(validators),
      proven: phrase('plan.proven.rewind-all'),
      isFieldProven: true,
      drops: true,
    },
    matters: EVERY_MATTER,
    first: { above: ancestor, ...firstBlock(scene, validators, ancestor) },
  });
}

function stepsOf({ scene, ancestor }: Forked, rewinds: readonly Step[]): readonly Step[] {
  const all = scene.there;
  const cores = coresOf(all);
  // A node that stands below is no matter of the rewind: it catches up once it is connected.
  const isBelow = ({ head }: SceneNode) => head === null || head.height < ancestor.height;
  const level = all.filter((node) => !isBelow(node));
  // Consensus waits for nobody without a core: such a node catches up while blocks come.
  const late = all.filter((node) => isBelow(node) && !node.hasCore);
  const heads = headsAre(
    all.filter((node) => !late.includes(node)),
    ancestor,
  );
  const catchUp = { group: all, via: ancestor, height: ancestor.height, rewindTo: null };
  return [
    saveEvidence(scene, all),
    stopConsensus(scene, cores),
    isolate(scene),
    proveIsolation(scene),
    ...rewinds,
    verifyHeads(scene, level, headsAre(level, ancestor)),
    connect(scene, {
      id: 'connect',
      title: phrase('plan.connect.title', { nodes: { list: namesOf(all) } }),
      says: [phrase('plan.connect.says')],
      wayOut: phrase('plan.way-out.rewound'),
      group: all,
      joining: all,
      before: [...headsAre(level, ancestor), ...coresAre(cores, false)],
      after: [],
    }),
    ...follow(scene, { ...catchUp, id: 'follow', followers: cores.filter(isBelow), coresRun: false }),
    verifyMesh(scene, 'verify-mesh', all, phrase('plan.mesh.says', { height: ancestor.height }), heads, late),
    startConsensus(scene, 'start-consensus', cores, heads, ancestor),
    watchFirst(
      scene,
      'watch-first',
      all.filter(({ isValidator }) => isValidator),
      ancestor,
    ),
    ...follow(scene, { ...catchUp, id: 'follow-members', followers: late, coresRun: true }),
    watchCycle(scene, all, ancestor),
    giveBack(all, phrase('plan.give-back.all')),
  ];
}
