import type { Address } from '@/lib/consensus/types';
import type { LoggedNode } from './logged-node';

type Node = LoggedNode & { readonly mining?: boolean | null };

/** Validators whose consensus core is known to be stopped, by their log or by eth_mining of those clients where it tells. */
export function stoppedValidators(nodes: readonly Node[], validators: readonly Address[]): readonly Address[] {
  const inSet = new Set(validators);
  const [stopped, running] = [new Set<Address>(), new Set<Address>()];
  for (const { address, log, mining = null } of nodes) {
    const whose = log?.address ?? address;
    if (!whose || !inSet.has(whose)) continue;
    const isStopped = mining === false || (log !== null && log.state !== 'lost' && log.core === 'stopped');
    if (isStopped) stopped.add(whose);
    else if (mining) running.add(whose);
  }
  // One identity in two places: one core of it is enough.
  return [...stopped].filter((one) => !running.has(one));
}
