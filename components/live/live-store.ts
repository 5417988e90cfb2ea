/**
 * connecting = no answer yet (first load, or shown again); live = events arrive; lost = error or silence; paused = the tab is hidden.
 */
export type LinkState = 'connecting' | 'live' | 'lost' | 'paused';

export type LiveSnapshot = {
  readonly link: LinkState;
  /** Real ms (monotonic) since when the link is in this state. */
  readonly linkSince: number;
  /** Real ms of this snapshot. */
  readonly real: number;
  /** The server's clock, ms since 1970. */
  readonly now: number;
  readonly rate: number;
  /** Why this reader may not read any more; null = nothing was said of that since the last good word. */
  readonly refused: string | null;
};

export type LiveStore = {
  readonly subscribe: (listener: () => void) => () => void;
  readonly snapshot: () => LiveSnapshot;
  /** What the server rendered with, so that hydration agrees. */
  readonly firstSnapshot: () => LiveSnapshot;
  /** An event came. */
  readonly heard: (serverNow: number | null, rate?: number) => void;
  readonly failed: () => void;
  /** The server answers, and does not let this reader read. */
  readonly refused: (why: string) => void;
  /** The machine slept, or its clock was set, by so many real ms: what is shown is that much older until the server is heard. */
  readonly slept: (ms: number) => void;
  readonly paused: () => void;
  readonly resumed: () => void;
  /** Once a second: moves the clock and notices silence. */
  readonly tick: () => void;
  /** Notices silence alone. */
  readonly listen: () => void;
  /** How long silence may last, real ms. */
  readonly allowSilence: (ms: number) => void;
};

const SILENCE_MS = 10_000;

/** The tab's one record of the link and the server's clock. `realNow` is a monotonic clock in ms. */
export function createLiveStore(first: { readonly serverNow: number; readonly rate: number }, realNow: () => number): LiveStore {
  const listeners = new Set<() => void>();
  let anchor = { server: first.serverNow, real: realNow(), rate: first.rate };
  let lastHeard = anchor.real;
  let silenceMs = SILENCE_MS;
  let link: LinkState = 'connecting';
  let linkSince = anchor.real;
  let refused: string | null = null;

  const read = (): LiveSnapshot => {
    const real = realNow();
    return { link, linkSince, real, now: anchor.server + (real - anchor.real) * anchor.rate, rate: anchor.rate, refused };
  };
  const initial: LiveSnapshot = { ...read(), now: first.serverNow };
  let current = initial;
  const publish = () => {
    current = read();
    for (const listener of listeners) listener();
  };
  const enter = (next: LinkState) => {
    if (link === next) return;
    link = next;
    linkSince = realNow();
    publish();
  };

  const isSilent = () => realNow() - lastHeard > silenceMs && (link === 'live' || link === 'connecting');

  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    snapshot: () => current,
    firstSnapshot: () => initial,
    heard: (serverNow, rate = anchor.rate) => {
      lastHeard = realNow();
      if (serverNow !== null) anchor = anchorAt(anchor, serverNow, lastHeard, rate);
      const welcome = refused !== null;
      refused = null;
      if (link !== 'live') enter('live');
      else if (welcome) publish();
    },
    failed: () => {
      if (link !== 'paused') enter('lost');
    },
    refused: (why) => {
      const news = refused !== why;
      refused = why;
      if (link !== 'lost') enter('lost');
      else if (news) publish();
    },
    slept: (ms) => {
      anchor = { ...anchor, server: anchor.server + Math.max(0, ms) * anchor.rate };
      lastHeard = realNow();
      if (link === 'live') enter('connecting');
      else publish();
    },
    paused: () => enter('paused'),
    resumed: () => {
      lastHeard = realNow();
      if (link === 'paused') enter('connecting');
    },
    tick: () => {
      if (isSilent()) enter('lost');
      else publish();
    },
    listen: () => {
      if (isSilent()) enter('lost');
    },
    allowSilence: (ms) => {
      silenceMs = ms;
    },
  };
}

type Anchor = { readonly server: number; readonly real: number; readonly rate: number };

/** A replay's clock stands still at its end: two equal server times a good while apart mean that it stopped. */
function anchorAt(before: Anchor, server: number, real: number, rate: number): Anchor {
  const stopped = server === before.server && real - before.real > 2000;
  return { server, real: server === before.server && !stopped ? before.real : real, rate: stopped ? 0 : rate };
}
