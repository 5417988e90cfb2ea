export type EventLink = {
  /** Gives up what it has and begins anew at once: after a sleep, or when the network has changed. */
  readonly restart: () => void;
  readonly close: () => void;
};

export type EventLinkOptions = {
  readonly url: string;
  readonly events: readonly string[];
  /** `data` is the parsed JSON of the event. */
  readonly onEvent: (event: string, data: unknown) => void;
  readonly onDown: () => void;
  readonly Source?: typeof EventSource;
  /** 0..1, for the jitter. */
  readonly random?: () => number;
  /** The longest wait between two tries, ms. */
  readonly longestWaitMs?: () => number;
};

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;
/** The server says something every 4 s. A machine that vanished, or a proxy that keeps all to itself, ends no connection: silence does. */
export const SILENT_MS = 13_000;

/**
 * Keeps one event stream open for ever: after a failure or a long silence it waits twice as long as the last time, up to 15 s, with jitter; an event
 * resets the wait.
 */
export function openEventLink(options: EventLinkOptions): EventLink {
  const { Source = EventSource, random = Math.random, longestWaitMs = () => LONGEST_WAIT_MS } = options;
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let wait = FIRST_WAIT_MS;
  let closed = false;

  const end = () => {
    source?.close();
    source = null;
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  const down = () => {
    end();
    options.onDown();
    // What is told of it may have closed it.
    if (closed) return;
    timer = setTimeout(open, wait * (0.75 + random() / 2));
    wait = Math.min(wait * 2, longestWaitMs());
  };
  const open = () => {
    end();
    const opened = new Source(options.url);
    source = opened;
    const listen = () => {
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(down, SILENT_MS);
    };
    listen();
    for (const event of options.events) {
      opened.addEventListener(event, (message) => {
        if (closed || source !== opened) return;
        const data = parse((message as MessageEvent<string>).data);
        if (data === undefined) return;
        wait = FIRST_WAIT_MS;
        listen();
        options.onEvent(event, data);
      });
    }
    // The browser's own retry gives up on a wrong status and never backs off, so it is replaced.
    opened.onerror = () => {
      if (!closed && source === opened) down();
    };
  };

  open();
  return {
    restart: () => {
      if (closed) return;
      wait = FIRST_WAIT_MS;
      open();
    },
    close: () => {
      closed = true;
      end();
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
