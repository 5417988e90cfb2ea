import { formatDuration } from '@/components/format/duration';
import { SeverityMark } from '@/components/marks/severity-mark';
import { Spoken } from '@/components/marks/spoken';
import { Term } from '@/components/marks/term';
import { TimeText } from '@/components/marks/time-text';
import { Bullets } from '@/components/recovery/bullets';
import { DryGroups } from '@/components/recovery/dry-groups';
import { DryHeadText } from '@/components/recovery/dry-head';
import { ReadNow } from '@/components/recovery/read-now';
import type { DryRunView } from '@/lib/views/recovery-types';
import { sayDryRun } from '@/lib/views/words/recovery-dry-run';

/** What a dry run found, to be read from the top: what is closed, where it would stop, heads before and after, then step by step. */
export function DryRunResult({ dry }: { readonly dry: DryRunView }) {
  return (
    <section aria-labelledby="dry" className="card">
      <h2 id="dry" className="quiet-title">
        <Spoken parts={sayDryRun.parts('dry-run-result.of-moment', { term: <Term id="dry-run" />, at: <TimeText at={dry.at} /> })} />
      </h2>
      <p className="flex gap-2.5 text-lead">
        <span className="pt-1">
          <SeverityMark severity={dry.ok ? 'ok' : 'warning'} />
        </span>
        <span className="font-medium">{dry.sentence}</span>
      </p>
      <Permissions permissions={dry.permissions} />
      {dry.problems.length === 0 ? null : (
        <div className="mt-3">
          <h3 className="quiet-title">{sayDryRun('dry-run-result.changed-since-plan')}</h3>
          <Bullets lines={dry.problems} />
        </div>
      )}
      {dry.stop === null ? null : <Stop stop={dry.stop} />}
      {dry.risk === null ? null : (
        <p className="mt-3 flex gap-2.5">
          <span className="pt-0.75">
            <SeverityMark severity="unknown" size={15} />
          </span>
          <span className="min-w-0 break-words">{dry.risk}</span>
        </p>
      )}
      <p className="mt-3 text-small text-ink2">
        {dry.expectedMs === null
          ? sayDryRun('dry-run-result.calls-in-steps', { calls: dry.calls, steps: dry.steps.length })
          : sayDryRun('dry-run-result.calls-in-time', { calls: dry.calls, steps: dry.steps.length, time: formatDuration(dry.expectedMs) })}
      </p>
      <Heads dry={dry} />
      <h3 className="quiet-title mt-5">{sayDryRun('dry-run-result.step-by-step')}</h3>
      <ReadNow steps={dry.steps} />
      <DryGroups steps={dry.steps} />
    </section>
  );
}

/** In big plain words: this is what a person can do something about before anything begins. */
function Permissions({ permissions }: Pick<DryRunView, 'permissions'>) {
  if (permissions.length === 0) return null;
  return (
    <ul aria-label={sayDryRun('dry-run-result.closed-quorumwatch')} className="mt-3 grid gap-2">
      {permissions.map(({ state, isForRemedy, says, answers }) => (
        <li key={says} className={isForRemedy ? '' : 'rounded-lg border border-warn/55 bg-warn-bg px-3 py-2.5'}>
          <p className={`flex gap-2.5 ${isForRemedy ? 'text-ink2' : 'font-semibold text-title leading-snug'}`}>
            <span className="pt-1">
              <SeverityMark severity={state === 'unknown' || isForRemedy ? 'unknown' : 'warning'} size={isForRemedy ? 15 : 18} />
            </span>
            <span className="min-w-0 break-words">{says}</span>
          </p>
          {isForRemedy ? null : <p className="mt-1 pl-7 text-small text-ink2">{sayDryRun('dry-run-result.open-on-node')}</p>}
          {answers.map((answer) => (
            <code key={answer} className="mt-1 block break-all pl-7 font-mono text-small text-ink2">
              {answer}
            </code>
          ))}
        </li>
      ))}
    </ul>
  );
}

function Stop({ stop: { title, says, expected, seen, answer } }: { readonly stop: NonNullable<DryRunView['stop']> }) {
  return (
    <div className="mt-3 rounded-lg border border-warn/55 bg-warn-bg px-3 py-2.5">
      <p className="break-words font-medium">
        {title === null ? sayDryRun('dry-run-result.plan-would-not') : sayDryRun('dry-run-result.plan-would-stop', { title })}
      </p>
      <p className="mt-0.5 break-words">{says}</p>
      {expected === null ? null : (
        <p className="mt-1 break-words text-small text-ink2">{sayDryRun('dry-run-result.expected', { expected })}</p>
      )}
      {seen === null ? null : <p className="break-words text-small text-ink2">{sayDryRun('dry-run-result.seen', { seen })}</p>}
      {answer === null ? null : <code className="block break-all font-mono text-small text-ink2">{answer}</code>}
    </div>
  );
}

/** One row a node: where it is now, and where it is after each step in which it moves. */
function Heads({ dry }: { readonly dry: DryRunView }) {
  const moving = dry.steps.filter(({ heads }) => heads.length > 0);
  if (moving.length === 0) return <p className="mt-3">{sayDryRun('dry-run-result.no-head-moves')}</p>;
  return (
    <section aria-labelledby="dry-heads" className="mt-5">
      <h3 id="dry-heads" className="quiet-title">
        {sayDryRun('dry-run-result.heads-as-they')}
      </h3>
      <ul className="grid gap-3 min-[560px]:gap-1.5">
        {dry.heads.map(({ node, head }) => {
          const after = moving.flatMap(({ heads }) => heads.filter((one) => one.node === node).map(({ to }) => to));
          return (
            <li key={node} className="grid gap-x-4 min-[560px]:grid-cols-[130px_minmax(0,1fr)]">
              <span className="font-medium wrap-anywhere">
                <bdi>{node}</bdi>
              </span>
              <span className="flex min-w-0 flex-wrap items-center gap-x-1.5 gap-y-0.5">
                <DryHeadText head={head} node={node} />
                {after.map((one, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the same head may come twice
                  <span key={index} className="inline-flex min-w-0 flex-wrap items-center gap-x-1.5">
                    <span aria-hidden="true" className="text-ink3">
                      →
                    </span>
                    <span className="sr-only">{sayDryRun('dry-run-result.then')}</span>
                    <DryHeadText head={one} node={node} />
                  </span>
                ))}
                {after.length === 0 ? (
                  <span className="text-ink2">
                    {dry.stop === null ? sayDryRun('dry-run-result.stays') : sayDryRun('dry-run-result.unchanged-when-stops')}
                  </span>
                ) : null}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
