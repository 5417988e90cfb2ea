import { z } from 'zod';
import { recoveryCommand } from './recovery-command';

/** Nothing more is sent; what is under way comes to its end. */
export const pauseRun = recoveryCommand({
  verb: 'pause',
  needs: 'operator',
  input: z.object({}),
  event: ({ at, by }) => ({ kind: 'pause', at, by }),
});
