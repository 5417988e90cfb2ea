'use client';

import { useState } from 'react';
import { TextField } from '@/components/incident/text-field';
import { useDraft } from '@/components/incident/use-draft';
import type { SendCommand } from '@/components/live/use-incident-command';
import { Fault } from '@/components/marks/fault';
import type { Allowed, PersonView } from '@/lib/views/incident-types';
import { sayIncident } from '@/lib/views/words/incident';

type Props = {
  readonly id: number;
  readonly network: string;
  readonly may: Allowed;
  readonly me: PersonView | null;
  readonly send: SendCommand;
  readonly busy: boolean;
};

/** Adds a note; what was typed is only gone once it was kept. */
export function NoteForm({ id, network, may, me, send, busy }: Props) {
  const [text, setText] = useDraft(`quorumwatch-note-${network}-${id}`);
  const [fault, setFault] = useState<string | null>(null);
  if (!may.ok) return me === null ? null : <p className="mt-4 border-line border-t pt-3 text-small text-ink2">{may.why}</p>;
  return (
    <form
      className="mt-4 border-line border-t pt-3"
      onSubmit={async (event) => {
        event.preventDefault();
        if (text.trim() === '' || busy) return;
        const outcome = await send(id, { verb: 'note', text: text.trim() });
        setFault(outcome.ok ? null : sayIncident('note-form.note-not-kept', { why: outcome.why }));
        if (outcome.ok) setText('');
      }}
    >
      <div role="alert">{fault === null ? null : <Fault says={fault} onClose={() => setFault(null)} />}</div>
      <TextField label={sayIncident('note-form.note')} rows={2} value={text} onChange={setText} />
      <button type="submit" aria-disabled={busy || text.trim() === ''} className="control mt-2 min-h-9 px-3 font-medium">
        {sayIncident('note-form.add-note')}
      </button>
    </form>
  );
}
