import { afterEach, describe, expect, test, vi } from 'vitest';
import type { RpcFailure } from '@/lib/rpc/types';
import { AUTHOR, OTHER } from './desk.test-world';
import { type Faulty, failing, faultyWorld, growBy, hashesOf, onCall, saying, sentTo, told } from './faults.test-world';
import { openDesks } from './open-desks.test-world';

// A plan is some seconds of work, and the machine may be busy.
vi.setConfig({ testTimeout: 120_000 });

const { closing } = openDesks();
/** Requests that a test never answered, until it is over. */
const held: (() => void)[] = [];
afterEach(() => {
  for (const release of held.splice(0)) release();
});

/** The full rewind of a 2-2 fork, carried out until it is in that phase. */
async function running(phase = 'prove-isolation', ...given: Parameters<typeof faultyWorld>) {
  const made = await faultyWorld(...given);
  const world = closing(made.world);
  const offer = await world.offer('rewind-all');
  await world.start(offer);
  expect(await world.until(({ run }) => run.phase === phase, 100_000)).toBe(true);
  const ancestor = offer.plan.ancestor?.height ?? 0;
  return { ...made, offer, ancestor, canary: offer.plan.steps.find(({ id }) => id === 'rewind-canary')?.nodes[0] ?? '' };
}

/** Everybody on one chain, well above the ancestor, as the drill itself knows it. */
async function flows({ drill }: Pick<Faulty, 'drill'>, ancestor: number) {
  await drill.step(8);
  expect(new Set(drill.network.nodes.map((node) => node.process()?.chain.at(ancestor + 3)?.block.hash ?? node.name)).size).toBe(1);
}

