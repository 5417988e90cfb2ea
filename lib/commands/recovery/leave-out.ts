import { z } from 'zod';
import { recoveryCommand } from './recovery-command';

/** Goes on without a node that was lost, where the step allows it. */
export const leaveOut = recoveryCommand({
  verb: 'leave-out',
  needs: 'operator',
  input: z.object({ node: z.string().max(200) }),
  event: ({ at, by }, { node }) => ({ kind: 'leave-out', at, by, node }),
  detail: ({ node }) => ({ node }),
});
