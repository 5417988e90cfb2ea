import { describe, expect, it } from 'vitest';
import { readHeader } from '@/lib/consensus/read-header';
import { recoverSeal } from '@/lib/consensus/recover-seal';
import { verifyHeader } from '@/lib/consensus/verify-header';
import { plantFork } from '@/lib/drill/plant/plant-fork';
import type { DrillNetwork, NetworkPlan } from '@/lib/drill/types';
import { createNetwork, PlanError } from './create-network';

const START = 1_700_000_000_000;
const PLAN: NetworkPlan = {
  validators: 4,
  members: 2,
  seed: 'same',
  startAt: START,
  blockPeriodSeconds: 2,
  requestTimeoutSeconds: 4,
  transfersEveryMs: 900,
};

/** Everything the nodes hold, with their own seals, as text. */
const historyOf = ({ nodes, workshop, notes }: DrillNetwork): string =>
  JSON.stringify([
    nodes.map((node) => ({
      name: node.name,
      blocks: [...node.disk.canonical].map((hash) => {
        const copy = node.process()?.chain.get(hash);
        return copy ? workshop.rlpOf(copy) : hash;
      }),
      peers: node.process()?.peers.list(),
      core: node.process()?.miner.view(),
    })),
    notes(),
  ]);

/** A minute of a network in which much happens, run in steps of `stepMs`. */
function eventful(seed: string, stepMs: number): DrillNetwork {
  const network = createNetwork({ ...PLAN, seed });
  const { sim } = network;
  const until = (at: number) => {
    while (sim.now() < at) sim.runUntil(Math.min(at, sim.now() + stepMs));
  };
  until(START + 20_000);
  network.node('validator-3').stop('kill');
  until(START + 30_000);
  network.node('validator-3').start();
  network.wire.setOpen('validator-1', 'validator-2', false);
  until(START + 40_000);
  network.wire.setOpen('validator-1', 'validator-2', true);
  plantFork(network, [
    { depth: 1, holders: ['validator-1', 'validator-2', 'member-1'] },
    { depth: 1, holders: ['validator-3', 'validator-4', 'member-2'], round: 1 },
  ]);
  until(START + 90_000);
  return network;
}

describe('a drill network', () => {
  it('has the same history for the same seed, byte for byte, however it is run', () => {
    const history = historyOf(eventful('same', 90_000));
    expect(historyOf(eventful('same', 7))).toBe(history);
    expect(historyOf(eventful('other', 90_000))).not.toBe(history);
  });

  it('makes blocks of its own period with seals that verify against the set', () => {
    const network = createNetwork(PLAN);
    network.sim.runUntil(START + 30_000);
    const { workshop } = network;
    for (const node of network.nodes) {
      const chain = node.process()?.chain;
      if (!chain) throw new Error('down');
      expect(chain.head().block.header.height).toBeGreaterThanOrEqual(13);
      for (let height = 1; height <= chain.head().block.header.height; height++) {
        const copy = chain.at(height);
        if (!copy) throw new Error(`no block at ${height}`);
        const header = { ...copy.block.header, extraData: workshop.extraOf(copy) };
        const reading = readHeader(header, recoverSeal);
        expect(reading.ok && reading.facts.seals.length).toBeGreaterThanOrEqual(3);
        const context = { parentValidators: workshop.genesis.validators, quorumRule: 'ceil(2N/3)' } as const;
        expect(verifyHeader(header, reading, context)).toEqual({ state: 'verified' });
      }
    }
  });

  it('refuses a plan that can be no network, naming the value', () => {
    const refused = (more: Partial<NetworkPlan>) => () => createNetwork({ ...PLAN, ...more });
    expect(refused({ validators: 0 })).toThrow(PlanError);
    expect(refused({ validators: 0 })).toThrow('the number of validators is 0: a whole number from 1 to 200 is needed');
    expect(refused({ blockPeriodSeconds: 1.5 })).toThrow('the block period in seconds is 1.5');
    expect(refused({ seed: '' })).toThrow('the seed is empty');
    expect(() => createNetwork(PLAN).node('nobody')).toThrow('there are validator-1, validator-2');
  });
});
