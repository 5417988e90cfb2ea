import { id as hashOf } from 'ethers';
import { describe, expect, it } from 'vitest';
import type { Hash } from '@/lib/consensus/types';
import { createSmallWorld, type SmallWorld, type ToyNode } from '@/lib/drill/peers/small-world.test-world';
import type { DrillTransaction, Prepare } from '@/lib/drill/types';

const FOUR = ['v1', 'v2', 'v3', 'v4'];

const isWhole = ({ nodes }: SmallWorld): boolean => nodes.every((node) => node.peerNames().length === nodes.length - 1);
const createMesh = (names = FOUR, seed = 'mesh'): SmallWorld => {
  const world = createSmallWorld({ names, seed });
  world.run(1000);
  return world;
};
/** The same new block on all nodes, as after a consensus: each gives it to its peers. */
const commitEverywhere = (nodes: readonly ToyNode[], label: string): void => {
  for (const node of nodes) node.peers().broadcastBlock(node.chain.make(label), true);
};
const prepare = (node: ToyNode, height: number): Prepare => ({
  kind: 'prepare',
  source: node.key.address,
  height,
  round: 0,
  digest: hashOf(`proposal ${height}`) as Hash,
});
const say = (world: SmallWorld, node: ToyNode, height: number): Prepare => {
  const message = prepare(node, height);
  const validators = world.nodes.map(({ key }) => key.address);
  node.peers().gossip(validators, message);
  return message;
};
const allBut = (world: SmallWorld, name: string): readonly ToyNode[] => world.nodes.filter((node) => node.name !== name);
const cutBothEnds = (world: SmallWorld): void => {
  for (const node of world.nodes) for (const other of allBut(world, node.name)) node.peers().remove(other.enode);
};
const connectBothEnds = (world: SmallWorld): void => {
  for (const node of world.nodes) for (const other of allBut(world, node.name)) node.peers().add(other.enode);
};

