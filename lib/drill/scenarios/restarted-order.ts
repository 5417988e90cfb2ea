import { HEALTHY_WHILE_MS, USUAL_HISTORY_MS, USUAL_PLAN } from '@/lib/drill/scenarios/usual-plan';
import type { Scenario } from '@/lib/drill/types';

/** Away so long, and so long until the next one is stopped; simulated ms. */
const AWAY_MS = 10_000;
const BETWEEN_MS = 30_000;

export const restartedOrder: Scenario = {
  id: 'restarted-order',
  title: 'Two validators restarted',
  story:
    'Two of four validators are restarted one after the other. GoQuorum orders turns by bytes until its first restart, by text after it: two and two now expect different proposers, and blocks need round 1 until the others are restarted too.',
  plan: { ...USUAL_PLAN, blockPeriodSeconds: 5, requestTimeoutSeconds: 1, mixedOrder: true },
  historyMs: USUAL_HISTORY_MS,
  steps: [
    { afterMs: HEALTHY_WHILE_MS, fault: 'stop', given: { node: 'validator-1' } },
    { afterMs: AWAY_MS, fault: 'stop', undo: true },
    { afterMs: BETWEEN_MS, fault: 'stop', given: { node: 'validator-2' } },
    { afterMs: AWAY_MS, fault: 'stop', undo: true },
  ],
  mustSay: { verdict: 'healthy', words: 'All four validators agree and blocks go on, in round 1 for the most part.' },
};
