import { type Phrase, phrase } from '@/lib/incidents/phrase';
import type { Plan } from '../plan-types';
import type { NodeLook } from '../survey-types';

/** Longest age of an answer a start rests on. */
const MOST_AGE_MS = 60_000;

/** Why these answers do not bear out the plan: none of a node it touches, an old one, or one that says another thing than the plan rests on. */
export function changesNow(plan: Plan, looks: readonly NodeLook[], now: number): readonly Phrase[] {
  return plan.nodes.flatMap((node) => {
    const look = looks.find((one) => one.node === node);
    // Confirmed as stopped: one that answers may bring a branch along.
    if (plan.absent.includes(node)) return look?.answered ? [phrase('plan.stale.back', { node })] : [];
    if (!look?.answered || look.askedAt > now || now - look.askedAt > MOST_AGE_MS) return [phrase('run.stale.silent', { node })];
    const was = plan.basis.heads[node];
    const hasMoved = plan.target !== null && was !== undefined && look.head?.hash !== was.hash;
    return hasMoved ? [phrase('run.stale.head', { node, height: look.head?.height ?? null })] : [];
  });
}
