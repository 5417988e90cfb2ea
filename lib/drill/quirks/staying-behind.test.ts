import { describe, expect, it } from 'vitest';
import { hex, PERIOD_MS, quirkWorld } from '@/lib/drill/quirks/quirks.test-world';

// "A node stays behind", and the table's "nodes stay at A (no re-import for 40 s) until links are made anew; then usually all follow within 5 s".
describe('a rewound node can stay behind beside peers that are ahead', () => {
  it('with whole peers and eth_syncing false, until its links are made anew on both ends', () => {
    const world = quirkWorld();
    world.askAll(world.validators, 'miner_stop');
    world.run(3000);
    const head = world.height('validator-1');
    world.ask('member-1', 'debug_setHead', hex(head - 3));
    for (let second = 0; second < 300; second += 1) {
      world.run(1000);
      expect(world.height('member-1')).toBe(head - 3);
    }
    expect([world.peerCount('member-1'), world.ask('member-1', 'eth_syncing')]).toEqual([5, false]);
    for (const name of world.names.filter((other) => other !== 'member-1')) {
      world.cutAll([name, 'member-1']);
      world.connectAll([name, 'member-1']);
    }
    expect(world.until(2 * PERIOD_MS + 15_000, () => world.height('member-1') === head)).not.toBeNull();
  });
});

// "Quorum came back, blocks did not": 70 s without two of four, both back, no block in 20 s; stop and start on all four: 0.2 s.
describe('time-outs stay backed off when the quorum is back until the cores are restarted', () => {
  const stalled = (how: 'clean' | 'kill') => {
    const world = quirkWorld();
    for (const name of ['validator-3', 'validator-4']) world.network.node(name).stop(how);
    world.run(70_000);
    const head = world.height('validator-1');
    for (const name of ['validator-3', 'validator-4']) world.network.node(name).start();
    world.run(20_000);
    expect(world.height('validator-1')).toBe(head);
    expect(world.askAll(world.validators, 'eth_mining')).toEqual([true, true, true, true]);
    expect(world.validators.map(world.peerCount)).toEqual([5, 5, 5, 5]);
    return { ...world, head };
  };

  it.each(['clean', 'kill'] as const)('miner_stop and miner_start on all brings the next block within a second, %s', (how) => {
    const world = stalled(how);
    world.askAll(world.validators, 'miner_stop');
    world.askAll(world.validators, 'miner_start');
    expect(world.until(1000, () => world.height('validator-1') > world.head)).not.toBeNull();
  });

  it('the longer the stall, the longer the wait', () => {
    const waits = [30_000, 70_000, 300_000].map((stallMs) => {
      const world = quirkWorld();
      const away = ['validator-3', 'validator-4'].map((name) => world.network.node(name));
      for (const node of away) node.stop('clean');
      world.run(stallMs);
      const head = world.height('validator-1');
      for (const node of away) node.start();
      return world.until(3_600_000, () => world.height('validator-1') > head, 100);
    });
    expect(waits[0]).toBeLessThan(waits[1] ?? 0);
    expect(waits[1]).toBeLessThan(waits[2] ?? 0);
    expect(waits[2]).toBeGreaterThan(60_000);
  });
});
