import { z } from 'zod';
import { recoveryCommand } from './recovery-command';

/** Hands the plan to those who approve it; one that needs nobody is ready at once. */
export const submitPlan = recoveryCommand({
  verb: 'submit',
  needs: 'operator',
  input: z.object({}),
  event: ({ at, by }) => ({ kind: 'submit', at, by }),
});
