import { SeverityMark } from '@/components/marks/severity-mark';
import { DryStepItem } from '@/components/recovery/dry-step-item';
import type { DryStepView } from '@/lib/views/recovery-types';
import { sayDryRun } from '@/lib/views/words/recovery-dry-run';

type Numbered = { readonly step: DryStepView; readonly number: number };
type Group = { readonly name: string; readonly steps: readonly Numbered[] };

const PHASES = {
  'save-evidence': sayDryRun('dry-groups.save-evidence'),
  'stop-consensus': sayDryRun('dry-groups.stop-isolate'),
  isolate: sayDryRun('dry-groups.stop-isolate'),
  'prove-isolation': sayDryRun('dry-groups.stop-isolate'),
  rewind: sayDryRun('dry-groups.rewind'),
  'verify-heads': sayDryRun('dry-groups.rewind'),
  connect: sayDryRun('dry-groups.connect'),
  'verify-mesh': sayDryRun('dry-groups.connect'),
  'start-consensus': sayDryRun('dry-groups.start-consensus'),
  wait: sayDryRun('dry-groups.wait-watch'),
  watch: sayDryRun('dry-groups.wait-watch'),
  'by-hand': sayDryRun('dry-groups.by-hand'),
  'give-back': sayDryRun('dry-groups.give-transactions-back'),
} as const satisfies Record<DryStepView['kind'], string>;

/** The steps by phase, each with what it would send. What takes something away, does not hold or stops stands open. */
export function DryGroups({ steps }: { readonly steps: readonly DryStepView[] }) {
  return (
    <div className="grid gap-2">
      {grouped(steps).map((group) => (
        <details key={group.steps[0]?.step.step} open={group.steps.some(({ step }) => stands(step))} className="group/phase">
          <summary className="flex cursor-pointer list-none flex-wrap items-baseline gap-x-2.5 rounded-lg bg-sunk px-3 py-2 [&::-webkit-details-marker]:hidden">
            <span aria-hidden="true" className="text-ink3 transition-transform group-open/phase:rotate-90">
              ›
            </span>
            <span className="font-medium">{group.name}</span>
            {group.steps.some(({ step }) => step.isDestructive) ? (
              <span className="inline-flex items-center gap-1.5 font-medium">
                <SeverityMark severity="warning" size={13} />
                {group.steps.some(({ step }) => step.isDestructive && !isSpared(step))
                  ? sayDryRun('dry-groups.takes')
                  : sayDryRun('dry-groups.may-take')}
              </span>
            ) : null}
            <span className="text-small text-ink2">{counts(group)}</span>
          </summary>
          <ol className="mt-2 grid gap-2">
            {group.steps.map(({ step, number }) => (
              <DryStepItem key={step.step} step={step} number={number} />
            ))}
          </ol>
        </details>
      ))}
    </div>
  );
}

/** Neighbours of one phase; remedies that nothing calls for are a phase of their own. */
function grouped(steps: readonly DryStepView[]): readonly Group[] {
  const groups: { name: string; steps: Numbered[] }[] = [];
  for (const [index, step] of steps.entries()) {
    const name = isSpared(step) ? sayDryRun('dry-groups.only-if-node') : PHASES[step.kind];
    const last = groups.at(-1);
    const numbered = { step, number: index + 1 };
    if (last?.name === name) last.steps.push(numbered);
    else groups.push({ name, steps: [numbered] });
  }
  return groups;
}

const isSpared = ({ isOnlyIfNeeded, calls, byHand, isReached }: DryStepView): boolean =>
  isOnlyIfNeeded && isReached && calls.length + byHand.length === 0;

const stands = (step: DryStepView): boolean =>
  (step.isDestructive && !isSpared(step)) || step.checks.some(({ state }) => state === 'holds-not' || state === 'not-told');

/** Evidence is read, and which transactions are sent again is known only at the end. */
function unsent(steps: Group['steps']): string {
  if (steps.some(({ step }) => step.kind === 'give-back')) return sayDryRun('dry-groups.sends-again-what');
  return steps.every(({ step }) => step.kind === 'save-evidence')
    ? sayDryRun('dry-groups.only-reads')
    : sayDryRun('dry-groups.nothing-sent');
}

function counts({ steps }: Group): string {
  const numbers =
    steps.length === 1
      ? sayDryRun('dry-groups.step', { number: String(steps[0]?.number) })
      : sayDryRun('dry-groups.steps', { first: String(steps[0]?.number), last: String(steps.at(-1)?.number) });
  const sent = steps.flatMap(({ step }) => step.calls).reduce((sum, one) => sum + Math.max(1, one.calls.length * one.times), 0);
  const byHand = steps.flatMap(({ step }) => step.byHand).length;
  const unreached = steps.filter(({ step }) => !step.isReached).length;
  return [
    numbers,
    sent === 0 ? unsent(steps) : sayDryRun('dry-groups.calls', { sent }),
    ...(byHand === 0 ? [] : [sayDryRun('dry-groups.some-by-hand')]),
    ...(unreached === 0 ? [] : [sayDryRun('dry-groups.not-reached', { unreached })]),
  ].join(', ');
}
