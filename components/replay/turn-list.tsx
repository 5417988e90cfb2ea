'use client';

import { useEffect, useRef, useState } from 'react';
import { SeverityMark } from '@/components/marks/severity-mark';
import { TimeText } from '@/components/marks/time-text';
import type { HistoryMark } from '@/lib/views/past-types';
import { verdictSeverity } from '@/lib/views/verdict-severity';
import { sayReplay } from '@/lib/views/words/replay';

const MOST = 200;

type Props = { readonly marks: readonly HistoryMark[]; readonly at: number; readonly onPick: (at: number) => void };

/** What happened in the stretch shown, newest first; each leads to its moment. */
export function TurnList({ marks, at, onPick }: Props) {
  // A month has hundreds of turns: they are drawn once somebody opens the list.
  const [open, setOpen] = useState(false);
  const list = useRef<HTMLDetailsElement>(null);
  // Opened before the page was alive.
  useEffect(() => setOpen(list.current?.open === true), []);
  return (
    <details ref={list} className="card mb-4" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className="font-semibold">
        {sayReplay('turn-list.what-happened')}{' '}
        <span className="card-note">
          {marks.length > MOST
            ? sayReplay('turn-list.newest', { shown: MOST, marks: marks.length })
            : sayReplay('turn-list.newest-first', { marks: marks.length })}
        </span>
      </summary>
      {open ? <Turns marks={marks} at={at} onPick={onPick} /> : null}
    </details>
  );
}

function Turns({ marks, at, onPick }: Props) {
  const shown = marks.slice(-MOST).toReversed();
  const current = shown.find((mark) => mark.at <= at);
  if (shown.length === 0) return <p className="mt-2 text-ink2">{sayReplay('turn-list.nothing-turned-in')}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
    <ul className="mt-2 max-h-80 overflow-y-auto" tabIndex={0} aria-label={sayReplay('turn-list.turns')}>
      {shown.map((mark, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: several turns may share a moment, their order never changes
        <li key={`${mark.at} ${mark.kind} ${index}`} className="border-line border-t first:border-t-0">
          <button
            type="button"
            onClick={() => onPick(mark.at)}
            aria-current={mark === current ? 'time' : undefined}
            className="flex w-full items-start gap-2 rounded px-1 py-1.5 text-left hover:bg-sunk aria-[current=time]:bg-sunk"
          >
            <span className="pt-0.75">
              <SeverityMark
                severity={
                  mark.severity ?? (mark.state === null ? 'info' : verdictSeverity({ state: mark.state, healsByItself: 'unknown' }))
                }
                size={13}
              />
            </span>
            <span className="flex-none font-mono text-small text-ink2">
              <TimeText at={mark.at} />
            </span>
            <span className="min-w-0 break-words">{mark.sentence}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
