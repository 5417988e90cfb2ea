import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { PlaybookId } from '@/lib/incidents/types';
import { sayPhrase } from '@/lib/views/say-phrase';
import { neededPermissions } from './dry/needed-permissions';
import type { Permission } from './dry/types';
import { dryRun } from './dry-run';
import { liveLooks, runPlan } from './obeying-network.test-world';
import type { Plan, PlanInput } from './plan-types';
import { openWays, worlds } from './random-worlds.test-world';
import { ADA } from './recovery.test-world';

/** Those that make blocks come by calls and hands alone; the obeying network knows how. */
const RUN: ReadonlySet<PlaybookId> = new Set(['restart-consensus', 'rewind-all', 'rewind-one-side', 'minimal-move', 'rotate-static-nodes']);
const CONTEXT = { planHash: 'hash', author: ADA, approvalsNeeded: 2, approvers: 'all' } as const;

const permissionsOf = (plan: Plan, closed: (node: string, group: string) => boolean): readonly Permission[] =>
  neededPermissions(plan).map(({ node, group, isForRemedy }) => ({
    ...{ node, group, isForRemedy, by: 'call', answer: closed(node, group) ? `${group} is not available` : null },
    state: closed(node, group) ? 'closed' : 'open',
  }));

const tried = (plan: Plan, input: PlanInput, closed = (_node: string, _group: string) => false) =>
  dryRun(plan, CONTEXT, { looks: liveLooks(plan, input), permissions: permissionsOf(plan, closed), now: input.now });

function everyPlan(use: (plan: Plan, input: PlanInput, name: string) => void, numRuns: number): number {
  let tries = 0;
  fc.assert(
    fc.property(worlds, ({ world }) => {
      const { input, offers } = openWays(world);
      for (const offer of offers) {
        use(offer.plan, input, `${offer.playbook}/${offer.variant}`);
        tries += 1;
      }
    }),
    // The same worlds every time: of others some still differ (docs/next.md).
    { numRuns, seed: 20261128 },
  );
  return tries;
}

it('a dry run of every plan that nothing blocks comes to its end, by the calls a run on nodes that obey sends', () => {
  const count = everyPlan((plan, input, name) => {
    const dry = tried(plan, input);
    // Who answers without a head can't be waited for, and links alone move nobody from a longer branch to a shorter one.
    const isHeadless = input.survey.looks.some(({ answered, head }) => answered && !head);
    if (isHeadless && (plan.playbook === 'wait' || plan.playbook === 'reconnect-peers')) return;
    if (input.survey.branches.length > 1 && plan.playbook === 'reconnect-peers') return;
    const stop = dry.stop && `${dry.stop.step} ${dry.stop.problem.code} ${sayPhrase(dry.stop.problem.says)}`;
    const seen = dry.stop?.problem.seen && sayPhrase(dry.stop.problem.seen);
    expect({ name, stop, seen, ok: dry.ok, open: dry.steps.filter(({ isReached }) => !isReached) }).toEqual({
      ...{ name, stop: null, seen: undefined, ok: true, open: [] },
    });
    // Of a node without a head, and of what comes about by itself, the obeying network knows nothing.
    if (!RUN.has(plan.playbook) || isHeadless) return;
    const { sent } = runPlan(plan, input, { hands: true });
    expect([name, dry.steps.flatMap(({ sends }) => sends)]).toEqual([name, sent]);
  }, 40);
  expect(count).toBeGreaterThan(1);
}, 120_000);

it('an API that a node keeps closed is named with its node, and the plan stops at the first call of it', () => {
  const count = everyPlan((plan, input, name) => {
    const needed = neededPermissions(plan).filter(({ isForRemedy }) => !isForRemedy);
    for (const { node, group } of needed.slice(0, 2)) {
      const dry = tried(plan, input, (one, of) => one === node && of === group);
      const closed = dry.permissions.filter(({ state }) => state === 'closed');
      expect([name, closed.map((one) => [one.node, one.group])]).toEqual([name, [[node, group]]]);
      expect(dry.ok).toBe(false);
      // A link is there when its other end was let dial: looks decide, not the answer.
      if (group === 'admin' && dry.stop === null) continue;
      if (input.survey.branches.length > 1 && plan.playbook === 'reconnect-peers') continue;
      expect(dry.stop?.problem).toMatchObject({ code: 'refused', node, answer: `${group} is not available` });
      const first = plan.steps.find(({ tasks }) =>
        tasks.some((task) => task.node === node && task.calls.some(({ method }) => method.startsWith(`${group}_`))),
      );
      expect(dry.stop?.step).toBe(first?.id);
    }
  }, 40);
  expect(count).toBeGreaterThan(1);
}, 60_000);
