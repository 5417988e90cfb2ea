import { randomUUID } from 'node:crypto';
import type { Person } from '@/lib/auth/types';
import type { KeptPlan } from '@/lib/recovery/run-types';
import { glassNotice } from '@/lib/views/glass-notice';
import { sayContext } from '@/lib/views/say-phrase';
import type { CommandContext } from '../define-command';
import type { Tell } from './recovery-command';

type Glass = { readonly kept: KeptPlan; readonly by: Pick<Person, 'id' | 'name'>; readonly at: number };

/** One notice for each webhook, in the transaction that breaks the glass: all of them are kept with it, or none. */
export async function tellOfGlass(
  trx: Parameters<Tell<object>>[0],
  { runtime }: CommandContext,
  { kept, by, at }: Glass,
  { reason }: { readonly reason: string },
): Promise<void> {
  const { outbox, networks } = runtime;
  if (outbox.targets.length === 0) return;
  const { network, number } = kept;
  const picture = networks.get(network)?.picture();
  const told = { at, by, reason, networkName: picture?.name ?? network, context: sayContext(picture?.nodes ?? []) };
  await trx.notices.add(
    outbox.targets.map(({ target, host }) => {
      const id = randomUUID();
      const body = JSON.stringify(glassNotice(kept, { ...told, id }));
      return { id, kind: 'recovery.break-glass', network, object: `plan ${number}`, target, host, body, createdAt: at };
    }),
  );
}
