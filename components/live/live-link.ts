import type { Asked } from '@/components/live/ask-events';
import { type EventLink, openEventLink } from '@/components/live/event-link';

export type LiveLinkOptions = {
  /** The event stream; what `askUrl` gives at the time answers with the same as one list. */
  readonly streamUrl: string;
  readonly askUrl: () => string;
  readonly events: readonly string[];
  readonly onEvent: (event: string, data: unknown) => void;
  /** Neither way brings anything. */
  readonly onDown: () => void;
  readonly ask: (url: string) => Promise<Asked>;
  readonly Source?: typeof EventSource;
  readonly random?: () => number;
};

/** Real ms. A stream greets at once: one that has not by then may be kept back on its way. */
const GREETED_BY_MS = 4000;
const ASK_MS = 1000;
const LONGEST_ASK_MS = 15_000;
const REFUSED_ASK_MS = 30_000;
/** While asking works, the stream is tried no more often. */
const STREAM_AGAIN_MS = 60_000;

/**
 * Hears from the server for ever: by its event stream, and where that does not come through by asking again and again, until a try of the stream
 * brings something. Who may not read is told `refused` {why} and looked after less often.
 */
export function openLiveLink(options: LiveLinkOptions): EventLink {
  const { onEvent, ask, random = Math.random } = options;
  let closed = false;
  /** Null = the stream brings what there is; else which round of asking this is, so that a late answer of an older one is nobody's. */
  let round: object | null = null;
  let told = false;
  let wait = ASK_MS;
  let timer: ReturnType<typeof setTimeout> | null = null;

  const stopAsking = () => {
    round = null;
    told = false;
    wait = ASK_MS;
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  const askNow = async (mine: object) => {
    const asked = await ask(options.askUrl());
    if (closed || round !== mine) return;
    if (asked.state === 'told') {
      // Once told, a greeting is no greeting: it would have all be read again.
      for (const [event, data] of asked.events) onEvent(event === 'hello' && told ? 'tick' : event, data);
      told = true;
      wait = ASK_MS;
    } else if (asked.state === 'refused') {
      told = false;
      onEvent('refused', { why: asked.why });
      wait = REFUSED_ASK_MS;
    } else {
      told = false;
      options.onDown();
      wait = Math.min(wait * 2, LONGEST_ASK_MS);
    }
    // What was told may have ended all of this.
    if (closed || round !== mine) return;
    timer = setTimeout(() => void askNow(mine), wait * (0.75 + random() / 2));
  };
  const startAsking = () => {
    if (round !== null || closed) return;
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const mine = {};
    round = mine;
    void askNow(mine);
  };
  const awaitGreeting = () => {
    stopAsking();
    timer = setTimeout(startAsking, GREETED_BY_MS);
  };

  awaitGreeting();
  const stream = openEventLink({
    url: options.streamUrl,
    events: options.events,
    onEvent: (event, data) => {
      stopAsking();
      onEvent(event, data);
    },
    onDown: startAsking,
    longestWaitMs: () => (told ? STREAM_AGAIN_MS : LONGEST_ASK_MS),
    random,
    ...(options.Source === undefined ? {} : { Source: options.Source }),
  });
  return {
    restart: () => {
      if (closed) return;
      awaitGreeting();
      stream.restart();
    },
    close: () => {
      closed = true;
      stopAsking();
      stream.close();
    },
  };
}
