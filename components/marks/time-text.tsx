'use client';

import { useEffect, useState } from 'react';
import { formatBoth, formatUtc, formatUtcTime } from '@/components/format/instant';

/** A server time: UTC time of day; date and the reader's own time on hover. */
export function TimeText({ at, whole = false }: { readonly at: number; readonly whole?: boolean }) {
  const title = useBothTimes(at);
  return (
    <time dateTime={new Date(at).toISOString()} title={title}>
      {whole ? formatUtc(at) : formatUtcTime(at)}
    </time>
  );
}

/** UTC first, so that server and browser render the same; the reader's zone is added once in the browser. */
export function useBothTimes(at: number): string {
  const [mounted, setMounted] = useState(false);
  useEffect(() => setMounted(true), []);
  return mounted ? formatBoth(at) : formatUtc(at);
}
