import { fundedAccounts } from '@/lib/drill/block/plan-genesis';
import { signTransfer } from '@/lib/drill/block/sign-transfer';
import type { DrillNetwork } from '@/lib/drill/types';

/**
 * A transfer about every `everyMs` simulated ms, first sent to a running node picked at random, as an application behind a load balancer
 * would. Its next nonce is what that node says: after a fork or a rewind some may be refused, as in life.
 */
export function runTraffic({ sim, nodes, workshop }: DrillNetwork, seed: string, everyMs: number): void {
  const random = sim.random('traffic');
  const [key] = fundedAccounts(seed);
  if (key === undefined) throw new Error('no account holds funds at genesis');
  const { chainId } = workshop.genesis;
  const send = (): void => {
    sim.after(everyMs * (0.5 + random.next()), send);
    const running = nodes.flatMap((node) => node.process() ?? []);
    const chosen = running[random.below(Math.max(1, running.length))];
    if (chosen === undefined) return;
    const to = `0x${(0xb0 + random.below(8)).toString(16).padStart(40, '0')}` as const;
    chosen.pool.add(signTransfer({ key, chainId, nonce: chosen.pool.nextNonce(key.address), to }), true);
  };
  sim.after(everyMs, send);
}
