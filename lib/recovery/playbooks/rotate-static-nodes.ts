import { CURE_GROUPS, DEEPEST_BY_FILES } from '@/lib/incidents/made-for';
import { type Phrase, phrase } from '@/lib/incidents/phrase';
import { EVERY_MATTER, type Matter } from '../blockers';
import { bySafety, chooseCanary } from '../choose-canary';
import { sayEmptied } from '../emptied-pools';
import { countOf, type Forked } from '../gates';
import { makeOffer, notHere } from '../make-plan';
import type { Check, HandWork, Landing, Offer, Playbook, Step } from '../plan-types';
import type { Scene, SceneNode } from '../scene';
import { allLinked, headsAre, headsAsTheyWere, namesOf, noPeers, sameChain } from '../steps/checks';
import { giveBack } from '../steps/give-back';
import { coresOf, proveIsolation } from '../steps/isolate';
import { makeStep } from '../steps/make-step';
import { isGroupClosed, makeTask } from '../steps/make-task';
import { rewindSteps } from '../steps/rewind';
import { saveEvidence } from '../steps/save-evidence';
import { stopConsensus } from '../steps/stop-consensus';
import { verifyHeads } from '../steps/verify-heads';
import { watchCycle, watchFirst } from '../steps/watch';
import type { BlockId } from '../survey-types';
import { droppingAllBranches } from './fork-playbook';

const ID = 'rotate-static-nodes';
const BY_HAND_MS = 3_600_000;
/**
 * What is closed is what this way is for: a person does it, files are put back without any address, and who a node is may be read on its machine
 * where neither istanbul nor admin is served.
 */
const MATTERS: ReadonlySet<Matter> = new Set([
  ...[...EVERY_MATTER].filter((matter) => !['api', 'enodes', 'identity'].includes(matter)),
  'identity-by-hand',
]);

/** The field's own procedure by files and restarts, for networks whose nodes do not serve admin, debug or miner over RPC. */
export const rotateStaticNodes: Playbook = droppingAllBranches(ID, offerOf, { mayBeUnproven: true });

function offerOf(forked: Forked, variant: string): Offer {
  const { scene, ancestor, validators } = forked;
  if (!scene.there.some(({ name }) => CURE_GROUPS.some((group) => isGroupClosed(scene, name, group))))
    return notHere(ID, variant, phrase('plan.not.rotate-open'));
  const above = scene.there.filter(({ head }) => head !== null && head.height > ancestor.height);
  const depth = Math.max(0, ...above.map(({ head }) => (head?.height ?? 0) - ancestor.height));
  if (depth > DEEPEST_BY_FILES) return notHere(ID, variant, phrase('plan.not.rotate-deep', { depth }));
  const landings = above.map(
    ({ name }): Landing => ({
      node: name,
      asked: ancestor.height,
      expected: 'exactly',
      lowest: ancestor.height,
      why: phrase('plan.landing.after-restart', { node: name, height: ancestor.height }),
    }),
  );
  const canary = chooseCanary(above, landings);
  if (!canary) return notHere(ID, variant, phrase('plan.not.nothing-above'));
  const rest = bySafety(above, landings).filter((node) => node !== canary.node);
  const rewinds = rewindSteps({ scene, to: ancestor, canary, rest, landings, keeps: null, risks: [], orBelow: false });
  return makeOffer(scene, {
    playbook: ID,
    variant,
    title: phrase('plan.rotate.title', { height: ancestor.height }),
    why: phrase('plan.rotate.why', { count: scene.there.length }),
    steps: stepsOf(scene, ancestor, rewinds),
    target: ancestor,
    landings,
    worth: {
      keeps: null,
      rewinds: namesOf(above),
      together: countOf(validators),
      proven: phrase('plan.proven.rotate'),
      isFieldProven: true,
      drops: true,
    },
    matters: MATTERS,
  });
}

