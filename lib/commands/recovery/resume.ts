import { z } from 'zod';
import { recoveryCommand } from './recovery-command';

/** Goes on where it was paused, after a fresh look at every node. */
export const resumeRun = recoveryCommand({
  verb: 'resume',
  needs: 'operator',
  input: z.object({}),
  event: ({ at, by }) => ({ kind: 'resume', at, by }),
});
