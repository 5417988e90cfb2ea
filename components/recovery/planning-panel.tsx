'use client';

import { useState } from 'react';
import { ActionButton } from '@/components/incident/action-button';
import type { SendRecovery } from '@/components/live/use-recovery';
import { Age } from '@/components/marks/age';
import { Fault } from '@/components/marks/fault';
import { NarrowFold } from '@/components/marks/narrow-fold';
import { SeverityMark } from '@/components/marks/severity-mark';
import { Spoken } from '@/components/marks/spoken';
import { ApprovalsCard } from '@/components/recovery/approvals-card';
import { Bullets } from '@/components/recovery/bullets';
import { DryRunResult } from '@/components/recovery/dry-run-result';
import { ProblemPanel } from '@/components/recovery/problem-panel';
import { ReasonDialog } from '@/components/recovery/reason-dialog';
import { useGate } from '@/components/recovery/use-gate';
import { WorthFacts } from '@/components/recovery/worth-facts';
import type { PlanView, RecoveryCommand, RunView } from '@/lib/views/recovery-types';
import { sayPlan } from '@/lib/views/words/recovery-plan';

type Props = { readonly plan: PlanView; readonly run: RunView; readonly send: SendRecovery; readonly busy: boolean };

/** A plan before it starts: what it does, tried dry, approved, and started. Nothing has been sent to a node. */
export function PlanningPanel({ plan, run, send, busy }: Props) {
  const [fault, setFault] = useState<string | null>(null);
  const ask = async (command: RecoveryCommand) => {
    const outcome = await send(command);
    setFault(outcome.ok ? null : outcome.why);
  };
  // Whoever has to say yes to it reads first what it takes away.
  const isDecided = run.phase === 'awaiting-approval' || run.phase === 'ready';
  return (
    <div className="grid min-w-0 gap-4">
      {run.problem === null ? null : (
        <ProblemPanel
          {...{ run, send, busy }}
          network={plan.network}
          problem={run.problem}
          wayOut="Nothing was sent to a node."
          onByHand={() => undefined}
        />
      )}
      {run.despite === null ? null : (
        <p className="card break-words border-warn/55 bg-warn-bg">
          <Spoken
            parts={sayPlan.parts('planning-panel.went-on-although', {
              by: <span className="font-medium">{run.despite.by.name}</span>,
              at: <Age at={run.despite.at} />,
              reason: run.despite.reason,
            })}
          />
        </p>
      )}
      {isDecided ? <Worth plan={plan} /> : null}
      {run.phase === 'draft' || (plan.approvalsNeeded === 0 && run.approvals.length === 0) ? null : <ApprovalsCard plan={plan} run={run} />}
      {run.dryRun === null ? null : <DryRunResult dry={run.dryRun} />}
      {isDecided ? null : <Worth plan={plan} />}
      {plan.landings.length === 0 ? null : (
        <section aria-labelledby="landings" className="card">
          <h2 id="landings" className="quiet-title">
            {sayPlan('planning-panel.where-each-rewound')}
          </h2>
          <NarrowFold says={sayPlan('planning-panel.nodes', { landings: plan.landings.length })}>
            <Bullets lines={plan.landings.map(({ why }) => why)} />
          </NarrowFold>
        </section>
      )}
      <div className="foot-bar">
        <div role="alert">{fault === null ? null : <Fault says={fault} onClose={() => setFault(null)} />}</div>
        {isDecided ? <Destroys plan={plan} /> : null}
        <PlanningActions {...{ plan, run, send, busy }} ask={ask} />
      </div>
    </div>
  );
}

function Worth({ plan }: { readonly plan: PlanView }) {
  return (
    <section aria-labelledby="worth" className="card">
      <h2 id="worth" className="quiet-title">
        {sayPlan('planning-panel.what-keeps-what')}
      </h2>
      <WorthFacts worth={plan.worth} wide />
      <p className="mt-3 border-line border-t pt-3 text-small text-ink2">{plan.worth.proven}</p>
    </section>
  );
}

/** What is taken away by it, beside the button that lets it. */
function Destroys({ plan: { worth, isDestructive } }: { readonly plan: PlanView }) {
  if (!isDestructive) return null;
  const { rewinds, losesBlocks, losesTransactions } = worth;
  const lost = losesTransactions?.length ?? null;
  const dropped = {
    rewinds: <span className="font-medium">{sayPlan('planning-panel.rewinds-nodes', { rewinds: rewinds.length })}</span>,
    blocks: losesBlocks.length,
  };
  return (
    <p className="mb-2.5 flex gap-2.5">
      <span className="pt-0.75">
        <SeverityMark severity="warning" size={15} />
      </span>
      <span className="min-w-0">
        <Spoken
          parts={
            lost === null
              ? sayPlan.parts('planning-panel.drops-unknown', dropped)
              : lost === 0
                ? sayPlan.parts('planning-panel.drops-none', dropped)
                : sayPlan.parts('planning-panel.drops', { ...dropped, transactions: lost })
          }
        />
      </span>
    </p>
  );
}

