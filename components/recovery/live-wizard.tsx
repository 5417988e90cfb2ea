'use client';

import { useState } from 'react';
import { type SendRecovery, useRecoveryCommand, useRun } from '@/components/live/use-recovery';
import { Fault } from '@/components/marks/fault';
import { Hindrance } from '@/components/recovery/hindrance';
import { LostLink } from '@/components/recovery/lost-link';
import { Wizard } from '@/components/recovery/wizard';
import { recoveryPath } from '@/components/routes';
import { LivePage } from '@/components/shell/live-page';
import { PagePath } from '@/components/shell/page-path';
import type { RecoveryView } from '@/lib/views/recovery-types';
import { sayRun } from '@/lib/views/words/recovery-run';

/** How often a run is read again, by the server's clock at most (ms): the page is stale beyond twice that. */
const INTERVAL_MS = 5000;

/** One plan, kept current: it goes on on the server whether or not anybody looks. */
export function LiveWizard({ first }: { readonly first: RecoveryView }) {
  const { plan } = first;
  const { run, error } = useRun(plan.network, first.run);
  const { send, busy } = useRecoveryCommand(plan.network, plan.number);
  const { refused, tellingSend, close } = useRefusal(send, `${run.phase} ${run.step} ${run.isConfirmed}`);
  return (
    <LivePage
      asOf={run.asOf}
      intervalMs={INTERVAL_MS}
      nodes={null}
      answering={null}
      heading={
        <PagePath
          network={plan.network}
          path={[
            { name: sayRun('live-wizard.recovery'), to: recoveryPath(plan.network) },
            { name: String(plan.number), to: null },
          ]}
        />
      }
    >
      <LostLink run={run} />
      <Hindrance run={run} />
      {error === null ? null : <Fault says={sayRun('live-wizard.recovery-could-not', { error })} />}
      <div role="alert">{refused === null ? null : <Fault says={sayRun('live-wizard.what-you-asked', { refused })} onClose={close} />}</div>
      <Wizard plan={plan} run={run} send={tellingSend} busy={busy} />
    </LivePage>
  );
}

/**
 * A refusal whose place is gone: somebody else was first and the plan went on, and with it the panel that would say so. Where the panel is still
 * there, it says it.
 */
function useRefusal(send: SendRecovery, place: string) {
  const [last, setLast] = useState<{ readonly why: string; readonly place: string } | null>(null);
  const tellingSend: SendRecovery = async (command) => {
    const outcome = await send(command);
    setLast(outcome.ok ? null : { why: outcome.why, place });
    return outcome;
  };
  return { refused: last === null || last.place === place ? null : last.why, tellingSend, close: () => setLast(null) };
}
