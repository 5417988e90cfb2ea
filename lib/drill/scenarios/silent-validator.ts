import { HEALTHY_WHILE_MS, USUAL_HISTORY_MS, USUAL_PLAN } from '@/lib/drill/scenarios/usual-plan';
import type { Scenario } from '@/lib/drill/types';

export const silentValidator: Scenario = {
  id: 'silent-validator',
  title: 'Silent validator',
  story: 'One validator answers and keeps its peers but takes no part: its turns cost a round change.',
  plan: USUAL_PLAN,
  historyMs: USUAL_HISTORY_MS,
  steps: [{ afterMs: HEALTHY_WHILE_MS, fault: 'silent-validator' }],
  mustSay: { verdict: 'healthy', words: 'Blocks go on; the turns of one validator fail.' },
};
