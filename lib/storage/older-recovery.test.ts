import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { phrase } from '@/lib/incidents/phrase';
import { offerPlans } from '@/lib/recovery/offer-plans';
import { draw, TWO_TWO } from '@/lib/recovery/plan-world.test-world';
import { planAsNow, runAsNow } from './older-recovery';
import { toKeptPlan } from './recovery-row';
import { runOf } from './testing/recovery-samples';
import { hashOf } from './testing/store-samples';

const offer = offerPlans(draw(TWO_TWO)).offers.find((one) => one.applies && one.playbook === 'minimal-move');
if (!offer?.applies) throw new Error('minimal-move does not apply');
const { plan } = offer;

const rowOf = (kept: unknown, run: unknown) => ({
  ...{ id: 1, network_id: 1, number: 3, revision: 2, phase: 'done' as const, is_open: 0, hash: 'ab'.repeat(32) },
  ...{ plan: deflateSync(JSON.stringify(kept)), run: deflateSync(JSON.stringify(run)), author_id: 'p1', author_name: 'Ada' },
  ...{ approvals_needed: 1, incident: null, made_at: 1000, ended_at: 2000 },
});

/** As the first version kept them. */
const { title: _, ...untitled } = plan;
const { losesVotes: __, ...worth } = plan.worth;
const firstPlan = {
  ...untitled,
  worth,
  steps: plan.steps.map((step) => ({
    ...step,
    tasks: step.tasks.map(({ unless, ...task }) => (unless === undefined ? task : { ...task, onlyIfNeeded: true })),
  })),
};
const { clock: ___, answeredAt: ____, leftOut: _____, ...early } = runOf({ phase: 'dry-run', stepSince: 700 });
const firstRun = {
  ...early,
  dryRun: { at: 900, ok: true, calls: [], heads: [], missing: [], problems: [], unread: [] },
  givenBack: [
    { hash: hashOf(1), fate: 'nonce-used', sender: null, nonce: 4, detail: 'nonce 4 of its sender is used', at: 800 },
    { hash: hashOf(2), fate: 'missing', sender: null, nonce: null, detail: null, at: 800 },
  ],
};

describe('a plan of an earlier version', () => {
  it('has a title, and says what was not kept of it', () => {
    const kept = toKeptPlan(rowOf(firstPlan, firstRun), 'main');
    expect(kept.notKept).toEqual(['title', 'votes', 'dry-run', 'transactions']);
    expect(kept.plan.title).toEqual(phrase('plan.title-not-kept', { playbook: { phrase: phrase('title.playbook.minimal-move') } }));
    expect(kept.plan.worth.losesVotes).toBeNull();
  });

  it('keeps its remedies remedies', () => {
    const remedies = (one: typeof plan) => one.steps.flatMap(({ tasks }) => tasks.filter(({ unless }) => unless).map(({ id }) => id));
    const { plan: now } = planAsNow(firstPlan);
    expect(remedies(now)).toEqual(remedies(plan));
    expect(remedies(now).length).toBeGreaterThan(0);
    expect(JSON.stringify(now)).not.toContain('onlyIfNeeded');
  });

  it('is tried dry anew, and what was said of its transactions stays as it was said', () => {
    const { run } = runAsNow(firstRun as unknown as Parameters<typeof runAsNow>[0]);
    expect(run).toMatchObject({ phase: 'draft', dryRun: null, clock: 700, answeredAt: null, leftOut: {} });
    expect(run.givenBack).toEqual([
      {
        ...{ hash: hashOf(1), fate: 'nonce-used', sender: null, nonce: 4, at: 800, block: null, was: [], sent: null },
        detail: phrase('given-back.as-kept', { words: 'nonce 4 of its sender is used' }),
      },
      { hash: hashOf(2), fate: 'missing', sender: null, nonce: null, at: 800, block: null, was: [], sent: null, detail: null },
    ]);
  });

  it('of this version is as it was kept', () => {
    const run = runOf({ phase: 'ready' });
    const kept = toKeptPlan(rowOf(plan, run), 'main');
    expect(kept.notKept).toBeUndefined();
    expect(kept.plan).toEqual(plan);
    expect(kept.run).toEqual(run);
  });
});
