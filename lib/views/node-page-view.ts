import type { NodeLog } from '@/lib/chain/node-log';
import type { NetworkPicture, NodePicture } from '@/lib/chain/picture';
import type { FaultFound } from '@/lib/incidents/known-faults';
import type { HeadDrop, Switch } from '@/lib/incidents/types';
import { formatDuration, formatNumber, shortHash } from './format';
import { formatMoment } from './format-moment';
import { groupMeans } from './group-means';
import type { CapabilityView, NodeErrorView, NodePageBody, PageSeverity } from './node-types';
import { say } from './phrases';
import type { NodeState, NodeView } from './types';
import { sayView } from './words/views';

export type NodePageInput = {
  readonly picture: NetworkPicture;
  readonly node: NodePicture;
  readonly view: NodeView;
  /** How long each answer took, oldest first; null = none came. */
  readonly latencies: readonly { readonly at: number; readonly ms: number | null }[];
  /** Oldest first. */
  readonly errors: readonly NodeErrorView[];
  /** Known faults of the release it runs. */
  readonly known: readonly FaultFound[];
  readonly headDrops: readonly HeadDrop[];
  readonly switches: readonly Switch[];
  /** When it began or ended to answer, oldest first, as kept. */
  readonly turns: readonly { readonly at: number; readonly answering: boolean }[];
};

const SEVERITY = {
  ok: 'ok',
  behind: 'warning',
  unreachable: 'critical',
  error: 'warning',
  'wrong-chain': 'critical',
  'identity-fault': 'critical',
  unknown: 'unknown',
} as const satisfies Record<NodeState, PageSeverity>;

/** One node: what it says, what can't be known of it, and what it did. */
export function nodePageView(input: NodePageInput): NodePageBody {
  const { picture, node, view, latencies, errors } = input;
  const told = latencies.flatMap(({ ms }) => ms ?? []).sort((a, b) => a - b);
  return {
    ...view,
    network: picture.id,
    asOf: picture.asOf,
    intervalMs: picture.intervalMs,
    // Whoever holds a branch answers well enough, and yet nothing is well.
    severity: view.state === 'ok' && view.branch !== null ? 'warning' : SEVERITY[view.state],
    sentence: speakNode(view, picture),
    details: [...(view.error ? [view.error.message] : []), ...recoveryLines(node, picture), ...closedLine(node)],
    chainId: node.chainId,
    genesis: node.genesis,
    config: node.config === null ? null : JSON.parse(node.config),
    peerList: node.peerList,
    faults: node.faults,
    groups: groupsOf(node),
    knownFaults: input.known.map(faultView),
    latency: { points: latencies, medianMs: told[(told.length - 1) >> 1] ?? null, worstMs: told.at(-1) ?? null },
    errors: [...errors].reverse(),
    uptime: { answeringSince: node.answeringSince, silentSince: node.silentSince, lastStop: speakStop(input) },
    log: node.log && { state: node.log.state, sentence: speakLog(node.log) },
    history: historyOf(input),
  };
}

function faultView({ fault: { id, title, fixedIn, source }, shows }: FaultFound): NodePageBody['knownFaults'][number] {
  const fixed = fixedIn === null ? say('node.fault.open') : fixedIn.join('.');
  const words = { title: `${title.slice(0, 1).toUpperCase()}${title.slice(1)}`, fixed };
  const sentence = shows === 'yes' ? say('node.fault', words) : say('node.fault.unknown', words);
  return { id, sentence, source };
}

function speakNode(view: NodeView, picture: NetworkPicture): string {
  const { name, head, role } = view;
  const words = {
    name,
    role: role === 'unknown' ? say('node.role.unknown') : role,
    head: head ? formatNumber(head.height) : sayView('not-known'),
    hash: head ? shortHash(head.hash) : sayView('not-known'),
    lag: head && picture.head ? formatNumber(Math.max(0, picture.head.height - head.height)) : sayView('not-known'),
    branch: view.branch ?? '',
  };
  if (view.state === 'ok' && view.branch !== null) return say('node.branch', words);
  if (view.state === 'ok' && head === null) return say('node.headless', words);
  return say(`node.${view.state}`, words);
}