describe('a rewind', () => {
  const UNMARSHAL = 'invalid argument 0: json: cannot unmarshal non-string into Go value of type hexutil.Uint64 (-32602)';
  test.each<[string, RpcFailure]>([
    ['is refused', { code: 'rpc-error', message: 'debug_setHead: forbidden (-32000)' }],
    ['has a wrong type', { code: 'rpc-error', message: `debug_setHead: ${UNMARSHAL}` }],
    ['is not served any more', { code: 'method-unavailable', message: 'debug_setHead is not available' }],
    ['meets credentials that were revoked (401)', { code: 'unauthorized', message: 'HTTP 401: the node wants other credentials' }],
    ['meets credentials that were revoked (403)', { code: 'http-status', httpStatus: 403, message: 'HTTP 403: forbidden' }],
  ])('that %s stops the plan at the canary with the exact answer', async (_what, error) => {
    const { drill, world, canary } = await running();
    world.twist.acts = onCall('debug_setHead', () => failing(error));
    expect(told(await world.finish())).toMatchObject({
      phase: 'paused',
      code: 'refused',
      says: `${canary} refused the call.`,
      expected: expect.stringContaining(`the head of ${canary} is`),
      seen: expect.stringContaining(`the head of ${canary} is`),
      answer: error.message,
      choices: ['retry', 'by-hand', 'abort', 'discard'],
    });
    expect(new Set(sentTo(world, 'debug_setHead'))).toEqual(new Set([canary]));
    expect(hashesOf(drill)).toHaveLength(2);
  });

  test('is not sent where another node answers on the connection that carries calls, as behind a balancer', async () => {
    const { drill, world } = await running();
    const [behind] = drill.nodes;
    world.twist.acts = (node, calls) => (node === 'validator-3' ? (behind?.client.send(calls) as never) : null);
    expect(told(await world.finish())).toMatchObject({
      phase: 'paused',
      code: 'refused',
      node: 'validator-3',
      says: 'validator-3 refused the call.',
      answer: expect.stringMatching(/^not sent: 0x[0-9a-f]{40} answers there, not 0x/),
    });
    expect(sentTo(world, 'debug_setHead')).not.toContain('validator-3');
  });

  test('that was refused is sent again once somebody has mended it and says so', async () => {
    const found = await running();
    const { drill, world, ancestor } = found;
    world.twist.acts = onCall('debug_setHead', () => failing({ code: 'rpc-error', message: 'debug_setHead: forbidden (-32000)' }));
    expect(told(await world.finish())).toMatchObject({ phase: 'paused', code: 'refused' });
    world.twist.acts = null;
    await world.act({ kind: 'resume', at: world.now(), by: AUTHOR });
    expect(told(await world.finish())).toMatchObject({ phase: 'done', code: null });
    expect(new Set(sentTo(world, 'debug_setHead')).size).toBe(drill.network.nodes.length);
    await flows(found, ancestor);
  });

  test('that does nothing is not believed', async () => {
    const { drill, world, canary, ancestor } = await running();
    world.twist.acts = onCall('debug_setHead', () => Promise.resolve({ outcomes: [{ ok: true, value: null }], transport: null } as never));
    expect(told(await world.finish())).toMatchObject({
      phase: 'paused',
      code: 'too-late',
      says: 'A check has not passed within 1 min.',
      expected: expect.stringContaining(`the head of ${canary} is ${ancestor} 0x`),
      seen: expect.stringContaining(`the head of ${canary} is ${ancestor + 1} 0x`),
      answer: 'null',
      choices: ['retry', 'by-hand', 'abort', 'discard'],
    });
    expect(sentTo(world, 'debug_setHead')).toEqual([canary]);
    expect(hashesOf(drill)).toHaveLength(2);
  });

  test('that lands below stops it, and no other node is rewound', async () => {
    const { drill, world, canary, ancestor } = await running();
    world.twist.acts = onCall('debug_setHead', (node, real) => {
      drill.network
        .node(node)
        .process()
        ?.chain.setHead(ancestor - 4);
      return real();
    });
    const below = `the head of ${canary} is ${ancestor - 4} 0x`;
    expect(told(await world.finish())).toMatchObject({
      phase: 'paused',
      code: 'overshoot',
      says: expect.stringMatching(`^The rewind did not land where it should: ${below}.*No other node is rewound`),
      expected: expect.stringContaining(`the head of ${canary} is ${ancestor} 0x`),
      seen: expect.stringContaining(below),
      answer: 'null',
      choices: ['abort', 'discard', 'new-plan'],
    });
    expect(sentTo(world, 'debug_setHead')).toEqual([canary]);
  });

  test.each([
    ['times out while it works', () => failing({ code: 'timeout', message: 'no whole answer within 60000 ms' })],
    [
      'is not answered while it works',
      () => new Promise<never>((resolve) => held.push(() => resolve(failing({ code: 'timeout', message: 'over' }) as never))),
    ],
  ])('that %s is resolved by looking, and not sent again', async (_what, answer) => {
    const found = await running();
    const { drill, world, ancestor } = found;
    world.twist.acts = onCall('debug_setHead', async (node, real) => {
      if (node === found.canary) {
        await real();
        return answer();
      }
      return real();
    });
    expect(told(await world.finish())).toMatchObject({ phase: 'done', code: null });
    expect(sentTo(world, 'debug_setHead').sort()).toEqual(drill.network.nodes.map(({ name }) => name));
    await flows(found, ancestor);
  });
});

