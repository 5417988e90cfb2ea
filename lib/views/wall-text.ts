import { formatDuration, formatNumber, listOf, shortHash } from './format';
import { say } from './phrases';
import type { BranchView, ForkView, NodeState, NodeView, OverviewView } from './types';
import type { WallIncident, WallView } from './wall-types';

/** Names of one camp or state; those beyond are counted. */
const MOST_NAMES = 8;

/** What the wall shows, in sentences: what a screen reader says of it. Ages are as of `now`. */
export function wallText({ overview, incidents, recovery, keeping, checks }: Omit<WallView, 'text'>, now: number): readonly string[] {
  const { verdict, fork, nodes } = overview;
  return [
    verdict.short,
    ...(fork === null ? [] : forkText(fork, overview)),
    ...(recovery?.isUnderWay || verdict.next === null ? [] : [verdict.next]),
    ...(recovery === null ? [] : [say('wall.text.recovery', { number: recovery.number, sentence: recovery.sentence })]),
    headText(overview),
    quorumText(overview),
    roundText(overview),
    ...(fork === null ? stateText(nodes) : []),
    ...(incidents.open === 0 ? [say('wall.text.no-incident')] : incidents.shown.map((one) => incidentText(one, now))),
    ...(incidents.open > incidents.shown.length ? [say('wall.text.more', { count: incidents.open - incidents.shown.length })] : []),
    ...(keeping.ok ? [] : [say('wall.text.not-kept', { why: keeping.why })]),
    ...(checks.failed.length === 0 ? [] : [say('wall.text.failed', { names: listOf(checks.failed, 3) })]),
    ...(checks.cannotTell.length === 0 ? [] : [say('wall.text.cannot-tell', { names: listOf(checks.cannotTell, MOST_NAMES) })]),
  ];
}

function forkText(fork: ForkView, { nodes }: OverviewView): readonly string[] {
  const ancestor = say('wall.text.ancestor', { height: formatNumber(fork.ancestor.height), hash: shortHash(fork.ancestor.hash) });
  const placed = new Set(fork.branches.flatMap((branch) => branch.nodes));
  const off = nodes.filter(({ name }) => !placed.has(name)).map(({ name }) => name);
  return [
    ancestor,
    ...fork.branches.map((branch) => branchText(branch, nodes)),
    ...(off.length === 0 ? [] : [say('wall.text.off', { names: listOf(off, MOST_NAMES) })]),
  ];
}

function branchText({ label, nodes, validators, hasQuorum }: BranchView, all: readonly NodeView[]): string {
  const isValidator = (name: string) => all.find((node) => node.name === name)?.role === 'validator';
  const own = nodes.filter(isValidator);
  const others = nodes.filter((name) => !isValidator(name));
  const quorum = say(hasQuorum === null ? 'wall.text.quorum-unknown' : hasQuorum ? 'wall.text.quorum-yes' : 'wall.text.quorum-no');
  const params = { label, validators: validators.length, names: own.length === 0 ? 'none' : listOf(own, MOST_NAMES), quorum };
  if (others.length === 0) return say('wall.text.branch', params);
  return say('wall.text.branch.others', { ...params, members: listOf(others, MOST_NAMES) });
}

function headText({ head }: OverviewView): string {
  if (head === null) return say('wall.text.no-head');
  return say('wall.text.head', { height: formatNumber(head.height), age: formatDuration(head.ageMs) });
}

function quorumText({ quorum: { validators, size, reachable } }: OverviewView): string {
  if (validators === null || size === null) return say('wall.text.no-set');
  if (reachable === null) return say('wall.text.set', { validators, quorum: size });
  return say('wall.text.quorum', { validators, quorum: size, reachable });
}

function roundText({ rounds: { open, why } }: OverviewView): string {
  if (open === null || open.round === null) return say('wall.text.no-round', { why: why ?? '' }).trim();
  const params = { round: open.round, height: formatNumber(open.height) };
  if (open.atMost) return say('wall.text.round.at-most', params);
  return say(open.source === 'log' ? 'wall.text.round.log' : 'wall.text.round.estimate', params);
}

const STATE_KEY = {
  ok: null,
  behind: 'wall.text.behind',
  unreachable: 'wall.text.unreachable',
  error: 'wall.text.error',
  'wrong-chain': 'wall.text.wrong-chain',
  'identity-fault': 'wall.text.identity-fault',
  unknown: 'wall.text.unknown',
} as const satisfies Record<NodeState, string | null>;

function stateText(nodes: readonly NodeView[]): readonly string[] {
  return (Object.keys(STATE_KEY) as NodeState[]).flatMap((state) => {
    const key = STATE_KEY[state];
    const names = nodes.filter((node) => node.state === state).map(({ name }) => name);
    return key === null || names.length === 0 ? [] : [say(key, { names: listOf(names, MOST_NAMES) })];
  });
}

function incidentText({ title, severity, beganAt, acknowledged, assignee }: WallIncident, now: number): string {
  const age = formatDuration(now - beganAt);
  const params = { title, severity: say(`wall.severity.${severity}`), age };
  if (acknowledged) {
    const since = formatDuration(now - acknowledged.at);
    return say('wall.text.incident.acknowledged', { ...params, who: acknowledged.by.name, since });
  }
  return assignee ? say('wall.text.incident.assigned', { ...params, who: assignee.name }) : say('wall.text.incident', params);
}
