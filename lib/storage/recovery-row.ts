import { deflateSync, inflateSync } from 'node:zlib';
import type { Selectable } from 'kysely';
import { boundedCache } from '@/lib/consensus/bounded-cache';
import type { Plan } from '@/lib/recovery/plan-types';
import { ENDED, type Run } from '@/lib/recovery/run-types';
import { planAsNow, runAsNow } from './older-recovery';
import type { KeptPlan } from './recovery-store';
import type { Tables } from './tables';

type Row = Selectable<Tables['recovery_plan']>;

/** What every change of a run writes, as columns. Whole milliseconds: a clock with a rate gives fractions. */
export function toRunColumns(run: Run, madeAt: number) {
  const hasEnded = ENDED.includes(run.phase);
  return {
    phase: run.phase,
    is_open: hasEnded ? 0 : 1,
    run: packed(run),
    ended_at: hasEnded ? Math.floor(run.endedAt ?? madeAt) : null,
  };
}

/** The plan as it was made, its run as it stands. */
export function toKeptPlan(row: Row, network: string): KeptPlan {
  const { plan, notKept: ofPlan } = unpacked(plans, row.plan, planAsNow);
  const { run, notKept: ofRun } = unpacked(runs, row.run, runAsNow);
  const notKept = [...ofPlan, ...ofRun];
  return {
    network,
    number: row.number,
    revision: row.revision,
    hash: row.hash,
    plan,
    run,
    ...(notKept.length === 0 ? {} : { notKept }),
    author: { id: row.author_id, name: row.author_name },
    approvalsNeeded: row.approvals_needed as KeptPlan['approvalsNeeded'],
    incident: row.incident,
    madeAt: row.made_at,
  };
}

export function packed(value: Plan | Run): Buffer {
  return deflateSync(JSON.stringify(value));
}

/** Plans never change and runs seldom, and both are read at every look of every reader. */
const KEPT = 16;
const plans = boundedCache<string, ReturnType<typeof planAsNow>>(KEPT);
const runs = boundedCache<string, ReturnType<typeof runAsNow>>(KEPT);

function unpacked<Raw, T>(kept: (key: string, make: () => T) => T, bytes: Buffer, asNow: (raw: Raw) => T): T {
  return kept(bytes.toString('latin1'), () => asNow(JSON.parse(inflateSync(bytes).toString()) as Raw));
}
