import { describe, expect, it } from 'vitest';
import { CAMP_A, CAMP_B, fork, hex, type QuirkWorld, quirkWorld } from '@/lib/drill/quirks/quirks.test-world';

const TIMEOUT_MS = 4000;
const isValidator = (name: string): boolean => name.startsWith('validator');
/** Time-outs from round 0 until this round begins. */
const untilRound = (round: number): number => TIMEOUT_MS * (2 ** round - 1);

/** Who proposes in round 0 on a node's head: the next after its author, by bytes. */
function nextProposer({ ask, validators }: QuirkWorld, name: string): string {
  const { miner } = ask<{ miner: string }>(name, 'eth_getBlockByNumber', 'latest', false);
  const set = ask<readonly string[]>(name, 'istanbul_getValidators', 'latest');
  const next = set[(set.indexOf(miner) + 1) % set.length];
  const found = validators.find((one) => ask(one, 'eth_coinbase') === next);
  if (found === undefined) throw new Error(`nobody is ${next}`);
  return found;
}

/**
 * Fork 2-2, stalled until ROUND-CHANGEs of rounds 1 to `round` have gone around; then the least move: cores of three stopped, all links cut,
 * the one of the other branch rewound, the three linked and of one head. `left` says who of the other branch stays out of it.
 */
function moved(round: number, left: 'the proposer of round 0' | 'another') {
  const world = quirkWorld();
  fork(world);
  world.run(untilRound(round) + 3000);
  const [camp, others] = [CAMP_A, CAMP_B].map((names) => names.filter(isValidator)) as [string[], string[]];
  const [onto, from] = others.includes(nextProposer(world, camp[0] as string)) ? [camp, others] : [others, camp];
  const proposer = nextProposer(world, onto[0] as string);
  expect(from).toContain(proposer);
  const out = from.find((name) => (name === proposer) === (left === 'the proposer of round 0'));
  const movers = world.validators.filter((name) => name !== out);
  const height = world.height(onto[0] as string);
  world.askAll(movers, 'miner_stop');
  world.cutAll(world.names);
  for (const name of movers.filter((one) => from.includes(one))) world.ask(name, 'debug_setHead', hex(height - 1));
  world.run(36_000);
  world.connectAll(movers);
  const heads = () => new Set(movers.map((name) => world.latest(name).hash)).size;
  expect(world.until(30_000, () => heads() === 1)).not.toBeNull();
  world.run(2000);
  /** From the start of the cores to the next block, ms. */
  const wait = (): number | null => world.until(3_600_000, () => movers.every((name) => world.height(name) > height), 100);
  return { ...world, movers, height, wait };
}

// Run on four validators, T = 4 s: stalled up to round 5, three cores started again without the proposer of round 0, the next block 252 s later.
describe('cores that start again at a height at which they have heard rounds before', () => {
  it.each([1, 2, 5])('are deaf up to round %d without the proposer of round 0, then go on at once', (round) => {
    const world = moved(round, 'the proposer of round 0');
    world.askAll(world.movers, 'miner_start');
    const waited = world.wait();
    expect(waited).toBeGreaterThanOrEqual(untilRound(round + 1));
    expect(waited).toBeLessThan(untilRound(round + 1) + 1000);
  });

  it('go on at once with the proposer of round 0 among them: what a new block is in was never heard', () => {
    const world = moved(5, 'another');
    world.askAll(world.movers, 'miner_start');
    expect(world.wait()).toBeLessThan(1000);
  });

  it('hear from round 1 on where the processes of all of them were started anew', () => {
    const world = moved(5, 'the proposer of round 0');
    world.restart(world.movers);
    expect(world.wait()).toBeLessThan(untilRound(1) + 3000);
  });

  it('stay deaf where one process of them was: the others know what it says, and that it was told', () => {
    const world = moved(2, 'the proposer of round 0');
    world.restart(world.movers.slice(0, 1));
    world.askAll(world.movers, 'miner_start');
    expect(world.wait()).toBeGreaterThanOrEqual(untilRound(3));
  });
});
