import { headers } from 'next/headers';
import { type NetworkWatch, type Runtime, runtime } from '@/lib/runtime/runtime';
import type { NetworkSummary } from '@/lib/views/types';
import { PAGE_HEADER } from './reader';
import { summarizeNetwork } from './summarize-network';
import { WallRefused, wallReaderOf } from './wall-reader';

/** What is around every page, the sign-in page too: for somebody who may not read it is empty and not live. */
export async function readFrame(): Promise<{
  readonly networks: readonly NetworkSummary[];
  readonly serverNow: number;
  readonly rate: number;
  readonly version: string;
  readonly mayRead: boolean;
}> {
  const held = await runtime();
  const { recovery, clock, version } = held;
  const networks = await shownTo(held, new Headers(await headers()));
  return {
    networks: networks === null ? [] : [...networks.values()].map((watch) => summarizeNetwork(watch, recovery)),
    serverNow: clock.now(),
    rate: clock.rate,
    version,
    mayRead: networks !== null,
  };
}

/** A display may see a wall and what is around it, no other page; null = may not read this page. */
async function shownTo(held: Runtime, sent: Headers): Promise<ReadonlyMap<string, NetworkWatch> | null> {
  const { people, networks } = held;
  if (/^\/wall(\/|\?|$)/.test(sent.get(PAGE_HEADER) ?? '')) {
    return wallReaderOf(held, sent).then(
      (reader) => reader.networks,
      (error: unknown) => {
        if (error instanceof WallRefused) return null;
        throw error;
      },
    );
  }
  return people.publicRead || (await people.whoIs(sent)) !== null ? networks : null;
}