describe('connections', () => {
  it('make a whole mesh at start, one a pair, static on the dialling side only, with the addresses of admin_peers', () => {
    const world = createSmallWorld({ names: FOUR });
    expect(world.when(() => isWhole(world), 1000)).toBeLessThan(500);
    const [v1, v2] = [world.node('v1'), world.node('v2')];
    const fromV2 = v2
      .peers()
      .list()
      .find(({ name }) => name === 'v1');
    const fromV1 = v1
      .peers()
      .list()
      .find(({ name }) => name === 'v2');
    expect(fromV2).toMatchObject({ enode: v1.enode, inbound: false, isStatic: true, trusted: false, remoteAddress: '127.0.0.1:30301' });
    const port = Number(fromV2?.localAddress.split(':')[1]);
    expect(port).toBeGreaterThanOrEqual(32_768);
    expect(fromV1).toMatchObject({ inbound: true, isStatic: false, localAddress: '127.0.0.1:30301', remoteAddress: `127.0.0.1:${port}` });
    expect(fromV1?.enode).toBe(`enode://${v2.key.publicKey.slice(2)}@127.0.0.1:${port}`);
  });

  it('removed on one end only are back within 35 s', () => {
    const world = createMesh();
    world.run(20_000);
    const [v1, v2] = [world.node('v1'), world.node('v2')];
    v1.peers().remove(v2.enode);
    expect(v1.peerNames()).toEqual(['v3', 'v4']);
    world.run(100);
    expect(v2.peerNames()).toEqual(['v3', 'v4']);
    const back = world.when(() => v1.peerNames().includes('v2'), 60_000);
    expect(back).toBeGreaterThan(10_000);
    expect(back).toBeLessThanOrEqual(35_000);
  });

  it('removed on both ends stay away, and are whole in half a second when added again more than 35 s later', () => {
    const world = createMesh();
    cutBothEnds(world);
    expect(world.nodes.map((node) => node.peerNames().length)).toEqual([0, 0, 0, 0]);
    world.run(60_000);
    expect(world.nodes.map((node) => node.peerNames().length)).toEqual([0, 0, 0, 0]);
    connectBothEnds(world);
    expect(world.when(() => isWhole(world), 60_000)).toBeLessThan(500);
  });

  it('added again at once wait for the dial history', () => {
    const world = createMesh();
    cutBothEnds(world);
    world.run(5_000);
    connectBothEnds(world);
    const whole = world.when(() => isWhole(world), 60_000);
    expect(whole).toBeGreaterThan(1_000);
    expect(whole).toBeLessThanOrEqual(35_000);
  });

  it('of a known id are not made with another address: addPeer is a no-op, removePeer goes by the id alone', () => {
    const world = createMesh();
    const [v1, v2] = [world.node('v1'), world.node('v2')];
    const elsewhere = v2.enode.replace(':30302', ':4');
    for (const node of [v1, v2]) node.peers().remove(node === v1 ? elsewhere : v1.enode);
    world.run(60_000);
    v1.peers().add(elsewhere);
    v1.peers().add(v2.enode);
    world.run(60_000);
    expect(v1.peerNames()).toEqual(['v3', 'v4']);
    v1.peers().remove(v2.enode);
    v1.peers().add(v2.enode);
    expect(world.when(() => v1.peerNames().includes('v2'), 60_000)).toBeLessThanOrEqual(35_000);
  });

  it('to itself are accepted and never made', () => {
    const world = createMesh(['v1', 'v2']);
    world.node('v1').peers().add(world.node('v1').enode);
    world.run(60_000);
    expect(world.node('v1').peerNames()).toEqual(['v2']);
  });

  it('to another genesis are refused at the handshake, again and again', () => {
    const world = createSmallWorld({ names: ['v1', 'v2', 'odd'], genesisOf: (name) => (name === 'odd' ? 'other genesis' : 'genesis') });
    let met = 0;
    for (let looked = 0; looked < 50_000; looked++) {
      world.run(2);
      const views = world.node('odd').peers().list();
      if (views.length > 0) met += 1;
      expect(views.every(({ told }) => told === null)).toBe(true);
    }
    expect(met).toBeGreaterThan(3);
    expect(world.node('v1').peerNames()).toEqual(['v2']);
  });

  it('end at once when a process stops and come back after its start', () => {
    const world = createMesh();
    world.node('v3').stop();
    world.run(10);
    expect(world.node('v1').peerNames()).toEqual(['v2', 'v4']);
    world.run(60_000);
    world.node('v3').start();
    expect(world.when(() => isWhole(world), 60_000)).toBeLessThan(500);
  });

  it.each(['both ways', 'one way'])(
    'are dropped when nothing is heard for 30 s (%s closed), not before, and come back with the way',
    (ways) => {
      const world = createMesh(['v1', 'v2']);
      const [v1, v2] = [world.node('v1'), world.node('v2')];
      world.run(7_000);
      world.wire.setOpen('v1', 'v2', false);
      if (ways === 'both ways') world.wire.setOpen('v2', 'v1', false);
      world.run(14_000);
      expect([v1.peerNames(), v2.peerNames()]).toEqual([['v2'], ['v1']]);
      world.run(16_500);
      expect([v1.peerNames(), v2.peerNames()]).toEqual([[], []]);
      world.wire.setOpen('v1', 'v2', true);
      world.wire.setOpen('v2', 'v1', true);
      expect(world.when(() => isWhole(world), 60_000)).toBeLessThanOrEqual(35_000);
    },
  );

  it('survive a way that is closed for a few seconds', () => {
    const world = createMesh(['v1', 'v2']);
    world.wire.setOpen('v1', 'v2', false);
    world.run(10_000);
    world.wire.setOpen('v1', 'v2', true);
    for (let looked = 0; looked < 100; looked++) {
      world.run(1_000);
      expect(isWhole(world)).toBe(true);
    }
  });

  it('of which one end closed unheard are gone when the way opens', () => {
    const world = createMesh(['v1', 'v2']);
    world.wire.setOpen('v1', 'v2', false);
    world.node('v1').stop();
    world.run(5_000);
    expect(world.node('v2').peerNames()).toEqual(['v1']);
    world.wire.setOpen('v1', 'v2', true);
    world.run(10);
    expect(world.node('v2').peerNames()).toEqual([]);
  });
});

