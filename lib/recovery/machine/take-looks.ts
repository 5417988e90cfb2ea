import { phrase } from '@/lib/incidents/phrase';
import type { Plan } from '../plan-types';
import type { Run } from '../run-types';
import type { NodeLook } from '../survey-types';
import { isApproved } from './approvals';
import { changesNow } from './changes-now';
import { keepLooks } from './keep-looks';
import { isolationBroken, withoutProof } from './proof-gone';
import { rememberAway } from './remember-away';
import { rememberReturns } from './remember-returns';
import { rememberSilence } from './remember-silence';
import { staleProblem } from './stale-problem';
import { stepOn } from './step-on';
import { currentStep } from './steps-of';
import { refused, type Take, taken } from './turn';

/** Before the start: whether the plan still stands, and whether the approvals do: they run out, and count while those who gave them may approve. */
export const takeLooksBefore: Take<'looked'> = ({ plan, context, run, event, now }) => {
  const looks = keepLooks(run.looks, event.looks, now);
  const told = { ...rememberAway(plan, run, event.looks, now), looks };
  const changes = changesNow(plan, told, looks, now);
  const isWaiting = run.phase === 'ready' || run.phase === 'awaiting-approval';
  const phase = isWaiting ? (isApproved(run, context, now) ? 'ready' : 'awaiting-approval') : run.phase;
  return taken({ ...told, phase, problem: changes.length > 0 ? staleProblem(changes, now) : null });
};

/** While it runs every look is judged. */
export const takeLooksRunning: Take<'looked'> = ({ plan, run, event, now }) => stepOn(plan, looked(plan, run, event.looks, now), now);

const looked = (plan: Plan, run: Run, looks: readonly NodeLook[], now: number): Run =>
  rememberReturns(plan, { ...rememberAway(plan, run, looks, now), looks: keepLooks(run.looks, looks, now) }, now);

/** While it is paused they are only shown; remembered is who is silent, and that a link came back. */
export const takeLooksPaused: Take<'looked'> = ({ plan, run, event, now }) => {
  const told = looked(plan, run, event.looks, now);
  const next = isolationBroken(plan, told, now) ? withoutProof(told, 'peer') : told;
  const step = currentStep(plan, next);
  return taken(step ? rememberSilence(next, step, now) : next);
};

export const takeNoLooks: Take<'looked'> = () => refused(phrase('run.refuse.ended'));
