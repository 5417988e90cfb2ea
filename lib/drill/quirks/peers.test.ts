import { describe, expect, it } from 'vitest';
import { fork, hex, PERIOD_MS, type QuirkWorld, quirkWorld } from '@/lib/drill/quirks/quirks.test-world';

const hasPeer = ({ peers, ask }: QuirkWorld, name: string, other: string): boolean => {
  const { id } = ask<{ id: string }>(other, 'admin_nodeInfo');
  return peers(name).some((peer) => peer.id === id);
};

// Step 4: "One end only: the link is back in 20 s (≤ 35 s). Both ends: not back in 60 s."
describe('removePeer', () => {
  it.each([5_000, 20_000, 60_000])('on one end returns in ≤ 35 s, %d ms after the start of all', (age) => {
    const world = quirkWorld({}, age);
    expect(world.ask('validator-1', 'admin_removePeer', world.enode('validator-2'))).toBe(true);
    expect(world.peerCount('validator-1')).toBe(4);
    const back = world.until(36_000, () => hasPeer(world, 'validator-1', 'validator-2'));
    expect(back).toBeLessThanOrEqual(35_000);
    // The end that was told nothing dials again, never within 35 s of its last dial.
    expect(age + (back ?? 0)).toBeGreaterThanOrEqual(35_000);
  });

  it('on both ends stays away, for ten minutes too', () => {
    const world = quirkWorld();
    world.cutAll(['validator-1', 'validator-2']);
    expect([world.peerCount('validator-1'), world.peerCount('validator-2')]).toEqual([4, 4]);
    for (let second = 0; second < 600; second += 1) {
      world.run(1000);
      expect(hasPeer(world, 'validator-1', 'validator-2')).toBe(false);
    }
    expect(world.peerCount('validator-3')).toBe(5);
  });

  it('on both ends of every pair leaves each node alone at once, and addPeer makes the mesh whole within a second after 35 s', () => {
    const world = quirkWorld();
    world.cutAll(world.names);
    expect(world.names.map(world.peerCount)).toEqual(world.names.map(() => 0));
    world.run(40_000);
    expect(world.names.map(world.peerCount)).toEqual(world.names.map(() => 0));
    world.connectAll(world.names);
    expect(world.until(1000, () => world.names.every((name) => world.peerCount(name) === 5))).not.toBeNull();
  });
});

const elsewhere = (enode: string): string => enode.replace(/@.*$/, '@127.0.0.1:39999?discport=0');

describe('addPeer of a known id does nothing', () => {
  it('its address stays the old one, so that the link comes back there', () => {
    const world = quirkWorld();
    const others = world.names.filter((name) => name !== 'member-2');
    for (const name of others) expect(world.ask(name, 'admin_addPeer', elsewhere(world.enode('member-2')))).toBe(true);
    const node = world.network.node('member-2');
    // It dials nobody itself: only what the others know brings it back.
    node.disk.staticNodes = [];
    world.restart(['member-2']);
    expect(world.until(36_000, () => world.peerCount('member-2') === 5)).not.toBeNull();
  });

  it('removed first it is taken with the new address, where nobody listens', () => {
    const world = quirkWorld();
    const others = world.names.filter((name) => name !== 'member-2');
    const enode = world.enode('member-2');
    for (const name of others) {
      world.ask(name, 'admin_removePeer', enode);
      expect(world.ask(name, 'admin_addPeer', elsewhere(enode))).toBe(true);
    }
    world.network.node('member-2').disk.staticNodes = [];
    world.restart(['member-2']);
    world.run(120_000);
    expect(world.peerCount('member-2')).toBe(0);
  });
});

