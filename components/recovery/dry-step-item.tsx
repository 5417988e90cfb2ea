import { formatDuration } from '@/components/format/duration';
import { SeverityMark } from '@/components/marks/severity-mark';
import { Spoken } from '@/components/marks/spoken';
import { DryHeadText } from '@/components/recovery/dry-head';
import { StepMark } from '@/components/recovery/step-mark';
import type { DryCallsView, DryCheckView, DryStepView } from '@/lib/views/recovery-types';
import { sayDryRun } from '@/lib/views/words/recovery-dry-run';

const WORD = {
  holds: sayDryRun('dry-step-item.read-now-holds'),
  'holds-not': sayDryRun('dry-step-item.read-now-does'),
  'not-told': sayDryRun('dry-step-item.asked-now-node'),
  later: sayDryRun('dry-step-item.can-be-read'),
} as const satisfies Record<DryCheckView['state'], string>;

/** So many kinds of checks are named before they are counted. */
const NAMED = 3;

/** One step gone through without sending: what is called where, what becomes of the heads, what is checked. */
export function DryStepItem({ step, number }: { readonly step: DryStepView; readonly number: number }) {
  const { title, isReached, expectedMs, confirmHeight, calls, byHand, heads, checks } = step;
  const isLeftOut = step.isOnlyIfNeeded && calls.length + byHand.length === 0;
  return (
    <li className="min-w-0 rounded-lg border border-line px-3 py-2.5">
      <p className="break-words">
        <span className="text-ink3">{number}</span> <span className="font-medium">{title}</span>{' '}
        <span className="text-small text-ink2">{noteOf(isReached, isLeftOut, expectedMs)}</span>
      </p>
      {isLeftOut || !isReached ? null : (
        <div className="mt-1.5 grid gap-2">
          {confirmHeight === null ? null : (
            <p className="text-small text-ink2">{sayDryRun('dry-step-item.person-types-first', { confirmHeight })}</p>
          )}
          <CallList calls={calls} what={sayDryRun('dry-step-item.would-be-sent')} />
          <CallList calls={byHand} what={sayDryRun('dry-step-item.by-hand')} />
          {heads.length === 0 ? null : (
            <ul aria-label={sayDryRun('dry-step-item.heads')} className="grid gap-1">
              {heads.map(({ node, from, to }) => (
                <li key={node} className="flex min-w-0 flex-wrap items-center gap-x-1.5">
                  <span className="font-medium">{node}</span>
                  <DryHeadText head={from} node={node} />
                  <span aria-hidden="true" className="text-ink3">
                    →
                  </span>
                  <span className="sr-only">{sayDryRun('dry-step-item.becomes')}</span>
                  <DryHeadText head={to} node={node} />
                </li>
              ))}
            </ul>
          )}
          <Checks checks={checks} />
        </div>
      )}
    </li>
  );
}

function noteOf(isReached: boolean, isLeftOut: boolean, expectedMs: number | null): string {
  if (!isReached) return sayDryRun('dry-step-item.not-reached');
  if (isLeftOut) return sayDryRun('dry-step-item.only-if-needed');
  return expectedMs === null
    ? sayDryRun('dry-step-item.time-can-not')
    : sayDryRun('dry-step-item.about', { time: formatDuration(expectedMs) });
}

/** The same on several nodes is told once; the calls themselves fold. */
function CallList({ calls, what }: { readonly calls: readonly DryCallsView[]; readonly what: string }) {
  if (calls.length === 0) return null;
  const total = calls.reduce((sum, one) => sum + Math.max(1, one.calls.length * one.times), 0);
  const methods = [...new Set(calls.flatMap((one) => one.calls.map((call) => call.slice(0, call.indexOf('(')))))];
  return (
    <details>
      <summary className="text-ink2">
        <Spoken
          parts={sayDryRun.parts('dry-step-item.on', {
            methods: <span className="font-mono text-small text-ink">{methods.join(', ') || sayDryRun('dry-step-item.work')}</span>,
            total,
            nodes: [...new Set(calls.map(({ node }) => node))].join(', '),
            what,
          })}
        />
      </summary>
      <ol className="mt-1.5 grid max-h-80 gap-1 overflow-y-auto">
        {calls.map(({ node, calls: texts, times }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a node may come twice
          <li key={index} className="grid gap-x-3 min-[560px]:grid-cols-[120px_minmax(0,1fr)]">
            <span className="text-ink2 wrap-anywhere">
              <bdi>{node}</bdi>
              {times > 1 ? `, ${sayDryRun('dry-step-item.times', { times })}` : ''}
            </span>
            <span className="min-w-0">
              {texts.map((text) => (
                <code key={text} className="block break-all font-mono text-small">
                  {text}
                </code>
              ))}
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}

/** What does not hold or is not told stands open; what holds or can't be read yet folds into counts. */
function Checks({ checks }: { readonly checks: readonly DryCheckView[] }) {
  const open = checks.filter(({ state }) => state === 'holds-not' || state === 'not-told');
  const holds = checks.filter(({ state }) => state === 'holds');
  const later = checks.filter(({ state }) => state === 'later');
  return (
    <>
      {open.flatMap((check) =>
        check.says.map((text) => (
          <p key={`${check.when} ${text}`} className="flex gap-2.5">
            <span className="pt-0.75">
              <SeverityMark severity={check.state === 'not-told' ? 'unknown' : 'warning'} size={15} />
            </span>
            <span className="min-w-0 break-words">
              {text}
              <span className="block text-small text-ink2">
                {WORD[check.state]}
                {check.seen.length === 0 ? '' : `: ${check.seen.join('; ')}`}
              </span>
            </span>
          </p>
        )),
      )}
      <Folded checks={holds} state="holds" />
      <Folded checks={later} state="later" />
    </>
  );
}

/** "Same chain (1337) and the same identity, consensus is stopped, and 2 more": of whom each is asked stands in the list. */
function namesOf(lines: readonly string[]): string {
  const names = [...new Set(lines.map((line) => line.split(': ')[0] ?? line))];
  const said = names.slice(0, NAMED).map((name, index) => (index === 0 ? name : `${name[0]?.toLowerCase()}${name.slice(1)}`));
  return [...said, ...(names.length > NAMED ? [sayDryRun('dry-step-item.more', { count: names.length - NAMED })] : [])].join('; ');
}

function Folded({ checks, state }: { readonly checks: readonly DryCheckView[]; readonly state: 'holds' | 'later' }) {
  const lines = [...new Set(checks.flatMap(({ says }) => says))];
  if (lines.length === 0) return null;
  return (
    <details>
      <summary className="text-ink2">
        <span className="text-ink">{namesOf(lines)}</span>: {WORD[state]}
      </summary>
      <ul className="mt-1.5 grid gap-1">
        {lines.map((line) => (
          <li key={line} className="flex min-w-0 gap-2.5">
            <StepMark state={state === 'holds' ? 'done' : 'to-come'} />
            <span className="min-w-0 break-words">{line}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
