'use client';

import { useState } from 'react';
import { ActionButton } from '@/components/incident/action-button';
import type { SendRecovery } from '@/components/live/use-recovery';
import { Fault } from '@/components/marks/fault';
import { DiscardDialog } from '@/components/recovery/discard-dialog';
import { ReasonDialog } from '@/components/recovery/reason-dialog';
import { useGate } from '@/components/recovery/use-gate';
import type { RecoveryCommand, RunView } from '@/lib/views/recovery-types';
import { sayRun } from '@/lib/views/words/recovery-run';

type Props = { readonly run: RunView; readonly wayOut: string; readonly send: SendRecovery; readonly busy: boolean };

/** Pause, resume and abort: there at every step, and never behind a running one. */
export function RunActions({ run, wayOut, send, busy }: Props) {
  const gate = useGate();
  const [aborting, setAborting] = useState(false);
  const [discarding, setDiscarding] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const ask = async (command: RecoveryCommand) => {
    const outcome = await send(command);
    setFault(outcome.ok ? null : outcome.why);
  };
  return (
    <div>
      <div role="alert">{fault === null ? null : <Fault says={fault} onClose={() => setFault(null)} />}</div>
      <div className="flex flex-wrap gap-2">
        {run.phase === 'paused' && run.problem === null ? (
          <ActionButton key="resume" may={gate(run.may.resume)} primary busy={busy} onClick={() => ask({ verb: 'resume' })}>
            {sayRun('run-actions.resume-recovery', { number: String(run.number) })}
          </ActionButton>
        ) : null}
        {run.phase === 'paused' || run.state === 'stopped' ? null : (
          <ActionButton key="pause" may={run.may.pause} busy={busy} onClick={() => ask({ verb: 'pause' })}>
            {sayRun('run-actions.pause')}
          </ActionButton>
        )}
        <ActionButton may={run.may.abort} busy={busy} onClick={() => setAborting(true)}>
          {sayRun('run-actions.abort')}
        </ActionButton>
        {run.phase === 'paused' || run.phase === 'aborting' ? (
          <ActionButton may={run.may.discard} busy={busy} onClick={() => setDiscarding(true)}>
            {sayRun('run-actions.discard')}
          </ActionButton>
        ) : null}
      </div>
      <DiscardDialog run={run} open={discarding} onOpenChange={setDiscarding} busy={busy} onDiscard={() => send({ verb: 'discard' })} />
      <ReasonDialog
        open={aborting}
        onOpenChange={setAborting}
        title={sayRun('problem-panel.abort-recovery', { number: String(run.number) })}
        says={wayOut}
        does={sayRun('problem-panel.abort-recovery', { number: String(run.number) })}
        hint={sayRun('run-actions.why-not-gone')}
        busy={busy}
        onSubmit={(reason) => send({ verb: 'abort', reason })}
      />
    </div>
  );
}
