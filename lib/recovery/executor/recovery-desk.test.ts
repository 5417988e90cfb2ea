import { describe, expect, test, vi } from 'vitest';
import { AUTHOR, type DeskWorld } from './desk.test-world';
import type { ForkedDrill } from './drill-desk.test-world';
import { onCall } from './faults.test-world';
import { openDesks } from './open-desks.test-world';

// A whole plan is a second or two of work, and the machine may be busy.
vi.setConfig({ testTimeout: 120_000 });

const A = ['validator-1', 'validator-2', 'member-1'];
const B = ['validator-3', 'validator-4', 'member-2'];
const { forked } = openDesks();

const heads = ({ network }: ForkedDrill) => network.nodes.map((node) => node.process()?.chain.head().block.header.height ?? -1);
const sentTo = (world: DeskWorld, method: string) => world.sent.filter((call) => call.method === method).map(({ node }) => node);

/** Everybody on one chain, well above the ancestor, as the drill itself knows it. */
async function flows(drill: ForkedDrill, ancestor: number) {
  await drill.step(6);
  expect(Math.min(...heads(drill))).toBeGreaterThan(ancestor + 2);
  const above = drill.network.nodes.map((node) => node.process()?.chain.at(ancestor + 3)?.block.hash);
  expect(new Set(above).size).toBe(1);
}

describe('the full plan over a 2-2 fork', () => {
  test('leads from approval to flowing blocks, each call sent once and behind the right barrier', async () => {
    const { drill, world } = await forked();
    const offer = await world.offer('rewind-all');
    const ancestor = offer.plan.ancestor?.height ?? 0;
    await world.start(offer);
    const begun = drill.now();
    const { run, plan, number } = await world.finish();
    expect([run.phase, run.problem, world.troubles]).toEqual(['done', null, []]);
    await flows(drill, ancestor);
    // The proof of isolation is most of it.
    expect(drill.now() - begun).toBeLessThan(70_000);
    expect(Object.keys(run.doneSteps)).toEqual(plan.steps.map(({ id }) => id));
    expect(sentTo(world, 'debug_setHead').sort()).toEqual([...A, ...B].sort());
    const at = (method: string) => world.sent.filter((call) => call.method === method).map((call) => call.at);
    const barriers = ['miner_stop', 'admin_removePeer', 'debug_setHead', 'admin_addPeer', 'miner_start'].map(at);
    for (const [index, times] of barriers.entries())
      expect(Math.min(...times)).toBeGreaterThanOrEqual(Math.max(0, ...(barriers[index - 1] ?? [])));
    expect(Math.min(...(barriers[2] ?? [])) - Math.max(...(barriers[1] ?? []))).toBeGreaterThan(40_000);
    const lines = await world.store.recovery.lines('net', number);
    expect(lines.filter(({ kind, data }) => kind === 'intent' && 'calls' in data)).toHaveLength(
      plan.steps.flatMap(({ tasks }) => tasks.filter(({ calls }) => calls.length > 0)).length,
    );
    expect((await world.store.recovery.pieces('net', number)).length).toBeGreaterThan(10);
    const audit = await world.store.audit({ action: 'recovery.send', limit: 500 });
    expect(audit.filter(({ detail }) => String(detail.task).startsWith('rewind'))).toHaveLength(6);
    expect(await world.store.checkAudit()).toMatchObject({ ok: true });
  });

  test.each([
    [
      '4-3 of 7',
      { plan: { validators: 7, members: 1 } },
      1,
      [
        ['1', '2', '3', '4'],
        ['5', '6', '7'],
      ],
    ],
    ['three branches', { plan: { members: 0 } }, 1, [['1', '2'], ['3'], ['4']]],
    [
      'two deep',
      { plan: { members: 0 } },
      2,
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
  ] as const)('cures %s', async (_what, options, depth, camps) => {
    const branches = camps.map((names) => names.map((name) => `validator-${name}`));
    const { drill, world } = await forked(options.plan.members === 1 ? withMember(branches) : branches, { depth, ...options });
    const offer = await world.offer('rewind-all');
    await world.start(offer);
    const { run } = await world.finish();
    expect([run.phase, run.problem]).toEqual(['done', null]);
    await flows(drill, offer.plan.ancestor?.height ?? 0);
  });

  const withMember = ([first = [], ...others]: readonly (readonly string[])[]) => [[...first, 'member-1'], ...others];
});

describe('abort', () => {
  test('takes effect while a call is under way, and says what is left', async () => {
    const { world } = await forked();
    const { plan } = await world.offer('rewind-all').then(async (offer) => {
      await world.start(offer);
      return offer;
    });
    let release = () => {};
    world.twist.acts = onCall('debug_setHead', async (_node, real) => {
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      return real();
    });
    await world.until(({ run }) => run.phase === 'rewind', 120_000);
    await world.act({ kind: 'confirm', at: world.now(), by: AUTHOR, step: 'rewind-canary', height: plan.ancestor?.height ?? 0 });
    await world.until(() => sentTo(world, 'debug_setHead').length === 1, 20_000);
    expect(await world.act({ kind: 'abort', at: world.now(), by: AUTHOR, reason: 'enough' })).toBe(true);
    expect((await world.kept()).run.phase).toBe('aborting');
    release();
    const { run } = await world.finish();
    expect(['aborted', 'failed', 'paused']).toContain(run.phase);
    expect(sentTo(world, 'debug_setHead')).toHaveLength(1);
  });
});

describe('two desks on one store', () => {
  test('act one at a time: each call goes out once', async () => {
    const { drill, world } = await forked();
    const offer = await world.offer('rewind-all');
    await world.start(offer);
    const second = world.newDesk();
    second.wake();
    const { run } = await world.finish();
    expect([run.phase, run.problem]).toEqual(['done', null]);
    expect(sentTo(world, 'debug_setHead').sort()).toEqual([...A, ...B].sort());
    await flows(drill, offer.plan.ancestor?.height ?? 0);
    await second.stop();
  });
});

describe('what can be done now', () => {
  test('is surveyed once for all who look within a few seconds, and anew for who makes a plan', async () => {
    const { drill, world } = await forked();
    await drill.watched.tick(1, 0);
    let [begun, asked] = [0, ''];
    world.twist.looks = (node, calls) => {
      asked ||= node;
      if (node === asked && calls.some(({ method }) => method === 'admin_peers')) begun += 1;
      return null;
    };
    const applying = async (read: 'offers' | 'offersToRead') =>
      (await world.desk()[read]([])).offers.filter(({ applies }) => applies).map(({ playbook, variant }) => `${playbook}/${variant}`);
    const all = await Promise.all(Array.from({ length: 20 }, () => applying('offersToRead')));
    const one = begun;
    expect(one).toBeGreaterThan(0);
    expect(all.every((offers) => offers.includes('rewind-all/all'))).toBe(true);
    expect(await applying('offersToRead')).toEqual(all[0]);
    expect(begun).toBe(one);
    expect(await applying('offers')).toEqual(all[0]);
    expect(begun).toBe(2 * one);
    drill.network.sim.runUntil(drill.network.sim.now() + 6_000);
    await applying('offersToRead');
    expect(begun).toBe(3 * one);
  });
});
