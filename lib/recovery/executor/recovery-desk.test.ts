import { afterEach, describe, expect, test, vi } from 'vitest';
import type { RpcFailure } from '@/lib/rpc/types';
import { AUTHOR, type DeskWorld, deskWorld, type Twist } from './desk.test-world';
import { type ForkedDrill, forkedDrill } from './drill-desk.test-world';

// A whole plan is a second or two of work, and the machine may be busy.
vi.setConfig({ testTimeout: 120_000 });

const A = ['validator-1', 'validator-2', 'member-1'];
const B = ['validator-3', 'validator-4', 'member-2'];
const open: DeskWorld[] = [];
afterEach(async () => {
  for (const world of open.splice(0)) await world.close();
});

async function forked(branches: readonly (readonly string[])[] = [A, B], depth = 1, options: Parameters<typeof forkedDrill>[1] = {}) {
  const drill = await forkedDrill(
    branches.map((holders) => ({ depth, holders })),
    options,
  );
  const world = await deskWorld(drill);
  open.push(world);
  return { drill, world };
}

const heads = ({ network }: ForkedDrill) => network.nodes.map((node) => node.process()?.chain.head().block.header.height ?? -1);
const hashes = ({ network }: ForkedDrill) => [...new Set(network.nodes.map((node) => node.process()?.chain.head().block.hash))];
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
    const { drill, world } = await forked(options.plan.members === 1 ? withMember(branches) : branches, depth, options);
    const offer = await world.offer('rewind-all');
    await world.start(offer);
    const { run } = await world.finish();
    expect([run.phase, run.problem]).toEqual(['done', null]);
    await flows(drill, offer.plan.ancestor?.height ?? 0);
  });

  const withMember = ([first = [], ...others]: readonly (readonly string[])[]) => [[...first, 'member-1'], ...others];
});

/** Lets `act` do what it wants with every request that holds this method. */
const onCall =
  (method: string, act: (node: string, real: Parameters<Twist>[2]) => ReturnType<Twist>): Twist =>
  (node, calls, real) =>
    calls.some((call) => call.method === method) ? act(node, real) : null;
const failed = (error: RpcFailure) =>
  Promise.resolve({
    outcomes: [{ ok: false, error }],
    transport: error.code === 'rpc-error' ? null : error,
    latencyMs: 1,
    httpRequests: 1,
  } as never);

