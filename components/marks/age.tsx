'use client';

import { formatDuration } from '@/components/format/duration';
import { formatLocal, formatLocalTime, formatUtc, formatUtcTime } from '@/components/format/instant';
import { useNow } from '@/components/live/use-live';
import { type TimeMode, useTimeMode } from '@/components/marks/time-mode';
import { useBothTimes } from '@/components/marks/time-text';
import { sayTime } from '@/lib/views/words/times';

const DAY_MS = 86_400_000;

/** "4 s ago", counting by the server's clock; the absolute time on hover, or in its place where times are chosen. */
export function Age({ at }: { readonly at: number }) {
  const now = useNow();
  const title = useBothTimes(at);
  const mode = useTimeMode();
  return (
    <time dateTime={new Date(at).toISOString()} title={title} data-moment="">
      {mode === 'ages' ? sayTime('ago', { time: formatDuration(now - at) }) : absolute(at, now, mode)}
    </time>
  );
}

/** How long something has lasted, counting: "7 min 41 s"; when it began on hover, or beside it where times are chosen. */
export function Since({ at }: { readonly at: number }) {
  const now = useNow();
  const title = useBothTimes(at);
  const mode = useTimeMode();
  return (
    <time dateTime={new Date(at).toISOString()} title={title} data-moment="">
      {mode === 'ages' ? formatDuration(now - at) : sayTime('since', { time: formatDuration(now - at), moment: absolute(at, now, mode) })}
    </time>
  );
}

/** The time of day, with its date once that is a day away. */
function absolute(at: number, now: number, mode: Exclude<TimeMode, 'ages'>): string {
  const isNear = mode !== 'paper' && Math.abs(now - at) < DAY_MS / 2;
  if (mode === 'local') return isNear ? formatLocalTime(at) : formatLocal(at);
  return isNear ? formatUtcTime(at) : formatUtc(at);
}
