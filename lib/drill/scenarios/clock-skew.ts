import { HEALTHY_WHILE_MS, USUAL_HISTORY_MS, USUAL_PLAN } from '@/lib/drill/scenarios/usual-plan';
import type { Scenario } from '@/lib/drill/types';

export const clockSkew: Scenario = {
  id: 'clock-skew',
  title: 'Wrong clock',
  story: 'The clock of one validator is five seconds ahead.',
  plan: USUAL_PLAN,
  historyMs: USUAL_HISTORY_MS,
  steps: [{ afterMs: HEALTHY_WHILE_MS, fault: 'clock-skew', given: { seconds: 5 } }],
  mustSay: { verdict: 'healthy', words: 'Blocks go on; the turns of one validator are slow or fail.' },
};
