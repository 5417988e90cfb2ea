import { z } from 'zod';
import { changesSince } from '@/lib/recovery/changes-since';
import { sayPhrase } from '@/lib/views/say-phrase';
import { Refused } from '../refused';
import { deskOf, policyOf } from './desk-of';
import { recoveryCommand } from './recovery-command';

/** Another person than the author agrees to exactly this plan, by its hash, for a while. */
export const approvePlan = recoveryCommand({
  verb: 'approve',
  needs: 'approver',
  input: z.object({
    hash: z.string().max(200),
    /** How many approvals of one's own had been taken back when this was sent: one sent again after that does not count anew. */
    withdrawn: z.number().int().nonnegative().max(10_000).default(0),
  }),
  prepare: async ({ runtime }, kept) => {
    const looks = await deskOf(runtime, kept.network).looks(kept);
    return { changes: changesSince(kept.plan, looks), ttlMs: policyOf(runtime, kept.network).approvalTtlMs };
  },
  event: ({ kept, at, by }, { hash, withdrawn }, { changes, ttlMs }) => {
    if (hash !== kept.hash)
      throw new Refused('changed-meanwhile', 'The plan you looked at is not this one.', 'Load the page again and read the plan once more.');
    if (withdrawn !== kept.run.approvals.filter((one) => one.by.id === by.id && one.withdrawnAt !== null).length)
      throw new Refused(
        'changed-meanwhile',
        'You have taken an approval of this plan back since this was sent.',
        'Load the page again; approve it there if you mean to.',
      );
    if (changes.length > 0)
      throw new Refused(
        'changed-meanwhile',
        `The network has changed since the plan was made: ${changes.map((change) => sayPhrase(change)).join(' ')}`,
        'Discard this plan and make a new one.',
      );
    return { kind: 'approve', at, by, planHash: hash, expiresAt: at + ttlMs };
  },
});
