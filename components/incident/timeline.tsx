'use client';

import { type ReactNode, useState } from 'react';
import { NoteForm } from '@/components/incident/note-form';
import { TurnLine } from '@/components/incident/turn-line';
import type { SendCommand } from '@/components/live/use-incident-command';
import type { IncidentView, TurnView } from '@/lib/views/incident-types';
import { sayIncident } from '@/lib/views/words/incident';

const OLDEST = 5;
const NEWEST = 40;

type Props = { readonly view: IncidentView; readonly send: SendCommand; readonly busy: boolean };

/** What happened, oldest first: blocks, rounds, nodes and people; a long middle is folded with its count. Notes are added at its end. */
export function Timeline({ view, send, busy }: Props) {
  const [whole, setWhole] = useState(false);
  const { turns } = view;
  const folded = whole || turns.length <= OLDEST + NEWEST ? 0 : turns.length - OLDEST - NEWEST;
  const line = (turn: TurnView, index: number, list: readonly TurnView[]) => (
    <TurnLine key={`${turn.kind} ${turn.id} ${turn.at}`} turn={turn} newDay={isNewDay(list[index - 1], turn)} />
  );
  return (
    <section aria-labelledby="timeline" className="card">
      <h2 id="timeline" className="card-title">
        {sayIncident('timeline.what-happened')}
        <span className="card-note">{sayIncident('timeline.utc')}</span>
      </h2>
      {turns.length === 0 ? <p className="text-ink2">{sayIncident('timeline.nothing-kept-yet')}</p> : null}
      <ol className="grid gap-3">
        {folded === 0 ? (
          turns.map(line)
        ) : (
          <>
            {turns.slice(0, OLDEST).map(line)}
            <Fold count={folded} onOpen={() => setWhole(true)} />
            {turns.slice(-NEWEST).map(line)}
          </>
        )}
      </ol>
      <NoteForm id={view.id} network={view.network} may={view.may.note} me={view.me} send={send} busy={busy} />
    </section>
  );
}

function Fold({ count, onOpen }: { readonly count: number; readonly onOpen: () => void }): ReactNode {
  return (
    <li>
      <button type="button" className="link text-ink2" onClick={onOpen}>
        {sayIncident('timeline.show-in-between', { count })}
      </button>
    </li>
  );
}

const dayOf = ({ at }: TurnView) => Math.floor(at / 86_400_000);
const isNewDay = (before: TurnView | undefined, turn: TurnView) => before !== undefined && dayOf(before) !== dayOf(turn);