describe('what goes wrong on the way', () => {
  test.each([
    ['is refused', { code: 'rpc-error', message: 'debug_setHead: forbidden (-32000)' }],
    ['has a wrong type', { code: 'rpc-error', message: 'debug_setHead: invalid argument 0: json: cannot unmarshal (-32602)' }],
    ['is not served any more', { code: 'method-unavailable', message: 'debug_setHead is not available' }],
    ['meets revoked credentials', { code: 'unauthorized', message: 'unauthorized' }],
  ] as const)('a rewind that %s stops the plan at the canary with the exact answer', async (_what, error) => {
    const { drill, world } = await forked();
    await world.start(await world.offer('rewind-all'));
    world.twist.acts = onCall('debug_setHead', () => failed(error));
    const { run } = await world.finish();
    expect([run.phase, run.problem?.code]).toEqual(['paused', 'refused']);
    expect(run.problem?.answer).toContain(error.message);
    expect(new Set(sentTo(world, 'debug_setHead')).size).toBe(1);
    expect(hashes(drill)).toHaveLength(2);
  });

  test('where another node answers on the connection that carries calls, as behind a balancer, none is sent', async () => {
    const { drill, world } = await forked();
    await world.start(await world.offer('rewind-all'));
    const [behind] = drill.nodes.filter(({ name }) => name === A[0]);
    world.twist.acts = (node, calls) => (node === B[0] ? (behind?.client.send(calls) as never) : null);
    const { run } = await world.finish();
    expect([run.phase, run.problem?.code, run.problem?.node]).toEqual(['paused', 'refused', B[0]]);
    expect(run.problem?.answer).toMatch(/^not sent: 0x[0-9a-f]{40} answers there, not 0x/);
    expect(world.sent.filter(({ node }) => node === B[0])).toEqual([]);
    expect(sentTo(world, 'debug_setHead')).toEqual([]);
  });

  test('a rewind that does nothing is not believed', async () => {
    const { world } = await forked();
    await world.start(await world.offer('rewind-all'));
    world.twist.acts = onCall('debug_setHead', () => Promise.resolve({ outcomes: [{ ok: true, value: null }], transport: null } as never));
    const { run } = await world.finish();
    expect(run.phase).toBe('paused');
    expect(run.problem?.answer).toBe('null');
    expect(new Set(sentTo(world, 'debug_setHead')).size).toBe(1);
  });

  test('a rewind that times out while it works is resolved by looking, and not sent again', async () => {
    const { drill, world } = await forked();
    const offer = await world.offer('rewind-all');
    await world.start(offer);
    world.twist.acts = onCall('debug_setHead', async (_node, real) => {
      await real();
      return failed({ code: 'timeout', message: 'no whole answer within 60000 ms' });
    });
    const { run } = await world.finish();
    expect([run.phase, run.problem]).toEqual(['done', null]);
    expect(sentTo(world, 'debug_setHead').sort()).toEqual([...A, ...B].sort());
    await flows(drill, offer.plan.ancestor?.height ?? 0);
  });

  test('a rewind on pruned state stops at the canary, and no other node is rewound', async () => {
    const { drill, world } = await forked([A, B], 2, { restarted: true, historyMs: 300_000, plan: { transfersEveryMs: 1500 } });
    const offer = await world.offer('rewind-all');
    await world.start(offer);
    const { run } = await world.finish();
    expect([run.phase, run.problem?.code]).toEqual(['paused', 'overshoot']);
    expect(sentTo(world, 'debug_setHead')).toHaveLength(1);
    const ancestor = offer.plan.ancestor?.height ?? 0;
    expect(heads(drill).filter((height) => height < ancestor)).toHaveLength(1);
    expect(run.problem?.seen).not.toBeNull();
  });

  test('a link that comes back while isolation is proven is cut once more, and nothing is rewound before the proof is whole', async () => {
    const { drill, world } = await forked();
    await world.start(await world.offer('rewind-all'));
    await world.until(({ run }) => run.phase === 'prove-isolation');
    const [one, other] = [drill.network.node('validator-1'), drill.network.node('validator-4')];
    const cuts = sentTo(world, 'admin_removePeer').length;
    one.process()?.peers.add(other.enode);
    other.process()?.peers.add(one.enode);
    // A link that was just cut is made anew within 35 s: shortly before the proof is complete.
    expect(await world.until(({ run }) => run.cutAgain === 1, 39_000)).toBe(true);
    expect((await world.finish()).run.phase).toBe('done');
    expect(sentTo(world, 'admin_removePeer').length).toBe(2 * cuts);
    const at = (method: string) => world.sent.filter((call) => call.method === method).map((call) => call.at);
    expect(Math.min(...at('debug_setHead')) - Math.max(...at('admin_removePeer'))).toBeGreaterThan(40_000);
  });

  test.each([
    ['answers from another chain', 'other-chain', (method: string, value: unknown) => (method === 'eth_chainId' ? 7 : value)],
    [
      'is another node than before',
      'identity-changed',
      (method: string, value: unknown) => (method === 'istanbul_nodeAddress' ? `0x${'12'.repeat(20)}` : value),
    ],
    [
      'goes by another validator set',
      'set-changed',
      (method: string, value: unknown) => (method === 'istanbul_getValidators' ? (value as readonly string[]).slice(1) : value),
    ],
  ])('a node that %s midway stops everything before anything is rewound', async (_what, code, says) => {
    const { world } = await forked();
    await world.start(await world.offer('rewind-all'));
    await world.until(({ run }) => run.phase === 'prove-isolation');
    world.twist.looks = (node, calls, real) =>
      node !== 'validator-2'
        ? null
        : real().then((exchange) => ({
            ...exchange,
            outcomes: calls.map((call, index) => {
              const outcome = (exchange.outcomes as readonly { ok: boolean; value?: unknown }[])[index];
              return outcome?.ok ? { ok: true, value: says(call.method, outcome.value) } : outcome;
            }) as never,
          }));
    const { run } = await world.finish();
    expect([run.phase, run.problem?.code, run.problem?.node]).toEqual(['paused', code, 'validator-2']);
    expect(sentTo(world, 'debug_setHead')).toEqual([]);
  });

  test('a node that dies midway stops the plan, and nothing is rewound', async () => {
    const { drill, world } = await forked();
    await world.start(await world.offer('rewind-all'));
    await world.until(({ run }) => run.phase === 'prove-isolation');
    drill.network.node('validator-4').stop('kill');
    const { run } = await world.finish();
    expect([run.phase, run.problem?.node]).toEqual(['paused', 'validator-4']);
    expect(sentTo(world, 'debug_setHead')).toEqual([]);
  });

  test('a store that is full lets nothing be sent, and the plan goes on once there is room', async () => {
    const { drill, world } = await forked();
    const offer = await world.offer('rewind-all');
    await world.start(offer);
    await world.until(({ run }) => run.phase === 'prove-isolation');
    await world.fillStore(true);
    const before = world.sent.length;
    await world.until(() => false, 20_000);
    expect(world.sent.length).toBe(before);
    expect(world.troubles).toContainEqual(expect.objectContaining({ code: 'full' }));
    await world.fillStore(false);
    const { run } = await world.finish();
    expect([run.phase, run.problem]).toEqual(['done', null]);
    await flows(drill, offer.plan.ancestor?.height ?? 0);
  });

  test.each([3_600_000, -3_600_000])('a clock set by %i ms shortens no proof', async (skewMs) => {
    const { drill, world } = await forked();
    await world.start(await world.offer('rewind-all'));
    await world.until(({ run }) => run.phase === 'prove-isolation');
    const cutAt = drill.now();
    await world.until(() => false, 5_000);
    world.clock.skewMs = skewMs;
    await world.finish();
    for (const { at, method } of world.sent) if (method === 'debug_setHead') expect(at - cutAt).toBeGreaterThan(40_000);
  });

  test('abort takes effect while a call is under way, and says what is left', async () => {
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
