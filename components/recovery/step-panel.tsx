'use client';

import { useState } from 'react';
import type { SendRecovery } from '@/components/live/use-recovery';
import { Fault } from '@/components/marks/fault';
import { SeverityMark } from '@/components/marks/severity-mark';
import { BehindList } from '@/components/recovery/behind-list';
import { Bullets } from '@/components/recovery/bullets';
import { Calls } from '@/components/recovery/calls';
import { CheckList } from '@/components/recovery/check-list';
import { ConfirmHeight } from '@/components/recovery/confirm-height';
import { HandPanel } from '@/components/recovery/hand-panel';
import { HeadChanges } from '@/components/recovery/head-changes';
import { ProblemPanel } from '@/components/recovery/problem-panel';
import { RunActions } from '@/components/recovery/run-actions';
import { StepProgress } from '@/components/recovery/step-progress';
import { TaskList } from '@/components/recovery/task-list';
import { useGate } from '@/components/recovery/use-gate';
import { WorthFacts } from '@/components/recovery/worth-facts';
import type { PlannedStepView, RunView, WorthView } from '@/lib/views/recovery-types';
import { sayRun } from '@/lib/views/words/recovery-run';

type Props = {
  readonly network: string;
  readonly step: PlannedStepView;
  /** Of the whole plan; left out = the step is none of its own, but of the way out. */
  readonly worth?: WorthView;
  readonly run: RunView;
  /** It is the step under way: it shows how it goes and can be acted on. */
  readonly isNow: boolean;
  readonly send: SendRecovery;
  readonly busy: boolean;
};

/** One step: what will happen and why, what is lost, the exact calls, what is checked, how to get out. */
export function StepPanel({ network, step, worth, run, isNow, send, busy }: Props) {
  const [hand, setHand] = useState<{ readonly open: boolean; readonly task: string | null; readonly asked: number }>({
    open: isNow && step.tasks.some(({ isByHand }) => isByHand),
    task: null,
    asked: 0,
  });
  const gate = useGate();
  const [fault, setFault] = useState<string | null>(null);
  const waits = isNow && run.state === 'waiting' && step.confirmHeight !== null && !run.isConfirmed;
  const goes = isNow && !waits;
  const sends = step.tasks.length > 0;
  return (
    <div className="grid min-w-0 gap-4">
      {isNow && run.problem !== null ? (
        <ProblemPanel
          network={network}
          run={run}
          problem={run.problem}
          wayOut={step.wayOut}
          onByHand={(task) => setHand(({ asked }) => ({ open: true, task, asked: asked + 1 }))}
          send={send}
          busy={busy}
        />
      ) : null}
      {goes && run.state !== 'stopped' ? (
        <section aria-labelledby="progress" className="card">
          <h2 id="progress" className="quiet-title">
            {run.state === 'paused' ? sayRun('step-panel.paused-nothing-more') : sayRun('step-panel.how-goes')}
          </h2>
          <StepProgress step={step} run={run} />
          <BehindList
            nodes={run.behind}
            may={gate(run.may['leave-out'])}
            busy={busy}
            onLeaveOut={async (node) => {
              const outcome = await send({ verb: 'leave-out', node });
              setFault(outcome.ok ? null : outcome.why);
            }}
          />
          <div role="alert">{fault === null ? null : <Fault says={fault} onClose={() => setFault(null)} />}</div>
        </section>
      ) : null}
      <HeadChanges heads={step.heads} tasks={isNow ? run.tasks : []} />
      {step.loses.length === 0 ? null : (
        <section aria-labelledby="loses" className="card">
          <h2 id="loses" className="quiet-title">
            {sayRun('step-panel.what-this-step')}
          </h2>
          <Bullets lines={step.loses} />
          {worth === undefined ? null : (
            <details className="mt-3">
              <summary className="text-ink2">{sayRun('step-panel.what-whole-plan')}</summary>
              <div className="pt-2">
                <WorthFacts worth={worth} />
              </div>
            </details>
          )}
        </section>
      )}
      <section aria-labelledby="calls" className="card">
        <h2 id="calls" className="quiet-title">
          {sends ? sayRun('step-panel.what-sent-what') : sayRun('step-panel.what-checked')}
        </h2>
        {goes && sends ? <TaskList tasks={run.tasks} /> : null}
        {sends ? (
          goes ? (
            <details className="mt-3">
              <summary className="text-ink2">{sayRun('step-panel.exact-calls')}</summary>
              <div className="pt-2">
                <Calls step={step} />
              </div>
            </details>
          ) : (
            <Calls step={step} />
          )
        ) : null}
        <div className={sends ? 'mt-4 border-line border-t pt-3.5' : ''}>
          {isNow && run.checks.length > 0 ? <Now run={run} step={step} waits={waits} /> : <Planned step={step} />}
        </div>
      </section>
      {run.wayOut !== null ? null : (
        <p className="flex gap-2.5 px-1 text-ink2">
          <span className="pt-0.75">
            <SeverityMark severity="info" size={15} />
          </span>
          <span className="min-w-0">
            <span className="font-medium text-ink">{sayRun('step-panel.way-out-here')}</span> {step.wayOut}
          </span>
        </p>
      )}
      {isNow && !run.problem?.choices.includes('abort') ? (
        <div className="foot-bar grid gap-3">
          {waits && step.confirmHeight !== null ? (
            <ConfirmHeight
              key={step.id}
              height={step.confirmHeight}
              does={step.title}
              isDestructive={step.isDestructive}
              may={run.may.confirm}
              busy={busy}
              onConfirm={() => send({ verb: 'confirm', step: step.id, height: step.confirmHeight ?? -1 })}
            />
          ) : null}
          <RunActions run={run} wayOut={step.wayOut} send={send} busy={busy} />
        </div>
      ) : null}
      <HandPanel
        network={network}
        step={step}
        run={run}
        open={hand.open}
        task={hand.task}
        asked={hand.asked}
        onToggle={(open, task) => setHand(({ asked }) => ({ open, task, asked }))}
        isNow={isNow}
        send={send}
        busy={busy}
      />
    </div>
  );
}

/** While a height is waited for, what must hold before is judged already; what is checked after it is still to come. */
function Now({ run, step, waits }: { readonly run: RunView; readonly step: PlannedStepView; readonly waits: boolean }) {
  return (
    <>
      {waits ? <p className="mb-1.5 text-small text-ink2">{sayRun('step-panel.before-anything-sent')}</p> : null}
      <CheckList checks={run.checks} />
      {waits ? (
        <div className="mt-3">
          <Planned step={{ ...step, before: [] }} />
        </div>
      ) : null}
    </>
  );
}

function Planned({ step: { before, after } }: { readonly step: PlannedStepView }) {
  return (
    <>
      {before.length === 0 ? null : (
        <>
          <p className="mb-1.5 text-small text-ink2">{sayRun('step-panel.before-anything-sent-2')}</p>
          <Bullets lines={before} />
        </>
      )}
      {after.length === 0 ? null : (
        <>
          <p className={`mb-1.5 text-small text-ink2 ${before.length === 0 ? '' : 'mt-3'}`}>{sayRun('step-panel.read-back-from')}</p>
          <Bullets lines={after} />
        </>
      )}
      {before.length + after.length === 0 ? <p className="text-ink2">{sayRun('step-panel.nothing-has-be')}</p> : null}
    </>
  );
}
