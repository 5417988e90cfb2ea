import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { PlaybookId } from '@/lib/incidents/types';
import { sayPhrase } from '@/lib/views/say-phrase';
import { drawn } from './drawn.test-world';
import { runPlan } from './obeying-network.test-world';
import { openWays, worlds } from './random-worlds.test-world';

/** Those of GoQuorum that make blocks come; the others are in plans-run.test.ts. */
const RUN: ReadonlySet<PlaybookId> = new Set(['restart-consensus', 'rewind-all', 'rewind-one-side', 'minimal-move', 'rotate-static-nodes']);

// One network in seven has such a way: without the filter a search may meet none at all, and would prove nothing.
const curable = worlds
  .map(({ world }) => {
    const { input, offers } = openWays(world);
    return { input, offers: offers.filter(({ playbook }) => RUN.has(playbook)) };
  })
  .filter(({ offers }) => offers.length > 0);

it('every plan of a random network that nothing blocks ends in blocks on one chain', () => {
  fc.assert(
    fc.property(curable, ({ input, offers }) => {
      for (const offer of offers) {
        const { run } = runPlan(offer.plan, input, { hands: true });
        const why = run.problem && `${run.problem.code} ${run.problem.task ?? ''} ${sayPhrase(run.problem.says)}`;
        expect({ offer: `${offer.playbook}/${offer.variant}`, phase: run.phase, why }).toMatchObject({ phase: 'done', why: null });
      }
    }),
    drawn(12, 20261128),
  );
}, 120_000);
