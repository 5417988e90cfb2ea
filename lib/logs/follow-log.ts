import type { NodeLog } from '@/lib/chain/node-log';
import type { LogSettings } from '@/lib/config/types';
import { LogBook } from './log-book';
import type { LogSource } from './log-source';
import { fileSource } from './sources/file-source';
import { kubernetesSource } from './sources/kubernetes-source';
import { lokiSource } from './sources/loki-source';

export type LogClock = { readonly now: () => number; readonly rate: number };

export type FollowedLog = {
  /** What the log tells at a moment (server ms). */
  readonly at: (now: number) => NodeLog;
  readonly stop: () => Promise<void>;
};

/** Begins to follow a node's log. It never throws: a source that can't be read is `lost`, with the reason, until it can. */
export function followLog({ timezone, from }: LogSettings, clock: LogClock): FollowedLog {
  const source = sourceOf(from, clock);
  const book = new LogBook(source.kind, timezone);
  source.start(book);
  return { at: (now) => book.at(now), stop: source.stop };
}

function sourceOf(from: LogSettings['from'], clock: LogClock): LogSource {
  switch (from.kind) {
    case 'file':
      return fileSource(from.path, clock);
    case 'loki':
      return lokiSource(from, clock);
    case 'kubernetes':
      return kubernetesSource(from, clock);
  }
}
