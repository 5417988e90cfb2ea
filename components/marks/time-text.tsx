'use client';

import { useEffect, useState } from 'react';
import { formatBoth, formatLocal, formatLocalTime, formatUtc, formatUtcTime } from '@/components/format/instant';
import { useTimeMode } from '@/components/marks/time-mode';

type Props = {
  readonly at: number;
  /** With its date. */
  readonly whole?: boolean;
  /** Without the word UTC, where it stands beside. */
  readonly bare?: boolean;
};

/** A server time: UTC time of day, or the reader's own where chosen; date and both zones on hover. */
export function TimeText({ at, whole = false, bare = false }: Props) {
  const title = useBothTimes(at);
  const mode = useTimeMode();
  return (
    <time dateTime={new Date(at).toISOString()} title={title} data-moment="">
      {mode === 'local' ? (whole ? formatLocal : formatLocalTime)(at) : utcWords(at, whole || mode === 'paper', bare)}
    </time>
  );
}

function utcWords(at: number, whole: boolean, bare: boolean): string {
  if (whole) return formatUtc(at);
  return bare ? formatUtcTime(at).replace(' UTC', '') : formatUtcTime(at);
}

/** UTC first, so that server and browser render the same; the reader's zone is added once in the browser. */
export function useBothTimes(at: number): string {
  const [mounted, setMounted] = useState(false);
  useEffect(() => setMounted(true), []);
  return mounted ? formatBoth(at) : formatUtc(at);
}
