import { HEALTHY_WHILE_MS, USUAL_PLAN } from '@/lib/drill/scenarios/usual-plan';
import type { Scenario } from '@/lib/drill/types';

export const prunedFork: Scenario = {
  id: 'pruned-fork',
  title: 'Fork on pruned nodes',
  story: 'A fork two blocks deep, and every process was restarted after it: a rewind to the last common block lands 125 blocks lower.',
  // Transfers in nearly every block: a block without one shares its parent's state and could be rewound to all the same.
  plan: { ...USUAL_PLAN, transfersEveryMs: 1500 },
  historyMs: 8 * 60_000,
  steps: [{ afterMs: HEALTHY_WHILE_MS, fault: 'fork', given: { split: '2-2', depth: 2, restarted: true } }],
  mustSay: { verdict: 'forked', words: 'Forked, two of four validators on each side; a rewind may land far lower.' },
};
