import { type PeerGraph, peerGraph } from '@/lib/chain/peer-graph';
import { type Phrase, phrase } from '@/lib/incidents/phrase';
import type { Matter } from '../blockers';
import { makeOffer, notHere } from '../make-plan';
import type { Offer, Playbook, Step } from '../plan-types';
import { type Scene, type SceneNode, sceneOf } from '../scene';
import { areLinked, everyPairLinked, namesOf, sameChain } from '../steps/checks';
import { DIAL_MS } from '../steps/dial-order';
import { dispensableOf } from '../steps/dispensable';
import { follow } from '../steps/follow';
import { makeStep } from '../steps/make-step';
import { renewLinks } from '../steps/renew-links';
import { watchFirst } from '../steps/watch';
import type { BlockId, SurveyedBranch } from '../survey-types';

const ID = 'reconnect-peers';
const VARIANT = 'links';
const MATTERS: ReadonlySet<Matter> = new Set(['identity', 'api', 'enodes']);
/** So far behind a node is not just late; as the detector of such nodes has it. Where no block comes, one is enough. */
const BEHIND = { moving: 3, standing: 1 } as const;

type Pair = readonly [SceneNode, SceneNode];

/** Links that are missing, one-sided or at an old address are made anew on both ends; so are all links of a node that stays behind. */
export const reconnectPeers: Playbook = { id: ID, offers: (input) => [offerOf(sceneOf(input))] };

function offerOf(scene: Scene): Offer {
  const { diagnosis, survey } = scene.input;
  // Links would lead to whatever chain is longest.
  if (survey.unproven !== undefined && diagnosis.picture.fork.state !== 'none')
    return notHere(ID, VARIANT, phrase('plan.not.unproven', { why: survey.unproven }));
  const headless = scene.there.filter(({ head }) => head === null);
  if (headless.length > 0 && (survey.branches.length > 1 || diagnosis.picture.fork.state !== 'none'))
    return notHere(ID, VARIANT, phrase('plan.not.links-untold', { nodes: { list: namesOf(headless) } }));
  const kept = keptBranch(scene);
  if (kept && 'why' in kept) return notHere(ID, VARIANT, kept.why);
  const graph = peerGraph(diagnosis.picture.nodes, scene.validators);
  const isStanding = diagnosis.picture.liveness.state === 'stalled';
  const top = kept?.tip ?? topOf(scene, isStanding);
  const least = isStanding ? BEHIND.standing : BEHIND.moving;
  const behind = top ? scene.there.filter(({ head }) => head !== null && top.height - head.height >= least) : [];
  const broken = brokenPairs(scene, graph);
  const toOthers = behind.flatMap((node) => scene.there.filter((other) => other !== node).map((other): Pair => [node, other]));
  const unique = eachOnce([...broken, ...toOthers]);
  if (unique.length === 0) return notHere(ID, VARIANT, phrase('plan.not.links-whole'));
  const touched = scene.there.filter((node) => unique.some((pair) => pair.includes(node)));
  const together = scene.there.filter(({ isValidator }) => isValidator);
  return makeOffer(scene, {
    playbook: ID,
    variant: VARIANT,
    title: phrase('plan.links.title', { pairs: { list: unique.map((pair) => namesOf(pair).join(' – ')) } }),
    why: behind.length > 0 ? phrase('plan.links.why-behind', { nodes: { list: namesOf(behind) } }) : phrase('plan.links.why'),
    steps: [
      // Whom a node that is behind was not linked with, a firewall may keep it from: that it follows is what counts.
      renewStep(scene, touched, unique, eachOnce([...broken, ...toOthers.filter(([one, other]) => areLinked(one, other))])),
      ...(top
        ? follow(scene, {
            id: 'follow',
            followers: behind,
            group: scene.there,
            via: top,
            height: top.height,
            coresRun: false,
            rewindTo: null,
          })
        : []),
      // Where the chain stands links are a cure only if blocks come; a core that slept through may need its own.
      ...(top && isStanding && scene.quorum !== null && together.length >= scene.quorum
        ? [watchFirst(scene, 'watch-first', together, top)]
        : []),
    ],
    target: null,
    landings: [],
    worth: {
      keeps: null,
      rewinds: [],
      together: together.length,
      proven: phrase('plan.proven.links'),
      isFieldProven: true,
      drops: false,
    },
    matters: MATTERS,
  });
}

