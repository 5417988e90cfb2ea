import type { LogHeard } from '@/lib/chain/node-log';
import type { Plan } from '../plan-types';
import type { Run } from '../run-types';
import type { NodeLook } from '../survey-types';

/** A process that was started writes so before it answers: a line written so much later, by our clock, was read after that one. */
const READ_ON_MS = 15_000;

/**
 * Whether another process may run on a node now than when the plan was made, as it was silent at two looks in a row: `no` = it was not, or its log
 * shows the same start. `waits` = its log follows and was not read far enough yet.
 */
export function mayBeAnother(plan: Plan, run: Run, node: string): 'no' | 'waits' | 'yes' {
  if (!(node in (run.away ?? {})) || run.back?.[node]?.isSame) return 'no';
  const look = run.looks.find((one) => one.node === node);
  return look?.answered && isFollowed(plan, look) ? 'waits' : 'yes';
}

/** Its log tells no other start, without a line missing since the plan was made, and was read on to well after it answered again. */
export const isSameProcess = (plan: Plan, look: NodeLook, answersSince: number): boolean =>
  isFollowed(plan, look) && look.heard !== undefined && writtenUntil(look.heard) >= answersSince + READ_ON_MS;

/** What carries it may be late: the last line was written at least so much before it was read, unless the node's clock is behind. */
const writtenUntil = ({ until, behindMs }: LogHeard): number => until - Math.max(0, behindMs ?? 0);

function isFollowed({ basis, madeAt }: Plan, { node, startedAt, heard }: NodeLook): boolean {
  const was = basis.starts?.[node];
  return was !== undefined && startedAt === was && heard !== undefined && heard.from <= madeAt;
}
