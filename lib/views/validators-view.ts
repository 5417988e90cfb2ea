import type { NetworkPicture } from '@/lib/chain/picture';
import type { SealSpan, SealTally } from '@/lib/chain/seal-tally';
import type { ValidatorSnapshot } from '@/lib/consensus/types';
import { byName } from './by-name';
import { formatNumber, listOf } from './format';
import { nameValidator } from './name-validators';
import { nodeState } from './node-state';
import { say } from './phrases';
import { quorumView } from './quorum-view';
import type { QuorumView } from './types';
import type { ValidatorRow, ValidatorsView, ValidatorWindow } from './validators-types';
import { votesView } from './votes-view';
import { sayView } from './words/views';

export type ValidatorsInput = {
  readonly picture: NetworkPicture;
  readonly window: ValidatorWindow;
  readonly span: SealSpan;
  /** Votes open after the head; null = no node tells them. */
  readonly votes: ValidatorSnapshot['votes'] | null;
};

/** Fewer heights without a sign of a validator than this for each of the set say nothing. */
const SILENT_TURNS = 3;

/** Who proposes, seals, fails turns, is silent, and how far the set is from losing its quorum. */
export function validatorsView({ picture, window, span, votes }: ValidatorsInput): ValidatorsView {
  const quorum = quorumView(picture);
  const rows = drawRows(picture, span);
  const details = [...silentLine(rows, span), ...failingLines(rows)];
  return {
    network: picture.id,
    asOf: picture.asOf,
    intervalMs: picture.intervalMs,
    ...speakMargin(picture, quorum, rows, details.length > 0),
    details,
    quorum,
    rule: speakRule(quorum),
    over: { window, ...spanOf(span), notes: speakSpan(window, span) },
    validators: rows,
    sealNote: say('validators.seals'),
    votes: votesView(picture, votes),
    nodes: { all: picture.nodes.length, answering: picture.nodes.filter(({ answering }) => answering).length },
  };
}

const spanOf = ({ from, to, heights, setUnknown, turnsUnknown }: SealSpan) => ({ from, to, heights, setUnknown, turnsUnknown });

function drawRows(picture: NetworkPicture, span: SealSpan): readonly ValidatorRow[] {
  const set = picture.set?.validators ?? null;
  const tallies = new Map(span.tallies.map((tally) => [tally.address, tally]));
  const addresses = [...new Set([...(set ?? []), ...tallies.keys()])];
  const rows = addresses.map((address): ValidatorRow => {
    const tally = tallies.get(address) ?? { ...NOTHING, address };
    const inSet = set ? set.includes(address) : null;
    return {
      address,
      name: nameValidator(address, picture.nodes),
      nodes: picture.nodes
        .filter((node) => node.address === address)
        .map((node) => ({ name: node.name, state: nodeState(picture, node), since: node.silentSince })),
      inSet,
      state: stateOf(tally, inSet, set?.length ?? addresses.length),
      heights: tally.heights,
      proposed: tally.proposed,
      failedTurns: tally.failedTurns,
      isFailing: isFailing(tally),
      sealed: tally.sealed,
      unverified: tally.unverified,
      lastProposed: tally.lastProposed,
      lastSealed: tally.lastSealed,
    };
  });
  return rows.sort((a, b) => Number(a.inSet === false) - Number(b.inSet === false) || byName(a.name, b.name));
}

const NOTHING: Omit<SealTally, 'address'> = {
  heights: 0,
  proposed: 0,
  sealed: 0,
  unverified: 0,
  failedTurns: 0,
  lastProposed: null,
  lastSealed: null,
};

/** One turn may fail anybody; a third of several is no chance. */
const isFailing = ({ failedTurns, proposed }: SealTally): boolean => failedTurns > 1 && 3 * failedTurns >= failedTurns + proposed;

/** Of a validator that left the set nothing is expected; over few heights anybody may be without a turn or a seal. */
function stateOf(tally: SealTally, inSet: boolean | null, size: number): ValidatorRow['state'] {
  if (tally.proposed + tally.sealed > 0) return 'active';
  if (inSet !== true || tally.heights - tally.unverified < SILENT_TURNS * size) return 'unknown';
  return 'silent';
}

