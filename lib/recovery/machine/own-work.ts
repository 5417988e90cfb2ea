import { phrase } from '@/lib/incidents/phrase';
import type { Step } from '../plan-types';
import type { Problem } from '../problem-types';
import type { Run } from '../run-types';
import { makeProblem } from './make-problem';

export type OwnWork = { readonly state: 'done' } | { readonly state: 'under-way' } | { readonly state: 'stop'; readonly problem: Problem };

/** What the product itself does in a step beside tasks: evidence is saved, transactions are given back. */
export function ownWork({ kind }: Step, run: Run, at: number): OwnWork {
  if (kind === 'give-back') return { state: run.holdsSince['given back'] === undefined ? 'under-way' : 'done' };
  if (kind !== 'save-evidence' || run.evidence.isComplete || run.evidenceSkipped) return { state: 'done' };
  const { wanted, saved, missing } = run.evidence;
  if (missing.length === 0 || saved + missing.length < wanted) return { state: 'under-way' };
  const says = phrase('run.problem.evidence-pieces', { missing: { list: missing }, saved, wanted });
  return { state: 'stop', problem: makeProblem({ code: 'evidence-missing', at, says }) };
}
