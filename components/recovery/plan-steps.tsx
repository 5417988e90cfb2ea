'use client';

import { useEffect, useId, useRef, useState } from 'react';
import { shortenHex } from '@/components/format/shorten';
import { STEP_WORD, StepMark } from '@/components/recovery/step-mark';
import type { PlannedStepView, PlanView, RunView, StepState } from '@/lib/views/recovery-types';
import { sayPlan } from '@/lib/views/words/recovery-plan';

type Props = {
  readonly plan: PlanView;
  readonly run: RunView;
  /** Steps that run: the plan's, or its way out. */
  readonly steps: readonly PlannedStepView[];
  /** The step shown in the middle; null = the one under way. */
  readonly shown: string | null;
  readonly onShow: (step: string | null) => void;
};

/** The plan, always in sight: a column on a wide screen, a line that opens on a narrow one. */
export function PlanSteps({ plan, run, steps, shown, onShow }: Props) {
  const list = useId();
  const [open, setOpen] = useState(false);
  const current = run.step === null ? null : steps[run.step];
  const nowOf = new Map(run.steps.map((one) => [one.id, one]));
  const show = (id: string) => {
    onShow(id === current?.id ? null : id);
    setOpen(false);
  };
  return (
    <nav data-zone="plan" aria-label={sayPlan('plan-steps.steps-plan')} className="min-w-0">
      <button
        type="button"
        aria-expanded={open}
        aria-controls={list}
        onClick={() => setOpen(!open)}
        className="control flex min-h-10 w-full items-center justify-between gap-3 px-3 text-left min-[1240px]:hidden"
      >
        <span className="min-w-0 text-balance break-words">
          <span className="font-medium">
            {run.step === null
              ? sayPlan('plan-steps.plan')
              : sayPlan('plan-steps.step', { step: String(run.step + 1), steps: steps.length })}
          </span>
          <span className="text-ink2"> · {current?.title ?? sayPlan('plan-steps.steps', { steps: steps.length })}</span>
        </span>
        <span className="flex-none text-ink2">{open ? sayPlan('plan-steps.close') : sayPlan('plan-steps.all-steps')}</span>
      </button>
      <div id={list} className={`${open ? 'block' : 'hidden'} pt-3 min-[1240px]:block min-[1240px]:pt-0`}>
        <p className="mb-2 px-2.5 text-small text-ink3">
          {run.wayOut === null ? sayPlan('plan-steps.plan') : sayPlan('plan-steps.way-out-plan')}{' '}
          <span className="font-mono">{shortenHex(plan.hash)}</span> · {plan.title}
          <Approved plan={plan} run={run} />
        </p>
        <ol>
          {steps.map((step) => (
            <Entry
              key={step.id}
              step={step}
              state={nowOf.get(step.id)?.state ?? 'to-come'}
              note={nowOf.get(step.id)?.note ?? step.note}
              isShown={shown === null ? step.id === current?.id : step.id === shown}
              onShow={() => show(step.id)}
            />
          ))}
        </ol>
      </div>
    </nav>
  );
}

function Approved({ plan, run }: Pick<Props, 'plan' | 'run'>) {
  const [by, ...others] = run.approvals.filter(({ state }) => state === 'valid').map((one) => one.by.name);
  if (run.breakGlass !== null) return ` · ${sayPlan('plan-steps.without-approval-by', { by: run.breakGlass.by.name })}`;
  if (by !== undefined && others.length === 0) return ` · ${sayPlan('plan-steps.approved-by', { by })}`;
  if (by !== undefined) return ` · ${sayPlan('plan-steps.approved-by-several', { by, others: others.join(', ') })}`;
  return plan.approvalsNeeded === 0 || run.state === 'ended' ? null : ` · ${sayPlan('plan-steps.not-approved-yet')}`;
}

type EntryProps = {
  readonly step: PlannedStepView;
  readonly state: StepState;
  readonly note: string | null;
  readonly isShown: boolean;
  readonly onShow: () => void;
};

function Entry({ step, state, note, isShown, onShow }: EntryProps) {
  const entry = useRef<HTMLLIElement>(null);
  // The list scrolls by itself on a wide screen: the step under way stays in sight. The page is not moved.
  useEffect(() => {
    const list = entry.current?.closest<HTMLElement>('[data-zone="plan"]');
    const at = entry.current;
    if (!isShown || !list || !at || list.scrollHeight <= list.clientHeight) return;
    const top = at.offsetTop - list.offsetTop;
    if (top < list.scrollTop || top + at.offsetHeight > list.scrollTop + list.clientHeight) list.scrollTop = top - list.clientHeight / 3;
  }, [isShown]);
  return (
    <li ref={entry}>
      <button
        type="button"
        onClick={onShow}
        aria-current={isShown ? 'step' : undefined}
        data-state={state}
        className="group flex w-full gap-3 rounded-lg px-2.5 py-1.5 text-left hover:bg-sunk aria-[current=step]:bg-surface aria-[current=step]:shadow-[0_0_0_1px_var(--line)]"
      >
        <StepMark state={state} />
        <span className="min-w-0">
          <span className="block break-words text-ink2 group-aria-[current=step]:font-semibold group-aria-[current=step]:text-ink group-data-[state=done]:text-ink group-data-[state=not-needed]:text-ink">
            {step.title}
          </span>
          {note === null ? null : <span className="block break-words text-small text-ink3">{note}</span>}
          <span className="sr-only">, {STEP_WORD[state]}</span>
        </span>
      </button>
    </li>
  );
}
