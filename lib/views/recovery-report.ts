import type { Phrase } from '@/lib/incidents/phrase';
import type { KeptPlan } from '@/lib/recovery/run-types';
import { branchLetters } from './branch-letters';
import type { PersonView } from './incident-types';
import { say as sayKey } from './phrases';
import { planSentence } from './plan-row';
import { planView } from './plan-view';
import { wasNeeded } from './planned-step';
import type { AroundRecovery } from './recovery-kept';
import type { RecoveryReport, ReportLine, ReportPiece } from './recovery-report-types';
import { reportCommands } from './report-commands';
import { reportTurns } from './report-turns';
import { runView } from './run-view';
import { sayPhrase } from './say-phrase';

export type ReportInput = {
  readonly kept: KeptPlan;
  readonly around: AroundRecovery;
  readonly lines: readonly ReportLine[];
  readonly pieces: readonly ReportPiece[];
  readonly personOf: (id: string) => PersonView;
  /** What was wrong, as the incident it was made for says it; empty = it was made for none. */
  readonly happened: readonly string[];
  readonly advice: readonly Phrase[];
  readonly madeAt: number;
};

/** All of one recovery: what happened, what was saved, planned, sent, answered and seen, by whom, what became of transactions, and what to change. */
export function recoveryReport({ kept, around, lines, pieces, personOf, happened, advice, madeAt }: ReportInput): RecoveryReport {
  const { plan, run } = kept;
  const { say } = around;
  const shown = runView(kept, around);
  const steps = [...plan.steps, ...(run.wayOut ?? [])];
  const titles = new Map(steps.map(({ id, title }) => [id, sayPhrase(title, say)]));
  const letterOf = branchLetters(plan, around.fork);
  return {
    format: 'quorumwatch-recovery-report-1',
    madeAt,
    sentence: planSentence(kept, say),
    happened: [
      ...happened,
      ...Object.entries(plan.basis.heads).map(([node, { height, hash }]) => {
        const branch = letterOf({ height, hash });
        return branch === null ? sayKey('report.head', { node, height, hash }) : sayKey('report.head-on', { node, height, hash, branch });
      }),
    ],
    ...{ startedAt: run.startedAt, endedAt: run.endedAt, leftAs: shown.leftAs },
    plan: planView(kept, around),
    steps: steps.map((step) => ({
      ...{ id: step.id, title: titles.get(step.id) ?? step.id, doneAt: run.doneSteps[step.id] ?? null },
      wasNeeded: wasNeeded(step, run.tasks),
    })),
    ...{ approvals: shown.approvals, breakGlass: run.breakGlass, despite: run.despite ?? null },
    ...{ aborted: shown.aborted, discarded: shown.discarded, left: shown.left },
    leftOut: Object.entries(run.leftOut).map(([node, { by, at }]) => ({ node, by, at })),
    commands: reportCommands(lines, personOf),
    turns: reportTurns(lines, { say, personOf, titleOf: (step) => titles.get(step) ?? step }),
    evidence: { ...run.evidence, skipped: run.evidenceSkipped, pieces },
    transactions: shown.lost,
    advice: advice.map((one) => sayPhrase(one, say)),
  };
}
