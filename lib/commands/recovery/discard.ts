import { z } from 'zod';
import { recoveryCommand } from './recovery-command';

/** Ends a plan that will not be run, or not go on, and leaves every node as it is. */
export const discardPlan = recoveryCommand({
  verb: 'discard',
  needs: 'operator',
  input: z.object({}),
  event: ({ at, by }) => ({ kind: 'discard', at, by }),
});
