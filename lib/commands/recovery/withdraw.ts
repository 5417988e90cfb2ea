import { z } from 'zod';
import { recoveryCommand } from './recovery-command';

/** Takes back one's own approval; of a plan that runs it can't be. */
export const withdrawApproval = recoveryCommand({
  verb: 'withdraw',
  needs: 'approver',
  input: z.object({}),
  event: ({ at, by }) => ({ kind: 'withdraw', at, by }),
});
