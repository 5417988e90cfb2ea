import { z } from 'zod';
import { personsText } from '../persons-text';
import { recoveryCommand } from './recovery-command';

/** Goes on without evidence that can't be had, for a reason that is kept. */
export const skipEvidence = recoveryCommand({
  verb: 'skip-evidence',
  needs: 'operator',
  input: z.object({ reason: personsText }),
  event: ({ at, by }, { reason }) => ({ kind: 'skip-evidence', at, by, reason }),
  detail: ({ reason }) => ({ reason }),
});
