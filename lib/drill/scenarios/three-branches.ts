import { HEALTHY_WHILE_MS, USUAL_HISTORY_MS, USUAL_PLAN } from '@/lib/drill/scenarios/usual-plan';
import type { Scenario } from '@/lib/drill/types';

export const threeBranches: Scenario = {
  id: 'three-branches',
  title: 'Three branches',
  story: 'Three different blocks at one height, held by two, one and one of four validators.',
  plan: USUAL_PLAN,
  historyMs: USUAL_HISTORY_MS,
  steps: [{ afterMs: HEALTHY_WHILE_MS, fault: 'fork', given: { split: '2-1-1' } }],
  mustSay: { verdict: 'forked', words: 'Forked into three branches, none with a quorum.' },
};
