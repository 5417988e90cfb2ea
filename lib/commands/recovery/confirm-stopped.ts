import { z } from 'zod';
import type { Address } from '@/lib/consensus/types';
import { confirmedAs, identityBlocker } from '@/lib/recovery/confirmed-identity';
import { sayRefusal } from '@/lib/views/words/refusals';
import { defineCommand } from '../define-command';
import { personsText } from '../persons-text';
import { Refused } from '../refused';
import { deskOf } from './desk-of';

const input = z.object({
  id: z.string().max(200),
  blocker: z.string().min(1).max(300),
  reason: personsText,
  /** Of a node that does not say who it is: the address of its node key, as read on its machine. */
  address: z
    .string()
    .regex(/^0x[0-9a-f]{40}$/i, 'is an address: 0x and 40 hexadecimal digits')
    .optional(),
});

/**
 * A person takes a blocker on themselves, for a reason: the process of that node is stopped, its calls are made by hand, or it is the node of this
 * address. It holds for plans made within a while.
 */
export const confirmStopped = defineCommand({
  name: 'recovery.confirm-stopped',
  needs: 'operator',
  keepsRefusals: true,
  input,
  prepare: ({ runtime }, { id, blocker, address }) => {
    deskOf(runtime, id);
    const isIdentity = blocker.startsWith(identityBlocker(''));
    if (isIdentity !== (address !== undefined))
      throw new Refused(
        'bad-input',
        isIdentity ? sayRefusal('confirm-stopped.who-node-has') : sayRefusal('confirm-stopped.address-confirmed-node'),
        isIdentity ? sayRefusal('confirm-stopped.read-on-machine') : sayRefusal('confirm-stopped.leave-address-out'),
      );
    const nodes = runtime.networks.get(id)?.picture().nodes ?? [];
    if (isIdentity && !nodes.some(({ name }) => identityBlocker(name) === blocker))
      throw new Refused('not-found', sayRefusal('confirm-stopped.no-node-this'), sayRefusal('end-sessions.load-page-again'));
  },
  write: async (trx, { person, now }, { id: network, blocker, reason, address }) => {
    const kept = address === undefined ? blocker : confirmedAs(blocker, address as Address);
    await trx.recovery.confirm(network, { blocker: kept, by: person.id, at: now, reason });
    return { value: undefined, audit: { network, object: kept, detail: { reason } } };
  },
});
