import { conditionsOf, faultsOf, type KnownFault } from '@/lib/incidents/known-faults';
import { type Phrase, phrase } from '@/lib/incidents/phrase';
import type { DiagnosisInput } from '@/lib/incidents/types';
import type { Plan } from './plan-types';

/**
 * What would keep it from coming back, by the releases and settings in force: faults of the releases that run, time-outs that hold rounds,
 * how processes end. What is not known gives no advice, and is said. Sources: docs/readings.md, the threads of each fault.
 */
export function adviceAgainst(plan: Plan, diagnosis: DiagnosisInput): readonly Phrase[] {
  const facts = plan.nodes.flatMap((node) => {
    const client = diagnosis.clientOf(node);
    return client === null ? [] : [{ node, client }];
  });
  const runsGoQuorum = facts.some(({ client }) => client.family === 'goquorum');
  return [
    ...faults(facts, diagnosis),
    ...(facts.length < plan.nodes.length ? [phrase('advice.versions-unknown', { nodes: { list: unknownOf(plan, facts) } })] : []),
    ...timeOuts(diagnosis, runsGoQuorum),
    ...(runsGoQuorum ? [phrase('advice.traffic')] : []),
    ...(runsGoQuorum && plan.landings.some(({ expected }) => expected !== 'exactly') ? [phrase('advice.clean-stops')] : []),
    ...(plan.worth.losesBlocks.length > 0
      ? [phrase('advice.tell-readers', { blocks: plan.worth.losesBlocks.length }), phrase('advice.votes')]
      : []),
  ];
}

type Fact = { readonly node: string; readonly client: NonNullable<ReturnType<DiagnosisInput['clientOf']>> };

const unknownOf = ({ nodes }: Plan, facts: readonly Fact[]): readonly string[] =>
  nodes.filter((name) => !facts.some(({ node }) => node === name));

/** Each fault once, with the nodes whose release has it; those that fork or stop a chain first. */
function faults(facts: readonly Fact[], { picture }: DiagnosisInput): readonly Phrase[] {
  const conditions = conditionsOf(picture);
  const found = new Map<string, { readonly fault: KnownFault; readonly isSure: boolean; readonly nodes: string[] }>();
  for (const { node, client } of facts) {
    if (client.version === null) continue;
    for (const { fault, shows } of faultsOf(client, conditions)) {
      const known = found.get(fault.id) ?? { fault, isSure: shows === 'yes', nodes: [] };
      known.nodes.push(node);
      found.set(fault.id, known);
    }
  }
  const ordered = [...found.values()].sort((one, other) => Number(other.fault.opens) - Number(one.fault.opens));
  return ordered.map(({ fault: { title, fixedIn, source }, isSure, nodes }) => {
    const params = { nodes: { list: nodes }, fault: title, source };
    if (fixedIn === null) return phrase('advice.fault-open', params);
    const release = { ...params, release: fixedIn.join('.') };
    return isSure ? phrase('advice.fault', release) : phrase('advice.fault-perhaps', release);
  });
}

/** A round that ends before its block may come starts the next one for nothing; doubled without bound, it makes a stall last. */
function timeOuts({ picture }: DiagnosisInput, runsGoQuorum: boolean): readonly Phrase[] {
  const settings = picture.set?.settings ?? null;
  if (settings === null) return [phrase('advice.settings-unknown')];
  const { requestTimeoutMs, blockPeriodMs, emptyBlockPeriodMs, maxRequestTimeoutMs, protocol } = settings;
  const timeout = { ms: requestTimeoutMs };
  return [
    ...(requestTimeoutMs <= blockPeriodMs ? [phrase('advice.timeout-period', { timeout, period: { ms: blockPeriodMs } })] : []),
    ...(emptyBlockPeriodMs > 0 && requestTimeoutMs <= emptyBlockPeriodMs
      ? [phrase('advice.timeout-empty', { timeout, period: { ms: emptyBlockPeriodMs } })]
      : []),
    ...(runsGoQuorum && protocol === 'qbft' && maxRequestTimeoutMs === null ? [phrase('advice.max-timeout')] : []),
    ...(runsGoQuorum && protocol === 'ibft' ? [phrase('advice.ibft-timeout')] : []),
  ];
}
