import { reaches } from '@/lib/auth/types';
import { type Runtime, runtime } from '@/lib/runtime/runtime';
import { sayRefusal } from '@/lib/views/words/refusals';
import type { Command, CommandContext, Need } from './define-command';
import { inputRefusal } from './input-refusal';
import { refusalOf } from './refusal-of';
import { Refused } from './refused';

/** Characters of a refusal in the log. */
const LONGEST_WHY = 500;

/**
 * Runs a command for whoever sent these headers: same origin, who, may they, parse, prepare, then what it writes and its audit line in one
 * transaction. What is asked by somebody who may not is kept in the log too.
 * @throws Refused with the reason and the remedy; nothing was done then
 */
export async function runCommand<O>(command: Command<O>, headers: Headers, raw: unknown): Promise<O> {
  const held = await runtime();
  const { people, store, clock } = held;
  const { spec } = command;
  if (!people.isSameOrigin(headers)) {
    throw new Refused(
      'foreign-origin',
      sayRefusal('run-command.this-sent-by'),
      'Do it on a page of Quorumwatch; a program leaves Origin out or sends x-requested-with.',
    );
  }
  const person = await people.whoIs(headers);
  const context: CommandContext = {
    runtime: held,
    person,
    now: clock.now(),
    address: people.addressOf(headers),
    isHere: people.isHere(headers),
  };
  await refuseWhoMayNot(held, context, spec.name, spec.needs);
  const value = await kept(async () => {
    const parsed = spec.input.safeParse(raw);
    if (!parsed.success) throw inputRefusal(parsed.error);
    const prepared = await spec.prepare?.(context, parsed.data);
    if (spec.quiet && person === null && spec.write === undefined) return undefined;
    return store.transaction(async (trx) => {
      const { value: written, audit } = (await spec.write?.(trx, context, parsed.data, prepared)) ?? {
        value: undefined,
        audit: spec.about?.(parsed.data) ?? { detail: parsed.data as Readonly<Record<string, unknown>> },
      };
      await trx.audit({
        at: context.now,
        action: spec.name,
        outcome: 'done',
        by: audit.by ?? personOf(context),
        address: context.address,
        network: audit.network ?? null,
        object: audit.object ?? null,
        detail: audit.detail ?? {},
      });
      return written;
    });
  }).catch(async (error: unknown) => {
    if (spec.keepsRefusals && error instanceof Refused) await keepRefusal(held, context, spec.name, raw, error);
    throw error;
  });
  await spec.after?.(context, value);
  return (spec.answer ? await spec.answer(context, value) : value) as O;
}

/** Of what was sent the network and the plan alone, and these only as far as they can be names. */
async function keepRefusal(
  { store }: Runtime,
  context: CommandContext,
  action: string,
  raw: unknown,
  { code, message }: Refused,
): Promise<void> {
  const { id, plan } = (typeof raw === 'object' && raw !== null ? raw : {}) as Readonly<Record<string, unknown>>;
  const place = {
    network: typeof id === 'string' ? id.slice(0, 80) : null,
    object: typeof plan === 'string' ? `plan ${plan.slice(0, 20)}` : null,
  };
  const row = { at: context.now, action, outcome: 'refused', by: personOf(context), address: context.address, ...place } as const;
  // The refusal is told all the same.
  await store.transaction((trx) => trx.audit({ ...row, detail: { code, why: message.slice(0, LONGEST_WHY) } })).catch(() => {});
}

/** Up to the commit a store that can't be written means that nothing was changed; afterwards it would not be true. */
async function kept<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw refusalOf(error);
  }
}

function personOf({ person }: CommandContext) {
  return person === null ? null : { id: person.id, name: person.name, role: person.role };
}

async function refuseWhoMayNot({ people, store }: Runtime, context: CommandContext, name: string, needs: Need): Promise<void> {
  const { person } = context;
  if (needs === 'anyone' || (needs === 'reader' && (people.publicRead || person !== null))) return;
  if (person === null) throw new Refused('not-signed-in', sayRefusal('run-command.you-not-signed'), sayRefusal('run-command.sign-in-then'));
  if (needs === 'reader' || reaches(person.role, needs)) return;
  const row = { at: context.now, action: name, outcome: 'refused', by: personOf(context), address: context.address } as const;
  await store.transaction((trx) => trx.audit({ ...row, network: null, object: null, detail: { needs } })).catch(() => {});
  throw new Refused(
    'not-allowed',
    sayRefusal('run-command.this-needs-role', { needs, role: person.role }),
    sayRefusal('run-command.ask-administrator-for'),
  );
}
