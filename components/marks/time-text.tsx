'use client';

import { useEffect, useState } from 'react';
import { formatBoth, formatUtc, formatUtcTime } from '@/components/format/instant';

type Props = {
  readonly at: number;
  /** With its date. */
  readonly whole?: boolean;
  /** Without the word UTC, where it stands beside. */
  readonly bare?: boolean;
};

/** A server time: UTC time of day; date and the reader's own time on hover. */
export function TimeText({ at, whole = false, bare = false }: Props) {
  const title = useBothTimes(at);
  return (
    <time dateTime={new Date(at).toISOString()} title={title}>
      {whole ? formatUtc(at) : bare ? formatUtcTime(at).replace(' UTC', '') : formatUtcTime(at)}
    </time>
  );
}

/** UTC first, so that server and browser render the same; the reader's zone is added once in the browser. */
export function useBothTimes(at: number): string {
  const [mounted, setMounted] = useState(false);
  useEffect(() => setMounted(true), []);
  return mounted ? formatBoth(at) : formatUtc(at);
}
