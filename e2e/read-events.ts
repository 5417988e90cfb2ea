import type { OverviewView } from '@/lib/views/types';

export type StreamEvent = { readonly event: string; readonly data: unknown };

/** Reads a stream of server-sent events to its end or until `signal` says so; hands over each event as it comes. */
export async function readEvents(url: string, signal: AbortSignal, onEvent: (event: StreamEvent) => void): Promise<void> {
  const response = await fetch(url, { signal });
  if (!response.ok || response.body === null) throw new Error(`${url} answered ${response.status}`);
  const decoder = new TextDecoder();
  let rest = '';
  for await (const piece of response.body) {
    const parts = `${rest}${decoder.decode(piece, { stream: true })}`.split('\n\n');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      const [, event, data] = /^event: (.+)\ndata: (.+)$/s.exec(part) ?? [];
      if (event === undefined || data === undefined) throw new Error(`no event: ${part.slice(0, 200)}`);
      onEvent({ event, data: JSON.parse(data) });
    }
  }
}

export type Story = {
  /** Every overview the stream told, oldest first. */
  readonly told: readonly OverviewView[];
  readonly end: () => void;
};

/** Listens to all a dashboard says of one network, so that no turn of a fast replay is missed. */
export function followStory(url: string, network: string): Story {
  const told: OverviewView[] = [];
  const leaving = new AbortController();
  readEvents(`${url}/api/v1/stream`, leaving.signal, ({ event, data }) => {
    if (event !== 'overview') return;
    const one = data as { readonly network: string; readonly overview: OverviewView };
    if (one.network === network) told.push(one.overview);
  }).catch(() => undefined);
  return { told, end: () => leaving.abort() };
}