function stepsOf(scene: Scene, ancestor: BlockId, rewinds: readonly Step[]): readonly Step[] {
  const all = scene.there;
  const cores = coresOf(all);
  const heads = headsAsTheyWere(all);
  const others = (node: SceneNode) =>
    all.flatMap(({ name }) => (name !== node.name && scene.enodes[name] !== undefined ? [scene.enodes[name]] : []));
  // Only who knows every address can write the list; else the file is put back as it was.
  const isKnown = all.every(({ name }) => scene.enodes[name] !== undefined && !scene.dialOut.includes(name));
  const restored = (node: SceneNode): HandWork =>
    isKnown ? { kind: 'write-static-nodes', enodes: others(node) } : { kind: 'restore-static-nodes' };
  const emptied = sayEmptied(scene, all, { isSaved: true });
  const level = all.filter(({ head }) => head !== null && head.height >= ancestor.height);
  return [
    saveEvidence(scene, all),
    byHand(scene, 'empty-files', all, () => ({ kind: 'write-static-nodes', enodes: [] }), {
      title: phrase('plan.rotate.empty.title', { nodes: { list: namesOf(all) } }),
      says: [phrase('plan.rotate.empty.says')],
      wayOut: phrase('plan.way-out.files'),
      before: [...sameChain(scene, all), ...heads],
      after: [],
    }),
    byHand(scene, 'restart-alone', all, () => ({ kind: 'restart' }), {
      title: phrase('plan.rotate.restart.title', { nodes: { list: namesOf(all) } }),
      says: [phrase('plan.rotate.restart.says')],
      loses: emptied,
      wayOut: phrase('plan.way-out.files'),
      before: [],
      after: [...noPeers(all), ...sameChain(scene, all), ...heads],
    }),
    { ...stopConsensus(scene, cores), wayOut: phrase('plan.way-out.files') },
    { ...proveIsolation(scene), wayOut: phrase('plan.way-out.files') },
    ...rewinds,
    verifyHeads(scene, level, headsAre(level, ancestor)),
    byHand(scene, 'restore-files', all, restored, {
      title: phrase('plan.rotate.restore.title', { nodes: { list: namesOf(all) } }),
      says: [isKnown ? phrase('plan.rotate.restore.says') : phrase('plan.rotate.restore.as-it-was')],
      wayOut: phrase('plan.way-out.files'),
      before: headsAre(level, ancestor),
      after: headsAre(level, ancestor),
    }),
    byHand(scene, 'restart-together', all, () => ({ kind: 'restart' }), {
      title: phrase('plan.rotate.together.title', { nodes: { list: namesOf(all) } }),
      says: [phrase('plan.rotate.together.says')],
      loses: emptied,
      wayOut: phrase('plan.way-out.starting'),
      before: headsAre(level, ancestor),
      after: [
        ...all.map(({ name }) => ({ kind: 'reaches' as const, node: name, height: ancestor.height, via: ancestor })),
        ...allLinked(scene, all),
      ],
    }),
    watchFirst(
      scene,
      'watch-first',
      all.filter(({ isValidator }) => isValidator),
      ancestor,
    ),
    watchCycle(scene, all, ancestor),
    giveBack(all, phrase('plan.give-back.all')),
  ];
}

type Words = Pick<Step, 'title' | 'says' | 'wayOut'> & {
  readonly loses?: readonly Phrase[];
  readonly before: readonly Check[];
  readonly after: readonly Check[];
};

/** Work on every machine: a person says it was done, and where it can be seen the live checks decide. */
function byHand(scene: Scene, id: string, nodes: readonly SceneNode[], work: (node: SceneNode) => HandWork, words: Words): Step {
  return makeStep({
    ...words,
    id,
    kind: 'by-hand',
    nodes: namesOf(nodes),
    tasks: nodes.map((node) =>
      makeTask(scene, node, {
        id: `${id}:${node.name}`,
        calls: [],
        byHand: work(node),
        after: [{ kind: 'person-says', id: `${id}:${node.name}` }],
      }),
    ),
    limitMs: BY_HAND_MS,
    expectedMs: 120_000,
  });
}
