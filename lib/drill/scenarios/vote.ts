import { HEALTHY_WHILE_MS, USUAL_HISTORY_MS, USUAL_PLAN } from '@/lib/drill/scenarios/usual-plan';
import type { Scenario } from '@/lib/drill/types';

export const vote: Scenario = {
  id: 'vote',
  title: 'Validator voted in and out',
  story: 'A member is voted in: five validators, quorum four; a minute later it is voted out again.',
  plan: USUAL_PLAN,
  historyMs: USUAL_HISTORY_MS,
  steps: [
    { afterMs: HEALTHY_WHILE_MS, fault: 'vote', given: { node: 'member-1' } },
    { afterMs: 60_000, fault: 'vote', undo: true },
  ],
  mustSay: { verdict: 'healthy', words: 'Four validators again, all agree.' },
};
