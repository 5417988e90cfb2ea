import { type Phrase, phrase } from '@/lib/incidents/phrase';
import { countPeers } from '../checks/peer-names';
import type { Plan, Step } from '../plan-types';
import type { Run, Transition } from '../run-types';
import { goBack } from './go-back';
import { isolatingStep, isRewindAhead } from './step-to-redo';

/** A dial that was under way brings its link back once; one that comes back again and again is a person's matter. */
const MOST_AGAIN = 2;

/**
 * Back to cutting links where the proof is gone and a rewind is to come, or where a link came back while isolation was being proven. null = the
 * step goes on. In those steps themselves a proof that was interrupted begins anew anyway.
 */
export function isolatedAgain(plan: Plan, run: Run, step: Step, now: number): Transition | null {
  if (run.wayOut) return null;
  const index = isolatingStep(plan, run);
  if (index === null || index === run.step || !isRewindAhead(plan, run)) return null;
  if (step.kind === 'isolate') return null;
  if (step.kind !== 'prove-isolation') return run.proofGone ? goBack(plan, run, index, sayGone(run.proofGone), now) : null;
  const times = run.cutAgain ?? 0;
  const back = run.looks.find((look) => {
    const isAsked = step.after.some((check) => check.kind === 'no-peers' && check.node === look.node);
    return isAsked && look.answered && look.askedAt >= run.stepSince && (countPeers(look) ?? 0) > 0 && !(look.node in run.leftOut);
  });
  if (!back || times >= MOST_AGAIN) return null;
  const why = phrase('run.back.link', { node: back.node, time: times + 1, of: MOST_AGAIN });
  return goBack(plan, { ...run, cutAgain: times + 1 }, index, why, now);
}

const sayGone = (why: NonNullable<Run['proofGone']>): Phrase => phrase(why === 'peer' ? 'run.back.peer' : 'run.back.gap');