describe('while isolation is proven', () => {
  const link = ({ network }: Faulty['drill']) => network.node('validator-1').process()?.peers.add(network.node('validator-4').enode);

  test('a link that comes back is cut again on both ends, and the proof begins anew', async () => {
    const found = await running();
    const { drill, world, ancestor } = found;
    await world.until(() => false, 20_000);
    link(drill);
    const since = drill.now();
    expect(told(await world.finish())).toMatchObject({ phase: 'done', code: null });
    expect(sentTo(world, 'admin_removePeer', since)).toEqual(expect.arrayContaining(['validator-1', 'validator-4']));
    for (const { at, method } of world.sent) if (method === 'debug_setHead') expect(at - since).toBeGreaterThan(40_000);
    await flows(found, ancestor);
  });

  test('a link that comes back again and again is never rewound over; it is cut once more when somebody asks for it', async () => {
    const { drill, world } = await running();
    const stays: NonNullable<typeof world.twist.acts> = (node, calls, real) => {
      if (node !== 'validator-4' || !calls.some(({ method }) => method === 'admin_removePeer')) return null;
      return real().then((answer) => {
        link(drill);
        return answer;
      });
    };
    link(drill);
    world.twist.acts = stays;
    expect(told(await world.finish())).toMatchObject({
      phase: 'paused',
      code: 'too-late',
      says: 'A check has not passed within 1 min 25 s.',
      expected: expect.stringMatching(/^validator-[14] has no peer/),
      choices: expect.arrayContaining(['retry', 'abort', 'discard']),
    });
    expect(sentTo(world, 'debug_setHead')).toEqual([]);
    world.twist.acts = null;
    await world.act({ kind: 'resume', at: world.now(), by: AUTHOR });
    expect(told(await world.finish())).toMatchObject({ phase: 'done', code: null });
  });

  test('a peer that nobody configured keeps it from going on, and is named', async () => {
    const { drill, world } = await running('prove-isolation', { plan: { members: 1 }, unconfigured: ['member-1'] });
    const stranger = drill.network.node('member-1');
    stranger.start();
    const end = told(await world.finish());
    expect(end.phase).toBe('paused');
    // It may bring a branch along: then that is told.
    if (end.code !== 'head-moved') expect(end.seen?.toLowerCase()).toContain(`is connected with ${stranger.key.address}`);
    expect(sentTo(world, 'debug_setHead')).toEqual([]);
  });

  test('a node that dies stops the plan', async () => {
    const { drill, world } = await running('prove-isolation');
    drill.network.node('validator-4').stop('kill');
    expect(told(await world.finish())).toMatchObject({
      phase: 'paused',
      code: 'node-lost',
      says: 'validator-4 does not answer any more.',
      expected: 'validator-4 answers',
      seen: expect.stringMatching(/^validator-4 does not answer: .+/),
      choices: ['retry', 'leave-out', 'abort', 'discard'],
    });
    expect(sentTo(world, 'debug_setHead')).toEqual([]);
  });

  test.each<[string, RpcFailure]>([
    ['401', { code: 'unauthorized', message: 'HTTP 401: the node wants other credentials' }],
    ['403', { code: 'http-status', httpStatus: 403, message: 'HTTP 403: forbidden' }],
  ])('credentials that are revoked (%s) stop it with what the node says', async (_status, error) => {
    const { world } = await running('prove-isolation');
    world.twist.looks = world.twist.acts = (node, calls) => (node === 'validator-3' ? failing(error, calls.length) : null);
    expect(told(await world.finish())).toMatchObject({
      phase: 'paused',
      code: 'node-lost',
      seen: `validator-3 does not answer: ${error.message}`,
    });
    expect(sentTo(world, 'debug_setHead')).toEqual([]);
  });

  test.each([
    [
      'answers from another chain',
      {
        code: 'other-chain',
        says: 'validator-2 answers for another chain, 7.',
        expected: expect.stringMatching(/^validator-2 answers for chain 1337, whose genesis is 0x/),
        seen: expect.stringMatching(/^validator-2 answers for chain 7, whose genesis is 0x/),
        choices: ['retry', 'abort', 'discard', 'new-plan'],
      },
      (method: string, value: unknown) => (method === 'eth_chainId' ? 7 : value),
    ],
    [
      'is another node than before',
      {
        code: 'identity-changed',
        says: expect.stringMatching(/^validator-2 proves to be 0x1212\w+, the plan was made for 0x\w+\.$/),
        expected: expect.stringMatching(/^validator-2 proves to be 0x/),
        seen: `validator-2 proves to be 0x${'12'.repeat(20)}`,
        choices: ['retry', 'abort', 'discard', 'new-plan'],
      },
      (method: string, value: unknown) => (method === 'istanbul_nodeAddress' ? `0x${'12'.repeat(20)}` : value),
    ],
    [
      'goes by another validator set',
      {
        code: 'set-changed',
        says: 'The validator set of validator-2 is another one than the plan was made for.',
        expected: expect.stringMatching(/^the validator set of validator-2 is 0x\S+, 0x\S+, 0x\S+ and 0x\S+$/),
        seen: expect.stringMatching(/^the validator set of validator-2 is 0x\S+, 0x\S+ and 0x\S+$/),
        choices: ['abort', 'discard', 'new-plan'],
      },
      (method: string, value: unknown) => (method === 'istanbul_getValidators' ? (value as readonly string[]).slice(1) : value),
    ],
  ])('a node that %s stops everything', async (_what, problem, says) => {
    const { world } = await running('prove-isolation');
    world.twist.looks = saying('validator-2', says);
    expect(told(await world.finish())).toMatchObject({ phase: 'paused', node: 'validator-2', ...problem });
    expect(sentTo(world, 'debug_setHead')).toEqual([]);
  });

  test.each([
    [
      'a new head',
      'head-moved',
      1,
      'The head of validator-4 moved, and the plan did not move it.',
      ['retry', 'abort', 'discard', 'new-plan'],
    ],
    [
      'a third branch',
      'third-branch',
      0,
      'validator-4 holds a block at height {height} that is on no known branch.',
      ['abort', 'discard', 'new-plan'],
    ],
  ] as const)('%s stops everything', async (_what, code, above, says, choices) => {
    const { drill, world, ancestor } = await running('prove-isolation');
    const chain = drill.network.node('validator-4').process()?.chain;
    if (above === 0) chain?.setHead(ancestor);
    growBy(drill, 'validator-4');
    const height = ancestor + 1 + above;
    expect(told(await world.finish())).toMatchObject({
      phase: 'paused',
      code,
      node: 'validator-4',
      says: says.replace('{height}', String(height)),
      expected: expect.stringContaining(`the head of validator-4 is ${ancestor + 1} 0x`),
      seen: expect.stringContaining(`the head of validator-4 is ${height} ${chain?.head().block.hash.slice(0, 6)}`),
      choices,
    });
    expect(sentTo(world, 'debug_setHead')).toEqual([]);
  });
});

