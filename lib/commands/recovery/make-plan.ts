import { z } from 'zod';
import { PLAYBOOK_IDS } from '@/lib/incidents/types';
import { CONFIRMED_MS } from '@/lib/recovery/confirmed-ms';
import { newRun } from '@/lib/recovery/new-run';
import { planHash } from '@/lib/recovery/plan-hash';
import type { Offer } from '@/lib/recovery/plan-types';
import { sayPhrase } from '@/lib/views/say-phrase';
import { sayRefusal } from '@/lib/views/words/refusals';
import { defineCommand } from '../define-command';
import { Refused } from '../refused';
import { deskOf, policyOf } from './desk-of';

const input = z.object({
  id: z.string().max(200),
  playbook: z.enum(PLAYBOOK_IDS),
  variant: z.string().max(200),
  /** Of the offer that was looked at: another one now is told. */
  hash: z.string().max(200).optional(),
  incident: z.number().int().positive().nullable().default(null),
});

type Applying = Extract<Offer, { applies: true }>;

/** Keeps one of the offers as a plan: nothing is sent to any node by it. One plan a network that has not ended. */
export const makePlan = defineCommand({
  name: 'recovery.plan',
  needs: 'operator',
  keepsRefusals: true,
  input,
  prepare: async ({ runtime, now }, given): Promise<Applying> => {
    const desk = deskOf(runtime, given.id);
    const { offers } = await desk.offers(await runtime.store.recovery.confirmed(given.id, now - CONFIRMED_MS));
    return choose(offers, given);
  },
  write: async (trx, { runtime, person, now }, given, { plan }) => {
    const network = given.id;
    const hash = planHash(plan);
    const open = await trx.recovery.open(network);
    if (open)
      throw new Refused(
        'changed-meanwhile',
        sayRefusal('make-plan.recovery-this-network', { number: String(open.number) }),
        sayRefusal('make-plan.go-on-with', { network, number: String(open.number) }),
      );
    if (given.incident !== null && !(await trx.incidents.find(network, given.incident)))
      throw new Refused(
        'not-found',
        sayRefusal('make-plan.no-incident-this', { incident: String(given.incident) }),
        sayRefusal('make-plan.leave-out-or'),
      );
    const approvalsNeeded = plan.isDestructive ? policyOf(runtime, network).approvals : 0;
    const author = { id: person.id, name: person.name };
    const kept = await trx.recovery.create({
      network,
      hash,
      plan,
      run: newRun(plan),
      author,
      approvalsNeeded,
      incident: given.incident,
      madeAt: now,
    });
    const data = { verb: 'plan', playbook: plan.playbook, hash };
    await trx.recovery.log(network, kept.number, [{ at: now, kind: 'person', step: null, node: null, by: person.id, data }]);
    return {
      value: { network, number: kept.number },
      audit: { network, object: `plan ${kept.number}`, detail: data },
    };
  },
  after: ({ runtime }, { network }) => runtime.recovery.get(network)?.wake(),
  answer: async (_context, { number }) => ({ number }),
});

function choose(offers: readonly Offer[], { playbook, variant, hash }: z.infer<typeof input>): Applying {
  const found = offers.find((offer) => offer.playbook === playbook && offer.variant === variant);
  if (!found) throw new Refused('changed-meanwhile', sayRefusal('make-plan.this-way-not'), sayRefusal('make-plan.load-page-again'));
  if (!found.applies) throw new Refused('not-possible', sayPhrase(found.why), sayRefusal('make-plan.choose-another-way'));
  if (found.blockers.length > 0)
    throw new Refused(
      'not-possible',
      found.blockers.map(({ says, remedy }) => `${sayPhrase(says)} ${sayPhrase(remedy)}`).join(' '),
      sayRefusal('make-plan.do-what-said'),
    );
  if (hash !== undefined && hash !== found.hash)
    throw new Refused('changed-meanwhile', sayRefusal('make-plan.network-has-changed'), sayRefusal('make-plan.look-at-ways'));
  return found;
}
