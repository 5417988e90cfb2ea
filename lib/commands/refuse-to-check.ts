import { sayRefusal } from '@/lib/views/words/refusals';
import type { CommandContext } from './define-command';
import { Refused } from './refused';

/** @throws Refused unless an administrator asks, or, while there is none and nothing is watched, somebody at the machine itself */
export async function refuseToCheck({ runtime, person, isHere }: CommandContext): Promise<void> {
  if (person?.role === 'admin') return;
  const { setup, networks, store } = runtime;
  const hasAdmin = (await store.accounts.list()).some(({ role }) => role === 'admin');
  if (setup.isLocal && isHere && networks.size === 0 && !hasAdmin) return;
  const remedy = hasAdmin ? sayRefusal('refuse-to-check.sign-in-as') : sayRefusal('refuse-to-check.open-one-time');
  if (person === null) throw new Refused('not-signed-in', sayRefusal('refuse-to-check.checking-address-makes'), remedy);
  throw new Refused('not-allowed', sayRefusal('refuse-to-check.checking-address-needs', { role: person.role }), remedy);
}
