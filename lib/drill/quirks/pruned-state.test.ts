import { describe, expect, it } from 'vitest';
import { hex, type QuirkWorld, quirkWorld, transfer } from '@/lib/drill/quirks/quirks.test-world';

/** The last block without a transaction: it shares its state with genesis. Recorded as 2. */
const IDLE = 3;

/** "How far a rewind really goes": default pruning, a transaction in every block above the idle ones. 8 nodes: one for each question. */
function busy(heads: number) {
  const world = quirkWorld({ members: 4 }, 0);
  let nonce = 0;
  /** Runs on to this height with a transfer often enough for each block, then stops the cores; all nodes have one head. */
  const growTo = (height: number): void => {
    world.askAll(world.validators, 'miner_start');
    let seen = IDLE - 2;
    // One a block: more would hold the round changes that a restart may cost.
    const isThere = (): boolean => {
      const now = world.height('member-1');
      if (now > seen) world.ask('member-1', 'eth_sendRawTransaction', transfer(world, nonce++).raw);
      seen = Math.max(seen, now);
      return now >= height;
    };
    expect(world.until(1_000_000, isThere, 100)).not.toBeNull();
    world.askAll(world.validators, 'miner_stop');
    world.run(3000);
    expect(new Set(world.names.map((name) => world.latest(name).hash)).size).toBe(1);
  };
  growTo(heads);
  const roots = Array.from({ length: world.height('member-1') + 1 }, (_, at) => world.block('member-1', at)?.stateRoot);
  expect(new Set(roots).size).toBe(roots.length - IDLE);
  expect(roots[IDLE]).toBe(roots[0]);
  return { ...world, growTo };
}

/** Asks one node after the other to go so far below its head; where each landed, the block's hash checked. */
function landings(world: QuirkWorld, depths: readonly number[]): readonly number[] {
  return depths.map((depth, index) => {
    const name = world.names[index] ?? '';
    const head = world.height(name);
    const hashes = new Map(Array.from({ length: head + 1 }, (_, at) => [at, world.block(name, at)?.hash]));
    expect(world.ask(name, 'debug_setHead', hex(head - depth))).toBeNull();
    expect(world.latest(name).hash).toBe(hashes.get(world.height(name)));
    return world.height(name);
  });
}

describe('setHead lands at HEAD-127 and lower when state is pruned', () => {
  it('not while the process runs since before: HEAD-1, HEAD-2 and HEAD-5 are landed on exactly', () => {
    const world = busy(150);
    const head = world.height('member-1');
    expect(landings(world, [1, 2, 5])).toEqual([head - 1, head - 2, head - 5]);
  });

  it('after a clean stop and start: HEAD-1 exactly, HEAD-2 to HEAD-127 at HEAD-127, deeper at the next older state on disk', () => {
    const world = busy(153);
    const head = world.height('member-1');
    world.restart(world.names);
    expect(world.names.map(world.height)).toEqual(world.names.map(() => head));
    const low = head - 127;
    expect(landings(world, [1, 2, 3, 10, 126, 127, 128, 140])).toEqual([head - 1, low, low, low, low, low, IDLE, IDLE]);
  });

  it('by uptime: what was imported since the start is landed on exactly, so is the head of the stop, and anything below it is not', () => {
    const world = busy(140);
    const stoppedAt = world.height('member-1');
    world.restart(world.names);
    world.growTo(stoppedAt + 10);
    const head = world.height('member-1');
    const toStop = head - stoppedAt;
    expect(landings(world, [3, toStop, toStop + 1, toStop + 2])).toEqual([head - 3, stoppedAt, stoppedAt - 1, stoppedAt - 127]);
  });

  it('deeper than 127 also where the process has run since genesis', () => {
    const world = busy(150);
    expect(landings(world, [140])).toEqual([IDLE]);
  });
});

describe('a killed node comes back lower', () => {
  it('at the first state on its disk, all at once: the tail of the chain is gone from every head', () => {
    const world = busy(166);
    world.restart(world.names, 'kill');
    expect(world.names.map(world.height)).toEqual(world.names.map(() => IDLE));
  });

  it('until its peers give the blocks back', () => {
    const world = busy(60);
    const head = world.latest('member-1');
    world.restart(['validator-4'], 'kill');
    expect(world.height('validator-4')).toBe(IDLE);
    world.askAll(world.validators.slice(0, 3), 'miner_start');
    expect(
      world.until(60_000, () => world.block('validator-4', head.hash) !== null && world.height('validator-4') > Number(head.number)),
    ).not.toBeNull();
  });

  it('but not on an idle chain, whose blocks share the state on disk', () => {
    const world = quirkWorld();
    const head = world.height('validator-4');
    world.restart(['validator-4'], 'kill');
    expect(world.height('validator-4')).toBe(head);
  });
});
