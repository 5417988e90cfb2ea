import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { address } from '@/lib/incidents/diagnosis.test-world';
import { sayPhrase } from '@/lib/views/say-phrase';
import { changesSince } from './changes-since';
import { drawn } from './drawn.test-world';
import { guard } from './guard';
import { runPlan } from './obeying-network.test-world';
import { offerPlans } from './offer-plans';
import { type DrawnWorld, draw, TWO_TWO } from './plan-world.test-world';
import { worlds } from './random-worlds.test-world';
import type { Applying } from './recommend';
import type { Run } from './run-types';

const [SIDE_A, SIDE_B] = TWO_TWO.branches;
if (!SIDE_A || !SIDE_B) throw new Error('no fork');
const forked = (a: Partial<typeof SIDE_A>, b: Partial<typeof SIDE_A> = {}, more: Partial<DrawnWorld> = {}): DrawnWorld => ({
  ...TWO_TWO,
  branches: [
    { ...SIDE_A, ...a },
    { ...SIDE_B, ...b },
  ],
  ...more,
});

function offerOf(world: DrawnWorld, key: string): Applying {
  const found = offerPlans(draw(world)).offers.find(({ playbook, variant }) => `${playbook}/${variant}` === key);
  if (!found?.applies) throw new Error(`no ${key}: ${found ? sayPhrase(found.why) : ''}`);
  return found as Applying;
}
const whyNot = (world: DrawnWorld, key: string) => {
  const found = offerPlans(draw(world)).offers.find(({ playbook, variant }) => `${playbook}/${variant}` === key);
  return found && !found.applies ? sayPhrase(found.why) : null;
};

const VOTES: readonly (readonly [string, DrawnWorld])[] = [
  ['one side adds a validator', forked({ turns: 'add' })],
  ['both sides add one', forked({ turns: 'add' }, { turns: 'add' })],
  ['one side removes one of its own', forked({ turns: { remove: 1 } })],
  ['both sides, each another way', forked({ turns: 'add' }, { turns: { remove: 3 } })],
  ['each side removes one of the other', forked({ turns: { remove: 4 } }, { turns: { remove: 2 } })],
];

describe('a validator set that a vote changed above the ancestor', () => {
  it.each(VOTES)('is rewound with the blocks, and the full plan runs to its end: %s', (_name, world) => {
    const { plan, blockers } = offerOf(world, 'rewind-all/all');
    expect(blockers).toEqual([]);
    expect([plan.basis.validators, plan.basis.quorumSize]).toEqual([[1, 2, 3, 4].map(address), 3]);
    const { run } = runPlan(plan, draw(world));
    expect([run.phase, run.problem]).toEqual(['done', null]);
  });

  it('is kept of each node as it is at its head, and only where it is another one', () => {
    const { plan } = offerOf(forked({ turns: 'add' }), 'rewind-all/all');
    expect(Object.keys(plan.basis.sets ?? {}).sort()).toEqual(['member-1', 'validator-1', 'validator-2']);
    expect(plan.basis.sets?.['validator-1']).toContain(address(900));
    expect(offerOf(TWO_TWO, 'rewind-all/all').plan.basis).not.toHaveProperty('sets');
  });

  it('is named among what is lost', () => {
    const said = (world: DrawnWorld) =>
      offerOf(world, 'rewind-all/all').plan.steps.flatMap(({ loses }) => loses.map((one) => sayPhrase(one)));
    expect(said(forked({ turns: 'add' })).some((text) => /A vote on branch A added .* to the validators/.test(text))).toBe(true);
    expect(said(forked({}, { turns: { remove: 3 } })).some((text) => /A vote on branch B removed/.test(text))).toBe(true);
    expect(said(TWO_TWO).some((text) => /A vote on branch/.test(text))).toBe(false);
  });

  it('closes the ways that keep the branch it is on, with the reason, and leaves the others open', () => {
    const world = forked({ turns: 'add' });
    expect(whyNot(world, 'rewind-one-side/keep-A')).toMatch(/vote on branch A|set/i);
    const { plan } = offerOf(world, 'rewind-one-side/keep-B');
    expect(runPlan(plan, draw(world)).run.phase).toBe('done');
    expect(runPlan(offerOf(world, 'minimal-move/keep-B').plan, draw(world)).run.phase).toBe('done');
  });

  it('decides whether a branch has its quorum: it is counted in the set that its own blocks left', () => {
    // Of five, three that removed the other two are a quorum of three.
    const five = (turns?: 'add' | { readonly remove: number }): DrawnWorld => ({
      validators: 5,
      ancestor: 10,
      branches: [
        { tip: 12, holders: [1, 2, 3], ...(turns ? { turns } : {}) },
        { tip: 11, holders: [4, 5] },
      ],
    });
    expect(whyNot(five(), 'rewind-all/all')).toBeNull();
    expect(whyNot(five({ remove: 5 }), 'rewind-all/all')).toMatch(/A quorum holds A/);
    expect(whyNot(forked({ turns: { remove: 4 } }), 'rewind-one-side/keep-B')).toMatch(/A quorum holds A/);
  });

  it('is not known where no node tells it: then no way is offered that counts with it', () => {
    const silent = Object.fromEntries(['validator-3', 'validator-4', 'member-2'].map((name) => [name, { validators: null }]));
    const world = draw(forked({ turns: 'add' }, {}, { look: silent }));
    const branches = world.survey.branches.map((branch) => ({
      ...branch,
      blocks: branch.blocks.map(({ validators: _set, ...block }) => block),
    }));
    const picture = { ...world.diagnosis.picture, block: () => null };
    // All who tell a set tell the one of their own side.
    const looks = world.survey.looks.map((look) => (look.node === 'validator-4' ? { ...look, validators: [address(1)] } : look));
    const offers = offerPlans({ ...world, survey: { ...world.survey, looks, branches }, diagnosis: { ...world.diagnosis, picture } });
    expect(offers.offers.filter(({ applies, playbook }) => applies && /rewind|move/.test(playbook))).toEqual([]);
  });
});

