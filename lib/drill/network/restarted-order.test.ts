import { describe, expect, it } from 'vitest';
import { expectedProposer } from '@/lib/consensus/expected-proposer';
import type { TurnOrder } from '@/lib/consensus/family-rules';
import { createGenesis } from '@/lib/drill/block/create-genesis';
import { plantFork } from '@/lib/drill/plant/plant-fork';
import { answerCall } from '@/lib/drill/rpc/answer-call';
import type { DrillNetwork, NetworkPlan, StoredBlock } from '@/lib/drill/types';
import { createNetwork, PlanError } from './create-network';

const START = 1_700_000_000_000;
const PLAN: NetworkPlan = {
  validators: 4,
  members: 1,
  seed: 'mixed',
  startAt: START,
  blockPeriodSeconds: 2,
  requestTimeoutSeconds: 4,
  mixedOrder: true,
};
const VALIDATORS = ['validator-1', 'validator-2', 'validator-3', 'validator-4'];

const run = ({ sim }: DrillNetwork, ms: number) => void sim.runUntil(sim.now() + ms);
const chainOf = (network: DrillNetwork, name = 'member-1') => {
  const chain = network.node(name).process()?.chain;
  if (chain === undefined) throw new Error(`${name} is down`);
  return chain;
};
const headOf = (network: DrillNetwork) => chainOf(network).head().block.header.height;

/** Stopped and started one after the other, with time between to settle. */
function restart(network: DrillNetwork, names: readonly string[]): void {
  for (const name of names) {
    network.node(name).stop('clean');
    run(network, 3000);
    network.node(name).start();
    run(network, 30_000);
  }
}

/** Blocks that come in the next so many ms, with the proposer that each order expects in round 0. */
function comingBlocks(network: DrillNetwork, ms: number) {
  const before = headOf(network);
  run(network, ms);
  const chain = chainOf(network);
  return Array.from({ length: headOf(network) - before }, (_, index) => {
    const { block, round } = chain.at(before + index + 1) as StoredBlock;
    return {
      round,
      author: block.author,
      byBytes: turn(network, block.header.height, 0, 'bytes'),
      byText: turn(network, block.header.height, 0, 'text'),
    };
  });
}

function turn(network: DrillNetwork, height: number, round: number, order: TurnOrder) {
  const parent = chainOf(network).at(height - 1) as StoredBlock;
  const { validators } = network.workshop.genesis;
  const settings = network.workshop.settingsAt(height);
  return expectedProposer({ ...settings, validators, lastAuthor: parent.block.author, round, family: 'goquorum', order });
}

describe('validators that a restart makes take turns in another order', () => {
  it('go by bytes until the first restart, round 0', () => {
    const network = createNetwork(PLAN);
    run(network, 10_000);
    const blocks = comingBlocks(network, 20_000);
    expect(blocks.length).toBeGreaterThanOrEqual(9);
    for (const { round, author, byBytes, byText } of blocks) expect([round, author, byText === byBytes]).toEqual([0, byBytes, false]);
  });

  it('two of four restarted: nodes of two kinds expect two proposers, no block comes in round 0 again, and blocks go on', () => {
    const network = createNetwork({ ...PLAN, requestTimeoutSeconds: 1 });
    run(network, 10_000);
    restart(network, VALIDATORS.slice(0, 2));
    const blocks = comingBlocks(network, 120_000);
    expect(blocks.length).toBeGreaterThan(30);
    expect(blocks.filter(({ round }) => round === 0)).toEqual([]);
    // Just before a block of round 1: each still waits for the proposer of its own kind.
    const views = () => VALIDATORS.map((name) => network.node(name).process()?.miner.view());
    for (let looks = 0; views().some((view) => view?.round !== 0 || view.height !== headOf(network) + 1) && looks < 60_000; looks += 20)
      run(network, 20);
    const proposers = views().map((view) => view?.proposer);
    expect(new Set(proposers.slice(0, 2)).size + new Set(proposers.slice(2)).size).toBe(2);
    expect(proposers[0]).not.toBe(proposers[2]);
  });

  it('all restarted: round 0 again, by text, and sets are listed by bytes all the same', () => {
    const network = createNetwork(PLAN);
    run(network, 10_000);
    restart(network, VALIDATORS);
    run(network, 60_000);
    const blocks = comingBlocks(network, 20_000);
    expect(blocks.length).toBeGreaterThanOrEqual(9);
    for (const { round, author, byText } of blocks) expect([round, author]).toEqual([0, byText]);
    const answer = answerCall(network.node('validator-1'), network, { method: 'istanbul_getValidators', params: [] });
    expect(answer).toEqual({ ok: true, result: [...network.workshop.genesis.validators].sort() });
  });

  it('go by bytes again when their files are made anew', () => {
    const network = createNetwork(PLAN);
    run(network, 10_000);
    const node = network.node('validator-1');
    const turns = () => chainOf(network, node.name).snapshotAt(network.workshop.genesis.block.hash)?.turns;
    restart(network, [node.name]);
    expect(turns()).toBe('text');
    node.stop('clean');
    node.reinstall(createGenesis(PLAN, network.workshop.genesis.validators));
    node.start();
    expect(turns()).toBe('bytes');
  });

  it('a planted branch is proposed by whose turn it is for its holders', () => {
    const network = createNetwork(PLAN);
    run(network, 10_000);
    restart(network, VALIDATORS);
    run(network, 60_000);
    const planting = plantFork(network, [
      { depth: 1, holders: VALIDATORS.slice(0, 2), round: 0 },
      { depth: 1, holders: [...VALIDATORS.slice(2), 'member-1'], round: 1 },
    ]);
    run(network, 20_000);
    const fork = planting.fork();
    const { height } = fork?.ancestor.block.header ?? { height: -1 };
    const authors = fork?.branches.map(({ blocks }) => blocks[0]?.block.author);
    expect(authors).toEqual([0, 1].map((round) => turn(network, height + 1, round, 'text')));
    expect(authors?.[0]).not.toBe(turn(network, height + 1, 0, 'bytes'));
  });
});

it('a network that is not mixed keeps its turns over restarts, and round 0', () => {
  const network = createNetwork({ ...PLAN, mixedOrder: false });
  run(network, 10_000);
  restart(network, VALIDATORS.slice(0, 2));
  const blocks = comingBlocks(network, 20_000);
  expect(blocks.length).toBeGreaterThanOrEqual(9);
  for (const { round, author, byBytes } of blocks) expect([round, author]).toEqual([0, byBytes]);
});

it('mixed turns need four validators', () => {
  expect(() => createNetwork({ ...PLAN, validators: 3 })).toThrow(new PlanError('mixedOrder needs 4 validators or more: there are 3'));
});
