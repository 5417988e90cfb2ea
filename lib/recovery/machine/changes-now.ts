import { type Phrase, phrase } from '@/lib/incidents/phrase';
import { changesSince, restsOnHeads } from '../changes-since';
import type { Plan } from '../plan-types';
import type { Run } from '../run-types';
import { mayBeAnother } from '../safety/may-be-another';
import { restsOnUptime } from '../safety/rests-on-uptime';
import type { NodeLook } from '../survey-types';

/** Longest age of an answer a start rests on. */
const MOST_AGE_MS = 60_000;

/** Why these answers do not bear out the plan: what they say is no longer so, and what they do not tell though the plan rests on it. */
export function changesNow(plan: Plan, run: Run, looks: readonly NodeLook[], now: number): readonly Phrase[] {
  const isYoung = (look: NodeLook) => look.answered && look.askedAt <= now && now - look.askedAt <= MOST_AGE_MS;
  const young = looks.filter(isYoung);
  const untold = plan.nodes.flatMap((node) => {
    if (plan.absent.includes(node)) return [];
    const look = young.find((one) => one.node === node);
    if (!look) return [phrase('run.stale.silent', { node })];
    const isProvenByCall = plan.basis.addresses[node] !== undefined && !plan.basis.confirmed?.includes(node);
    const isUnproven = look.chainId === null || (look.address === null && isProvenByCall);
    const isHeadless = restsOnHeads(plan) && plan.basis.heads[node] !== undefined && look.head === null;
    return [
      ...(isUnproven ? [phrase('run.stale.unproven', { node })] : []),
      ...(isHeadless ? [phrase('run.stale.headless', { node })] : []),
    ];
  });
  const away = Object.keys(run.away ?? {}).flatMap((node) => {
    // While it is silent that is what is not known.
    const isAsked = young.some((look) => look.node === node) && restsOnUptime(plan, node);
    const another = isAsked ? mayBeAnother(plan, run, node) : 'no';
    return another === 'no' ? [] : [phrase(another === 'waits' ? 'run.stale.away-log' : 'run.stale.away', { node })];
  });
  return [...untold, ...away, ...changesSince(plan, young)];
}
