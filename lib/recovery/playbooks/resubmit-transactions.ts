import { phrase } from '@/lib/incidents/phrase';
import { makeOffer, notHere } from '../make-plan';
import type { Offer, Playbook } from '../plan-types';
import { type Scene, sceneOf } from '../scene';
import { giveBack } from '../steps/give-back';

const ID = 'resubmit-transactions';
const VARIANT = 'dropped';

/** Blocks were dropped and their transactions came back into no chain: nodes do not put them back. After any other way, or a fork that healed. */
export const resubmitTransactions: Playbook = { id: ID, offers: (input) => [offerOf(sceneOf(input))] };

function offerOf(scene: Scene): Offer {
  const { diagnosis, survey } = scene.input;
  if (survey.branches.length > 1 || diagnosis.picture.fork.state !== 'none') return notHere(ID, VARIANT, phrase('plan.not.resubmit-fork'));
  const dropped = new Map(diagnosis.switches.map(({ from, height }) => [from, { height, hash: from }]));
  const counts = [...dropped.keys()].map((hash) => diagnosis.picture.block(hash)?.txCount ?? null);
  const isEmpty = counts.every((count) => count === 0);
  if (isEmpty) return notHere(ID, VARIANT, phrase('plan.not.nothing-dropped'));
  if (diagnosis.picture.liveness.state === 'stalled') return notHere(ID, VARIANT, phrase('plan.not.resubmit-stalled'));
  return makeOffer(scene, {
    playbook: ID,
    variant: VARIANT,
    title: phrase('plan.resubmit.title'),
    why: phrase('plan.resubmit.why', { blocks: dropped.size }),
    steps: [giveBack(scene.there, phrase('plan.give-back.dropped', { blocks: dropped.size }))],
    dropped: [...dropped.values()],
    target: null,
    landings: [],
    worth: {
      keeps: null,
      rewinds: [],
      together: scene.there.filter(({ isValidator }) => isValidator).length,
      proven: phrase('plan.proven.resubmit'),
      isFieldProven: false,
      drops: false,
    },
    matters: new Set(),
  });
}
