import { randomUUID } from 'node:crypto';
import { glassNotice } from '@/lib/views/glass-notice';
import { sayContext } from '@/lib/views/say-phrase';
import type { Tell } from './recovery-command';

/** One notice for each webhook, in the transaction that breaks the glass: all of them are kept with it, or none. */
export const tellOfGlass: Tell<{ readonly reason: string }> = async (trx, { runtime }, { kept, by, at }, { reason }) => {
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
};
