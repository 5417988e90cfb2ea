import { localPath } from '@/lib/auth/answer-auth';
import { displayCookie, displayCookieIn } from '@/lib/auth/display-cookie';
import { type FoundDisplay, findDisplay } from '@/lib/auth/find-display';
import { problem } from '@/lib/auth/problem';
import { countDisplay, forgetDisplay } from '@/lib/auth/sign-in-limit';
import { type Runtime, runtime } from '@/lib/runtime/runtime';
import { sayRefusal } from '@/lib/views/words/refusals';

/** In the place of a token: this screen shall have none. */
const FORGET = 'forget';

/** Set by proxy.ts alone, and dropped from what a client sends: the page that was asked for, its token too. */
const PAGE_HEADER = 'x-quorumwatch-page';

/**
 * Takes a display's token out of the address: the same page without it, and the token in a cookie. One that does not hold leads to a page that says
 * why; `forget` takes the cookie away. Every try is counted by address and leaves a line in the log.
 */
export async function openDisplay(request: Request): Promise<Response> {
  const { headers } = request;
  const asked = new URL(localPath(headers.get(PAGE_HEADER)), 'http://here');
  const token = asked.searchParams.get('token');
  if (token === null)
    return problem(400, 'bad-input', sayRefusal('open-display.there-no-token'), sayRefusal('open-display.open-displays-link'));
  const held = await runtime();
  asked.searchParams.delete('token');
  const page = `${asked.pathname}${asked.search}`;
  const secure = held.people.originOf(headers).startsWith('https:');
  if (token === FORGET) return onTo(page, displayCookie(null, secure));
  const address = held.people.addressOf(headers);
  // A store that can't be written counts nobody: screens come up all the same.
  const tried = await countDisplay(held.store, address, Date.now()).catch(() => null);
  if (tried !== null && !tried.allowed) {
    if (tried.first) await keep(held, address, null, 'failed', 'too many tries');
    return onTo(`/display?why=too-soon&minutes=${Math.ceil(tried.seconds / 60)}`, null);
  }
  const found = await findDisplay(held.store.displays, token).catch(() => null);
  // The store can't be read now: the page says that, and looks again by itself.
  if (found === null) return onTo(page, displayCookieIn(headers) === null ? displayCookie(token, secure) : null);
  if (found.state === 'reads' || found.state === 'revoked') await forgetDisplay(held.store, address).catch(() => {});
  if (found.state !== 'reads') {
    await keep(held, address, found, 'failed', found.state);
    return onTo(`/display?why=${found.state}`, null);
  }
  const { seenAt, address: before, id } = found.display;
  if (seenAt === null || before !== address) await keep(held, address, found, 'done', null);
  held.people.noteDisplay(id, address);
  return onTo(page, displayCookie(token, secure));
}

/** The address that held the token is in no history and sent to nobody: a redirect takes its place. */
function onTo(page: string, cookie: string | null): Response {
  const headers = new Headers({ location: page, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
  if (cookie !== null) headers.append('set-cookie', cookie);
  return new Response(null, { status: 303, headers });
}

/** The screen comes up, or is told why not, also when this can't be kept. */
async function keep(
  { store, clock }: Runtime,
  address: string | null,
  found: FoundDisplay | null,
  outcome: 'done' | 'failed',
  why: string | null,
): Promise<void> {
  const object = found !== null && 'display' in found ? `display ${found.display.name}` : null;
  const row = { at: clock.now(), action: 'display.open', outcome, by: null, address, network: null, object } as const;
  await store.transaction((trx) => trx.audit({ ...row, detail: why === null ? {} : { why } })).catch(() => {});
}
