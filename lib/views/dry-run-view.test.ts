import { expect, it } from 'vitest';
import { neededPermissions } from '@/lib/recovery/dry/needed-permissions';
import { dryRun } from '@/lib/recovery/dry-run';
import { liveLooks } from '@/lib/recovery/obeying-network.test-world';
import { offerPlans } from '@/lib/recovery/offer-plans';
import { type DrawnWorld, draw } from '@/lib/recovery/plan-world.test-world';
import { ADA, toEnd } from '@/lib/recovery/recovery.test-world';
import { branchLetters } from './branch-letters';
import { dryRunView } from './dry-run-view';
import { sayContext } from './say-phrase';

const NAMES = ['validator-1', 'validator-2', 'validator-3', 'validator-4'];
const world: DrawnWorld = {
  validators: 4,
  ancestor: 1000,
  branches: [
    { tip: 1050, holders: [1, 2] },
    { tip: 1050, holders: [3, 4] },
  ],
  stops: NAMES.map((node) => ({ node, upSince: null, startedAtHeight: 1040, lastStop: 'clean' as const })),
};

function viewOf(closed: readonly string[] = []) {
  const input = draw(world);
  const found = offerPlans(input).offers.find((one) => one.applies && one.playbook === 'rewind-all');
  if (!found?.applies) throw new Error('no rewind-all');
  const { plan } = found;
  const permissions = neededPermissions(plan).map(({ node, group, isForRemedy }) => ({
    ...{ node, group, isForRemedy, by: 'call' as const, answer: null },
    state: closed.includes(`${node} ${group}`) ? ('closed' as const) : ('open' as const),
  }));
  const context = { planHash: 'x', author: ADA, approvalsNeeded: 1, approvers: 'all' } as const;
  const dry = toEnd(dryRun(plan, context, { looks: liveLooks(plan, input), permissions, now: input.now }));
  const view = dryRunView(dry, plan, branchLetters(plan, null), sayContext(input.diagnosis.picture.nodes));
  return { view, texts: JSON.stringify(view) };
}

it('a dry run in words: heads before and after, calls by node, checks by when they can be read, and no gap in a sentence', () => {
  const { view, texts } = viewOf();
  expect(view).toMatchObject({ ok: true, permissions: [], stop: null });
  expect(view.sentence).toMatch(new RegExp(`Calls it would send: ${view.calls}\\.`));
  expect(view.heads.map(({ node }) => node)).toEqual(NAMES);
  const canary = view.steps.find(({ confirmHeight }) => confirmHeight !== null);
  expect(canary?.calls).toMatchObject([{ calls: ['debug_setHead("0x3e8")'], times: 1 }]);
  expect(canary?.heads[0]?.to.says).toBe('1,000 is asked; it may land as low as 913');
  expect(view.risk).toMatch(/^It is not sure where every rewound node lands\. Should validator-\d land below/);
  const stop = view.steps.find(({ calls }) => calls.some((one) => one.calls[0] === 'miner_stop()'));
  expect(stop?.checks.map(({ when, state }) => [when, state])).toEqual([
    ['before', 'holds'],
    ['after', 'later'],
  ]);
  expect(texts).not.toMatch(/\{\w+\}|undefined|NaN|not-known-/);
});

it('names what is closed by node and group, and where the run would stop because of it', () => {
  const { view } = viewOf(['validator-2 debug', 'validator-4 debug']);
  expect(view.permissions.map(({ says }) => says)).toEqual(['The debug API is closed: validator-2 and validator-4']);
  expect(view).toMatchObject({
    ok: false,
    sentence: 'The plan needs calls that not every node lets through: see below. Nothing was sent.',
  });
  expect(view.stop?.title).toMatch(/rewind/i);
});
