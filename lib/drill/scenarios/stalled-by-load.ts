import { HEALTHY_WHILE_MS, USUAL_HISTORY_MS, USUAL_PLAN } from '@/lib/drill/scenarios/usual-plan';
import type { Scenario } from '@/lib/drill/types';

export const stalledByLoad: Scenario = {
  id: 'stalled-by-load',
  title: 'Stalled by load',
  story:
    'Transfers come every second, then one of four validators is stopped: at its turn the chain stands for as long as transfers come, though a quorum is there.',
  plan: USUAL_PLAN,
  historyMs: USUAL_HISTORY_MS,
  steps: [
    { afterMs: 5000, fault: 'load' },
    { afterMs: HEALTHY_WHILE_MS, fault: 'stop' },
  ],
  mustSay: { verdict: 'stalled', words: 'Stalled although three of four validators answer, quorum is three.' },
};
