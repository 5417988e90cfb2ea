'use client';

import { useEffect, useRef, useState } from 'react';
import { useStale } from '@/components/live/use-live';
import type { SendRecovery } from '@/components/live/use-recovery';
import { Age, Since } from '@/components/marks/age';
import { NarrowFold } from '@/components/marks/narrow-fold';
import { Spoken } from '@/components/marks/spoken';
import { EndPanel } from '@/components/recovery/end-panel';
import { GlassLine } from '@/components/recovery/glass-line';
import { NodesNow } from '@/components/recovery/nodes-now';
import { PlanSteps } from '@/components/recovery/plan-steps';
import { PlanningPanel } from '@/components/recovery/planning-panel';
import { STEP_WORD } from '@/components/recovery/step-mark';
import { StepPanel } from '@/components/recovery/step-panel';
import type { PlannedStepView, PlanView, RunView } from '@/lib/views/recovery-types';
import { sayRun } from '@/lib/views/words/recovery-run';

type Props = { readonly plan: PlanView; readonly run: RunView; readonly send: SendRecovery; readonly busy: boolean };

/** The wizard: the plan beside it, one step in the middle, every node beside that. */
export function Wizard({ plan, run, send, busy }: Props) {
  const [chosen, setChosen] = useState<string | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const steps = run.wayOut ?? plan.steps;
  const current = run.step === null ? null : (steps[run.step] ?? null);
  const shown = (chosen === null ? null : steps.find(({ id }) => id === chosen)) ?? current;
  const isNow = shown !== null && shown === current;
  useFocusOn(heading, `${run.phase} ${shown?.id ?? ''}`);
  return (
    <div className="wizard">
      <p role="status" className="sr-only">
        {run.sentence}
      </p>
      <PlanSteps plan={plan} run={run} steps={steps} shown={chosen} onShow={setChosen} />
      <div data-zone="step" className="min-w-0 max-w-[960px]">
        <header className="mb-4">
          <p className="mb-1 text-ink2">
            <Where plan={plan} run={run} steps={steps} />
          </p>
          {run.glass === null ? null : (
            <p className="mb-2 max-w-[84ch]">
              <GlassLine sentence={run.glass} />
            </p>
          )}
          <h1
            ref={heading}
            tabIndex={-1}
            className="text-balance break-words font-semibold text-heading leading-tight tracking-tight outline-none min-[700px]:text-display"
          >
            {shown === null ? headline(plan, run) : shown.title}
          </h1>
          {run.aborted === null || run.state === 'ended' ? null : (
            <p className="mt-2 max-w-[76ch] break-words">
              <Spoken
                parts={sayRun.parts('wizard.on-way-out', {
                  by: <span className="font-medium">{run.aborted.by.name}</span>,
                  at: <Age at={run.aborted.at} />,
                  reason: <span className="text-ink2">: {run.aborted.reason}</span>,
                })}
              />
            </p>
          )}
          {isNow && run.problem !== null ? (
            <div className="mt-2 min-[760px]:mt-0">
              <NarrowFold says={sayRun('wizard.what-this-step')}>
                <Lines lines={shown.says} />
              </NarrowFold>
            </div>
          ) : (
            <Lines lines={shown?.says ?? lead(run)} />
          )}
          {plan.notKept.length === 0 ? null : (
            <p className="mt-1.5 max-w-[76ch] text-ink2">{sayRun('wizard.earlier-version-kept', { notKept: plan.notKept.join('; ') })}</p>
          )}
        </header>
        {chosen === null || isNow ? null : <Elsewhere run={run} shown={shown} current={current} onBack={() => setChosen(null)} />}
        {shown === null ? (
          run.state === 'ended' ? (
            <EndPanel plan={plan} run={run} />
          ) : (
            <PlanningPanel plan={plan} run={run} send={send} busy={busy} />
          )
        ) : (
          <StepPanel
            key={shown.id}
            network={plan.network}
            step={shown}
            {...(run.wayOut === null ? { worth: plan.worth } : {})}
            {...{ run, isNow, send, busy }}
          />
        )}
      </div>
      <NodesNow nodes={run.nodes} concerned={shown?.nodes ?? []} />
    </div>
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return lines.map((line, index) => (
    <p key={line} className={`max-w-[76ch] text-ink2 ${index === 0 ? 'mt-2 text-lead leading-relaxed' : 'mt-1.5'}`}>
      {line}
    </p>
  ));
}

function Where({ plan, run, steps }: { readonly plan: PlanView; readonly run: RunView; readonly steps: readonly PlannedStepView[] }) {
  const at = run.step === null ? null : { step: String(run.step + 1), steps: steps.length };
  return (
    <>
      {sayRun('wizard.recovery', { number: String(plan.number), network: plan.networkName })}
      {at === null ? '' : ` · ${sayRun(run.wayOut === null ? 'wizard.step' : 'wizard.step-out', at)}`}
      {run.startedAt === null || run.state === 'ended' ? null : (
        <>
          {' · '}
          <Spoken parts={sayRun.parts('wizard.running-for', { time: <Since at={run.startedAt} /> })} />
        </>
      )}
      {run.here.length === 0 ? '' : ` · ${sayRun('wizard.also-here', { names: run.here.map(({ name }) => name).join(', ') })}`}
    </>
  );
}

type ElsewhereProps = {
  readonly run: RunView;
  readonly shown: PlannedStepView | null;
  readonly current: PlannedStepView | null;
  readonly onBack: () => void;
};

/** Another step is being read than the one under way: said, with the way back. */
function Elsewhere({ run, shown, current, onBack }: ElsewhereProps) {
  const state = run.steps.find(({ id }) => id === shown?.id)?.state ?? 'to-come';
  return (
    <p className="mb-4 flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5 rounded-lg bg-sunk px-3.5 py-2">
      <span>
        {sayRun('wizard.this-step', { state: STEP_WORD[state] })}
        {current === null ? '' : ` ${sayRun('wizard.under-way', { title: current.title })}`}
      </span>
      <button type="button" onClick={onBack} className="control font-medium">
        {current === null ? sayRun('wizard.back-plan') : sayRun('wizard.back-step-under')}
      </button>
    </p>
  );
}

/** Moves the focus to the heading when what is shown changes and the focus would be lost with it, or stood in what was replaced. */
function useFocusOn(heading: React.RefObject<HTMLHeadingElement | null>, key: string): void {
  const before = useRef(key);
  const stale = useStale();
  useEffect(() => {
    if (before.current === key || stale) return;
    before.current = key;
    const focused = document.activeElement;
    const isLost = focused === null || focused === document.body || focused.closest('[data-zone="step"]') !== null;
    if (isLost || focused.closest('[data-zone="plan"]') !== null) heading.current?.focus({ preventScroll: focused === document.body });
  }, [key, stale, heading]);
}

function headline(plan: PlanView, run: RunView): string {
  return run.state === 'ended' ? run.sentence : plan.title;
}

function lead(run: RunView): readonly string[] {
  if (run.state === 'ended') return run.leftAs === null ? [] : [run.leftAs];
  return [run.sentence];
}
