import { headers } from 'next/headers';
import { runtime } from '@/lib/runtime/runtime';
import type { NetworkSummary } from '@/lib/views/types';
import { summarizeNetwork } from './summarize-network';

/** What is around every page, the sign-in page too: for somebody who may not read it is empty and not live. */
export async function readFrame(): Promise<{
  readonly networks: readonly NetworkSummary[];
  readonly serverNow: number;
  readonly rate: number;
  readonly mayRead: boolean;
}> {
  const { people, networks, recovery, clock } = await runtime();
  const mayRead = people.publicRead || (await people.whoIs(await headers())) !== null;
  return {
    networks: mayRead ? [...networks.values()].map((watch) => summarizeNetwork(watch, recovery)) : [],
    serverNow: clock.now(),
    rate: clock.rate,
    mayRead,
  };
}
