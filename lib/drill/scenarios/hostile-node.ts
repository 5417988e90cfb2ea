import { HEALTHY_WHILE_MS, USUAL_HISTORY_MS, USUAL_PLAN } from '@/lib/drill/scenarios/usual-plan';
import type { Scenario } from '@/lib/drill/types';

export const hostileNode: Scenario = {
  id: 'hostile-node',
  title: 'Hostile node',
  story: 'One node answers with a web page instead of JSON, as a login page in front of it does.',
  plan: USUAL_PLAN,
  historyMs: USUAL_HISTORY_MS,
  steps: [{ afterMs: HEALTHY_WHILE_MS, fault: 'hostile', given: { how: 'html' } }],
  mustSay: { verdict: 'degraded', words: 'Blocks go on; what is wrong with one node is said.' },
};
