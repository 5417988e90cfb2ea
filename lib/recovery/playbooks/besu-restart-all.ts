import { phrase } from '@/lib/incidents/phrase';
import type { Matter } from '../blockers';
import { sayEmptied } from '../emptied-pools';
import { clientGate, countOf } from '../gates';
import { makeOffer, notHere } from '../make-plan';
import type { HandWork, Offer, Playbook, Step } from '../plan-types';
import { type Scene, type SceneNode, sceneOf } from '../scene';
import { headsAsTheyWere, namesOf, sameChain } from '../steps/checks';
import { makeStep } from '../steps/make-step';
import { makeTask } from '../steps/make-task';
import { watchCycle, watchFirst } from '../steps/watch';
import type { BlockId } from '../survey-types';

const ID = 'besu-restart-all';
const VARIANT = 'all';
const BY_HAND_MS = 1_800_000;
const MATTERS: ReadonlySet<Matter> = new Set(['identity', 'heads']);

/** The last measure on Besu: all nodes at one hash, a quorum there, no block. All validator processes are stopped, then all started, by hand. */
export const besuRestartAll: Playbook = { id: ID, offers: (input) => [offerOf(sceneOf(input))] };

function offerOf(scene: Scene): Offer {
  const { diagnosis, survey } = scene.input;
  const no = (why: Parameters<typeof notHere>[2]) => notHere(ID, VARIANT, why);
  const client = clientGate(scene, ID);
  if (client) return no(client);
  if (survey.unproven !== undefined) return no(phrase('plan.not.unproven', { why: survey.unproven }));
  if (survey.branches.length > 1) return no(phrase('plan.not.besu-restart-fork'));
  if (diagnosis.picture.liveness.state !== 'stalled') return no(phrase('plan.not.no-stall'));
  if (scene.validators === null || scene.quorum === null) return no(phrase('plan.not.set'));
  const validators = scene.there.filter(({ isValidator }) => isValidator);
  const there = countOf(validators);
  if (there < scene.quorum) return no(phrase('plan.not.quorum', { there, of: scene.validators.length, quorum: scene.quorum }));
  const [head, ...others] = [...new Map(validators.flatMap((node) => (node.head ? [[node.head.hash, node.head] as const] : []))).values()];
  if (!head || others.length > 0) return no(phrase('plan.not.besu-heads'));
  return makeOffer(scene, {
    playbook: ID,
    variant: VARIANT,
    title: phrase('plan.besu-restart.title'),
    why: phrase('plan.besu-restart.why'),
    steps: stepsOf(scene, validators, head),
    target: null,
    landings: [],
    worth: {
      keeps: null,
      rewinds: [],
      together: there,
      proven: phrase('plan.proven.besu-restart'),
      isFieldProven: false,
      drops: false,
    },
    matters: MATTERS,
  });
}

function stepsOf(scene: Scene, validators: readonly SceneNode[], head: BlockId): readonly Step[] {
  const says = [phrase('plan.besu-restart.says'), phrase('plan.besu-restart.storage')];
  const step = (
    kind: Extract<HandWork['kind'], 'stop-process' | 'start-process'>,
    given: Pick<Step, 'title' | 'before' | 'after'> & Partial<Pick<Step, 'loses'>>,
  ): Step =>
    makeStep({
      ...given,
      id: kind,
      kind: 'by-hand',
      says,
      wayOut: phrase('plan.way-out.besu-restart'),
      nodes: namesOf(validators),
      tasks: validators.map((node) =>
        makeTask(scene, node, {
          id: `${kind}:${node.name}`,
          calls: [],
          byHand: { kind },
          after: [
            { kind: 'person-says', id: `${kind}:${node.name}` },
            ...(kind === 'start-process' ? [{ kind: 'holds' as const, node: node.name, block: head }] : []),
          ],
        }),
      ),
      limitMs: BY_HAND_MS,
      expectedMs: 60_000,
    });
  return [
    step('stop-process', {
      title: phrase('plan.besu-restart.stop', { nodes: { list: namesOf(validators) } }),
      loses: sayEmptied(scene, validators, { isSaved: false }),
      before: [...sameChain(scene, validators), ...headsAsTheyWere(validators)],
      after: [],
    }),
    step('start-process', {
      title: phrase('plan.besu-restart.start', { nodes: { list: namesOf(validators) } }),
      before: [],
      after: sameChain(scene, validators),
    }),
    watchFirst(scene, 'watch-first', validators, head),
    watchCycle(scene, scene.there, head),
  ];
}