describe('the rule that the set stays as it was', () => {
  const world = forked({ turns: 'add' });
  const { plan } = offerOf(world, 'rewind-all/all');
  const begun = runPlan(plan, draw(world), { until: ({ phase }) => phase === 'prove-isolation' });
  const at = begun.run.clock;
  const ask = (node: string, validators: readonly `0x${string}`[]) =>
    guard(
      plan,
      begun.run,
      begun.network.looks(at).map((look) => (look.node === node ? { ...look, validators } : look)),
      at,
      null,
    )?.code ?? null;

  it('holds each node against its own', () => {
    expect(ask('validator-3', [1, 2, 3, 4].map(address))).toBeNull();
    expect(ask('validator-3', [1, 2, 3, 4, 900].map(address))).toBe('set-changed');
    expect(ask('validator-1', [900, 4, 3, 2, 1].map(address))).toBeNull();
    expect(ask('validator-1', [1, 2, 3, 4].map(address))).toBe('set-changed');
  });

  it('holds a rewound node against the set of the ancestor', () => {
    const rewound = runPlan(plan, draw(world), { until: ({ phase }) => phase === 'verify-heads' });
    const looks = rewound.network.looks(rewound.run.clock);
    const asked = (validators: readonly `0x${string}`[]) =>
      guard(
        plan,
        rewound.run,
        looks.map((look) => (look.node === 'validator-1' ? { ...look, validators } : look)),
        rewound.run.clock,
        null,
      )?.code ?? null;
    expect([asked([1, 2, 3, 4].map(address)), asked([1, 2, 3, 4, 900].map(address))]).toEqual([null, 'set-changed']);
  });

  it('makes no plan stale that rests on a set of one of the sides', () => {
    const watch: typeof plan = { ...plan, playbook: 'wait' };
    const above = begun.network.looks(at).map((look) => ({ ...look, head: look.head && { ...look.head, height: 200 } }));
    const told = (validators: readonly `0x${string}`[]) =>
      changesSince(
        watch,
        above.map((look) => ({ ...look, validators })),
      ).map(({ key }) => key);
    expect(told([1, 2, 3, 4, 900].map(address))).not.toContain('plan.stale.set');
    expect(told([1, 2, 3].map(address))).toContain('plan.stale.set');
  });
});

it('an offered plan that nothing blocks passes the guard at its first destructive step when the network does not change', () => {
  let reached = 0;
  fc.assert(
    fc.property(worlds, ({ world }) => {
      const input = draw(world);
      for (const offer of offerPlans(input).offers) {
        if (!offer.applies || offer.blockers.length > 0 || !offer.plan.isDestructive) continue;
        const first = offer.plan.steps.flatMap(({ tasks }) => tasks).find(({ isDestructive }) => isDestructive);
        const isSent = ({ tasks }: Run) => !['waiting', 'left-out'].includes(tasks[first?.id ?? '']?.state ?? 'waiting');
        const { run } = runPlan(offer.plan, input, { hands: true, until: isSent });
        const why = run.problem && sayPhrase(run.problem.says);
        expect([offer.playbook, offer.variant, why, isSent(run)]).toEqual([offer.playbook, offer.variant, null, true]);
        reached += 1;
      }
    }),
    drawn(20, 6),
  );
  expect(reached).toBeGreaterThan(0);
});
