import type { NetworkSummary } from '@/lib/views/types';
import { reader } from './reader';
import { summarizeNetwork } from './summarize-network';
import { readerOrDisplay } from './wall-reader';

/** All configured networks with state and sentence, in configured order; `rate` is how many server ms one real ms is. */
export async function readNetworks(): Promise<{
  readonly networks: readonly NetworkSummary[];
  readonly serverNow: number;
  readonly rate: number;
  readonly version: string;
}> {
  const { networks, recovery, clock, version } = await reader();
  return {
    networks: [...networks.values()].map((watch) => summarizeNetwork(watch, recovery)),
    serverNow: clock.now(),
    rate: clock.rate,
    version,
  };
}

/** The same list alone, for displays too: those networks that may be shown. */
export async function readNetworkList(): Promise<readonly NetworkSummary[]> {
  const { runtime, networks } = await readerOrDisplay();
  return [...networks.values()].map((watch) => summarizeNetwork(watch, runtime.recovery));
}
