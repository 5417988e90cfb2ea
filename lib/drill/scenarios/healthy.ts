import { USUAL_HISTORY_MS, USUAL_PLAN } from '@/lib/drill/scenarios/usual-plan';
import type { Scenario } from '@/lib/drill/types';

export const healthy: Scenario = {
  id: 'healthy',
  title: 'Healthy',
  story: 'Nothing happens: blocks in time, round 0, everybody agrees.',
  plan: USUAL_PLAN,
  historyMs: USUAL_HISTORY_MS,
  steps: [],
  mustSay: { verdict: 'healthy', words: 'All four validators agree.' },
};
