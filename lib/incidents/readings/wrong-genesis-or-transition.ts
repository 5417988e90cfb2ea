import type { NodePicture } from '@/lib/chain/picture';
import type { ForkFacts } from '../fork-facts';
import { type Phrase, phrase } from '../phrase';
import type { Confidence, DiagnosisInput } from '../types';
import type { ReadingRule } from './rule';

/** Nodes that run by different rules: another genesis file, or a transition that only some of them know. */
export const wrongGenesisOrTransition: ReadingRule = {
  id: 'wrong-genesis-or-transition',
  read: (facts, input) => {
    const nodes = input.picture.nodes.filter(({ name }) => facts.fork.branches.some((branch) => branch.nodes.includes(name)));
    const told = nodes.flatMap((node) => (node.config === null ? [] : [{ node, rules: rulesUpTo(node.config, facts.forked) }]));
    const silent = nodes.filter((node) => node.config === null);
    const split = splitByConfig(told, facts, input);
    const transition = told.some(({ rules }) => rules.atFork);
    const found = {
      for: [
        ...split.says,
        ...(facts.fork.ancestor.height === 0 ? [phrase('reading.genesis.first-block')] : []),
        ...(transition ? [phrase('reading.genesis.transition', { height: facts.forked })] : []),
      ],
      against: split.kind === 'equal' && told.length > 0 ? [phrase('reading.genesis.equal', { nodes: told.length })] : [],
      unknown: silent.length > 0 ? [phrase('reading.genesis.not-told', { nodes: { list: silent.map(({ name }) => name) } })] : [],
    };
    const confidence = confidenceOf(split.kind, silent.length > 0, transition || facts.fork.ancestor.height === 0);
    return { says: phrase('reading.genesis.says', { height: facts.forked }), ...found, confidence };
  },
};

function confidenceOf(split: Split['kind'], isSilent: boolean, isMarked: boolean): Confidence {
  if (split === 'by-branch') return 'likely';
  if (split === 'across') return 'possible';
  if (isSilent) return isMarked ? 'possible' : 'unlikely';
  return 'ruled-out';
}

type Rules = { readonly text: string; readonly atFork: boolean };
type Told = { readonly node: NodePicture; readonly rules: Rules };
type Split = { readonly kind: 'equal' | 'by-branch' | 'across'; readonly says: readonly Phrase[] };

/** Clients write one configuration in different words, so only nodes of one family are compared. */
function splitByConfig(told: readonly Told[], { fork }: ForkFacts, { clientOf }: DiagnosisInput): Split {
  const says: Phrase[] = [];
  let kind: Split['kind'] = 'equal';
  for (const family of ['goquorum', 'besu', 'unknown'] as const) {
    const groups = new Map<string, string[]>();
    for (const { node, rules } of told.filter(({ node }) => (clientOf(node.name)?.family ?? 'unknown') === family))
      groups.set(rules.text, [...(groups.get(rules.text) ?? []), node.name]);
    if (groups.size < 2) continue;
    const named = [...groups.values()];
    const branchesOf = (nodes: readonly string[]) => fork.branches.filter((branch) => nodes.some((node) => branch.nodes.includes(node)));
    const isByBranch = fork.branches.every(({ nodes }) => named.filter((group) => nodes.some((node) => group.includes(node))).length <= 1);
    const crosses = named.every((group) => branchesOf(group).length === 1);
    kind = isByBranch || crosses ? 'by-branch' : kind === 'by-branch' ? kind : 'across';
    says.push(phrase('reading.genesis.differs', { groups: { list: named.map((nodes) => nodes.join(' + ')) } }));
  }
  return { kind, says };
}

/** What of a configuration was in force at the forked height: later transitions can't have split the chain there. */
function rulesUpTo(config: string, forked: number): Rules {
  try {
    const parsed: unknown = JSON.parse(config);
    if (parsed === null || typeof parsed !== 'object') return { text: config, atFork: false };
    const transitions = (parsed as Record<string, unknown>).transitions;
    if (!Array.isArray(transitions)) return { text: config, atFork: false };
    const blockOf = (one: unknown) =>
      one !== null && typeof one === 'object' ? Number((one as Record<string, unknown>).block) : Number.NaN;
    const known = transitions.filter((one) => !(blockOf(one) > forked));
    return { text: JSON.stringify({ ...parsed, transitions: known }), atFork: known.some((one) => blockOf(one) === forked) };
  } catch {
    return { text: config, atFork: false };
  }
}