describe('after isolation was proven', () => {
  test('a peer stops everything before the rewind', async () => {
    const { drill, world } = await running('rewind');
    drill.network.node('validator-1').process()?.peers.add(drill.network.node('validator-4').enode);
    await world.until(({ run }) => run.phase === 'paused', 5_000);
    expect(told(await world.kept())).toMatchObject({
      phase: 'paused',
      code: 'peer-in-isolation',
      says: 'validator-1 was cut off and has a peer again: validator-4.',
      expected: 'validator-1 has no peer',
      seen: 'validator-1 is connected with validator-4 too',
      choices: ['retry', 'abort', 'discard'],
    });
    expect(sentTo(world, 'debug_setHead')).toEqual([]);
  });

  test('a node that dies between two rewinds lets no other be rewound, and its return lets the plan go on', async () => {
    const { drill, world } = await running('rewind');
    world.twist.acts = onCall('debug_setHead', (_node, real) => {
      drill.network.node('validator-4').stop('clean');
      world.twist.acts = null;
      return real();
    });
    expect(told(await world.finish())).toMatchObject({ phase: 'paused', code: 'node-lost', node: 'validator-4' });
    expect(sentTo(world, 'debug_setHead')).toHaveLength(1);
    drill.network.node('validator-4').start();
    await world.until(() => false, 2_000);
    await world.act({ kind: 'resume', at: world.now(), by: AUTHOR });
    const again = told(await world.finish());
    // Its process runs a core and dials its peers again: nothing is rewound over that.
    expect(again).toMatchObject({ phase: 'paused' });
    expect(sentTo(world, 'debug_setHead')).toHaveLength(1);
  });
});

