import type { CommandContext } from './define-command';
import { Refused } from './refused';

/** @throws Refused unless an administrator asks, or, while there is none and nothing is watched, somebody at the machine itself */
export async function refuseToCheck({ runtime, person, isHere }: CommandContext): Promise<void> {
  if (person?.role === 'admin') return;
  const { setup, networks, store } = runtime;
  const hasAdmin = (await store.accounts.list()).some(({ role }) => role === 'admin');
  if (setup.isLocal && isHere && networks.size === 0 && !hasAdmin) return;
  const remedy = hasAdmin
    ? 'Sign in as an administrator.'
    : 'Open the one-time link from the server’s log to make the first administrator, or do it on the machine itself.';
  if (person === null)
    throw new Refused('not-signed-in', 'Checking an address makes this server call it: it is for administrators.', remedy);
  throw new Refused('not-allowed', `Checking an address needs the role admin; yours is ${person.role}.`, remedy);
}
