import { z } from 'zod';
import { defineCommand } from '../define-command';
import { personsText } from '../persons-text';
import { deskOf } from './desk-of';

/** A person takes a blocker on themselves, for a reason: the process of that node is stopped. It holds for plans made within a while. */
export const confirmStopped = defineCommand({
  name: 'recovery.confirm-stopped',
  needs: 'operator',
  keepsRefusals: true,
  input: z.object({ id: z.string().max(200), blocker: z.string().min(1).max(300), reason: personsText }),
  prepare: ({ runtime }, { id }) => {
    deskOf(runtime, id);
  },
  write: async (trx, { person, now }, { id: network, blocker, reason }) => {
    await trx.recovery.confirm(network, { blocker, by: person.id, at: now, reason });
    return { value: undefined, audit: { network, object: blocker, detail: { reason } } };
  },
});
