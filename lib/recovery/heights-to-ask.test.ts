import { expect, it } from 'vitest';
import { heightsToAsk } from './heights-to-ask';
import { newRun } from './new-run';
import { offerPlans } from './offer-plans';
import { draw, TWO_TWO } from './plan-world.test-world';

it('asks ahead of the heads only while it is watched who proposes, so that no author of a block between two looks is missed', () => {
  const input = draw(TWO_TWO);
  const { offers } = offerPlans(input);
  const plan = offers.flatMap((one) => (one.applies && one.playbook === 'rewind-all' ? [one.plan] : []))[0];
  if (plan === undefined) throw new Error('rewind-all is not offered');
  const cycle = plan.steps.findIndex(({ id }) => id === 'watch-cycle');
  const highest = Math.max(...input.survey.looks.flatMap(({ head }) => (head ? [head.height] : [])));
  const asked = (step: number) => heightsToAsk(plan, { ...newRun(plan), looks: input.survey.looks, step });
  expect(asked(cycle)).toEqual(expect.arrayContaining([highest + 1, highest + 2, highest + 8]));
  expect(asked(0)).not.toContain(highest + 8);
});
