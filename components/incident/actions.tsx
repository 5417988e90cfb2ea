'use client';

import { useState } from 'react';
import { ActionButton } from '@/components/incident/action-button';
import { AssignMenu } from '@/components/incident/assign-menu';
import { CloseDialog } from '@/components/incident/close-dialog';
import { ShelveDialog } from '@/components/incident/shelve-dialog';
import { WhyNot } from '@/components/incident/why-not';
import type { SendCommand } from '@/components/live/use-incident-command';
import { Fault } from '@/components/marks/fault';
import { useKeys } from '@/components/shell/use-keys';
import type { IncidentCommand, IncidentView } from '@/lib/views/incident-types';
import { sayIncident } from '@/lib/views/words/incident';

type Props = { readonly view: IncidentView; readonly send: SendCommand; readonly busy: boolean };

/** What a person can do to an incident. Acknowledging is the first thing; nothing here touches a node. */
export function Actions({ view, send, busy }: Props) {
  const [dialog, setDialog] = useState<'shelve' | 'close' | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const { may } = view;
  const closed = view.closed !== null;
  const ask = async (command: IncidentCommand) => {
    const outcome = await send(view.id, command);
    setFault(outcome.ok ? null : outcome.why);
  };
  const mayAcknowledge = view.acknowledged === null && may.acknowledge.ok && !busy;
  useKeys((key) => {
    if (key === 'a' && mayAcknowledge) void ask({ verb: 'acknowledge' });
  });
  const close = (open: boolean) => {
    if (!open) setDialog(null);
  };
  return (
    <div className="screen-only flex min-w-0 flex-col gap-2 min-[900px]:items-end">
      <div className="flex flex-wrap gap-2 min-[900px]:justify-end">
        <ActionButton
          may={view.acknowledged === null ? may.acknowledge : { ok: true }}
          done={view.acknowledged !== null}
          primary
          busy={busy}
          onClick={() => ask({ verb: 'acknowledge' })}
        >
          {view.acknowledged === null ? sayIncident('actions.acknowledge') : sayIncident('actions.acknowledged')}
        </ActionButton>
        <AssignMenu view={view} busy={busy} onAssign={(to) => ask({ verb: 'assign', to })} />
        {view.shelved === null ? (
          <ActionButton key="shelve" may={may.shelve} busy={busy} onClick={() => setDialog('shelve')}>
            {sayIncident('actions.shelve')}
          </ActionButton>
        ) : (
          <ActionButton key="shelve" may={may.shelve} busy={busy} onClick={() => ask({ verb: 'unshelve' })}>
            {sayIncident('actions.unshelve')}
          </ActionButton>
        )}
        <ActionButton may={closed ? { ok: true } : may.close} done={closed} busy={busy} onClick={() => setDialog('close')}>
          {closed ? sayIncident('actions.closed') : sayIncident('actions.close')}
        </ActionButton>
      </div>
      <WhyNot may={may.note} me={view.me} />
      <div aria-live="polite">{fault === null ? null : <Fault says={fault} onClose={() => setFault(null)} />}</div>
      <ShelveDialog id={view.id} open={dialog === 'shelve'} onOpenChange={close} busy={busy} send={send} />
      <CloseDialog id={view.id} open={dialog === 'close'} onOpenChange={close} busy={busy} send={send} />
    </div>
  );
}
