import { isIP } from 'node:net';
import type { Store } from '@/lib/storage/store';

/** Within WINDOW_MS: so many failures of one account, so many from one address; whoever shares an address shares its count. */
const WINDOW_MS = 15 * 60_000;
export const ACCOUNT_TRIES = 10;
export const ADDRESS_TRIES = 50;

/** `first`: this try is the first one over the limit, so it alone is worth a line in the log. */
export type Tried = { readonly allowed: true } | { readonly allowed: false; readonly seconds: number; readonly first: boolean };

/** Counts a try before the password is looked at, so that tries at the same time count too. Tries are kept in the store: a restart forgets none. */
export async function countSignIn(store: Store, account: string, address: string | null, now: number): Promise<Tried> {
  const byAddress = await store.countTry(addressKey(address), WINDOW_MS, now);
  const byAccount = await store.countTry(accountKey(account), WINDOW_MS, now);
  const over = [
    { ...byAddress, most: ADDRESS_TRIES },
    { ...byAccount, most: ACCOUNT_TRIES },
  ].filter(({ count, most }) => count > most);
  if (over.length === 0) return { allowed: true };
  const until = Math.max(...over.map((one) => one.until));
  return {
    allowed: false,
    seconds: Math.max(1, Math.ceil((until - now) / 1000)),
    first: over.some(({ count, most }) => count === most + 1),
  };
}

/** A sign-in succeeded: its account starts anew, its address gets this one try back. */
export async function forgetSignIn(store: Store, account: string, address: string | null): Promise<void> {
  await store.forgetTries(accountKey(account));
  await store.forgetTries(addressKey(address), 1);
}

/** Counts a step of single sign-on: it names no account, and other sites can make a browser take it, so that passwords have a count of their own. */
export async function countSingleSignOn(store: Store, address: string | null, now: number): Promise<Tried> {
  const { count, until } = await store.countTry(singleKey(address), WINDOW_MS, now);
  if (count <= ADDRESS_TRIES) return { allowed: true };
  return { allowed: false, seconds: Math.max(1, Math.ceil((until - now) / 1000)), first: count === ADDRESS_TRIES + 1 };
}

/** A round succeeded: its address gets both of its steps back. */
export async function forgetSingleSignOn(store: Store, address: string | null): Promise<void> {
  await store.forgetTries(singleKey(address), 2);
}

/** Counts the opening of a display's link before its token is looked at. Screens that hang already come with a cookie and are never counted. */
export async function countDisplay(store: Store, address: string | null, now: number): Promise<Tried> {
  const { count, until } = await store.countTry(displayKey(address), WINDOW_MS, now);
  if (count <= ADDRESS_TRIES) return { allowed: true };
  return { allowed: false, seconds: Math.max(1, Math.ceil((until - now) / 1000)), first: count === ADDRESS_TRIES + 1 };
}

/** The token was one that had been given: no guess. */
export async function forgetDisplay(store: Store, address: string | null): Promise<void> {
  await store.forgetTries(displayKey(address), 1);
}

function displayKey(address: string | null): string {
  return `display ${addressKey(address)}`;
}

function singleKey(address: string | null): string {
  return `single sign-on ${addressKey(address)}`;
}

function accountKey(account: string): string {
  return `account ${account.slice(0, 320).toLowerCase()}`;
}

/** One site has a whole /64 of IPv6 addresses: they count as one. */
function addressKey(address: string | null): string {
  if (address === null) return 'address unknown';
  if (isIP(address) !== 6) return `address ${address}`;
  const [head = '', tail] = address.split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail === undefined || tail === '' ? [] : tail.split(':');
  const filled =
    tail === undefined ? front : [...front, ...new Array<string>(Math.max(0, 8 - front.length - back.length)).fill('0'), ...back];
  return `address ${filled
    .slice(0, 4)
    .map((part) => Number.parseInt(part, 16).toString(16))
    .join(':')}::/64`;
}
