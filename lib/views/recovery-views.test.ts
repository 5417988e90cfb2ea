import { describe, expect, it } from 'vitest';
import { newRun } from '@/lib/recovery/new-run';
import { offerPlans } from '@/lib/recovery/offer-plans';
import type { Offer, Plan } from '@/lib/recovery/plan-types';
import { type DrawnWorld, draw } from '@/lib/recovery/plan-world.test-world';
import type { KeptPlan } from '@/lib/recovery/run-types';
import { offersView } from './offers-view';
import { planSentence, recoveryNow } from './plan-row';
import { planView } from './plan-view';
import { sayContext } from './say-phrase';

const FORK: DrawnWorld = {
  validators: 4,
  ancestor: 13,
  branches: [
    { tip: 14, holders: [1, 2, 'rpc-1'], transactions: [3] },
    { tip: 14, holders: [3, 4], transactions: [5], round: 1 },
  ],
};
const ann = { id: 'a', name: 'Ann' };

function viewed(world: DrawnWorld, may: Parameters<typeof offersView>[0]['may'] = { ok: true }) {
  const input = draw(world);
  const offers = offerPlans(input);
  const say = sayContext(input.diagnosis.picture.nodes);
  const plans = offers.offers.filter((one): one is Offer & { readonly applies: true } => one.applies);
  const inWords = ({ plan, hash }: (typeof plans)[number]) => planView(keptOf(plan, hash), { networkName: 'Net', fork: null, say });
  return { offers, view: offersView({ offers, confirmed: [], say, may }), plans: plans.map(inWords) };
}

const keptOf = (plan: Plan, hash: string): KeptPlan => ({
  ...{ network: 'net', number: 1, revision: 1, hash, plan, run: null as never, author: ann, approvalsNeeded: 1, incident: null, madeAt: 1 },
});

