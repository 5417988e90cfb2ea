import { HEALTHY_WHILE_MS, USUAL_HISTORY_MS, USUAL_PLAN } from '@/lib/drill/scenarios/usual-plan';
import type { Scenario } from '@/lib/drill/types';

export const forkTwoDeep: Scenario = {
  id: 'fork-two-deep',
  title: 'Fork two blocks deep',
  story: 'Both camps made two blocks of their own before they met.',
  plan: USUAL_PLAN,
  historyMs: USUAL_HISTORY_MS,
  steps: [{ afterMs: HEALTHY_WHILE_MS, fault: 'fork', given: { split: '2-2', depth: 2 } }],
  mustSay: { verdict: 'forked', words: 'Forked two blocks below the heads, two of four validators on each side.' },
};
