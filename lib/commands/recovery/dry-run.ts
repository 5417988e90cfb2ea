import { z } from 'zod';
import { deskOf } from './desk-of';
import { recoveryCommand } from './recovery-command';

/** Goes through the plan against the network as it stands, by the same steps, sending nothing. */
export const dryRunPlan = recoveryCommand({
  verb: 'dry-run',
  needs: 'operator',
  input: z.object({}),
  prepare: ({ runtime }, kept) => deskOf(runtime, kept.network).dryRun(kept),
  event: ({ at }, _input, result) => ({ kind: 'dry-run', at, result }),
});
