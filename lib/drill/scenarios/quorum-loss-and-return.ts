import { HEALTHY_WHILE_MS, USUAL_HISTORY_MS, USUAL_PLAN } from '@/lib/drill/scenarios/usual-plan';
import type { Scenario } from '@/lib/drill/types';

export const quorumLossAndReturn: Scenario = {
  id: 'quorum-loss-and-return',
  title: 'Quorum lost, and back',
  story:
    'Two of four validators are stopped for a minute, then one is started: the quorum is back long before the next block, for the time-outs have doubled.',
  plan: USUAL_PLAN,
  historyMs: USUAL_HISTORY_MS,
  steps: [
    { afterMs: HEALTHY_WHILE_MS, fault: 'stop', given: { node: 'validator-4' } },
    { afterMs: 0, fault: 'stop', given: { node: 'validator-3' } },
    // The one that was stopped last is back: three of four.
    { afterMs: 60_000, fault: 'stop', undo: true },
  ],
  mustSay: { verdict: 'stalled', words: 'Stalled although a quorum answers; the time-outs are backed off.' },
};
