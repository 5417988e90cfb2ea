import { headers } from 'next/headers';
import { displayCookie, displayCookieIn } from '@/lib/auth/display-cookie';
import type { FoundDisplay } from '@/lib/auth/find-display';
import { type NetworkWatch, type Runtime, runtime } from '@/lib/runtime/runtime';
import type { WallRefusal } from '@/lib/views/wall-notice';
import { reader, SignInNeeded } from './reader';

/** Who looks at a wall, and at what. */
export type WallReader = {
  readonly runtime: Runtime;
  /** Those that may be shown, in configured order. */
  readonly networks: ReadonlyMap<string, NetworkWatch>;
  /** The screen whose token lets it read; null = somebody who may read anyway. */
  readonly display: { readonly id: string; readonly name: string } | null;
  /** Set-Cookie by which its token lives on; null = there is none. */
  readonly cookie: string | null;
};

/** Nobody who may look at this wall. */
export class WallRefused extends Error {
  override readonly name = 'WallRefused';

  constructor(readonly why: WallRefusal) {
    super(`the wall is not shown: ${why}`);
  }
}

/**
 * Who sent this request for a wall: somebody signed in, a display, or anybody where reading is public. What goes through here, and nothing else,
 * may a display read. A display that is revoked is refused also where reading is public: whoever revoked it wants to see that it took effect.
 * @throws WallRefused; StoreError when reading is not public and the store can't be read
 */
export async function wallReader(): Promise<WallReader> {
  return wallReaderOf(await runtime(), new Headers(await headers()));
}

/** Who may read anyway, and displays too: for API routes that a wall shares with other pages. @throws SignInNeeded, WallRefused */
export async function readerOrDisplay(): Promise<Pick<WallReader, 'runtime' | 'networks'>> {
  try {
    const held = await reader();
    return { runtime: held, networks: held.networks };
  } catch (error) {
    if (!(error instanceof SignInNeeded) || displayCookieIn(new Headers(await headers())) === null) throw error;
    return wallReader();
  }
}

/** As wallReader(), for a request whose headers were kept. */
export async function wallReaderOf(held: Runtime, sent: Headers): Promise<WallReader> {
  const { people, networks } = held;
  const all = { runtime: held, networks, display: null, cookie: null };
  const brought = displayCookieIn(sent);
  if (people.publicRead && brought === null) return all;
  if ((await people.whoIs(sent)) !== null) return all;
  const found = await people.displayOf(sent);
  if (found?.state === 'reads') {
    const { id, name, networks: only } = found.display;
    people.noteDisplay(id, people.addressOf(sent));
    return {
      runtime: held,
      networks: only === null ? networks : new Map([...networks].filter(([network]) => only.includes(network))),
      display: { id, name },
      cookie: displayCookie(brought, people.originOf(sent).startsWith('https:')),
    };
  }
  if (people.publicRead && found?.state !== 'revoked') return all;
  throw new WallRefused(refusalOf(found));
}

function refusalOf(found: FoundDisplay | null): WallRefusal {
  if (found === null) return 'not-signed-in';
  return found.state === 'revoked' ? 'revoked' : 'unknown';
}
