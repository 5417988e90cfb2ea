import { fundedAccounts } from '@/lib/drill/block/plan-genesis';
import { signTransfer } from '@/lib/drill/block/sign-transfer';
import type { DrillNetwork, DrillTransaction } from '@/lib/drill/types';

/** A transfer that is in no block after so many simulated ms is given up, as an application would. */
const PATIENCE_MS = 10 * 60_000;

/**
 * A transfer about every `everyMs` simulated ms, to a running node picked at random, as a patient application sends them: the next one only
 * once the last is in a block. In a stall nothing more comes, so that nothing holds the rounds (faults/load does that).
 */
export function runTraffic({ sim, nodes, workshop }: DrillNetwork, seed: string, everyMs: number): void {
  const random = sim.random('traffic');
  const [key] = fundedAccounts(seed);
  if (key === undefined) throw new Error('no account holds funds at genesis');
  const { chainId } = workshop.genesis;
  let open: { readonly transaction: DrillTransaction; readonly sentAt: number } | null = null;
  const isDone = (): boolean => {
    if (open === null || sim.now() - open.sentAt > PATIENCE_MS) return true;
    const { nonce } = open.transaction;
    const heads = nodes.flatMap((node) => node.process()?.chain ?? []);
    return heads.some((chain) => (chain.stateAt(chain.head().block.hash)?.accounts.get(key.address)?.nonce ?? 0) > nonce);
  };
  const send = (): void => {
    sim.after(everyMs * (0.5 + random.next()), send);
    const running = nodes.flatMap((node) => node.process() ?? []);
    const chosen = running[random.below(Math.max(1, running.length))];
    if (chosen === undefined || !isDone()) return;
    const to = `0x${(0xb0 + random.below(8)).toString(16).padStart(40, '0')}` as const;
    const transaction = signTransfer({ key, chainId, nonce: chosen.pool.nextNonce(key.address), to });
    open = chosen.pool.add(transaction, true).ok ? { transaction, sentAt: sim.now() } : null;
  };
  sim.after(everyMs, send);
}
