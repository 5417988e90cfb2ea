import { z } from 'zod';
import { approversIn } from '@/lib/auth/approvers-in';
import type { Person, Role } from '@/lib/auth/types';
import { recoveryFor } from '@/lib/queries/read-one-recovery';
import { linesOfChange } from '@/lib/recovery/lines-of-change';
import type { RunEvent } from '@/lib/recovery/run-types';
import { transition } from '@/lib/recovery/transition';
import { sayPhrase } from '@/lib/views/say-phrase';
import { sayRefusal } from '@/lib/views/words/refusals';
import { type Command, type CommandContext, defineCommand, type Transaction } from '../define-command';
import { Refused } from '../refused';
import { deskOf, noSuchPlan, policyOf } from './desk-of';

/** Where a plan is named: the path of the route. */
export const PLACE = z.object({
  id: z.string().max(200),
  plan: z
    .string()
    .regex(/^[1-9]\d{0,14}$/, sayRefusal('recovery-command.number-plan'))
    .transform(Number),
});

type Kept = NonNullable<Awaited<ReturnType<CommandContext['runtime']['store']['recovery']['find']>>>;
type Context = CommandContext<Person>;
type Found = { readonly kept: Kept; readonly by: { readonly id: string; readonly name: string }; readonly at: number };
type Written = { readonly network: string; readonly number: number; readonly revision: number };

export type Tell<I> = (trx: Transaction, context: Context, found: Found, input: I) => Promise<void>;

export type RecoveryVerb<I extends object, R> = {
  readonly verb: string;
  readonly needs: Role;
  readonly input: z.ZodType<I>;
  /** What has to be asked of the nodes before; outside of any transaction. */
  readonly prepare?: (context: Context, kept: Kept, input: I) => Promise<R>;
  /** What happened, as the machine takes it; a Refused thrown here undoes all. */
  readonly event: (found: Found, input: I, prepared: R) => RunEvent;
  /** Who has to hear of it: what is to be sent is kept in the same transaction. */
  readonly tell?: Tell<I>;
  /** For the audit log, beside who and when: a person's own words. */
  readonly detail?: (input: I) => Readonly<Record<string, unknown>>;
};

/**
 * A verb on one plan: the machine's transition within the transaction, so that of two people the second is told what the first did; kept with
 * a line in the plan's log and one in the audit log. What follows from it is done after the commit: nothing here waits for a node.
 */
export function recoveryCommand<I extends object, R = undefined>(spec: RecoveryVerb<I, R>): Command<unknown> {
  const { verb, needs, input, prepare, event, tell, detail = () => ({}) } = spec;
  return defineCommand<Role, z.infer<typeof PLACE> & I, Written, R | undefined>({
    name: `recovery.${verb}`,
    needs,
    keepsRefusals: true,
    input: z.intersection(PLACE, input),
    prepare: async (context, given) => {
      deskOf(context.runtime, given.id);
      if (!prepare) return undefined;
      const kept = await context.runtime.store.recovery.find(given.id, given.plan);
      if (!kept) throw noSuchPlan(given.id, given.plan);
      return prepare(context as Context, kept, given);
    },
    write: async (trx, context, given, prepared) => {
      const { runtime, person } = context;
      const { id: network, plan: number } = given;
      // Later than what was asked of the nodes before: what they answered is not of the future then.
      const at = runtime.clock.now();
      const kept = await trx.recovery.find(network, number);
      if (!kept) throw noSuchPlan(network, number);
      const by = { id: (person as Person).id, name: (person as Person).name };
      const happened = event({ kept, by, at }, given, prepared as R);
      const { hash: planHash, author } = kept;
      // As many as the network's policy asks for now, and no fewer than when the plan was made.
      const asked = kept.plan.isDestructive ? policyOf(runtime, network).approvals : 0;
      const approvalsNeeded = Math.max(kept.approvalsNeeded, asked) as typeof asked;
      const next = transition(kept.plan, { planHash, author, approvalsNeeded, approvers: await approversIn(trx) }, kept.run, happened);
      if (!next.ok) throw new Refused('not-possible', sayPhrase(next.refusal), sayRefusal('recovery-command.look-at-plan'));
      await trx.recovery.save(network, number, kept.revision, next.run);
      const said = { verb, ...detail(given) };
      await trx.recovery.log(network, number, [
        { at, kind: 'person', step: null, node: null, by: by.id, data: { ...said, phase: next.run.phase } },
        ...linesOfChange(kept.plan, kept.run, next.run, happened),
      ]);
      await tell?.(trx, context as Context, { kept, by, at }, given);
      return {
        value: { network, number, revision: kept.revision + 1 },
        audit: {
          network,
          object: `plan ${number}`,
          detail: { ...said, planHash, phase: next.run.phase },
        },
      };
    },
    after: ({ runtime }, { network }) => {
      runtime.recovery.get(network)?.wake();
      if (tell) runtime.outbox.wake();
    },
    answer: ({ runtime, person }, { network, number }) => recoveryFor(runtime, network, number, person as Person),
  }) as Command<unknown>;
}
