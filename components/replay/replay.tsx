'use client';

import { useEffect, useState } from 'react';
import { formatUtc, formatUtcTime } from '@/components/format/instant';
import { useHistory, useMoment } from '@/components/live/use-past';
import { HistoryStrip } from '@/components/replay/history-strip';
import { PastBanner } from '@/components/replay/past-banner';
import { PastOverview } from '@/components/replay/past-overview';
import { TurnList } from '@/components/replay/turn-list';
import { SPEEDS, type Speed, usePlayer } from '@/components/replay/use-player';
import { useReplayKeys } from '@/components/replay/use-replay-keys';
import { replayPath } from '@/components/routes';
import { PagePath } from '@/components/shell/page-path';
import { nextMark } from '@/lib/views/history-view';
import type { HistoryView, PastView } from '@/lib/views/past-types';
import { sayReplay } from '@/lib/views/words/replay';

const STEP_MS = 1000;
const SPANS = [
  [sayReplay('replay.everything-kept'), null],
  ['A day', 86_400_000],
  [sayReplay('replay.hour'), 3_600_000],
  ['10 minutes', 600_000],
] as const;

type Props = { readonly first: HistoryView; readonly moment: PastView };

/** A time slider over what is kept: the same views as now, of then. */
export function Replay({ first, moment }: Props) {
  const { network } = first;
  const [span, setSpan] = useState<number | null>(null);
  const [begin, end] = [first.first ?? first.from, first.last ?? first.to];
  const player = usePlayer(moment.at, begin, end);
  const { at, goTo, playing, toggle, speed, setSpeed } = player;
  const range = span === null ? null : rangeAround(at, span, begin, end);
  const history = useHistory(first, range);
  const { view, failed } = useMoment(moment, at);
  const turn = (way: 1 | -1) => {
    const mark = nextMark(history.marks, at, way) ?? nextMark(first.marks, at, way);
    if (mark) goTo(mark.at);
  };
  useReplayKeys({ toggle, step: (way) => goTo(at + way * STEP_MS * speed), turn });
  // The address always names the moment, so that it can be sent to somebody; too many changes a second are refused by browsers.
  useEffect(() => {
    const timer = setTimeout(() => window.history.replaceState(null, '', replayPath(network, at)), 250);
    return () => clearTimeout(timer);
  }, [network, at]);

  return (
    <>
      <div className="mb-3 text-ink2">
        <PagePath network={network} path={[{ name: sayReplay('replay.replay'), to: null }]} />
      </div>
      <PastBanner at={at} network={network} />
      <section aria-label={sayReplay('replay.time')} className="card mb-4">
        <HistoryStrip history={history} />
        <input
          type="range"
          min={history.from}
          max={Math.max(history.to, history.from + 1)}
          step={STEP_MS}
          value={Math.min(history.to, Math.max(history.from, at))}
          onChange={(event) => goTo(Number(event.target.value))}
          aria-label={sayReplay('replay.moment')}
          aria-valuetext={formatUtc(at)}
          className="w-full accent-[var(--focus)]"
        />
        <p className="flex justify-between gap-2 text-small text-ink2">
          <span>{formatUtc(history.from)}</span>
          <span>{formatUtc(history.to)}</span>
        </p>
        <div className="mt-2 flex flex-wrap items-center gap-2">
          <button type="button" className="control" onClick={() => turn(-1)}>
            {sayReplay('replay.previous-turn')}
          </button>
          <button type="button" className="control min-w-20 font-medium" onClick={toggle} disabled={at >= end && !playing}>
            {playing ? sayReplay('replay.pause') : sayReplay('replay.play')}
          </button>
          <button type="button" className="control" onClick={() => turn(1)}>
            {sayReplay('replay.next-turn')}
          </button>
          <Choice
            label={sayReplay('replay.speed')}
            value={String(speed)}
            options={SPEEDS.map((one) => [`${one}×`, String(one)])}
            onPick={(value) => setSpeed(Number(value) as Speed)}
          />
          <Choice
            label={sayReplay('replay.stretch')}
            value={String(span)}
            options={SPANS.map(([name, ms]) => [name, String(ms)])}
            onPick={(value) => setSpan(value === 'null' ? null : Number(value))}
          />
          <span className="text-small text-ink3">{sayReplay('replay.space-plays-move')}</span>
        </div>
      </section>
      <TurnList marks={history.marks} at={at} onPick={goTo} />
      {failed ? (
        <p role="alert" className="mb-4 rounded-lg border-2 border-bad bg-bad-bg px-4 py-3">
          {sayReplay('replay.could-not-be', { at: formatUtcTime(at), shown: formatUtc(view.at) })}
        </p>
      ) : null}
      <div data-moment={view.at}>
        <PastOverview moment={view} />
      </div>
    </>
  );
}

/** Whole tenths of the stretch, so that it does not move with every second played. */
function rangeAround(at: number, span: number, begin: number, end: number): { readonly from: number; readonly to: number } | null {
  if (end - begin <= span) return null;
  const step = span / 2;
  const from = Math.max(begin, Math.min(Math.floor(at / step) * step - step / 2, end - span));
  return { from: Math.round(from), to: Math.round(from + span) };
}

type ChoiceProps = {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [string, string])[];
  readonly onPick: (value: string) => void;
};

function Choice({ label, value, options, onPick }: ChoiceProps) {
  return (
    <label className="flex items-center gap-1.5 text-ink2">
      {label}
      <select className="control" value={value} onChange={(event) => onPick(event.target.value)}>
        {options.map(([name, one]) => (
          <option key={one} value={one}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
