import { z } from 'zod';
import type { Person } from '@/lib/auth/types';
import type { IncidentCare, IncidentStatus, TurnKind } from '@/lib/incidents/types';
import { incidentFor } from '@/lib/queries/read-one-incident';
import { formatMoment } from '@/lib/views/format-moment';
import { sayRefusal } from '@/lib/views/words/refusals';
import { type Command, type CommandContext, defineCommand } from '../define-command';
import { Refused } from '../refused';

/** Where an incident is named: the path of the route. */
const PLACE = z.object({
  id: z.string().max(200),
  incident: z
    .string()
    .regex(/^[1-9]\d{0,14}$/, sayRefusal('incident-command.number-incident'))
    .transform(Number),
});

export type Found = { readonly status: IncidentStatus; readonly care: IncidentCare; readonly person: Person; readonly now: number };

/** How the incident stands after it, and the line in its timeline. */
export type Change = {
  readonly care: IncidentCare;
  readonly kind: TurnKind;
  readonly text?: string;
  readonly data?: Readonly<Record<string, unknown>>;
};

type Names = { readonly nameOf: (id: string | null) => Promise<string>; readonly isThere: (id: string) => Promise<boolean> };
type Written = { readonly network: string; readonly number: number; readonly care: IncidentCare };

/**
 * A verb on one incident: found within the transaction, so that of two people the second is told what the first did; kept with a line in the
 * timeline and one in the audit log; answered with the incident as it is then.
 */
export function incidentCommand<I extends object>(
  verb: string,
  input: z.ZodType<I>,
  change: (found: Found, input: I, names: Names) => Promise<Change> | Change,
): Command<unknown> {
  return defineCommand({
    name: `incident.${verb}`,
    needs: 'operator',
    input: z.intersection(PLACE, input),
    prepare: ({ runtime }, { id, incident }) => watchOf(runtime, id, incident),
    write: async (trx, { person, now }, given) => {
      const { id: network, incident: number } = given;
      const found = await trx.incidents.find(network, number);
      if (!found) throw noIncident(network, number);
      const nameOf = async (by: string | null) => (by === null ? 'nobody' : ((await trx.accounts.find(by))?.name ?? by));
      const isThere = async (account: string) => (await trx.accounts.find(account))?.disabled === false;
      const { care, kind, text = null, data = {} } = await change({ ...found, person, now }, given, { nameOf, isThere });
      await trx.incidents.set(network, number, care, { at: now, kind, by: person.id, says: null, text, data });
      const value: Written = { network, number, care };
      return {
        value,
        audit: {
          network,
          object: `incident ${number}`,
          detail: text === null ? data : { ...data, text },
        },
      };
    },
    after: ({ runtime }, { network, number, care }) => runtime.networks.get(network)?.hearCare(number, care),
    answer: (context, { network, number }) => viewFor(context, network, number),
  }) as Command<unknown>;
}

async function viewFor({ runtime, person }: CommandContext<Person>, network: string, number: number): Promise<unknown> {
  const people = (await runtime.store.accounts.list()).map(({ id, name }) => ({ id, name }));
  return incidentFor(watchOf(runtime, network, number), number, { me: { id: person.id, name: person.name }, may: { ok: true }, people });
}

function watchOf(runtime: CommandContext['runtime'], network: string, number: number) {
  const watch = runtime.networks.get(network);
  if (!watch) throw noIncident(network, number);
  return watch;
}

function noIncident(network: string, number: number): Refused {
  return new Refused(
    'not-found',
    sayRefusal('incident-command.no-incident-has', { network: network.slice(0, 40), number: String(number) }),
    sayRefusal('incident-command.get-api-v1', { network: encodeURIComponent(network.slice(0, 40)) }),
  );
}

/** Nothing is done to what is closed. */
export async function refuseClosed({ status, care }: Found, { nameOf }: Names): Promise<void> {
  if (status !== 'closed') return;
  throw changed(
    sayRefusal('incident-command.closed-by', { by: await nameOf(care.closed?.by ?? null), when: whenOf(care.closed?.at) }),
    sayRefusal('incident-command.if-comes-back'),
  );
}

/** Somebody was first: who and when. */
export const changed = (message: string, remedy: string): Refused => new Refused('changed-meanwhile', message, remedy);

/** " at 2026-01-02 03:04:05 UTC"; empty when it is not known. */
export const whenOf = (at: number | undefined): string =>
  at === undefined ? '' : ` ${sayRefusal('incident-command.at', { at: formatMoment(at) })}`;
