import { HEALTHY_WHILE_MS, USUAL_HISTORY_MS, USUAL_PLAN } from '@/lib/drill/scenarios/usual-plan';
import type { Scenario } from '@/lib/drill/types';

export const wrongGenesis: Scenario = {
  id: 'wrong-genesis',
  title: 'Wrong genesis',
  story: 'A member is started again with another genesis file: it stays alone at block 0.',
  plan: USUAL_PLAN,
  historyMs: USUAL_HISTORY_MS,
  steps: [{ afterMs: HEALTHY_WHILE_MS, fault: 'wrong-genesis' }],
  mustSay: { verdict: 'degraded', words: 'One node is of another chain and is not compared.' },
};
