import { HEALTHY_WHILE_MS, USUAL_HISTORY_MS, USUAL_PLAN } from '@/lib/drill/scenarios/usual-plan';
import type { Scenario } from '@/lib/drill/types';

export const deepFork: Scenario = {
  id: 'deep-fork',
  title: 'Fork fifty blocks deep',
  story: 'Two meshes with the same keys run apart for fifty blocks, then meet: the last common block is far below the heads.',
  plan: USUAL_PLAN,
  historyMs: USUAL_HISTORY_MS,
  steps: [{ afterMs: HEALTHY_WHILE_MS, fault: 'fork', given: { split: '2-2', depth: 50 } }],
  mustSay: { verdict: 'forked', words: 'Forked fifty blocks below the heads, two of four validators on each side.' },
};
