'use client';

import { useId, useState } from 'react';
import { ActionButton } from '@/components/incident/action-button';
import type { Outcome } from '@/components/live/use-incident-command';
import { Fault } from '@/components/marks/fault';
import { useGate } from '@/components/recovery/use-gate';
import type { Allowed } from '@/lib/views/incident-types';
import { sayRun } from '@/lib/views/words/recovery-run';

type Props = {
  readonly height: number;
  /** Verb and object: what the button does. */
  readonly does: string;
  readonly isDestructive: boolean;
  readonly may: Allowed;
  readonly busy: boolean;
  readonly onConfirm: () => Promise<Outcome>;
};

/** The height, typed by a person, sets the step off. The button says why it can't be pressed. */
export function ConfirmHeight({ height, does, isDestructive, may, busy, onConfirm }: Props) {
  const id = useId();
  const gate = useGate();
  const [typed, setTyped] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const allowed = gate(may.ok ? fits(typed, height) : may);
  const confirm = async () => {
    if (!allowed.ok || busy) return;
    const outcome = await onConfirm();
    setFault(outcome.ok ? null : outcome.why);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void confirm();
      }}
    >
      <div role="alert">{fault === null ? null : <Fault says={fault} onClose={() => setFault(null)} />}</div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <label htmlFor={id}>{sayRun('confirm-height.type-height-confirm')}</label>
        <input
          id={id}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          inputMode="numeric"
          autoComplete="off"
          spellCheck={false}
          placeholder={String(height)}
          aria-describedby={`${id}-why`}
          className="control min-h-10 w-[150px] px-3 font-mono text-lead placeholder:text-ink3"
        />
        <ActionButton may={allowed} primary={!isDestructive} destructive={isDestructive} busy={busy} onClick={confirm}>
          {does}
        </ActionButton>
      </div>
      <p id={`${id}-why`} className="mt-1.5 min-h-[1.45em] text-small text-ink2">
        {allowed.ok ? sayRun('confirm-height.enter-or-button') : allowed.why}
      </p>
    </form>
  );
}

function fits(typed: string, height: number): Allowed {
  const plain = typed.replace(/[\s,._']/g, '');
  if (plain === '') return { ok: false, why: sayRun('confirm-height.type-height-goes', { height: String(height) }) };
  if (plain === String(height)) return { ok: true };
  return {
    ok: false,
    why: /^\d+$/.test(plain)
      ? sayRun('confirm-height.not-height', { plain, height: String(height) })
      : sayRun('confirm-height.digits-only', { height: String(height) }),
  };
}