type ActionProps = Props & { readonly ask: (command: RecoveryCommand) => Promise<void> };

function PlanningActions({ plan, run, send, busy, ask }: ActionProps) {
  const gate = useGate();
  const [breaking, setBreaking] = useState(false);
  const [insisting, setInsisting] = useState(false);
  const { may, phase, number } = run;
  const tried = run.dryRun !== null;
  const mine = run.me?.id === plan.author.id;
  /** Its dry run foretells a stop, and nothing that is so now speaks against it. */
  const isDespite = run.dryRun?.ok === false && may.submit.ok;
  const does = plan.approvalsNeeded === 0 ? 'planning-panel.make-recovery-ready' : 'planning-panel.hand-recovery-in';
  const handIn = sayPlan(does, { number: String(number) });
  return (
    <>
      <div className="flex flex-wrap gap-2">
        {phase === 'draft' || phase === 'dry-run' ? (
          <ActionButton may={gate(may['dry-run'])} primary={!run.dryRun?.ok} busy={busy} onClick={() => ask({ verb: 'dry-run' })}>
            {sayPlan(tried ? 'planning-panel.try-dry-again' : 'planning-panel.try-dry', { number: String(number) })}
          </ActionButton>
        ) : null}
        {phase === 'dry-run' || phase === 'draft' ? (
          <ActionButton
            may={gate(may.submit)}
            primary={run.dryRun?.ok === true}
            busy={busy}
            onClick={() => (isDespite ? setInsisting(true) : ask({ verb: 'submit' }))}
          >
            {isDespite ? sayPlan(`${does}-despite`, { number: String(number) }) : handIn}
          </ActionButton>
        ) : null}
        {phase === 'awaiting-approval' ? (
          <ActionButton
            may={gate(may.approve)}
            primary
            busy={busy}
            onClick={() => ask({ verb: 'approve', hash: plan.hash, withdrawn: withdrawnBy(run) })}
          >
            {sayPlan('planning-panel.approve-recovery', { number: String(number) })}
          </ActionButton>
        ) : null}
        {phase === 'ready' || phase === 'awaiting-approval' ? (
          <ActionButton
            may={gate(may.start)}
            primary={phase === 'ready'}
            busy={busy}
            onClick={() => ask({ verb: 'start', hash: plan.hash })}
          >
            {sayPlan('planning-panel.start-recovery', { number: String(number) })}
          </ActionButton>
        ) : null}
        {may.withdraw.ok ? (
          <ActionButton may={may.withdraw} busy={busy} onClick={() => ask({ verb: 'withdraw' })}>
            {sayPlan('planning-panel.withdraw-my-approval')}
          </ActionButton>
        ) : null}
        {phase === 'awaiting-approval' ? (
          <ActionButton may={gate(may['break-glass'])} busy={busy} onClick={() => setBreaking(true)}>
            {sayPlan('planning-panel.break-glass')}
          </ActionButton>
        ) : null}
        <ActionButton may={may.discard} busy={busy} onClick={() => ask({ verb: 'discard' })}>
          {sayPlan('planning-panel.discard-recovery', { number: String(number) })}
        </ActionButton>
      </div>
      <p className="mt-2 text-small text-ink2">{hint(run, mine)}</p>
      <ReasonDialog
        open={insisting}
        onOpenChange={setInsisting}
        title={plan.approvalsNeeded === 0 ? sayPlan('planning-panel.make-ready-although') : sayPlan('planning-panel.hand-in-although')}
        says={sayPlan('planning-panel.dry-run-foretells')}
        does={handIn}
        hint={sayPlan('planning-panel.why-forecast-taken')}
        busy={busy}
        onSubmit={(reason) => send({ verb: 'submit', reason })}
      />
      <ReasonDialog
        open={breaking}
        onOpenChange={setBreaking}
        title={sayPlan('planning-panel.go-on-without')}
        says={sayPlan('planning-panel.for-when-nobody')}
        does={sayPlan('planning-panel.break-glass-for', { number: String(number) })}
        hint={sayPlan('planning-panel.why-can-not')}
        busy={busy}
        onSubmit={(reason) => send({ verb: 'break-glass', reason })}
      />
    </>
  );
}

function hint({ phase, dryRun, may }: RunView, mine: boolean): string {
  if (phase === 'draft') return sayPlan('planning-panel.dry-run-goes');
  if (phase === 'dry-run')
    return dryRun?.ok
      ? sayPlan('planning-panel.handing-in-sends')
      : [sayPlan('planning-panel.deal-with-what'), ...(may.submit.ok ? [sayPlan('planning-panel.what-foretold-can')] : [])].join(' ');
  if (phase === 'ready') return sayPlan('planning-panel.starting-looks-at');
  if (phase === 'awaiting-approval' && mine)
    return [...(may.approve.ok ? [] : [may.approve.why]), sayPlan('planning-panel.send-them-address')].join(' ');
  return sayPlan('planning-panel.every-step-call');
}

const withdrawnBy = ({ approvals, me }: RunView): number =>
  approvals.filter(({ by, state }) => by.id === me?.id && state === 'withdrawn').length;
