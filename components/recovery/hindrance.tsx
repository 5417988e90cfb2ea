import { SeverityMark } from '@/components/marks/severity-mark';
import { Spoken } from '@/components/marks/spoken';
import { TimeText } from '@/components/marks/time-text';
import type { RunView } from '@/lib/views/recovery-types';
import { sayRun } from '@/lib/views/words/recovery-run';

/** Why nothing of the plan is done now, and that it needs nobody to go on. */
export function Hindrance({ run }: { readonly run: RunView }) {
  return (
    <div role="status">
      {run.hindrance === null ? null : (
        <p className="mb-4 flex items-start gap-2.5 rounded-lg border-2 border-warn bg-surface px-4 py-3">
          <span className="pt-0.5">
            <SeverityMark severity="warning" size={16} />
          </span>
          <span className="min-w-0 flex-1 break-words">
            <strong className="font-semibold">
              <Spoken parts={sayRun.parts('hindrance.since', { since: <TimeText at={run.hindrance.since} /> })} />
            </strong>
            : {run.hindrance.says}
          </span>
        </p>
      )}
    </div>
  );
}