/** What was not said: keys without words, holes that nobody filled. */
const unsaid = (value: unknown) => JSON.stringify(value).match(/\[(?:plan|wizard)[.\w-]+\]|\{\w+(?::[^{}"]*)?\}|undefined|NaN/g) ?? [];

describe('ways of recovery in words', () => {
  it.each([
    ['two and two', FORK],
    ['three branches', { ...FORK, branches: [...FORK.branches.slice(0, 1), { tip: 15, holders: [3] }, { tip: 14, holders: [4] }] }],
    ['a stall', { validators: 4, ancestor: 20, branches: [{ tip: 20, holders: [1, 2, 3, 4] }] }],
    ['a peer nobody knows', { ...FORK, strangers: [{ address: null, enode: 'enode://aa@10.9.9.9:1', seenBy: ['validator-1'] }] }],
    ['nodes that are silent', { ...FORK, silent: ['rpc-2'] }],
    ['Besu', { ...FORK, client: () => 'besu' as const }],
    ['closed APIs', { ...FORK, capabilities: { 'validator-2': { debug: 'unavailable' as const } } }],
  ])('say every sentence on %s', (_, world) => {
    const { view, plans } = viewed(world);
    expect(unsaid([view, plans])).toEqual([]);
    expect(view.offers.length + view.notHere.length).toBeGreaterThan(5);
  });

  it('show the recommended one first, with its reason, and keep the others', () => {
    const { view, offers } = viewed(FORK);
    expect(view.offers[0]).toMatchObject({ id: offers.recommended, isRecommended: true });
    expect(view.offers.filter(({ isRecommended }) => isRecommended)).toHaveLength(1);
    expect(view.sentence).toContain(`Recommended: ${view.offers[0]?.title}`);
    expect(view.because).not.toBe('');
    expect(view.notHere.every(({ why }) => why !== '')).toBe(true);
  });

  it('can not be planned while something stands in the way, and say so', () => {
    const { view } = viewed({ ...FORK, silent: ['rpc-2'] });
    const [first] = view.offers;
    expect(first?.blockers[0]).toMatchObject({ says: expect.stringContaining('rpc-2'), canConfirm: true });
    expect(first?.may).toEqual({ ok: false, why: expect.stringContaining('stands in the way') });
    expect(view.sentence).toMatch(/^Ways that apply here: \d+\. Something has to be dealt with before any of them can be planned\.$/);
  });

  it('say the role first where that is what is missing', () => {
    const { view } = viewed(FORK, { ok: false, why: 'Sign in to do this.' });
    expect(view.offers[0]?.may).toEqual({ ok: false, why: 'Sign in to do this.' });
  });
});

describe('a plan in words', () => {
  const minimal = () => {
    const found = viewed(FORK).plans.find(({ playbook }) => playbook === 'minimal-move');
    if (found === undefined) throw new Error('no minimal move');
    return found;
  };

  it('names old and new head with their branches, and the height to type', () => {
    const rewind = minimal().steps.find(({ kind }) => kind === 'rewind');
    expect(rewind?.confirmHeight).toBe(13);
    expect(rewind?.isDestructive).toBe(true);
    expect(rewind?.heads).toEqual([
      expect.objectContaining({
        from: expect.objectContaining({ height: 14, branch: 'A' }),
        to: expect.objectContaining({ height: 13, branch: null }),
      }),
    ]);
    expect(rewind?.tasks[0]?.calls).toEqual(['debug_setHead("0xd")']);
  });

  it('writes checks that differ by their node alone as one sentence', () => {
    const stop = minimal().steps.find(({ kind }) => kind === 'stop-consensus');
    expect(stop?.after).toEqual(['Consensus is stopped: validator-1, validator-2, validator-3 and validator-4']);
  });

  it('is called what it was called when it was offered', () => {
    const { view, plans } = viewed(FORK);
    expect(plans.map(({ title }) => title)).toEqual(expect.arrayContaining(view.offers.map(({ title }) => title)));
  });

  it('tells remedies from steps that are always taken', () => {
    const { steps } = minimal();
    const remedies = steps.filter(({ isOnlyIfNeeded }) => isOnlyIfNeeded);
    expect(remedies.length).toBeGreaterThan(0);
    expect(remedies.every(({ note }) => note === 'only if needed')).toBe(true);
    expect(steps.find(({ kind }) => kind === 'rewind')?.isOnlyIfNeeded).toBe(false);
  });

  it('says one of a thing as one', () => {
    expect(JSON.stringify(viewed(FORK).plans)).not.toMatch(/\b1 (nodes|blocks|validators|links|transactions)\b/);
  });
});

describe('a plan that is done', () => {
  const done = (plan: Plan): string =>
    planSentence({ ...keptOf(plan, 'h'), run: { ...newRun(plan), phase: 'done', endedAt: 2 } }, sayContext([]));
  const [offer] = offerPlans(draw(FORK)).offers.filter((one) => one.applies);
  const plan = offer?.applies ? offer.plan : null;

  it('is called recovered only where blocks were seen', () => {
    if (!plan) throw new Error('nothing is offered for the fork');
    expect(done(plan)).toBe('Recovered');
    expect(done({ ...plan, steps: plan.steps.filter(({ kind }) => kind === 'give-back') })).toBe('Done: what was planned was carried out');
  });

  it('name what an earlier version did not keep of a plan', () => {
    const offer = offerPlans(draw(FORK)).offers.find((one): one is Offer & { readonly applies: true } => one.applies);
    if (!offer) throw new Error('no way applies');
    const kept: KeptPlan = { ...keptOf(offer.plan, offer.hash), notKept: ['title', 'dry-run'] };
    const shown = planView(kept, { networkName: 'Net', fork: null, say: sayContext([]) });
    expect(shown.notKept).toEqual(['what exactly it was called', 'what its dry run found']);
    expect(planView(keptOf(offer.plan, offer.hash), { networkName: 'Net', fork: null, say: sayContext([]) }).notKept).toEqual([]);
  });
});

describe('a recovery that goes on without approval', () => {
  const input = draw(FORK);
  const offer = offerPlans(input).offers.find((one) => one.applies);
  if (!offer?.applies) throw new Error('nothing applies');
  const { plan, hash } = offer;
  const glassOf = (phase: KeptPlan['run']['phase'], reason: string | null) => {
    const breakGlass = reason === null ? null : { by: ann, at: 1, reason };
    const run = { ...newRun(plan), phase, breakGlass, endedAt: phase === 'done' ? 2 : null };
    return recoveryNow({ ...keptOf(plan, hash), run }, sayContext([]));
  };

  it('says by whom and why, from the broken glass to its end', () => {
    expect(glassOf('awaiting-approval', null)?.glass).toBeNull();
    for (const phase of ['ready', 'paused', 'aborting'] as const)
      expect(glassOf(phase, 'nobody answers')?.glass).toBe('Goes on without approval, by Ann: nobody answers');
    expect(glassOf('done', 'nobody answers')).toBeNull();
  });

  it('keeps a long reason to a line or two, and shows one that looks like a template as it is', () => {
    const long = glassOf('ready', `${'𝕏 '.repeat(2000)}`)?.glass ?? '';
    expect([[...long].length < 300, long.endsWith('…'), /[\ud800-\udbff](?![\udc00-\udfff])/.test(long)]).toEqual([true, true, false]);
    expect(glassOf('ready', '{who}\n{reason}')?.glass).toBe('Goes on without approval, by Ann: {who} {reason}');
  });
});
