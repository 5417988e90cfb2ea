'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ActionButton } from '@/components/incident/action-button';
import type { SendRecovery } from '@/components/live/use-recovery';
import { CopyButton } from '@/components/marks/copy-button';
import { Fault } from '@/components/marks/fault';
import { SeverityMark } from '@/components/marks/severity-mark';
import { Spoken } from '@/components/marks/spoken';
import { TimeText } from '@/components/marks/time-text';
import { leaveDialog } from '@/components/overlay/dialog-entry';
import { DiscardDialog } from '@/components/recovery/discard-dialog';
import { ReasonDialog } from '@/components/recovery/reason-dialog';
import { useGate } from '@/components/recovery/use-gate';
import { recoveryPath } from '@/components/routes';
import type { Choice, ProblemView, RecoveryCommand, RunView } from '@/lib/views/recovery-types';
import { sayRun } from '@/lib/views/words/recovery-run';

type Props = {
  readonly network: string;
  readonly run: RunView;
  readonly problem: ProblemView;
  readonly wayOut: string;
  readonly onByHand: (task: string | null) => void;
  readonly send: SendRecovery;
  readonly busy: boolean;
};

type Asking = 'abort' | 'skip-evidence' | 'discard' | 'new-plan' | null;

/** Why it stopped: what was expected, what was seen, the exact answer, and what a person can do about it. Nothing goes on meanwhile. */
export function ProblemPanel({ network, run, problem, wayOut, onByHand, send, busy }: Props) {
  const gate = useGate();
  const router = useRouter();
  const [asking, setAsking] = useState<Asking>(null);
  const [fault, setFault] = useState<string | null>(null);
  const ask = async (command: RecoveryCommand) => {
    const outcome = await send(command);
    setFault(outcome.ok ? null : outcome.why);
  };
  const close = (open: boolean) => {
    if (!open) setAsking(null);
  };
  const doIt = (choice: Choice) => {
    if (choice === 'retry') return void ask({ verb: 'resume' });
    if (choice === 'by-hand') return onByHand(problem.task);
    if (choice === 'leave-out' && problem.node !== null) return void ask({ verb: 'leave-out', node: problem.node });
    if (choice !== 'leave-out') setAsking(choice);
  };
  return (
    <section aria-labelledby="problem" className="rounded-lg border-2 border-warn bg-surface px-5 py-4">
      <div className="flex gap-3">
        <span className="pt-0.75">
          <SeverityMark severity="warning" size={20} />
        </span>
        <div className="min-w-0 flex-1">
          <h2 id="problem" className="text-balance break-words font-semibold text-title leading-snug">
            {problem.says}
          </h2>
          <p className="mt-0.5 text-small text-ink2">
            <Spoken parts={sayRun.parts('problem-panel.stopped-at-nothing', { at: <TimeText at={problem.at} /> })} />
          </p>
        </div>
      </div>
      <dl className="facts-list mt-4 empty:hidden">
        <Fact name={sayRun('problem-panel.expected')} value={problem.expected} />
        <Fact name={sayRun('problem-panel.seen')} value={problem.seen} />
        {problem.answer === null ? null : (
          <>
            <dt className="text-ink3">{sayRun('problem-panel.exact-answer')}</dt>
            <dd className="flex min-w-0 items-start gap-1">
              <code className="min-w-0 break-all rounded bg-sunk px-1.5 font-mono text-small leading-6">{problem.answer}</code>
              <CopyButton text={problem.answer} what={sayRun('problem-panel.answer')} />
            </dd>
          </>
        )}
      </dl>
      <div role="alert" className="mt-3 empty:mt-0">
        {fault === null ? null : <Fault says={fault} onClose={() => setFault(null)} />}
      </div>
      {problem.choices.length === 0 ? null : (
        <ul aria-label={sayRun('problem-panel.what-you-can')} className="mt-3 grid gap-2.5 border-line border-t pt-3.5">
          {problem.choices.map((choice, index) => (
            <li key={choice} className="grid items-center gap-x-4 gap-y-1 min-[560px]:grid-cols-[210px_minmax(0,1fr)]">
              <span className="grid">
                <ActionButton
                  may={choice === 'abort' ? run.may.abort : choice === 'by-hand' ? run.may['by-hand'] : gate(mayOf(choice, run))}
                  primary={index === 0}
                  busy={busy}
                  onClick={() => doIt(choice)}
                >
                  {label(choice, problem)}
                </ActionButton>
              </span>
              <span className="text-small text-ink2">{means(choice, run)}</span>
            </li>
          ))}
        </ul>
      )}
      <ReasonDialog
        open={asking === 'abort' || asking === 'skip-evidence'}
        onOpenChange={close}
        title={
          asking === 'skip-evidence'
            ? sayRun('problem-panel.go-on-without')
            : sayRun('problem-panel.abort-recovery', { number: String(run.number) })
        }
        says={asking === 'skip-evidence' ? sayRun('problem-panel.what-not-saved') : wayOut}
        does={
          asking === 'skip-evidence'
            ? sayRun('problem-panel.go-on-without-2')
            : sayRun('problem-panel.abort-recovery', { number: String(run.number) })
        }
        hint={sayRun('problem-panel.recorded-with-your')}
        busy={busy}
        onSubmit={(reason) => send({ verb: asking === 'skip-evidence' ? asking : 'abort', reason })}
      />
      <DiscardDialog
        run={run}
        open={asking === 'discard' || asking === 'new-plan'}
        onOpenChange={close}
        busy={busy}
        onDiscard={async () => {
          const outcome = await send({ verb: 'discard' });
          if (outcome.ok && asking === 'new-plan') {
            leaveDialog();
            router.replace(recoveryPath(network));
          }
          return outcome;
        }}
      />
    </section>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string | null }) {
  if (value === null) return null;
  return (
    <>
      <dt className="text-ink3">{name}</dt>
      <dd className="min-w-0 break-words">{value}</dd>
    </>
  );
}

function means(choice: Choice, { startedAt }: RunView): string {
  const asItStands = startedAt === null ? sayRun('problem-panel.nothing-sent-node') : sayRun('problem-panel.ends-as-stands');
  const words = {
    retry: sayRun('problem-panel.looks-again-sends'),
    'by-hand': sayRun('problem-panel.commands-copy-nodes'),
    'leave-out': sayRun('problem-panel.goes-on-without'),
    abort: sayRun('problem-panel.runs-way-out'),
    discard: asItStands,
    'skip-evidence': sayRun('problem-panel.what-not-saved-2'),
    'new-plan': `${asItStands} ${sayRun('problem-panel.new-plan-made')}`,
  } as const satisfies Record<Choice, string>;
  return words[choice];
}

function label(choice: Choice, problem: ProblemView): string {
  const names = {
    retry: sayRun('problem-panel.try-again'),
    'by-hand': sayRun('problem-panel.do-by-hand'),
    'leave-out':
      problem.node === null ? sayRun('problem-panel.go-on-without-2') : sayRun('behind-list.go-on-without', { node: problem.node }),
    abort: 'Abort…',
    discard: 'Discard…',
    'skip-evidence': sayRun('problem-panel.go-on-without-3'),
    'new-plan': sayRun('problem-panel.discard-plan-anew'),
  } as const satisfies Record<Choice, string>;
  return names[choice];
}

function mayOf(choice: Choice, { may }: RunView) {
  if (choice === 'leave-out') return may['leave-out'];
  if (choice === 'discard' || choice === 'new-plan') return may.discard;
  return choice === 'skip-evidence' ? may['skip-evidence'] : may.resume;
}
