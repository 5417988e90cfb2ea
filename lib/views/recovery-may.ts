import { isForetoldOnly } from '@/lib/recovery/dry/is-foretold-only';
import { behindForPerson } from '@/lib/recovery/machine/behind-for-person';
import type { KeptPlan } from '@/lib/recovery/run-types';
import { ENDED, type Phase } from '@/lib/recovery/run-types';
import type { Allowed } from './incident-types';
import { say } from './phrases';
import type { RecoveryReader } from './recovery-kept';
import { RECOVERY_VERBS, type RecoveryVerb } from './recovery-types';
import { waitsForHeight } from './run-state';

type Why = string | null;
type Asked = { readonly kept: KeptPlan; readonly reader: RecoveryReader; readonly now: number };

const NOT_STARTED: readonly Phase[] = ['draft', 'dry-run', 'awaiting-approval', 'ready'];
const isEnded = ({ kept: { run } }: Asked) => ENDED.includes(run.phase);
const isStarted = ({ kept: { run } }: Asked) => run.startedAt !== null || !NOT_STARTED.includes(run.phase);
const isRunning = (asked: Asked) => isStarted(asked) && !isEnded(asked);

/** Why a verb does not fit the state; null = it does. Roles are asked apart. */
const FITS: Readonly<Record<RecoveryVerb, (asked: Asked) => Why>> = {
  'dry-run': (asked) => (asked.kept.run.phase === 'draft' || asked.kept.run.phase === 'dry-run' ? null : say('wizard.why.dry-run')),
  submit: ({ kept: { run } }) => {
    if (run.phase !== 'dry-run' || !run.dryRun) return say('wizard.why.submit');
    return run.dryRun.ok || isForetoldOnly(run.dryRun) ? null : say('wizard.why.submit-bad');
  },
  approve: ({ kept, reader, now }) => {
    if (kept.run.phase !== 'awaiting-approval') return say('wizard.why.approve');
    if (reader.me !== null && reader.me.id === kept.author.id) return say('wizard.why.approve-own');
    return mine({ kept, reader, now }) ? say('wizard.why.approve-twice') : null;
  },
  withdraw: (asked) => (isStarted(asked) ? say('wizard.why.withdraw-late') : mine(asked) ? null : say('wizard.why.withdraw')),
  'break-glass': ({ kept: { run } }) => (run.phase === 'awaiting-approval' ? null : say('wizard.why.approve')),
  start: ({ kept: { run } }) =>
    run.phase === 'ready' ? null : say(run.phase === 'awaiting-approval' ? 'wizard.why.start-approval' : 'wizard.why.start'),
  confirm: ({ kept: { plan, run } }) =>
    run.problem === null && run.phase !== 'paused' && waitsForHeight(plan, run) ? null : say('wizard.why.confirm'),
  pause: (asked) => {
    if (!isRunning(asked)) return say('wizard.why.pause');
    return asked.kept.run.phase === 'paused' ? say('wizard.why.paused') : null;
  },
  resume: ({ kept: { run } }) => {
    if (run.phase !== 'paused') return say('wizard.why.resume');
    return run.problem === null || run.problem.choices.includes('retry') ? null : say('run.refuse.no-retry');
  },
  abort: (asked) => {
    if (isEnded(asked)) return say('wizard.why.ended');
    if (!isStarted(asked)) return say('wizard.why.abort');
    return asked.kept.run.phase === 'aborting' ? say('wizard.why.aborting') : null;
  },
  discard: (asked) => {
    if (isEnded(asked)) return say('wizard.why.ended');
    const { phase } = asked.kept.run;
    return isStarted(asked) && phase !== 'paused' && phase !== 'aborting' ? say('wizard.why.discard') : null;
  },
  'by-hand': (asked) => (isRunning(asked) ? null : say('wizard.why.by-hand')),
  'leave-out': ({ kept: { plan, run } }) =>
    run.problem?.choices.includes('leave-out') || behindForPerson(plan, run).length > 0 ? null : say('wizard.why.leave-out'),
  'skip-evidence': ({ kept: { run } }) => {
    const phase = run.phase === 'paused' ? run.pausedFrom : run.phase;
    return phase === 'save-evidence' && run.evidenceSkipped === null ? null : say('wizard.why.skip-evidence');
  },
};

/** What the reader may do now; of everything else it is said why not. The role's reason goes first. */
export function recoveryMay(kept: KeptPlan, reader: RecoveryReader, now: number): Readonly<Record<RecoveryVerb, Allowed>> {
  const allowed = (verb: RecoveryVerb): Allowed => {
    const role = verb === 'approve' || verb === 'withdraw' ? reader.approve : reader.operate;
    if (!role.ok) return role;
    const why = FITS[verb]({ kept, reader, now });
    return why === null ? { ok: true } : { ok: false, why };
  };
  return Object.fromEntries(RECOVERY_VERBS.map((verb) => [verb, allowed(verb)])) as Record<RecoveryVerb, Allowed>;
}

/** An approval of the reader's that still counts. */
function mine({ kept, reader, now }: Asked): boolean {
  return kept.run.approvals.some(
    ({ by, withdrawnAt, expiresAt, planHash }) =>
      by.id === reader.me?.id && withdrawnAt === null && expiresAt > now && planHash === kept.hash,
  );
}
