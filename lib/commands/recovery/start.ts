import { z } from 'zod';
import { sayRefusal } from '@/lib/views/words/refusals';
import { Refused } from '../refused';
import { deskOf } from './desk-of';
import { recoveryCommand } from './recovery-command';

/** Begins the run of a plan that is ready; a network that changed under it makes it stale instead. */
export const startPlan = recoveryCommand({
  verb: 'start',
  needs: 'operator',
  input: z.object({ hash: z.string().max(200) }),
  prepare: ({ runtime }, kept) => deskOf(runtime, kept.network).looks(kept),
  event: ({ kept, at, by }, { hash }, looks) => {
    if (hash !== kept.hash)
      throw new Refused('changed-meanwhile', sayRefusal('start.plan-you-looked'), sayRefusal('start.load-page-again'));
    return { kind: 'start', at, by, looks };
  },
});
