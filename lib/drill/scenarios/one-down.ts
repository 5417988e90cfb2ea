import { HEALTHY_WHILE_MS, USUAL_HISTORY_MS, USUAL_PLAN } from '@/lib/drill/scenarios/usual-plan';
import type { Scenario } from '@/lib/drill/types';

export const oneDown: Scenario = {
  id: 'one-down',
  title: 'One validator down',
  story: 'One of four validators is stopped: every third height costs a round change, and the height after it comes in the same instant.',
  plan: USUAL_PLAN,
  historyMs: USUAL_HISTORY_MS,
  steps: [{ afterMs: HEALTHY_WHILE_MS, fault: 'stop' }],
  mustSay: { verdict: 'degraded', words: 'Producing without margin: three of four validators answer, quorum is three.' },
};
