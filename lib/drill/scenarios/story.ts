import { HEALTHY_WHILE_MS, USUAL_HISTORY_MS, USUAL_PLAN } from '@/lib/drill/scenarios/usual-plan';
import type { Scenario } from '@/lib/drill/types';

export const story: Scenario = {
  id: 'story',
  title: 'The story: two blocks at one height',
  story:
    'A healthy while, then two valid blocks at one height, each held by two of four validators: round changes without end, and every usual check stays green.',
  plan: USUAL_PLAN,
  historyMs: USUAL_HISTORY_MS,
  // The two blocks hold transfers; none come afterwards, for they would hold up the round changes (faults/load).
  steps: [
    { afterMs: HEALTHY_WHILE_MS - 10_000, fault: 'load' },
    { afterMs: 10_000, fault: 'fork', given: { split: '2-2' } },
    { afterMs: 3000, fault: 'load', undo: true },
  ],
  mustSay: { verdict: 'forked', words: 'Forked, two of four validators on each side, quorum is three: it will not heal by itself.' },
};
