import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sayPhrase } from '@/lib/views/say-phrase';
import { drawn } from './drawn.test-world';
import { neededPermissions } from './dry/needed-permissions';
import type { Permission } from './dry/types';
import { dryRun } from './dry-run';
import { liveLooks, runPlan } from './obeying-network.test-world';
import type { Plan, PlanInput } from './plan-types';
import type { Problem } from './problem-types';
import { openWays, worlds } from './random-worlds.test-world';
import { ADA, toEnd } from './recovery.test-world';

/** How many networks that have a way are drawn; `npm run test:long` draws more. */
const RUNS = drawn(8, 20261128);
const TIMEOUT_MS = 60_000 + RUNS.numRuns * 10_000;
const CONTEXT = { planHash: 'hash', author: ADA, approvalsNeeded: 2, approvers: 'all' } as const;

const permissionsOf = (plan: Plan, closed: (node: string, group: string) => boolean): readonly Permission[] =>
  neededPermissions(plan).map(({ node, group, isForRemedy }) => ({
    ...{ node, group, isForRemedy, by: 'call', answer: closed(node, group) ? `${group} is not available` : null },
    state: closed(node, group) ? 'closed' : 'open',
  }));

const tried = (plan: Plan, input: PlanInput, closed = (_node: string, _group: string) => false) =>
  toEnd(dryRun(plan, CONTEXT, { looks: liveLooks(plan, input), permissions: permissionsOf(plan, closed), now: input.now }));

/** One network in three has a way: without the filter a search may meet none at all, and would prove nothing. */
const open = worlds.map(({ world }) => openWays(world)).filter(({ offers }) => offers.length > 0);

function everyPlan(use: (plan: Plan, input: PlanInput, name: string) => void): void {
  fc.assert(
    fc.property(open, ({ input, offers }) => {
      for (const offer of offers) use(offer.plan, input, `${offer.playbook}/${offer.variant}`);
    }),
    RUNS,
  );
}

/** Where and why it ends, in words; null = by itself. */
const endOf = (problem: Problem | null) => problem && `${problem.code} ${problem.node} ${sayPhrase(problem.says)}`;

it(
  'a dry run foretells what nodes that obey do with a plan: every call in its order, and the end',
  () => {
    everyPlan((plan, input, name) => {
      const dry = tried(plan, input);
      const played = runPlan(plan, input, { hands: true, besu: plan.playbook.startsWith('besu') });
      const sends = dry.steps.flatMap(({ sends: sent }) => sent);
      expect([name, endOf(dry.stop?.problem ?? null), sends]).toEqual([name, endOf(played.run.problem), played.sent]);
      // Who answers without a head can't be waited for; nothing else stops a plan that nothing blocks.
      const isHeadless = input.survey.looks.some(({ answered, head }) => answered && !head);
      if (dry.stop) expect([name, dry.stop.problem.code, isHeadless]).toEqual([name, 'check-unknown', true]);
      else expect([name, dry.ok, dry.steps.filter(({ isReached }) => !isReached)]).toEqual([name, true, []]);
    });
  },
  TIMEOUT_MS,
);

it(
  'an API that a node keeps closed is named with its node, and the plan stops at the first call of it',
  () => {
    everyPlan((plan, input, name) => {
      const needed = neededPermissions(plan).filter(({ isForRemedy }) => !isForRemedy);
      for (const { node, group } of needed.slice(0, 2)) {
        const dry = tried(plan, input, (one, of) => one === node && of === group);
        const closed = dry.permissions.filter(({ state }) => state === 'closed');
        expect([name, closed.map((one) => [one.node, one.group])]).toEqual([name, [[node, group]]]);
        expect(dry.ok).toBe(false);
        // A link is there when its other end was let dial: looks decide, not the answer.
        if (group === 'admin' && dry.stop?.problem.code !== 'refused') continue;
        expect(dry.stop?.problem).toMatchObject({ code: 'refused', node, answer: `${group} is not available` });
        const first = plan.steps.find(({ tasks }) =>
          tasks.some((task) => task.node === node && task.calls.some(({ method }) => method.startsWith(`${group}_`))),
        );
        expect(dry.stop?.step).toBe(first?.id);
      }
    });
  },
  TIMEOUT_MS,
);
