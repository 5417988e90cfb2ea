'use client';

import { useState } from 'react';
import { countOf } from '@/components/format/number';
import { ActionButton } from '@/components/incident/action-button';
import type { SendRecovery } from '@/components/live/use-recovery';
import { Age } from '@/components/marks/age';
import { Fault } from '@/components/marks/fault';
import { NarrowFold } from '@/components/marks/narrow-fold';
import { SeverityMark } from '@/components/marks/severity-mark';
import { ApprovalsCard } from '@/components/recovery/approvals-card';
import { Bullets } from '@/components/recovery/bullets';
import { DryRunResult } from '@/components/recovery/dry-run-result';
import { ProblemPanel } from '@/components/recovery/problem-panel';
import { ReasonDialog } from '@/components/recovery/reason-dialog';
import { useGate } from '@/components/recovery/use-gate';
import { WorthFacts } from '@/components/recovery/worth-facts';
import type { PlanView, RecoveryCommand, RunView } from '@/lib/views/recovery-types';

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
          <span className="font-medium">{run.despite.by.name}</span> went on <Age at={run.despite.at} /> although the dry run foretells a
          stop: {run.despite.reason}
        </p>
      )}
      {isDecided ? <Worth plan={plan} /> : null}
      {run.phase === 'draft' || (plan.approvalsNeeded === 0 && run.approvals.length === 0) ? null : <ApprovalsCard plan={plan} run={run} />}
      {run.dryRun === null ? null : <DryRunResult dry={run.dryRun} />}
      {isDecided ? null : <Worth plan={plan} />}
      {plan.landings.length === 0 ? null : (
        <section aria-labelledby="landings" className="card">
          <h2 id="landings" className="quiet-title">
            Where each rewound node should land
          </h2>
          <NarrowFold says={countOf(plan.landings.length, 'node')}>
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
        What it keeps, what it loses, what it needs
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
  const transactions =
    losesTransactions === null
      ? '; how many transactions go with them is not known'
      : losesTransactions.length === 0
        ? '; no transaction is lost with them'
        : ` and ${countOf(losesTransactions.length, 'transaction')} that only they hold`;
  return (
    <p className="mb-2.5 flex gap-2.5">
      <span className="pt-0.75">
        <SeverityMark severity="warning" size={15} />
      </span>
      <span className="min-w-0">
        <span className="font-medium">Rewinds {countOf(rewinds.length, 'node')}</span>, drops {countOf(losesBlocks.length, 'block')}
        {transactions}.
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
  const handIn = plan.approvalsNeeded === 0 ? `Make recovery ${number} ready` : `Hand recovery ${number} in for approval`;
  return (
    <>
      <div className="flex flex-wrap gap-2">
        {phase === 'draft' || phase === 'dry-run' ? (
          <ActionButton may={gate(may['dry-run'])} primary={!run.dryRun?.ok} busy={busy} onClick={() => ask({ verb: 'dry-run' })}>
            Try recovery {number} dry{tried ? ' again' : ''}
          </ActionButton>
        ) : null}
        {phase === 'dry-run' || phase === 'draft' ? (
          <ActionButton
            may={gate(may.submit)}
            primary={run.dryRun?.ok === true}
            busy={busy}
            onClick={() => (isDespite ? setInsisting(true) : ask({ verb: 'submit' }))}
          >
            {handIn}
            {isDespite ? ' all the same…' : ''}
          </ActionButton>
        ) : null}
        {phase === 'awaiting-approval' ? (
          <ActionButton
            may={gate(may.approve)}
            primary
            busy={busy}
            onClick={() => ask({ verb: 'approve', hash: plan.hash, withdrawn: withdrawnBy(run) })}
          >
            Approve recovery {number}
          </ActionButton>
        ) : null}
        {phase === 'ready' || phase === 'awaiting-approval' ? (
          <ActionButton
            may={gate(may.start)}
            primary={phase === 'ready'}
            busy={busy}
            onClick={() => ask({ verb: 'start', hash: plan.hash })}
          >
            Start recovery {number}
          </ActionButton>
        ) : null}
        {may.withdraw.ok ? (
          <ActionButton may={may.withdraw} busy={busy} onClick={() => ask({ verb: 'withdraw' })}>
            Withdraw my approval
          </ActionButton>
        ) : null}
        {phase === 'awaiting-approval' ? (
          <ActionButton may={gate(may['break-glass'])} busy={busy} onClick={() => setBreaking(true)}>
            Break the glass…
          </ActionButton>
        ) : null}
        <ActionButton may={may.discard} busy={busy} onClick={() => ask({ verb: 'discard' })}>
          Discard recovery {number}
        </ActionButton>
      </div>
      <p className="mt-2 text-small text-ink2">{hint(run, mine)}</p>
      <ReasonDialog
        open={insisting}
        onOpenChange={setInsisting}
        title={plan.approvalsNeeded === 0 ? 'Make it ready although a stop is foretold' : 'Hand it in although a stop is foretold'}
        says="The dry run foretells how nodes answer, and can be wrong. When it runs, each check reads the nodes themselves: one that does not hold stops it there, and you can go back from there. Your reason stands beside the plan, in the audit log and in the report."
        does={handIn}
        hint="Why the forecast is taken to be wrong here."
        busy={busy}
        onSubmit={(reason) => send({ verb: 'submit', reason })}
      />
      <ReasonDialog
        open={breaking}
        onOpenChange={setBreaking}
        title="Go on without approval"
        says="For when nobody who may approve can be reached. It stands on every page of this network until the run has ended, in the audit log and in the report, and is told to every webhook that is set up."
        does={`Break the glass for recovery ${number}`}
        hint="Why it can not wait, and whom you tried to reach."
        busy={busy}
        onSubmit={(reason) => send({ verb: 'break-glass', reason })}
      />
    </>
  );
}

function hint({ phase, dryRun, may }: RunView, mine: boolean): string {
  if (phase === 'draft')
    return 'A dry run goes the whole way against the live network and sends nothing. It finds closed APIs before anything is done.';
  if (phase === 'dry-run')
    return dryRun?.ok
      ? 'Handing it in sends nothing to a node either.'
      : `Deal with what is named above, then try again.${may.submit.ok ? ' What is foretold can be wrong: it may be handed in for a reason.' : ''}`;
  if (phase === 'ready') return 'Starting it looks at every node first. What loses anything asks for the height, step by step.';
  if (phase === 'awaiting-approval' && mine) return `${may.approve.ok ? '' : may.approve.why} Send them the address of this page.`;
  return 'Every step and call is in the list of steps: choose one to read it as it will run.';
}

const withdrawnBy = ({ approvals, me }: RunView): number =>
  approvals.filter(({ by, state }) => by.id === me?.id && state === 'withdrawn').length;
