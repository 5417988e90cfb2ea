import { HEALTHY_WHILE_MS, USUAL_HISTORY_MS, USUAL_PLAN } from '@/lib/drill/scenarios/usual-plan';
import type { Scenario } from '@/lib/drill/types';

export const fork31: Scenario = {
  id: 'fork-3-1',
  title: 'Fork 3-1',
  story: 'Three validators hold one block, one holds another: the three go on, and the odd one follows once they are a block ahead.',
  plan: USUAL_PLAN,
  historyMs: USUAL_HISTORY_MS,
  steps: [{ afterMs: HEALTHY_WHILE_MS, fault: 'fork', given: { split: '3-1' } }],
  mustSay: { verdict: 'healthy', words: 'The fork heals by itself; afterwards all agree again.' },
};