/** The branch that links lead to on a fork, or why they may lead to another; null = there is no fork. */
function keptBranch({ branches, quorum }: Scene): SurveyedBranch | { readonly why: Phrase } | null {
  if (branches.length < 2) return null;
  const [kept, other] = branches.filter(({ validators }) => quorum !== null && validators.length >= quorum);
  if (!kept) return { why: phrase('plan.not.links-fork') };
  if (other) return { why: phrase('plan.not.links-both', { label: kept.label, other: other.label }) };
  // Fork choice asks for the longer chain, not for a quorum: whoever is linked with it drops what the quorum made.
  const longer = branches.find(({ tip }) => tip.height > kept.tip.height);
  return longer ? { why: phrase('plan.not.links-longer', { label: kept.label, longer: longer.label }) } : kept;
}

const eachOnce = (pairs: readonly Pair[]): readonly Pair[] => [
  ...new Map(pairs.map((pair) => [[...namesOf(pair)].sort().join(), pair])).values(),
];

/** `wanted`: of the pairs those that must be linked afterwards. */
function renewStep(scene: Scene, nodes: readonly SceneNode[], pairs: readonly Pair[], wanted: readonly Pair[]): Step {
  const peersOf = (node: SceneNode) => wanted.flatMap((pair) => (pair.includes(node) ? pair.filter((one) => one !== node) : []));
  const linked = nodes.flatMap((node) =>
    everyPairLinked(scene, [node, ...peersOf(node)]).filter((check) => 'node' in check && check.node === node.name),
  );
  return makeStep({
    id: 'reconnect',
    kind: 'connect',
    title: phrase('plan.links.step.title'),
    says: [phrase('plan.links.step.says')],
    wayOut: phrase('plan.way-out.links'),
    nodes: namesOf(nodes),
    tasks: renewLinks(scene, {
      id: 'reconnect',
      pairs,
      after: (node) => linked.filter((check) => 'node' in check && check.node === node.name),
    }),
    before: sameChain(scene, nodes),
    after: linked,
    limitMs: DIAL_MS + 15_000,
    expectedMs: 2_000,
    retries: 1,
    dispensable: dispensableOf(scene, nodes),
  });
}

/** Between groups that are apart every pair; else pairs that only one end sees, or that go to an address its node no longer has. */
function brokenPairs(scene: Scene, graph: PeerGraph): readonly Pair[] {
  const byKey = new Map(graph.vertices.map(({ key, nodes }) => [key, scene.there.find(({ name }) => nodes.includes(name))]));
  const byName = new Map(scene.there.map((node) => [node.name, node]));
  const isSplit = graph.all.split === 'yes' || graph.validators.split === 'yes';
  const broken = graph.links.filter(({ state }) => state === 'one-sided' || (isSplit && state === 'apart'));
  const stale = graph.stale.map(({ by, of }): readonly (SceneNode | undefined)[] => [
    byName.get(by) ?? byKey.get(by),
    byName.get(of) ?? byKey.get(of),
  ]);
  return [...broken.map(({ from, to }) => [byKey.get(from), byKey.get(to)]), ...stale].flatMap(([a, b]): readonly Pair[] =>
    a && b && a !== b ? [[a, b]] : [],
  );
}

/** The highest head that is believed; while blocks come the highest that more than one node holds, as one is always first. */
function topOf({ there }: Scene, isStanding: boolean): BlockId | null {
  const believed = there.filter(({ picture }) => !picture?.faults.some(({ kind }) => kind === 'absurd-head' || kind === 'header-mismatch'));
  const heads = believed.flatMap(({ head }) => (head ? [head] : []));
  const shared = heads.filter(({ hash }) => heads.filter((other) => other.hash === hash).length > 1);
  return [...(shared.length > 0 && !isStanding ? shared : heads)].sort((a, b) => b.height - a.height)[0] ?? null;
}
