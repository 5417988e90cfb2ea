import { deriveKey } from '@/lib/drill/block/derive-key';
import { signTransfer } from '@/lib/drill/block/sign-transfer';
import { defineFault } from '@/lib/drill/faults/define-fault';
import { numberOf } from '@/lib/drill/faults/read-arguments';
import type { DrillNetwork } from '@/lib/drill/types';

/** Holds nothing and needs nothing: transfers of 0 at gas price 0. */
const SENDER = deriveKey('drill', 'load');
const TO = `0x${'b1'.padStart(40, '0')}` as const;

function sendOne({ nodes, workshop }: DrillNetwork, turn: number): void {
  const pools = nodes.flatMap((node) => node.process()?.pool ?? []);
  const pool = pools[turn % Math.max(1, pools.length)];
  if (pool === undefined) return;
  const nonce = Math.max(...pools.map((one) => one.nextNonce(SENDER.address)));
  pool.add(signTransfer({ key: SENDER, chainId: workshop.genesis.chainId, nonce, to: TO, value: 0n }), true);
}

/**
 * Harmless while proposers answer. With a proposer missing it is not: transfers that come within each 3 s (--miner.recommit) start every
 * waiting validator's time-out anew, and where that is longer no round changes as long as they come. Seen on v24.4.1: 0 blocks in 60 s.
 */
export const load = defineFault({
  id: 'load',
  title: 'Steady transfers',
  does: 'Applications send transfers to the nodes in turn. While a proposer is missing each new one keeps the others from changing the round (time-out above 3 s).',
  undone: 'No more transfers come; what waits in the pools stays.',
  mustSay: { verdict: 'healthy', words: 'Blocks go on and hold transfers.' },
  takes: { ms: 'milliseconds between two transfers (1000)' },
  read: (_network, given) => numberOf(given, 'ms', { least: 10, most: 3_600_000, otherwise: 1000 }),
  apply: (network, everyMs) => {
    let turn = 0;
    const send = (): void => {
      sendOne(network, turn);
      turn += 1;
      timer = network.sim.after(everyMs, send);
    };
    let timer = network.sim.after(everyMs, send);
    return () => timer.cancel();
  },
});
