import { HEALTHY_WHILE_MS, USUAL_HISTORY_MS, USUAL_PLAN } from '@/lib/drill/scenarios/usual-plan';
import type { Scenario } from '@/lib/drill/types';

export const partition: Scenario = {
  id: 'partition',
  title: 'Partition',
  story: 'Nothing passes between two halves of the network: no quorum on either side, no block, no fork.',
  plan: USUAL_PLAN,
  historyMs: USUAL_HISTORY_MS,
  steps: [{ afterMs: HEALTHY_WHILE_MS, fault: 'partition' }],
  mustSay: { verdict: 'stalled', words: 'Stalled although all four validators answer.' },
};
