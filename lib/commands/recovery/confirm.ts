import { z } from 'zod';
import { recoveryCommand } from './recovery-command';

/** The height typed by a person before a step rewinds anything. */
export const confirmStep = recoveryCommand({
  verb: 'confirm',
  needs: 'operator',
  input: z.object({ step: z.string().max(200), height: z.number().int().nonnegative().safe() }),
  event: ({ at, by }, { step, height }) => ({ kind: 'confirm', at, by, step, height }),
  detail: ({ step, height }) => ({ step, height }),
});
