import { incidentsKey, NETWORKS_KEY, overviewKey, runKey, wallKey } from '@/components/live/api-paths';
import type { LiveStore } from '@/components/live/live-store';
import { readOnceAtATime } from '@/components/live/read-once-at-a-time';
import type { Mutate } from '@/components/live/view-cache';
import type { NetworkSummary, OverviewView } from '@/lib/views/types';

export const STREAM_EVENTS: readonly string[] = ['hello', 'tick', 'overview', 'networks', 'incidents', 'recovery', 'refused'];

/** Other pages of a network are read again at most this often (real ms): one viewer must not cost a read per event. */
const REREAD_MS = 2000;

type Options = {
  readonly store: LiveStore;
  readonly mutate: Mutate;
  /** What the server was when it rendered this page. */
  readonly version: string;
  /** The page is of another version than the server. */
  readonly reload: (version: string) => void;
  readonly now: () => number;
};
type Networks = { readonly networks: readonly NetworkSummary[] };
type Clocked = { readonly serverNow?: number; readonly rate?: number; readonly version?: string };

/** Gives the handler of the stream's events: keeps the clock, puts data into the cache, asks for the page anew when the server's version changed. */
export function receiveEvent({ store, mutate, version, reload, now }: Options): (event: string, data: unknown) => void {
  let greeted = false;
  const rereadAt = new Map<string, number>();
  const read = readOnceAtATime();
  // What the list of networks was last told of each: to tell it again would throw away a reading that is under way.
  const told = new Map<string, string>();

  const reread = (prefix: string, except: string) => {
    if (now() - (rereadAt.get(prefix) ?? Number.NEGATIVE_INFINITY) < REREAD_MS) return;
    rereadAt.set(prefix, now());
    // Telling the ways of recovery asks every node: they are read when a person asks, not with each poll.
    const recovery = `${prefix}recovery`;
    read(prefix, () => mutate((key) => typeof key === 'string' && key.startsWith(prefix) && key !== except && !key.startsWith(recovery)));
  };

  // What a recovery says comes often; the last of it must not be lost, so a reading that was too early is made up for with the next poll.
  let owed = false;
  const rereadNetworks = () => {
    owed = now() - (rereadAt.get(NETWORKS_KEY) ?? Number.NEGATIVE_INFINITY) < REREAD_MS;
    if (owed) return;
    rereadAt.set(NETWORKS_KEY, now());
    read(NETWORKS_KEY, () => mutate(NETWORKS_KEY));
  };

  return (event, data) => {
    if (event === 'refused') return store.refused((data as { readonly why: string }).why);
    const clocked = data as Clocked;
    store.heard(typeof clocked.serverNow === 'number' ? clocked.serverNow : null, clocked.rate);
    if (clocked.version !== undefined && clocked.version !== version) reload(clocked.version);
    if (event === 'hello') {
      // After a gap everything shown may be old: the stream only brings what changes from here, and these after its greeting.
      if (greeted) void mutate((key) => typeof key === 'string' && key.startsWith(NETWORKS_KEY) && !isOffers(key) && !isBrought(key));
      greeted = true;
    } else if (event === 'networks') {
      const { networks } = data as Networks;
      told.clear();
      void mutate(NETWORKS_KEY, { networks }, { revalidate: false });
    } else if (event === 'incidents') {
      const { network } = data as { readonly network: string };
      const [prefix, wall] = [incidentsKey(network), wallKey(network)];
      read(prefix, () => mutate((key) => typeof key === 'string' && (key.startsWith(prefix) || key === wall)));
    } else if (event === 'recovery') {
      const { network, number } = data as { readonly network: string; readonly number: number };
      const key = runKey(network, number);
      const wall = wallKey(network);
      read(key, () => mutate(key));
      read(wall, () => mutate(wall));
      rereadNetworks();
    } else if (event === 'overview') {
      const { network, overview } = data as { readonly network: string; readonly overview: OverviewView };
      const key = overviewKey(network);
      void mutate(key, overview, { revalidate: false });
      const word = `${overview.name} ${overview.verdict.state} ${overview.verdict.sentence}`;
      if (told.get(network) !== word) void mutate(NETWORKS_KEY, (before?: Networks) => withState(before, overview), { revalidate: false });
      told.set(network, word);
      reread(key.slice(0, -'overview'.length), key);
      if (owed) rereadNetworks();
    }
  };
}

const isBrought = (key: string): boolean => key === NETWORKS_KEY || /\/overview$/.test(key);

const isOffers = (key: string): boolean => /\/recovery$/.test(key);

function withState(before: Networks | undefined, { id, name, verdict }: OverviewView): Networks | undefined {
  if (before === undefined) return undefined;
  const changed = { id, name, state: verdict.state, sentence: verdict.sentence };
  return { networks: before.networks.map((one) => (one.id === id ? { ...one, ...changed } : one)) };
}
