import { asBlock, type BlockCopy, makeBlockBook } from '@/lib/replay/block-book';
import { callKey } from '@/lib/replay/call-kinds';
import { followHeads, placeIn } from '@/lib/replay/follow-heads';
import type { AnswerLine } from '@/lib/replay/parse-answer-line';
import type { NetworkFile } from '@/lib/replay/parse-network-file';
import type { Reach, RecordedCall, RecordedNode, Recording, Stage } from '@/lib/replay/recording';

/** Orders the lines by time and makes every question a replay asks of them quick to answer. Nodes network.json doesn't name come last. */
export function indexRecording(name: string, network: NetworkFile, unordered: readonly AnswerLine[]): Recording {
  const lines = [...unordered].sort((a, b) => a.at - b.at);
  const reach = groupBy(lines, (line) => line.node);
  const calls = groupBy(lines.flatMap(callsOf), (call) => call.node);
  const blocks = makeBlockBook([...calls.values()].flat().flatMap(copyIn), [...calls.values()].flat().flatMap(seenIn));
  const named = new Set(network.nodes.map((node) => node.name));
  const others = [...reach.keys()]
    .filter((node) => !named.has(node))
    .map((node) => ({ name: node, role: 'unknown', address: null, enode: null, note: null }));
  const nodes = [...network.nodes, ...others].map((node): RecordedNode => {
    const own = calls.get(node.name) ?? [];
    return {
      ...node,
      reach: (reach.get(node.name) ?? []).flatMap((line): Reach[] =>
        line.up === null ? [] : [{ at: line.at, stage: line.stage, up: line.up }],
      ),
      heads: followHeads(own, blocks),
      calls: own,
      byMethod: groupBy(own, (call) => call.method),
      byKey: groupBy(own, (call) => call.key),
    };
  });
  return { ...network, name, nodes, stages: stagesOf(lines), blocks };
}

type OwnedCall = RecordedCall & { readonly node: string };

const callsOf = ({ at, stage, node, calls }: AnswerLine): OwnedCall[] =>
  calls.map((call) => ({ at, stage, node, ...call, key: callKey(call.method, call.params) }));

function copyIn({ at, stage, node, method, params, answer }: OwnedCall): BlockCopy[] {
  const asked: unknown = Array.isArray(params) ? params[0] : undefined;
  const isBlock = method === 'eth_getBlockByNumber' || method === 'eth_getBlockByHash';
  const block = isBlock && asked !== 'pending' && answer.ok ? asBlock(answer.result) : null;
  if (block === null) return [];
  const transactions = Array.isArray(block.transactions) ? (block.transactions as unknown[]) : [];
  const shape = transactions.length === 0 ? 'empty' : transactions.every((entry) => typeof entry === 'string') ? 'hashes' : 'objects';
  return [{ at, stage, node, shape, block }];
}

function seenIn({ answer }: OwnedCall) {
  const place = answer.ok ? placeIn(answer.result) : null;
  return place === null ? [] : [place];
}

function stagesOf(lines: readonly AnswerLine[]): readonly Stage[] {
  return [...groupBy(lines, (line) => line.stage)].map(([name, within]) => ({
    name,
    startAt: within[0]?.at ?? 0,
    endAt: within.at(-1)?.at ?? 0,
  }));
}

function groupBy<T>(list: readonly T[], key: (entry: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const entry of list) {
    const group = groups.get(key(entry));
    if (group === undefined) groups.set(key(entry), [entry]);
    else group.push(entry);
  }
  return groups;
}
