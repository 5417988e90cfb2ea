import { type Phrase, phrase } from '@/lib/incidents/phrase';
import type { Plan, Task } from '../plan-types';
import type { GivenBack, Run, Transition } from '../run-types';
import { CATCH_UP } from './is-cut-off';
import { isBegun, isSettled } from './steps-of';
import { taken } from './turn';

/** After the last step: done, or with the way out gone to its end, what could not be put back told by node. */
export function endRun(plan: Plan, run: Run, now: number): Transition {
  const ended = { ...run, pausedFrom: null, problem: null, endedAt: now };
  if (!run.wayOut) return taken({ ...ended, phase: 'done', leftAs: sayDone(run) });
  const isBack = run.wayOut.every(({ tasks }) => tasks.every((task) => isSettled(run, task)));
  return taken({ ...ended, phase: isBack ? 'aborted' : 'failed', leftAs: isBack ? sayBack(plan, run) : sayLeft(run) });
}

function sayDone(run: Run): Phrase {
  const nodes = Object.keys(run.leftOut);
  const done = nodes.length === 0 ? phrase('run.left.done') : phrase('run.left.done-without', { nodes: { list: nodes } });
  return sayLost(run).reduce((said, more) => phrase('run.and', { one: { phrase: said }, rest: { phrase: more } }), done);
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

function sayBack(plan: Plan, run: Run): Phrase {
  if (!run.wayOut?.some(({ tasks }) => tasks.length > 0)) return phrase('run.left.nothing');
  const rewound = rewoundNodes(plan, run);
  return rewound.length === 0 ? phrase('run.left.back') : phrase('run.left.back-rewound', { nodes: { list: rewound } });
}

const rewoundNodes = (plan: Plan, run: Run): readonly string[] => {
  const begun = (task: Task) => task.isDestructive && isBegun(run, task);
  return [...new Set(plan.steps.flatMap(({ tasks }) => tasks.filter(begun).map(({ node }) => node)))];
};

/** What of the way out was not seen to be done. */
export function sayLeft(run: Run): Phrase {
  const open = (fits: (id: string, kind: string) => boolean) => [
    ...new Set(
      (run.wayOut ?? []).flatMap(({ id, kind, tasks }) =>
        fits(id, kind) ? tasks.filter((task) => !isSettled(run, task)).map(({ node }) => node) : [],
      ),
    ),
  ];
  return phrase('run.left.failed', {
    behind: { list: open((id) => id === CATCH_UP) },
    apart: { list: open((id, kind) => id !== CATCH_UP && kind === 'connect') },
    stopped: { list: open((_id, kind) => kind === 'start-consensus') },
  });
}
