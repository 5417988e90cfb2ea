import { readOnce } from '@/lib/consensus/read-once';
import { phrase } from '@/lib/incidents/phrase';
import { judgeCycle, judgeGrowth, judgePerson } from './checks/judge-many';
import { JUDGE_NODE } from './checks/judge-node';
import type { Reading, Verdict } from './checks/reading';
import { sayExpected } from './checks/say-expected';
import { saySilence } from './checks/say-silence';
import type { Check, Plan } from './plan-types';
import type { CheckResult, Run } from './run-types';
import type { NodeLook } from './survey-types';

export type JudgeInput = {
  readonly plan: Plan;
  readonly run: Run;
  readonly looks: readonly NodeLook[];
  readonly now: number;
  /** Looks asked for before this do not count (server ms). */
  readonly since: number;
};

export type Judged = {
  /** One a check, in order; checks of nodes that were left out are not asked. */
  readonly results: readonly CheckResult[];
  readonly holdsSince: Readonly<Record<string, number>>;
};

/**
 * What the looks say of each check. Only answers asked for since `since` and not in the future count: else a check waits. What a node does not
 * tell is unknown, and passes never.
 */
export function judgeChecks(checks: readonly Check[], { plan, run, looks, now, since }: JudgeInput): Judged {
  const isFresh = ({ askedAt }: NodeLook) => askedAt >= since && askedAt <= now;
  const byNode = looksOf(looks);
  const kept: Record<string, number | null> = {};
  const reading: Reading = {
    plan,
    run,
    since,
    memory: run.holdsSince,
    fresh: (node) => (byNode.get(node) ?? []).findLast(isFresh) ?? null,
  };
  const results = checks.flatMap((check) => {
    if ('node' in check && check.node in run.leftOut) return [];
    const { state, seen, keeps } = judge(check, reading);
    if (keeps) Object.assign(kept, keeps);
    return [{ check, state, expected: sayExpected(check), seen }];
  });
  return { results, holdsSince: remembered(run.holdsSince, kept) };
}

/** The same object where nothing changed: most checks remember nothing. */
function remembered(memory: Run['holdsSince'], kept: Readonly<Record<string, number | null>>): Run['holdsSince'] {
  const changes = Object.entries(kept).filter(([key, value]) => (memory[key] ?? null) !== value);
  if (changes.length === 0) return memory;
  const next = { ...memory };
  for (const [key, value] of changes) {
    if (value === null) delete next[key];
    else next[key] = value;
  }
  return next;
}

/** Asked for every task of a step. */
const looksOf = readOnce((looks: readonly NodeLook[]): ReadonlyMap<string, readonly NodeLook[]> => {
  const byNode = new Map<string, NodeLook[]>();
  for (const look of looks) {
    const own = byNode.get(look.node);
    if (own) own.push(look);
    else byNode.set(look.node, [look]);
  }
  return byNode;
});

function judge(check: Check, reading: Reading): Verdict {
  if (check.kind === 'grows') return judgeGrowth(check, reading);
  if (check.kind === 'cycle') return judgeCycle(check, reading);
  if (check.kind === 'person-says') return judgePerson(check, reading);
  const look = reading.fresh(check.node);
  if (!look) return { state: 'waiting', seen: phrase('run.seen.not-yet') };
  if (!look.answered) return { state: 'unknown', seen: saySilence(check.node, look), keeps: forgotten(check) };
  // The table is keyed by the kind of the check, so that each gets its own: TypeScript can't follow that through a union.
  return (JUDGE_NODE[check.kind] as (check: Check, look: NodeLook, reading: Reading) => Verdict)(check, look, reading);
}

/** A node that is silent at a look proves nothing of the time around it. */
function forgotten(check: Check): Readonly<Record<string, null>> {
  const keys =
    check.kind === 'no-peers' ? [`no-peers:${check.node}`] : check.kind === 'core' ? [`core:${check.running}:${check.node}`] : [];
  return Object.fromEntries(keys.flatMap((key) => [key, `last ${key}`]).map((key) => [key, null]));
}
