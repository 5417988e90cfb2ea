import { type Phrase, phrase } from '@/lib/incidents/phrase';
import { isAllBack, sayLeft, whatIsLeft } from '../back/say-left';
import type { Plan } from '../plan-types';
import type { GivenBack, Run, Transition } from '../run-types';
import { joinPhrases } from './join-phrases';
import { taken } from './turn';

/** After the last step: done, or with the way out gone to its end, what the network is left as told by node. */
export function endRun(plan: Plan, run: Run, now: number): Transition {
  const ended = { ...run, pausedFrom: null, problem: null, endedAt: now };
  if (!run.wayOut) return taken({ ...ended, phase: 'done', leftAs: sayDone(run) });
  const phase = isAllBack(whatIsLeft(plan, run)) ? 'aborted' : 'failed';
  return taken({ ...ended, phase, leftAs: sayLeft(plan, { ...ended, phase }) });
}

function sayDone(run: Run): Phrase {
  const nodes = Object.keys(run.leftOut);
  const done = nodes.length === 0 ? phrase('run.left.done') : phrase('run.left.done-without', { nodes: { list: nodes } });
  return joinPhrases([done, ...sayLost(run)]) ?? done;
}

/** What of dropped blocks did not come back: transactions that are nowhere, and blocks of which nobody knows what they held. */
function sayLost({ givenBack, unsaved = [] }: Run): readonly Phrase[] {
  const count = (...fates: readonly GivenBack['fate'][]) => givenBack.filter(({ fate }) => fates.includes(fate)).length;
  const [lost, unknown] = [count('missing', 'refused', 'private'), count('unknown')];
  return [
    ...(lost > 0 ? [phrase('run.left.lost', { count: lost })] : []),
    ...(unknown > 0 ? [phrase('run.left.unknown', { count: unknown })] : []),
    ...(unsaved.length > 0
      ? [phrase('run.left.unsaved', { blocks: { list: unsaved.map(({ height, hash }) => `${height} ${hash}`) } })]
      : []),
  ];
}
