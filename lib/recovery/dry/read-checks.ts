import type { Phrase } from '@/lib/incidents/phrase';
import { judgeChecks } from '../judge-checks';
import { newRun } from '../new-run';
import type { Check, Plan } from '../plan-types';
import type { NodeLook } from '../survey-types';
import type { Fact, PredictedNetwork } from './predicted-node';
import type { DryCheck } from './types';

/** What each kind of check reads of a node. */
const READS = {
  'same-chain': ['process'],
  core: ['core', 'process'],
  'no-peers': ['links', 'process'],
  head: ['head', 'process'],
  holds: ['head', 'process'],
  linked: ['links', 'process'],
  'only-linked': ['links', 'process'],
  reaches: ['head', 'process'],
  grows: ['head', 'core', 'process'],
  cycle: ['head', 'core', 'process'],
  'person-says': [],
} satisfies Readonly<Record<Check['kind'], readonly Fact[]>>;

const STATE = { passed: 'holds', waiting: 'holds-not', failed: 'holds-not', unknown: 'not-told' } as const;

type ReadCheck = { readonly state: DryCheck; readonly seen: Phrase | null };

/** Each check against the live answers, as long as nothing of it was changed by the plan's own calls until then. */
export function readChecks(
  checks: readonly Check[],
  { plan, nodes }: PredictedNetwork,
  live: readonly NodeLook[],
  now: number,
): readonly ReadCheck[] {
  const isChanged = (check: Check): boolean => {
    const reads: readonly Fact[] = READS[check.kind];
    return namesIn(plan, check).some((name) => reads.some((fact) => nodes.get(name)?.changed.has(fact)));
  };
  return checks.map((check) => {
    // What blocks come and what a person says is of the time to come.
    if (check.kind === 'cycle' || check.kind === 'person-says' || isChanged(check)) return { state: 'later', seen: null };
    const [result] = judgeChecks([check], { plan, run: newRun(plan), looks: live, now, since: 0 }).results;
    if (!result || result.state === 'passed') return { state: result ? 'holds' : 'later', seen: null };
    return { state: STATE[result.state], seen: result.seen };
  });
}

const namesIn = ({ nodes }: Plan, check: Check): readonly string[] =>
  check.kind === 'grows' ? check.nodes : 'node' in check ? [check.node] : nodes;
