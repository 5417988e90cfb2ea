import { stallOutlook } from '@/lib/incidents/outlook/stall';
import { phrase } from '@/lib/incidents/phrase';
import { healing } from '../gates';
import { makeOffer, notHere } from '../make-plan';
import type { Offer, Playbook } from '../plan-types';
import { type Scene, type SceneNode, sceneOf } from '../scene';
import { namesOf, sameChain } from '../steps/checks';
import { dispensableOf } from '../steps/dispensable';
import { makeStep } from '../steps/make-step';
import type { BlockId } from '../survey-types';

const ID = 'wait';
const VARIANT = 'until';
/** What is expected may come a little later than estimated: rounds are not in step. */
const GRACE_MS = 15_000;

/** A fork or stall that ends by itself: watched until a deadline, then diagnosed anew. Nothing is called. */
export const wait: Playbook = { id: ID, offers: (input) => [offerOf(sceneOf(input))] };

function offerOf(scene: Scene): Offer {
  const { diagnosis, survey } = scene.input;
  const isForked = survey.branches.length > 1 || diagnosis.picture.fork.state !== 'none';
  if (!isForked && diagnosis.picture.liveness.state !== 'stalled') return notHere(ID, VARIANT, phrase('plan.not.nothing-to-wait'));
  const outlook = isForked ? healing(scene) : stallOutlook(diagnosis);
  if (outlook.heals !== 'yes') return notHere(ID, VARIANT, phrase('plan.not.wait', { why: { phrase: outlook.says } }));
  const goal = isForked ? forkGoal(scene) : stallGoal(scene);
  if (!goal) return notHere(ID, VARIANT, phrase('plan.not.wait', { why: { phrase: outlook.says } }));
  const limitMs = Math.max(0, (outlook.expectedBy ?? scene.now + cycleMs(scene, goal.height)) - scene.now) + GRACE_MS;
  const nodes = scene.there;
  const step = makeStep({
    id: 'wait',
    kind: 'wait',
    title: phrase('plan.wait.title', { height: goal.height }),
    says: [outlook.says, phrase('plan.wait.says', { limit: { ms: limitMs } })],
    wayOut: phrase('plan.way-out.untouched'),
    nodes: namesOf(nodes),
    before: sameChain(scene, nodes),
    after: nodes.map(({ name }) => ({ kind: 'reaches', node: name, height: goal.height, via: goal.via })),
    limitMs,
    expectedMs: outlook.expectedBy === null ? null : Math.max(0, outlook.expectedBy - scene.now),
    dispensable: dispensableOf(scene, nodes),
  });
  return makeOffer(scene, {
    playbook: ID,
    variant: VARIANT,
    title: outlook.expectedBy === null ? phrase('plan.wait.offer-open') : phrase('plan.wait.offer', { at: { at: outlook.expectedBy } }),
    why: outlook.says,
    steps: [step],
    target: null,
    landings: [],
    worth: {
      keeps: goal.label,
      rewinds: [],
      together: nodes.filter(({ isValidator }) => isValidator).length,
      proven: phrase('plan.proven.wait'),
      isFieldProven: true,
      drops: false,
    },
    matters: new Set(),
  });
}

type Goal = { readonly height: number; readonly via: BlockId; readonly label: string | null };

/** All on the branch that goes on, one block further than any other. */
function forkGoal({ branches, quorum }: Scene): Goal | null {
  const winner = branches.find(({ validators }) => quorum !== null && validators.length >= quorum);
  if (!winner) return null;
  const highest = Math.max(...branches.filter((branch) => branch !== winner).map(({ tip }) => tip.height));
  return { height: Math.max(winner.tip.height, highest + 1), via: winner.tip, label: winner.label };
}

/** The block that does not come. */
function stallGoal({ there }: Scene): Goal | null {
  const heads = there.flatMap(({ head }: SceneNode) => (head ? [head] : []));
  const top = heads.reduce<BlockId | null>((best, head) => (best === null || head.height > best.height ? head : best), null);
  return top && { height: top.height + 1, via: top, label: null };
}

/** When it is not said by when: one turn of everybody, from a first round. */
const cycleMs = ({ timing, validators }: Scene, height: number): number =>
  timing.periodMs(height) + (validators?.length ?? 1) * 2 * timing.timeoutMs(height);