describe('consensus messages', () => {
  it('reach every connected validator once, with no relay where the source is heard', () => {
    const world = createMesh();
    let sent = 0;
    const { send } = world.wire;
    const counted = (...given: Parameters<typeof send>): void => {
      sent += 1;
      send(...given);
    };
    Object.assign(world.wire, { send: counted });
    const message = say(world, world.node('v1'), 1);
    world.run(100);
    expect(allBut(world, 'v1').map(({ heard }) => heard)).toEqual([[message], [message], [message]]);
    expect(sent).toBe(3);
  });

  it('are relayed to a validator whom the source can not reach', () => {
    const world = createMesh();
    const [v1, v4] = [world.node('v1'), world.node('v4')];
    v1.peers().remove(v4.enode);
    v4.peers().remove(v1.enode);
    world.run(100);
    const message = say(world, v1, 1);
    world.run(100);
    expect(v4.heard).toEqual([message]);
    world.wire.setOpen('v1', 'v3', false);
    const lost = say(world, v1, 2);
    world.run(100);
    expect(world.node('v3').heard).toEqual([message, lost]);
    world.wire.setOpen('v1', 'v3', true);
    world.wire.slow('v1', 'v2', 2_000);
    const late = say(world, v1, 3);
    world.run(100);
    expect(world.node('v2').heard).toContain(late);
  });

  it('cost a single stopped validator its peers, again and again', () => {
    const world = createMesh();
    world.run(60_000);
    const v1 = world.node('v1');
    v1.mining = false;
    let losses = 0;
    let returns = 0;
    let before = v1.peerNames().length;
    for (let second = 0; second < 120; second++) {
      for (const node of allBut(world, 'v1')) say(world, node, second);
      for (let looked = 0; looked < 500; looked++) {
        world.run(2);
        const now = v1.peerNames().length;
        if (now < before) losses += before - now;
        if (now > before) returns += now - before;
        before = now;
      }
      if (second === 0) expect(losses).toBeGreaterThanOrEqual(3);
    }
    expect(returns).toBeGreaterThanOrEqual(6);
    expect(losses).toBeGreaterThanOrEqual(6);
    expect(world.node('v2').peerNames()).toEqual(expect.arrayContaining(['v3', 'v4']));
  });
});

