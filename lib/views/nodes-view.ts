import type { NetworkPicture } from '@/lib/chain/picture';
import { formatNumber, listOf } from './format';
import type { NodesView } from './node-types';
import { say } from './phrases';
import type { NodeState, NodeView } from './types';

const BAD: ReadonlySet<NodeState> = new Set(['unreachable', 'wrong-chain', 'identity-fault', 'error']);

/** All nodes with the state of them in a sentence. `faulty` = whose release has a known fault: advice, whatever else is so. */
export function nodesView(picture: NetworkPicture, nodes: readonly NodeView[], faulty: readonly string[] = []): NodesView {
  const { id: network, asOf, intervalMs } = picture;
  const of = (state: NodeState) => nodes.filter((node) => node.state === state).map(({ name }) => name);
  const advice = faulty.length === 0 ? [] : [say('nodes.faulty', { names: listOf(faulty, 6) })];
  const lines = STATES.flatMap(([state, key]) => {
    const names = of(state);
    return names.length === 0 ? [] : [say(key, { names: listOf(names) })];
  });
  const answering = nodes.filter(({ state }) => state === 'ok' || state === 'behind').length;
  const words = { answering: formatNumber(answering), nodes: formatNumber(nodes.length) };
  const about = { network, asOf, intervalMs, nodes };
  if (asOf === null) return { ...about, severity: 'unknown', sentence: say('nodes.waiting', words), details: [] };
  if (answering === 0) return { ...about, severity: 'critical', sentence: say('nodes.none', words), details: [...lines, ...advice] };
  if (picture.fork.state === 'proven') {
    const { branches } = picture.fork;
    const camps = branches.map(({ label, nodes: names }) => say('nodes.forked.camp', { label, names: listOf(names) }));
    return {
      ...about,
      severity: 'critical',
      sentence: say('nodes.forked', { ...words, count: branches.length, camps: camps.join('; ') }),
      details: [...lines, ...advice],
    };
  }
  if (answering === nodes.length && lines.length === 0)
    return { ...about, severity: 'ok', sentence: say(nodes.length === 1 ? 'nodes.one' : 'nodes.all', words), details: advice };
  const severity = nodes.some(({ state }) => BAD.has(state)) ? 'warning' : 'ok';
  return { ...about, severity, sentence: say('nodes.some', words), details: [...lines, ...advice] };
}

const STATES = [
  ['unreachable', 'nodes.unreachable'],
  ['wrong-chain', 'nodes.wrong-chain'],
  ['identity-fault', 'nodes.identity'],
  ['error', 'nodes.error'],
  ['behind', 'nodes.behind'],
  ['unknown', 'nodes.unknown'],
] as const;
