import { z } from 'zod';
import { personsText } from '../persons-text';
import { recoveryCommand } from './recovery-command';

/** Takes the plan's way out from where it stands. */
export const abortRun = recoveryCommand({
  verb: 'abort',
  needs: 'operator',
  input: z.object({ reason: personsText }),
  event: ({ at, by }, { reason }) => ({ kind: 'abort', at, by, reason }),
  detail: ({ reason }) => ({ reason }),
});
