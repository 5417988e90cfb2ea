import { z } from 'zod';
import { changesSince } from '@/lib/recovery/changes-since';
import { sayPhrase } from '@/lib/views/say-phrase';
import { sayRefusal } from '@/lib/views/words/refusals';
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
      throw new Refused('changed-meanwhile', sayRefusal('approve.plan-you-looked'), sayRefusal('approve.load-page-again'));
    if (withdrawn !== kept.run.approvals.filter((one) => one.by.id === by.id && one.withdrawnAt !== null).length)
      throw new Refused('changed-meanwhile', sayRefusal('approve.you-have-taken'), sayRefusal('approve.load-page-again-2'));
    if (changes.length > 0)
      throw new Refused(
        'changed-meanwhile',
        sayRefusal('approve.network-has-changed', { changes: changes.map((change) => sayPhrase(change)).join(' ') }),
        sayRefusal('approve.discard-this-plan'),
      );
    return { kind: 'approve', at, by, planHash: hash, expiresAt: at + ttlMs };
  },
});
