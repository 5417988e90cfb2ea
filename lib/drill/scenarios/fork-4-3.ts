import { HEALTHY_WHILE_MS, USUAL_HISTORY_MS, USUAL_PLAN } from '@/lib/drill/scenarios/usual-plan';
import type { Scenario } from '@/lib/drill/types';

export const fork43: Scenario = {
  id: 'fork-4-3',
  title: 'Fork 4-3 of seven',
  story: 'Seven validators, four on one block and three on another; the quorum is five: neither side can go on.',
  plan: { ...USUAL_PLAN, validators: 7 },
  historyMs: USUAL_HISTORY_MS,
  steps: [{ afterMs: HEALTHY_WHILE_MS, fault: 'fork', given: { split: '4-3' } }],
  mustSay: { verdict: 'forked', words: 'Forked, four and three of seven, quorum is five: it will not heal by itself.' },
};