/** What a recovery under way holds of this node. */
function recoveryLines({ name }: NodePicture, { recovery }: NetworkPicture): readonly string[] {
  if (!recovery) return [];
  const { number, stopped, cut } = recovery;
  return [
    ...(stopped.includes(name) ? [say('node.recovery.stopped', { number })] : []),
    ...(cut.includes(name) ? [say('node.recovery.cut', { number })] : []),
  ];
}

/** Groups whose lack costs the picture something, in one line. */
function closedLine(node: NodePicture): readonly string[] {
  const closed = groupsOf(node).filter(({ state, group }) => state === 'unavailable' && COSTS.has(group));
  return closed.length === 0 ? [] : [say('node.closed', { groups: closed.map(({ group }) => group).join(', ') })];
}

const COSTS: ReadonlySet<string> = new Set(['admin', 'net', 'eth', 'web3']);

function groupsOf({ capabilities }: NodePicture): readonly CapabilityView[] {
  return Object.entries(capabilities).map(([group, state]) => ({ group, state, means: groupMeans(group) }));
}

function speakStop({ node, headDrops, turns, picture }: NodePageInput): string {
  const unclean = node.log?.uncleanShutdowns.at(-1);
  if (unclean) return say('node.stop.unclean', { at: formatMoment(unclean.at) });
  const drop = headDrops.findLast((one) => one.wasAway);
  if (drop)
    return say('node.stop.lower', { from: formatNumber(drop.from.height), to: formatNumber(drop.to.height), at: formatMoment(drop.at) });
  if (node.silentSince !== null) return say('node.stop.silent', { age: formatDuration(picture.now - node.silentSince) });
  const back = turns.findLast(({ answering }) => answering);
  const gone = back && turns.findLast((turn) => !turn.answering && turn.at < back.at);
  if (back && gone) return say('node.stop.away', { away: formatDuration(back.at - gone.at), at: formatMoment(gone.at) });
  if (node.log?.startedAt != null) return say('node.stop.started', { at: formatMoment(node.log.startedAt) });
  return say('node.stop.unknown');
}

function speakLog(log: NodeLog): string {
  if (log.state === 'lost') return say('node.log.lost', { why: log.why ?? sayView('not-known-why') });
  const last = log.lastLineAt === null ? say('node.log.nothing') : say('node.log.last', { at: formatMoment(log.lastLineAt) });
  return `${say(log.state === 'live' ? 'node.log.live' : 'node.log.quiet', { source: log.source })} ${last}`;
}

const MOST_HISTORY = 100;

function historyOf({ node, headDrops, switches, turns }: NodePageInput): NodePageBody['history'] {
  const lines = [
    ...headDrops.map(({ at, from, to, wasAway }) => ({
      at,
      height: to.height,
      sentence: say(wasAway ? 'node.history.lower' : 'node.history.fell', { from: formatNumber(from.height), to: formatNumber(to.height) }),
    })),
    ...switches.map(({ at, height, from, to }) => ({
      at,
      height,
      sentence: say('node.history.switched', { height: formatNumber(height), from: shortHash(from), to: shortHash(to) }),
    })),
    ...turns.map(({ at, answering }) => ({ at, height: null, sentence: say(answering ? 'node.history.back' : 'node.history.gone') })),
    ...(node.log?.reorgs ?? []).map(({ at, height, drop, add }) => ({
      at,
      height,
      sentence: say('node.history.reorg', { height: formatNumber(height), drop, add }),
    })),
  ];
  return lines.sort((a, b) => b.at - a.at).slice(0, MOST_HISTORY);
}
