'use client';

import Link from 'next/link';
import { useRecoveryCommand, useRun } from '@/components/live/use-recovery';
import { Fault } from '@/components/marks/fault';
import { LostLink } from '@/components/recovery/lost-link';
import { Wizard } from '@/components/recovery/wizard';
import { recoveryPath } from '@/components/routes';
import { LivePage } from '@/components/shell/live-page';
import type { RecoveryView } from '@/lib/views/recovery-types';

/** How often a run is read again, by the server's clock at most (ms): the page is stale beyond twice that. */
const INTERVAL_MS = 5000;

/** One plan, kept current: it goes on on the server whether or not anybody looks. */
export function LiveWizard({ first }: { readonly first: RecoveryView }) {
  const { plan } = first;
  const { run, error } = useRun(plan.network, first.run);
  const { send, busy } = useRecoveryCommand(plan.network, plan.number);
  return (
    <LivePage
      asOf={run.asOf}
      intervalMs={INTERVAL_MS}
      nodes={null}
      answering={null}
      heading={
        <p className="flex flex-wrap gap-x-2">
          <span className="min-w-0 break-words font-medium text-ink">{plan.networkName}</span>
          <span>
            ·{' '}
            <Link href={recoveryPath(plan.network)} className="link">
              Recovery
            </Link>
          </span>
          <span>· {plan.number}</span>
        </p>
      }
    >
      <LostLink run={run} />
      {error === null ? null : (
        <Fault says={`The recovery could not be read again: ${error} What is shown is of the last time it could.`} />
      )}
      <Wizard plan={plan} run={run} send={send} busy={busy} />
    </LivePage>
  );
}