describe('the plan itself', () => {
  test('that went stale after it was approved is not started, and says what changed', async () => {
    const made = await faultyWorld();
    closing(made.world);
    const { drill, world } = made;
    const offer = await world.offer('rewind-all');
    await world.prepare(offer);
    growBy(drill, 'validator-4');
    world.desk().wake();
    expect(await world.until(({ run }) => run.problem !== null, 20_000)).toBe(true);
    const height = (offer.plan.ancestor?.height ?? 0) + 2;
    expect(told(await world.kept())).toMatchObject({
      phase: 'ready',
      code: 'stale',
      says: 'The network is no more what the plan was made for.',
      seen: expect.stringContaining(`The head of validator-4 was ${height - 1}, now it is ${height}`),
      choices: ['discard', 'new-plan'],
    });
    const looks = await world.desk().looks(await world.kept());
    expect(await world.act({ kind: 'start', at: world.now(), by: AUTHOR, looks })).toBe(false);
    expect(await world.act({ kind: 'approve', at: world.now(), by: OTHER, planHash: offer.hash, expiresAt: world.now() + 60_000 })).toBe(
      false,
    );
    expect(world.sent).toEqual([]);
  });

  test('sends nothing while the store is full, and goes on once there is room: nothing twice', async () => {
    const found = await running('prove-isolation');
    const { drill, world, ancestor } = found;
    expect(world.desk().hindrance()).toBeNull();
    await world.fillStore(true);
    const [before, since] = [world.sent.length, world.now()];
    await world.until(() => false, 20_000);
    expect(world.sent.length).toBe(before);
    expect(world.troubles).toContainEqual(expect.objectContaining({ code: 'full' }));
    expect(world.desk().hindrance()).toMatchObject({ kind: 'store', problem: expect.stringContaining('full') });
    expect((world.desk().hindrance()?.since ?? 0) - since).toBeLessThan(2_000);
    await world.fillStore(false);
    expect(told(await world.finish())).toMatchObject({ phase: 'done', code: null });
    expect(world.desk().hindrance()).toBeNull();
    const lines = (await world.store.recovery.lines('net', 1)).filter(({ data }) => 'unkept' in data);
    expect(lines).toEqual([
      expect.objectContaining({ kind: 'event', data: { unkept: expect.objectContaining({ since: expect.any(Number) }) } }),
    ]);
    expect(sentTo(world, 'debug_setHead').sort()).toEqual(drill.network.nodes.map(({ name }) => name));
    await flows(found, ancestor);
  });

  test('keeps the answer of a rewind that came while the store was full, rewinds nobody else, and proves isolation anew', async () => {
    const found = await running('rewind');
    const { drill, world, canary } = found;
    let filled: Promise<void> | null = null;
    world.twist.acts = onCall('debug_setHead', async (_node, real) => {
      world.twist.acts = null;
      const exchange = await real();
      filled = world.fillStore(true);
      await filled;
      return exchange;
    });
    const { plan } = await world.kept();
    const step = plan.steps.find(({ id }) => id === 'rewind-canary');
    await world.act({ kind: 'confirm', at: world.now(), by: AUTHOR, step: step?.id ?? '', height: step?.confirmHeight ?? -1 });
    await world.until(() => false, 20_000);
    expect(filled).not.toBeNull();
    expect([sentTo(world, 'debug_setHead'), world.desk().hindrance()?.kind]).toEqual([[canary], 'store']);
    await world.fillStore(false);
    const roomAt = world.now();
    await world.until(({ run }) => run.phase === 'rewind' && run.step > plan.steps.findIndex(({ id }) => id === 'rewind-canary'));
    await world.act({ kind: 'confirm', at: world.now(), by: AUTHOR, step: 'rewind-rest', height: step?.confirmHeight ?? -1 });
    await world.until(({ run }) => run.phase === 'connect');
    const [first, ...rest] = world.sent.filter(({ method }) => method === 'debug_setHead');
    expect([first?.node, ...rest.map(({ node }) => node)].sort()).toEqual(drill.network.nodes.map(({ name }) => name));
    expect(Math.min(...rest.map(({ at }) => at)) - roomAt).toBeGreaterThan(40_000);
  });

  test('sends nothing on what it read before its lease ran out: another process may have gone on meanwhile', async () => {
    const world = closing((await faultyWorld()).world);
    const asked = { release: null as (() => void) | null };
    world.twist.acts = (node, calls, real) => {
      const asksWho = calls.length > 2 && calls.some(({ method }) => method === 'istanbul_nodeAddress');
      if (node !== 'validator-1' || !asksWho || asked.release !== null) return null;
      return new Promise<void>((resolve) => {
        asked.release = resolve;
        held.push(resolve);
      }).then(real);
    };
    await world.start(await world.offer('rewind-all'));
    expect(await world.until(({ run }) => run.phase === 'stop-consensus' && asked.release !== null, 60_000)).toBe(true);
    await world.fillStore(true);
    await world.until(() => false, 12_000);
    asked.release?.();
    await world.until(() => false, 1_000);
    expect(sentTo(world, 'miner_stop')).not.toContain('validator-1');
    await world.fillStore(false);
    expect(await world.until(({ run }) => run.tasks['stop-consensus:validator-1']?.state === 'verified', 60_000)).toBe(true);
    expect(sentTo(world, 'miner_stop').filter((node) => node === 'validator-1')).toHaveLength(1);
  });

  test.each([3_600_000, -3_600_000])('a clock set by %i ms shortens no proof', async (skewMs) => {
    const { drill, world } = await running('prove-isolation');
    const cutAt = drill.now();
    await world.until(() => false, 5_000);
    world.clock.skewMs = skewMs;
    const end = told(await world.finish());
    if (skewMs < 0)
      expect(end).toMatchObject({ phase: 'paused', code: 'clock', says: expect.stringMatching(/^The clock of this server was set back/) });
    else expect(end).toMatchObject({ phase: 'done' });
    for (const { at, method } of world.sent) if (method === 'debug_setHead') expect(at - cutAt).toBeGreaterThan(40_000);
  });
});
