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
  /** Somebody may read: the page is fed. */
  readonly live: boolean;
}> {
  const held = await runtime();
  const { recovery, clock, version } = held;
  const sent = new Headers(await headers());
  const isWall = WALL.test(sent.get(PAGE_HEADER) ?? '');
  const networks = await shownTo(held, sent, isWall);
  return {
    networks: networks === null ? [] : [...networks.values()].map((watch) => summarizeNetwork(watch, recovery)),
    serverNow: clock.now(),
    rate: clock.rate,
    version,
    live: networks !== null,
  };
}

const WALL = /^\/wall(\/|\?|$)/;

/** A display may see a wall and what is around it, no other page; null = may not read this page. */
async function shownTo(held: Runtime, sent: Headers, isWall: boolean): Promise<ReadonlyMap<string, NetworkWatch> | null> {
  const { people, networks } = held;
  if (isWall) {
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
