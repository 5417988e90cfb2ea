import type { Scenario } from '@/lib/drill/types';

/** 4 validators, 2 members, 2 s blocks, 4 s time-out. No traffic: where a proposer is missing, transfers hold up the round changes (faults/load). */
export const USUAL_PLAN: Scenario['plan'] = {
  validators: 4,
  members: 2,
  blockPeriodSeconds: 2,
  requestTimeoutSeconds: 4,
};

/** What lies behind a scenario's network when it is first seen, and how long it is well before the first thing happens; simulated ms. */
export const USUAL_HISTORY_MS = 5 * 60_000;
export const HEALTHY_WHILE_MS = 20_000;
