'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useRecoveryNow } from '@/components/live/use-recovery';
import { SeverityMark } from '@/components/marks/severity-mark';
import { GlassLine } from '@/components/recovery/glass-line';
import { StepMark } from '@/components/recovery/step-mark';
import { planPath, recoveryPath } from '@/components/routes';
import { sayPlan } from '@/lib/views/words/recovery-plan';

/** Said on every page of a network while a recovery is open, but on its own and where it stands first anyway. */
export function RecoveryBanner({ network }: { readonly network: string }) {
  const open = useRecoveryNow(network);
  const here = usePathname() ?? '';
  const isShown = open !== null && here !== recoveryPath(network) && here !== planPath(network, open.number);
  const asks = open?.state === 'stopped';
  return (
    <div role="status">
      {isShown ? (
        <p className="mb-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-2 rounded-lg border border-edge bg-surface px-4 py-2.5">
          <span className="grid min-w-0 gap-1">
            <span className="flex min-w-0 items-start gap-2.5">
              <span className="pt-0.5">{asks ? <SeverityMark severity="warning" /> : <StepMark state="now" />}</span>
              <span className="min-w-0 break-words">
                <strong className="font-semibold">{sayPlan('recovery-banner.recovery', { number: String(open.number) })}</strong> ·{' '}
                {open.sentence}
              </span>
            </span>
            {open.glass === null ? null : <GlassLine sentence={open.glass} />}
          </span>
          <Link href={planPath(network, open.number)} prefetch={false} className="link font-medium">
            {sayPlan('recovery-banner.open-recovery', { number: String(open.number) })}
          </Link>
        </p>
      ) : null}
    </div>
  );
}
