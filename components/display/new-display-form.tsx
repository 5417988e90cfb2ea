'use client';

import { type FormEvent, useState } from 'react';
import { TextField } from '@/components/account/text-field';
import { useCommand } from '@/components/account/use-command';
import { Fault } from '@/components/marks/fault';
import type { DisplaysView } from '@/lib/views/display-types';
import { sayDisplay } from '@/lib/views/words/display';

type Props = {
  readonly networks: DisplaysView['networks'];
  /** Gets the path of the link, given this once. */
  readonly onMade: (name: string, path: string) => void;
};

/** Makes a display. Ticking no network means all of them, those still to come too. */
export function NewDisplayForm({ networks, onMade }: Props) {
  const [name, setName] = useState('');
  const [only, setOnly] = useState<readonly string[]>([]);
  const { send, busy, fault } = useCommand();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const answer = await send<{ link: string }>('/api/v1/displays', { name, networks: only.length === 0 ? null : only });
    if (!answer.ok) return;
    onMade(name, answer.value.link);
    setName('');
    setOnly([]);
  };
  const toggle = (id: string) => setOnly((before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before, id]));
  return (
    <section aria-labelledby="new-display" className="card max-w-[520px]">
      <h2 id="new-display" className="card-title">
        {sayDisplay('new-display-form.new-display')}
      </h2>
      <div aria-live="polite">{fault === null ? null : <Fault says={fault} />}</div>
      <form onSubmit={(event) => void submit(event)}>
        <TextField
          label={sayDisplay('display-list.place')}
          value={name}
          onChange={setName}
          hint={sayDisplay('new-display-form.where-hangs-such')}
        />
        {networks.length < 2 ? null : (
          <fieldset className="mb-3.5">
            <legend className="mb-1 font-medium">{sayDisplay('new-display-form.may-show-only')}</legend>
            {networks.map((network) => (
              <label key={network.id} className="flex min-h-8 items-center gap-2 break-words">
                <input type="checkbox" checked={only.includes(network.id)} onChange={() => toggle(network.id)} />
                {network.name}
              </label>
            ))}
            <p className="mt-1 text-ink3">{sayDisplay('new-display-form.none-ticked-all')}</p>
          </fieldset>
        )}
        <button type="submit" disabled={busy} className="button-primary">
          {sayDisplay('new-display-form.make-link')}
        </button>
      </form>
    </section>
  );
}
