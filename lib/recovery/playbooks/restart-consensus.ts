import { stallOutlook } from '@/lib/incidents/outlook/stall';
import { phrase } from '@/lib/incidents/phrase';
import type { Matter } from '../blockers';
import { firstBlock } from '../first-block';
import { clientGate, countOf } from '../gates';
import { makeOffer, notHere } from '../make-plan';
import type { Offer, Playbook } from '../plan-types';
import { type Scene, sceneOf } from '../scene';
import { coresAre } from '../steps/checks';
import { coresOf } from '../steps/isolate';
import { startConsensus } from '../steps/start-consensus';
import { stopConsensus } from '../steps/stop-consensus';
import { watchCycle, watchFirst } from '../steps/watch';

const ID = 'restart-consensus';
const VARIANT = 'all';
/** A core started within the second it was stopped in gets no request and no timer. Source: quorum istanbul/core, time stamps in seconds. */
const STOPPED_FOR_MS = 1_500;
const MATTERS: ReadonlySet<Matter> = new Set(['identity', 'api', 'heads']);

/** Rounds that backed off or stand frozen begin anew at 0: `miner_stop` and `miner_start` on all validators. Harmless without a fork. */
export const restartConsensus: Playbook = {
  id: ID,
  offers: (input) => [offerOf(sceneOf(input))],
};

function offerOf(scene: Scene): Offer {
  const { diagnosis, survey } = scene.input;
  const { picture } = diagnosis;
  if (survey.unproven !== undefined) return notHere(ID, VARIANT, phrase('plan.not.unproven', { why: survey.unproven }));
  if (survey.branches.length > 1 || picture.fork.state !== 'none') return notHere(ID, VARIANT, phrase('plan.not.restart-fork'));
  const client = clientGate(scene, ID);
  if (client) return notHere(ID, VARIANT, client);
  if (scene.validators === null || scene.quorum === null) return notHere(ID, VARIANT, phrase('plan.not.set'));
  if (scene.chainId === null) return notHere(ID, VARIANT, phrase('plan.not.chain'));
  if (picture.liveness.state !== 'stalled') return notHere(ID, VARIANT, phrase('plan.not.no-stall'));
  const validators = scene.there.filter(({ isValidator }) => isValidator);
  const there = countOf(validators);
  if (there < scene.quorum)
    return notHere(ID, VARIANT, phrase('plan.not.quorum', { there, of: scene.validators.length, quorum: scene.quorum }));
  const outlook = stallOutlook(diagnosis);
  const head = validators.reduce<Scene['ancestor']>(
    (top, node) => (node.head && (!top || node.head.height > top.height) ? node.head : top),
    null,
  );
  const start = head && firstBlock(scene, validators, head).start;
  if (head && start?.state === 'deaf') {
    const params = { who: { validators: start.who }, height: head.height + 1, until: start.until };
    return notHere(ID, VARIANT, phrase('plan.not.restart-deaf', params));
  }
  if (outlook.restartHelps === 'no') return notHere(ID, VARIANT, phrase('plan.not.restart-no', { why: { phrase: outlook.says } }));
  if (!head) return notHere(ID, VARIANT, phrase('plan.not.head'));
  const together = countOf(validators.filter((node) => node.head?.hash === head.hash));
  if (together < scene.quorum)
    return notHere(ID, VARIANT, phrase('plan.not.restart-heads', { height: head.height, count: together, quorum: scene.quorum }));
  const cores = coresOf(scene.there);
  return makeOffer(scene, {
    playbook: ID,
    variant: VARIANT,
    title: phrase('plan.restart.title'),
    why: outlook.restartHelps === 'yes' ? phrase('plan.restart.why') : phrase('plan.restart.why-unknown'),
    steps: [
      stopConsensus(scene, cores, STOPPED_FOR_MS),
      startConsensus(scene, 'start-consensus', cores, coresAre(cores, false), head),
      watchFirst(scene, 'watch-first', validators, head),
      watchCycle(scene, scene.there, head),
    ],
    target: null,
    landings: [],
    worth: {
      keeps: null,
      rewinds: [],
      together: there,
      proven: phrase('plan.proven.restart'),
      isFieldProven: true,
      drops: false,
    },
    matters: MATTERS,
  });
}
