import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { PlaybookId } from '@/lib/incidents/types';
import { sayPhrase } from '@/lib/views/say-phrase';
import { runPlan } from './obeying-network.test-world';
import { openWays, worlds } from './random-worlds.test-world';

/** Those of GoQuorum that make blocks come; the others are in plans-run.test.ts. */
const RUN: ReadonlySet<PlaybookId> = new Set(['restart-consensus', 'rewind-all', 'rewind-one-side', 'minimal-move', 'rotate-static-nodes']);

it('every plan of a random network that nothing blocks ends in blocks on one chain', () => {
  let ran = 0;
  fc.assert(
    fc.property(worlds, ({ world }) => {
      const { input, offers } = openWays(world);
      for (const offer of offers) {
        if (!RUN.has(offer.playbook)) continue;
        const { run } = runPlan(offer.plan, input, { hands: true });
        const why = run.problem && `${run.problem.code} ${run.problem.task ?? ''} ${sayPhrase(run.problem.says)}`;
        expect({ offer: `${offer.playbook}/${offer.variant}`, phase: run.phase, why }).toMatchObject({ phase: 'done', why: null });
        ran += 1;
      }
    }),
    { numRuns: 40 },
  );
  expect(ran).toBeGreaterThan(0);
}, 120_000);
