import { z } from 'zod';
import { personsText } from '../persons-text';
import { recoveryCommand } from './recovery-command';

/** Hands the plan to those who approve it; one that needs nobody is ready at once. */
export const submitPlan = recoveryCommand({
  verb: 'submit',
  needs: 'operator',
  input: z.object({ reason: personsText.optional() }),
  event: ({ at, by }, { reason }) => ({ kind: 'submit', at, by, ...(reason === undefined ? {} : { reason }) }),
  detail: ({ reason }) => (reason === undefined ? {} : { reason }),
});
