import { describe, expect, it } from 'vitest';
import { fork, hex, PERIOD_MS, quirkWorld, transfer } from '@/lib/drill/quirks/quirks.test-world';

const stopCores = ({ askAll, validators }: ReturnType<typeof quirkWorld>) => askAll(validators, 'miner_stop');

// "Errors seen", recovery.md, step 5.
it.each([
  [5, 'invalid argument 0: json: cannot unmarshal non-string into Go value of type hexutil.Uint64'],
  ['0x05', 'invalid argument 0: json: cannot unmarshal hex number with leading zero digits into Go value of type hexutil.Uint64'],
  ['5', 'invalid argument 0: json: cannot unmarshal hex string without 0x prefix into Go value of type hexutil.Uint64'],
])('setHead takes a hex string only: %j is refused and the node stands where it stood', (given, message) => {
  const world = quirkWorld();
  const before = world.latest('member-1');
  expect(world.call('member-1', 'debug_setHead', given)).toEqual({ ok: false, error: { code: -32602, message } });
  expect(world.call('member-1', 'debug_setHead')).toEqual({
    ok: false,
    error: { code: -32602, message: 'missing value for required argument 0' },
  });
  expect(world.latest('member-1')).toEqual(before);
  expect(world.ask('member-1', 'debug_setHead', '0x5')).toBeNull();
  expect(world.height('member-1')).toBe(5);
});

// "null always", step 5; "never … believe null".
it('setHead answers null always: exact, far too low, at the head, above it', () => {
  const world = quirkWorld();
  stopCores(world);
  const head = world.height('validator-1');
  for (const asked of [head + 1000, head, head - 1, 0]) expect(world.ask('validator-1', 'debug_setHead', hex(asked))).toBeNull();
  expect(world.height('validator-1')).toBe(0);
});

// "at or above the head → null and nothing happens".
it('setHead is a silent no-op at or above the head: same head on every node, and blocks go on without a core restart', () => {
  const world = quirkWorld();
  const before = world.names.map(world.latest);
  const head = Math.max(...world.names.map(world.height));
  for (const height of [head, head + 1, 2 ** 52]) world.askAll(world.names, 'debug_setHead', hex(height));
  expect(world.names.map(world.latest)).toEqual(before);
  world.run(10 * PERIOD_MS);
  expect(world.height('member-1')).toBeGreaterThanOrEqual(head + 9);
});

// "After the rewind both are gone everywhere", step 2.
it('setHead drops side blocks: the odd validator of a healed 3-1 fork has its own block until it is rewound', () => {
  const world = quirkWorld({ archive: true });
  const { block, latest } = world;
  const odd = ['validator-4', 'member-2'];
  fork(world, [world.names.filter((name) => !odd.includes(name)), odd]);
  const side = latest('validator-4').hash;
  const forked = world.height('validator-4');
  const hasFollowed = () => world.height('validator-4') > forked && block('validator-4', forked)?.hash !== side;
  expect(world.until(60_000, hasFollowed)).not.toBeNull();
  expect(block('validator-4', side)?.hash).toBe(side);
  stopCores(world);
  world.ask('validator-4', 'debug_setHead', hex(forked - 1));
  expect(world.height('validator-4')).toBe(forked - 1);
  expect(block('validator-4', side)).toBeNull();
});

describe('setHead wedges the core until miner_stop/miner_start or a restart', () => {
  /** Table, row four: cut, rewound to the ancestor everywhere, connected, no core restarted. */
  const rewound = () => {
    const world = quirkWorld();
    fork(world);
    const ancestor = world.height('validator-1') - 1;
    // A link that is just being made is no peer yet, and would come after the cut.
    world.run(10_000);
    world.cutAll(world.names);
    world.run(41_000);
    expect(world.names.map(world.peerCount)).toEqual(world.names.map(() => 0));
    world.askAll(world.names, 'debug_setHead', hex(ancestor));
    expect(world.names.map(world.height)).toEqual(world.names.map(() => ancestor));
    world.connectAll(world.names);
    world.run(1000);
    expect(world.names.map(world.peerCount)).toEqual(world.names.map(() => 5));
    world.run(120_000);
    expect(world.names.map(world.height)).toEqual(world.names.map(() => ancestor));
    expect(world.askAll(world.validators, 'eth_mining')).toEqual([true, true, true, true]);
    return { ...world, ancestor };
  };

  it('miner_stop and miner_start on all validators cure it at once', () => {
    const world = rewound();
    world.askAll(world.validators, 'miner_stop');
    world.askAll(world.validators, 'miner_start');
    expect(world.until(1000, () => world.height('member-2') > world.ancestor)).not.toBeNull();
    world.run(20 * PERIOD_MS);
    expect(world.height('member-1')).toBeGreaterThan(world.ancestor + 15);
  });

  it('a restart of the processes cures it too', () => {
    const world = rewound();
    world.restart(world.names);
    expect(world.until(15_000, () => world.height('member-2') > world.ancestor)).not.toBeNull();
  });

  it('without a rewind neither cures a 2-2 fork', () => {
    const world = quirkWorld();
    fork(world);
    const before = world.names.map(world.latest);
    world.askAll(world.validators, 'miner_stop');
    world.askAll(world.validators, 'miner_start');
    world.run(120_000);
    world.restart(world.names);
    world.run(120_000);
    expect(world.names.map(world.latest)).toEqual(before);
    expect(before[0]?.hash).not.toBe(before[3]?.hash);
  });
});

// Step 9: gone from the pools; back from its own journal on the node that first took it, once that is restarted.
it('setHead gives no transactions back: they are in no pool and in no later block, unless the node that took them first is restarted', () => {
  const world = quirkWorld();
  const { hash, raw } = transfer(world, 0);
  world.ask('validator-2', 'eth_sendRawTransaction', raw);
  const has = (name: string) => world.ask<{ blockNumber: string | null } | null>(name, 'eth_getTransactionByHash', hash);
  expect(world.until(30_000, () => world.names.every((name) => typeof has(name)?.blockNumber === 'string'))).not.toBeNull();
  const mined = Number(has('member-1')?.blockNumber);
  stopCores(world);
  world.askAll(world.names, 'debug_setHead', hex(mined - 1));
  expect(world.names.map(world.height)).toEqual(world.names.map(() => mined - 1));
  world.askAll(world.validators, 'miner_start');
  world.run(20 * PERIOD_MS);
  expect(world.height('member-1')).toBeGreaterThan(mined + 10);
  expect(world.names.map(has)).toEqual(world.names.map(() => null));
  expect(world.askAll(world.names, 'txpool_status')).toEqual(world.names.map(() => ({ pending: '0x0', queued: '0x0' })));
  world.restart(['validator-1', 'validator-2']);
  world.run(20 * PERIOD_MS);
  expect(Number(has('member-1')?.blockNumber)).toBeGreaterThan(mined);
});