describe('blocks', () => {
  it('reach a member that takes no part, from whoever has them', () => {
    const world = createMesh([...FOUR, 'm1']);
    commitEverywhere(world.nodes.slice(0, 4), 'block 1');
    expect(world.when(() => world.node('m1').chain.head().block.header.height === 1, 2000)).toBeLessThan(700);
  });

  it('leave the heads in admin_peers stale: told at the handshake, raised to the parent of a broadcast block', () => {
    const world = createMesh([...FOUR, 'm1']);
    for (let height = 1; height <= 6; height++) {
      commitEverywhere(world.nodes.slice(0, 4), `block ${height}`);
      world.run(2000);
    }
    const told = world.nodes.flatMap((node) =>
      node
        .peers()
        .list()
        .map((peer) => peer.told?.difficulty ?? 0),
    );
    expect(Math.max(...told)).toBe(6);
    expect(Math.min(...told)).toBeLessThan(6);
    for (const { chain, peers } of world.nodes) {
      for (const peer of peers().list()) {
        expect(peer.told?.head).toBe(chain.at((peer.told?.difficulty ?? 0) - 1)?.block.hash);
      }
    }
  });

  it('whose parent is not here are dropped and not searched for', () => {
    const world = createMesh(['v1', 'v2']);
    const [v1, v2] = [world.node('v1'), world.node('v2')];
    v1.chain.make('a 1');
    v2.chain.make('b 1');
    v1.peers().broadcastBlock(v1.chain.make('a 2'), false);
    world.run(5_000);
    expect(v2.chain.get(hashOf('a 2') as Hash)).toBeNull();
    expect(v2.chain.get(hashOf('a 1') as Hash)).toBeNull();
  });

  it('announced by hash are fetched half a second later, too old ones are not', () => {
    const world = createMesh(['v1', 'v2']);
    const [v1, v2] = [world.node('v1'), world.node('v2')];
    v1.peers().broadcastBlock(v1.chain.make('block 1'), false);
    const took = world.when(() => v2.chain.head().block.header.height === 1, 2000);
    expect(took).toBeGreaterThan(490);
    expect(took).toBeLessThan(600);
    v2.chain.grow(0);
    for (let height = 2; height <= 12; height++) v2.chain.make(`own ${height}`);
    v1.peers().broadcastBlock(v1.chain.make('late 2'), false);
    world.run(2_000);
    expect(v2.chain.get(hashOf('late 2') as Hash)).toBeNull();
  });
});

describe('syncing', () => {
  /** Two camps at one height that first meet now. */
  const meet = (left: number, right: number) => {
    const world = createSmallWorld({ names: FOUR, start: false });
    for (const node of world.nodes) node.chain.grow(13);
    for (const [index, node] of world.nodes.entries()) {
      const isLeft = index < 2;
      for (let made = 0; made < (isLeft ? left : right); made++) node.chain.make(`${isLeft ? 'left' : 'right'} ${made}`);
    }
    for (const node of world.nodes) node.start();
    return world;
  };
  const heads = ({ nodes }: SmallWorld): number => new Set(nodes.map(({ chain }) => chain.head().block.hash)).size;

  it('never begins at equal difficulty: a 2-2 fork shows eth_syncing false and nobody holds the other block', () => {
    const world = meet(1, 1);
    for (let looked = 0; looked < 60; looked++) {
      world.run(2_000);
      expect(world.nodes.every((node) => node.peers().syncing() === null)).toBe(true);
    }
    expect(heads(world)).toBe(2);
    expect(world.node('v1').chain.get(hashOf('right 0') as Hash)).toBeNull();
    expect(world.nodes.flatMap((node) => node.syncEvents)).toEqual([]);
  });

  it('brings the lower camp over when the other is ahead, after the 10 s that few peers cost', () => {
    const world = meet(1, 2);
    const took = world.when(() => heads(world) === 1, 60_000);
    expect(took).toBeGreaterThan(9_000);
    expect(took).toBeLessThan(15_000);
    expect(world.node('v1').chain.head().block.hash).toBe(hashOf('right 1'));
    world.run(100);
    expect(world.node('v1').syncEvents.slice(0, 2)).toEqual(['start', 'done']);
    expect(world.node('v3').syncEvents).toEqual([]);
  });

  it('finds the ancestor of a fork of fifty blocks and reads long chains in batches', () => {
    const world = meet(50, 700);
    expect(world.when(() => world.node('v1').peers().syncing() !== null, 60_000)).not.toBeNull();
    expect(world.node('v1').peers().syncing()).toMatchObject({ startingBlock: 13 });
    world.run(5_000);
    expect(heads(world)).toBe(1);
    expect(world.node('v1').peers().syncing()).toBeNull();
  });

  it('does not bring a rewound node forward while its links stay, but does when they are made anew', () => {
    const world = createMesh();
    for (const node of world.nodes) node.chain.grow(5);
    cutBothEnds(world);
    world.run(40_000);
    connectBothEnds(world);
    world.run(12_000);
    const v1 = world.node('v1');
    v1.chain.setHead(3);
    world.run(60_000);
    expect(v1.chain.head().block.header.height).toBe(3);
    for (const other of allBut(world, 'v1')) {
      v1.peers().remove(other.enode);
      other.peers().remove(v1.enode);
    }
    world.run(40_000);
    for (const other of allBut(world, 'v1')) v1.peers().add(other.enode);
    expect(world.when(() => v1.chain.head().block.header.height === 5, 60_000)).toBeLessThan(1_000);
  });

  it('waits a minute for a peer that is gone, and says nothing more when its own process ends', () => {
    const world = createSmallWorld({ names: ['v1', 'v2'], start: false });
    const [v1, v2] = [world.node('v1'), world.node('v2')];
    v2.chain.grow(5);
    for (const node of world.nodes) node.start();
    world.when(() => v1.syncEvents.length > 0, 20_000);
    v2.stop();
    expect(world.when(() => v1.syncEvents.length > 1, 90_000)).toBeGreaterThan(59_000);
    v2.start();
    v1.peers().add(v2.enode);
    expect(world.when(() => v1.syncEvents.length > 2, 60_000)).not.toBeNull();
    v1.stop();
    world.run(90_000);
    expect(v1.syncEvents).toEqual(['start', 'failed', 'start']);
  });

  it('drops a peer that no longer has the head it told', () => {
    const world = createSmallWorld({ names: ['v1', 'v2'], start: false });
    world.node('v2').chain.grow(5);
    for (const node of world.nodes) node.start();
    world.run(5_000);
    world.node('v2').chain.setHead(2);
    world.run(5_100);
    expect(world.node('v1').syncEvents).toEqual(['start', 'failed']);
    expect(world.node('v1').chain.head().block.header.height).toBe(0);
  });
});

