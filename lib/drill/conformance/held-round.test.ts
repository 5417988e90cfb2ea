import { describe, expect, it } from 'vitest';
import { fundedAccounts } from '@/lib/drill/block/plan-genesis';
import { signTransfer } from '@/lib/drill/block/sign-transfer';
import { createNetwork } from '@/lib/drill/network/create-network';
import type { DrillNetwork } from '@/lib/drill/types';

const START = Date.UTC(2026, 10, 22, 16, 0, 0);
const SEED = 'held-round';
const PLAN = { validators: 4, members: 0, seed: SEED, startAt: START, blockPeriodSeconds: 1, requestTimeoutSeconds: 4 };
/** As it was run against the client. */
const TRANSFER_EVERY_MS = 700;

const heightOf = (network: DrillNetwork): number => network.node('validator-1').process()?.chain.head().block.header.height ?? 0;

/** Runs for `ms` with a transfer into validator-1's pool every `TRANSFER_EVERY_MS`. */
function runWithTraffic(network: DrillNetwork, ms: number): void {
  const [key] = fundedAccounts(SEED);
  if (key === undefined) throw new Error('nobody has funds');
  const end = network.sim.now() + ms;
  while (network.sim.now() < end) {
    const pool = network.node('validator-1').process()?.pool;
    const nonce = pool?.nextNonce(key.address) ?? 0;
    pool?.add(
      signTransfer({ key, chainId: network.workshop.genesis.chainId, nonce, to: '0x00000000000000000000000000000000000000a1' }),
      true,
    );
    network.sim.runUntil(network.sim.now() + TRANSFER_EVERY_MS);
  }
}

describe('transactions that keep coming, as seen on a running v24.4.1 (period 1 s, time-out 4 s)', () => {
  // Every 3 s (--miner.recommit) a worker with new transactions hands its core a new block, which starts the round's time-out anew.
  it('hold the round for ever once a proposer is missing, quorum or not, and let go when they stop', () => {
    const network = createNetwork(PLAN);
    network.sim.runUntil(START + 30_000);
    network.node('validator-4').stop('clean');
    runWithTraffic(network, 5_000);
    const stalledAt = heightOf(network);
    runWithTraffic(network, 60_000);
    expect(heightOf(network)).toBe(stalledAt);
    network.sim.runUntil(network.sim.now() + 14_000);
    expect(heightOf(network)).toBeGreaterThanOrEqual(stalledAt + 4);
  });

  it('hold nothing while every proposer is there', () => {
    const network = createNetwork(PLAN);
    network.sim.runUntil(START + 30_000);
    const before = heightOf(network);
    runWithTraffic(network, 30_000);
    expect(heightOf(network) - before).toBeGreaterThanOrEqual(29);
  });

  // On the client this lasts until a node's own time-out and the others' ROUND-CHANGEs fall into one moment: seen to freeze after 18 blocks.
  it('let blocks through at first where the time-out is shorter than 3 s', () => {
    const network = createNetwork({ ...PLAN, requestTimeoutSeconds: 2 });
    network.sim.runUntil(START + 30_000);
    network.node('validator-4').stop('clean');
    const before = heightOf(network);
    runWithTraffic(network, 20_000);
    expect(heightOf(network) - before).toBeGreaterThan(8);
  });
});
