'use client';

import { formatDuration } from '@/components/format/duration';
import { useNow } from '@/components/live/use-live';
import { useBothTimes } from '@/components/marks/time-text';

/** "4 s ago", counting by the server's clock; the absolute time on hover. */
export function Age({ at }: { readonly at: number }) {
  const now = useNow();
  const title = useBothTimes(at);
  return (
    <time dateTime={new Date(at).toISOString()} title={title}>
      {formatDuration(now - at)} ago
    </time>
  );
}

/** How long something has lasted, counting: "7 min 41 s"; when it began on hover. */
export function Since({ at }: { readonly at: number }) {
  const now = useNow();
  const title = useBothTimes(at);
  return (
    <time dateTime={new Date(at).toISOString()} title={title}>
      {formatDuration(now - at)}
    </time>
  );
}