function silentLine(rows: readonly ValidatorRow[], span: SealSpan): readonly string[] {
  const silent = rows.filter(({ state }) => state === 'silent');
  if (silent.length === 0) return [];
  return [say('validators.silent', { names: listOf(silent.map(({ name }) => name)), heights: formatNumber(span.heights) })];
}

function failingLines(rows: readonly ValidatorRow[]): readonly string[] {
  const failing = rows.filter(({ isFailing, inSet }) => isFailing && inSet !== false);
  if (failing.length === 0) return [];
  const most = [...failing].sort((a, b) => b.failedTurns - a.failedTurns);
  const count = most.reduce((sum, { failedTurns }) => sum + failedTurns, 0);
  return [
    say(most.length === 1 ? 'validators.failing.one' : 'validators.failing', {
      names: listOf(most.map(({ name, failedTurns }) => `${name} (${formatNumber(failedTurns)})`)),
      count: formatNumber(count),
    }),
  ];
}

type Said = Pick<ValidatorsView, 'severity' | 'sentence'>;

function speakMargin(picture: NetworkPicture, quorum: QuorumView, rows: readonly ValidatorRow[], isOdd: boolean): Said {
  const { validators, size, reachable, margin, unwatched, stopped } = quorum;
  if (validators === null || size === null || reachable === null) return { severity: 'unknown', sentence: say('validators.none') };
  if (picture.fork.state !== 'none') return { severity: 'critical', sentence: speakCamps(picture, validators, size) };
  const counted = {
    validators,
    quorum: size,
    reachable,
    spare: margin ?? 0,
    missing: -(margin ?? 0),
    unwatched: unwatched ?? sayView('not-known'),
  };
  const said = (severity: Said['severity'], key: Parameters<typeof say>[0]): Said => ({ severity, sentence: say(key, counted) });
  if (stopped > 0) {
    const words = { ...counted, stopped, acting: reachable - stopped };
    const isShort = reachable - stopped < size && !unwatched;
    return {
      severity: isShort ? 'critical' : 'warning',
      sentence: say(isShort ? 'validators.stopped.below' : 'validators.stopped', words),
    };
  }
  if (margin === null) return said(reachable >= size ? 'warning' : 'unknown', 'validators.unwatched');
  if (margin < 0) return said('critical', 'validators.below');
  if (picture.liveness.state === 'stalled') return said('critical', 'validators.stalled');
  if (reachable < validators) return said('warning', margin === 0 ? 'validators.margin' : 'validators.less');
  if (margin === 0) return said(validators === 1 ? 'ok' : 'warning', 'validators.all.last');
  if (isOdd) return said('warning', 'validators.less');
  return said('ok', rows.every(({ state, inSet }) => inSet !== true || state === 'active') ? 'validators.all' : 'validators.less');
}

function speakCamps({ fork }: NetworkPicture, validators: number, quorum: number): string {
  if (fork.state !== 'proven') return say('validators.forked.searching');
  const camps = fork.branches.map(({ label, validators: held }, index) =>
    say(index === 0 ? 'camp.first' : 'camp.next', { label, held: held.length, validators }),
  );
  return say('validators.forked', { camps: camps.join(', '), quorum });
}

function speakRule({ validators, size, rule }: QuorumView): string | null {
  if (validators === null || size === null) return null;
  const words = { validators, quorum: size, spare: validators - size };
  if (rule === null) return say('validators.rule.unknown', words);
  const said = say('validators.rule', { ...words, rule });
  // Two groups without a validator in common that are quorums both.
  const isWeak = 2 * size <= validators;
  return isWeak ? `${said} ${say('validators.rule.weak', { ...words, rule })}` : said;
}

function speakSpan(window: ValidatorWindow, { from, to, heights, setUnknown, turnsUnknown }: SealSpan): readonly string[] {
  if (from === null || to === null) return [say('validators.over.none')];
  const count = (value: number) => ({ count: formatNumber(value) });
  return [
    say('validators.over', { from: formatNumber(from), to: formatNumber(to) }),
    ...(window !== '24h' && heights < Math.min(Number(window), to)
      ? [say('validators.over.short', { heights: formatNumber(heights) })]
      : []),
    ...(setUnknown > 0 ? [say('validators.over.sets', count(setUnknown))] : []),
    ...(turnsUnknown > 0 ? [say('validators.over.turns', count(turnsUnknown))] : []),
  ];
}
