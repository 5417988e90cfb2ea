export type EventLink = { readonly close: () => void };

export type EventLinkOptions = {
  readonly url: string;
  readonly events: readonly string[];
  /** `data` is the parsed JSON of the event. */
  readonly onEvent: (event: string, data: unknown) => void;
  readonly onDown: () => void;
  readonly Source?: typeof EventSource;
  /** 0..1, for the jitter. */
  readonly random?: () => number;
};

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;

/** Keeps one event stream open for ever: after a failure it waits twice as long as the last time, up to 15 s, with jitter; an event resets the wait. */
export function openEventLink(options: EventLinkOptions): EventLink {
  const { Source = EventSource, random = Math.random } = options;
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let wait = FIRST_WAIT_MS;
  let closed = false;

  const open = () => {
    const opened = new Source(options.url);
    source = opened;
    for (const event of options.events) {
      opened.addEventListener(event, (message) => {
        if (closed || source !== opened) return;
        const data = parse((message as MessageEvent<string>).data);
        if (data === undefined) return;
        wait = FIRST_WAIT_MS;
        options.onEvent(event, data);
      });
    }
    // The browser's own retry gives up on a wrong status and never backs off, so it is replaced.
    opened.onerror = () => {
      if (closed || source !== opened) return;
      opened.close();
      source = null;
      options.onDown();
      timer = setTimeout(open, wait * (0.75 + random() / 2));
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    };
  };

  open();
  return {
    close: () => {
      closed = true;
      source?.close();
      if (timer !== null) clearTimeout(timer);
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
