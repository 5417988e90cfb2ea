import type { DisplaysView } from '@/lib/views/display-types';
import { readerAs } from './reader';

/** All displays, oldest first, and the networks there are to choose from; for administrators. @throws SignInNeeded, RoleNeeded */
export async function readDisplays(): Promise<DisplaysView> {
  const { store, networks, clock } = (await readerAs('admin')).runtime;
  return {
    asOf: clock.now(),
    displays: await store.displays.list(),
    networks: [...networks.values()].map((watch) => ({ id: watch.picture().id, name: watch.picture().name })),
  };
}