describe('transactions', () => {
  const transfer = { hash: hashOf('transfer') } as DrillTransaction;

  it('go to all peers, and by hash to a peer that comes later', () => {
    const world = createMesh();
    const v4 = world.node('v4');
    v4.stop();
    const v1 = world.node('v1');
    v1.pool.set(transfer.hash as Hash, transfer);
    v1.peers().broadcastTransactions([transfer]);
    world.run(100);
    expect(world.node('v3').pool.has(transfer.hash)).toBe(true);
    world.run(40_000);
    v4.start();
    world.run(400);
    expect(v4.pool.has(transfer.hash)).toBe(false);
    world.run(400);
    expect(v4.pool.has(transfer.hash)).toBe(true);
  });

  it('are ignored by a node that neither mines nor has imported a block', () => {
    const world = createMesh(['v1', 'm1']);
    const [v1, m1] = [world.node('v1'), world.node('m1')];
    m1.mining = false;
    v1.pool.set(transfer.hash as Hash, transfer);
    v1.peers().broadcastTransactions([transfer]);
    world.run(1_000);
    expect(m1.pool.size).toBe(0);
    v1.peers().broadcastBlock(v1.chain.make('block 1'), true);
    world.run(1_000);
    const second = { hash: hashOf('second') } as DrillTransaction;
    v1.peers().broadcastTransactions([second]);
    world.run(1_000);
    expect([...m1.pool.keys()]).toEqual([second.hash]);
  });
});

describe('the whole', () => {
  it('plays the same history for the same seed', () => {
    const play = (seed: string): string => {
      const world = createMesh([...FOUR, 'm1'], seed);
      for (let height = 1; height <= 20; height++) {
        for (const node of world.nodes) say(world, node, height);
        world.run(500);
        commitEverywhere(world.nodes.slice(0, 4), `block ${height}`);
        world.run(1500);
      }
      return JSON.stringify(world.nodes.map((node) => node.peers().list()));
    };
    expect(play('one')).toBe(play('one'));
    expect(play('two')).not.toBe(play('one'));
  });
});