// Step 3: "A single stopped core beside running ones loses its peers within a second, again and again: stop them all within seconds."
describe('a stopped core', () => {
  /** How often the number of peers fell, and the lowest it was, over two minutes. */
  const watch = (world: QuirkWorld, name: string) => {
    let falls = 0;
    let lowest = world.peerCount(name);
    for (let before = lowest, step = 0; step < 1200; step += 1) {
      world.run(100);
      const now = world.peerCount(name);
      if (now < before) falls += 1;
      before = now;
      lowest = Math.min(lowest, now);
    }
    return { falls, lowest };
  };

  it('loses its peers again and again beside running ones', () => {
    const world = quirkWorld();
    expect(watch(world, 'validator-4')).toEqual({ falls: 0, lowest: 5 });
    world.ask('validator-4', 'miner_stop');
    // At the next height's first message.
    expect(world.until(PERIOD_MS + 1000, () => world.peerCount('validator-4') < 5)).not.toBeNull();
    const { falls, lowest } = watch(world, 'validator-4');
    expect(falls).toBeGreaterThanOrEqual(3);
    expect(lowest).toBeLessThanOrEqual(2);
  });

  it('keeps them when all are stopped', () => {
    const world = quirkWorld();
    world.askAll(world.validators, 'miner_stop');
    world.run(40_000);
    expect(watch(world, 'validator-4')).toEqual({ falls: 0, lowest: 5 });
  });
});

// "The field's procedure: empty static-nodes.json, restart …": the file alone cuts and connects nothing.
it('static-nodes.json is read at start only', () => {
  const world = quirkWorld();
  const files = world.names.map((name) => world.network.node(name).disk.staticNodes);
  for (const name of world.names) world.network.node(name).disk.staticNodes = [];
  world.run(120_000);
  expect(world.names.map(world.peerCount)).toEqual(world.names.map(() => 5));
  world.restart(world.names);
  world.run(120_000);
  expect(world.names.map(world.peerCount)).toEqual(world.names.map(() => 0));
  for (const [index, name] of world.names.entries()) world.network.node(name).disk.staticNodes = files[index] ?? [];
  world.run(120_000);
  expect(world.names.map(world.peerCount)).toEqual(world.names.map(() => 0));
  world.restart(world.names);
  world.run(5000);
  expect(world.names.map(world.peerCount)).toEqual(world.names.map(() => 5));
});

// "Its view of their total difficulty is the one of the handshake."
describe('heads in admin_peers are stale', () => {
  const told = (world: QuirkWorld, name: string, of: string) => {
    const { id } = world.ask<{ id: string }>(of, 'admin_nodeInfo');
    return world.peers(name).find((peer) => peer.id === id)?.protocols.eth as { readonly head: string; readonly difficulty: number };
  };

  it('behind by blocks while the chain grows', () => {
    const world = quirkWorld();
    const pairs = world.names.flatMap((name) => world.names.filter((other) => other !== name).map((of) => ({ name, of })));
    const behind = pairs.map(
      ({ name, of }) => world.height(of) - Number(world.block(of, told(world, name, of).head)?.number ?? Number.NaN),
    );
    for (const blocks of behind) expect(blocks).toBeGreaterThanOrEqual(1);
    expect(Math.max(...behind)).toBeGreaterThanOrEqual(5);
  });

  it('and unchanged by a rewind: a peer that stands at 5 is still told at its old head', () => {
    const world = quirkWorld();
    world.askAll(world.validators, 'miner_stop');
    world.run(3000);
    const before = told(world, 'validator-1', 'member-1');
    expect(world.block('validator-1', before.head)).not.toBeNull();
    world.ask('member-1', 'debug_setHead', hex(5));
    world.run(60_000);
    expect(world.height('member-1')).toBe(5);
    expect(told(world, 'validator-1', 'member-1')).toEqual(before);
  });
});

// Step 2: "Nodes do not hold the other camp's block (eth_getBlockByHash null): ask one of each camp."
it("a camp lacks the other's block: null on each of its nodes, with whole peers, eth_syncing false and the cores running", () => {
  const world = quirkWorld();
  fork(world);
  world.run(60_000);
  const hashes = world.names.map((name) => world.latest(name).hash);
  const [a, b] = [...new Set(hashes)];
  expect(hashes).toEqual([a, a, b, b, a, b]);
  for (const [index, name] of world.names.entries()) {
    const [own, other] = hashes[index] === a ? [a, b] : [b, a];
    expect(world.block(name, own ?? '')?.hash).toBe(own);
    expect(world.block(name, other ?? '')).toBeNull();
    expect([world.peerCount(name), world.ask(name, 'eth_syncing')]).toEqual([5, false]);
  }
  expect(world.askAll(world.validators, 'eth_mining')).toEqual([true, true, true, true]);
});
