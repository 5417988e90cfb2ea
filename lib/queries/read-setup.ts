import { headers } from 'next/headers';
import type { SetupView } from '@/lib/views/setup-types';
import { reader } from './reader';

/** What the page that shows how to add nodes needs. The settings file's place is told to whoever may check addresses alone. */
export async function readSetup(): Promise<SetupView> {
  const { people, networks, store, setup } = await reader();
  const sent = await headers();
  const person = await people.whoIs(sent);
  const hasAdmin = (await store.accounts.list()).some(({ role }) => role === 'admin');
  const mayCheck = person?.role === 'admin' || (setup.isLocal && networks.size === 0 && !hasAdmin && people.isHere(sent));
  return { mayCheck, hasAdmin, file: mayCheck ? setup.file : null, networks: networks.size };
}
