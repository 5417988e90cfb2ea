export type ReloadOptions = {
  readonly reload: () => void;
  /** Whether the server gives this page now: a page that is loaded while it does not is a browser's own, and stays. */
  readonly isServed: () => Promise<boolean>;
  /** Lives as long as the tab; may refuse. */
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>;
  /** Real ms since this page was loaded. */
  readonly age: () => number;
  /** Real ms since 1970. */
  readonly now: () => number;
  readonly later: (work: () => void, ms: number) => void;
};

type Done = { readonly version: string; readonly at: number };

const KEY = 'quorumwatch-reloads';
const KEPT = 20;
const RECENT_MS = 600_000;
const AGAIN_MS = 5000;
const LONGEST_MS = 60_000;

/**
 * Gives what loads the page again for another version of the server: once for each version, so that two servers behind one address can't make it turn
 * in circles; the later, the more often it was done lately; and only when the server gives the page.
 */
export function reloadFor({ reload, isServed, storage, age, now, later }: ReloadOptions): (version: string) => void {
  let wanted: string | null = null;
  const attempt = async () => {
    const version = wanted;
    const done = read(storage);
    if (version === null || done.some((one) => one.version === version)) {
      wanted = null;
      return;
    }
    const recent = done.filter(({ at }) => Math.abs(now() - at) < RECENT_MS).length;
    const due = Math.min(LONGEST_MS, 1000 * 2 ** recent) - age();
    if (due > 0) return later(attempt, due);
    if (!(await isServed().catch(() => false))) return later(attempt, AGAIN_MS);
    const kept = write(storage, [...done, { version, at: now() }].slice(-KEPT));
    // Without a memory of it the page's own age has to keep the circle slow.
    if (!kept && age() < LONGEST_MS) return later(attempt, LONGEST_MS - age());
    reload();
  };
  return (version) => {
    const busy = wanted !== null;
    wanted = version;
    if (!busy) void attempt();
  };
}

function read(storage: ReloadOptions['storage']): readonly Done[] {
  try {
    const kept: unknown = JSON.parse(storage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? (kept as readonly Done[]) : [];
  } catch {
    return [];
  }
}

function write(storage: ReloadOptions['storage'], done: readonly Done[]): boolean {
  try {
    storage.setItem(KEY, JSON.stringify(done));
    return true;
  } catch {
    return false;
  }
}
