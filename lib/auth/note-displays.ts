import type { Store } from '@/lib/storage/store';

/** Real ms between two notes of one display: it reads many times a minute, and that it hangs there is all that is asked. */
const EVERY_MS = 60_000;

/**
 * Gives what notes that a display reads: at once when it comes from another address, else once a minute. A store that can't be written loses the
 * note and nothing more. `now` = server ms, `real` = monotonic ms.
 */
export function noteDisplays(store: Store, now: () => number, real: () => number): (id: string, address: string | null) => void {
  const noted = new Map<string, { readonly at: number; readonly address: string | null }>();
  return (id, address) => {
    const last = noted.get(id);
    if (last !== undefined && last.address === address && real() - last.at < EVERY_MS) return;
    noted.set(id, { at: real(), address });
    store.displays.seen(id, now(), address).catch(() => noted.delete(id));
  };
}
