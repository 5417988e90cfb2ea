import { z } from 'zod';
import { personsText } from '../persons-text';
import { recoveryCommand } from './recovery-command';
import { tellOfGlass } from './tell-of-glass';

/** Goes on without the approvals that are needed, for a reason that is kept where everybody sees it and told to every webhook. */
export const breakGlass = recoveryCommand({
  verb: 'break-glass',
  needs: 'operator',
  input: z.object({ reason: personsText }),
  event: ({ at, by }, { reason }) => ({ kind: 'break-glass', at, by, reason }),
  tell: tellOfGlass,
  detail: ({ reason }) => ({ reason }),
});
