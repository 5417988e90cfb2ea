import type { LogHash, LogRefusal } from '@/lib/chain/node-log';
import type { LogLine } from './log-line';
import { keep, NO_CORE, type Told } from './log-memory';
import { moveHead } from './move-head';
import { readAddress, readCount, readHash } from './read-values';
import { currentView, enterView, readCoreState } from './view-of';

type Tells = (told: Told, line: LogLine, at: number) => Partial<Told>;

/** What each line of GoQuorum's QBFT core tells beyond its view. Source: quorum consensus/istanbul/qbft/core/*.go, qbft/types/roundchange.go. */
const QBFT_LINES: ReadonlyMap<string, Tells> = new Map<string, Tells>([
  ['start', () => ({ ...NO_CORE, core: 'running' })],
  ['stopped', () => ({ ...NO_CORE, core: 'stopped' })],
  ['initialize new round', lastProposal],
  ['start new round', startRound],
  ['changed state', (_, line) => ({ coreState: readCoreState(line.value('new.state')), ...preparedNow(line) })],
  ['handle block proposal request', (told, _, at) => (told.coreState === 'Accept request' ? { timerSince: at } : {})],
  ['TIMER CHANGING ROUND', ownCertificate],
  ['TIMER CHANGED ROUND', timedOut],
  ['handle ROUND-CHANGE message', heardRoundChange],
  ['Correctly decoded SignedRoundChangePayload', decodedRoundChange],
  ['broadcast COMMIT message', (told, line) => (told.prepared ? { prepared: { ...told.prepared, hash: digestOf(line) } } : {})],
  ['broadcast PRE-PREPARE message', (told, line, at) => misnumbered(told, line, at, 'block')],
  ['ignore PRE-PREPARE message from non proposer', refusal('not-proposer')],
  ['invalid PRE-PREPARE message justification', refusal('justification')],
  ['invalid PRE-PREPARE block proposal', refusal('proposal')],
  [
    'next sequence is before last block proposal',
    (_, line, at) => ({
      wedged: { at, sequence: readCount(line.value('current.sequence')), head: readCount(line.value('lastProposal.number')) },
    }),
  ],
]);

/** Lines whose `current.*` were taken before the round changed, or that have none: their view is told by the rule of the line itself. */
const OWN_VIEW: ReadonlySet<string> = new Set(['start', 'stopped', 'start new round', 'TIMER CHANGED ROUND']);

/** What a "QBFT: …" line tells, its view first. */
export function readQbft(told: Told, name: string, line: LogLine, at: number): Partial<Told> {
  const view = OWN_VIEW.has(name) ? {} : currentView(told, line);
  const seen = { ...told, ...view };
  return { ...view, ...QBFT_LINES.get(name)?.(seen, line, at) };
}

/** The head by the chain itself: backend.LastProposal. */
function lastProposal(told: Told, line: LogLine): Partial<Told> {
  const { head, heads } = moveHead(told, readCount(line.value('lastProposal.number')), readHash(line.value('lastProposal.hash')));
  return { head, heads };
}

function startRound(told: Told, line: LogLine, at: number): Partial<Told> {
  const [round, sequence] = [readCount(line.value('next.round')), readCount(line.value('next.seq'))];
  if (round === null || sequence === null) return {};
  return {
    ...enterView(told, sequence, round, at),
    core: 'running',
    coreState: 'Accept request',
    roundSince: at,
    // Above round 0 the timer starts with the round, in round 0 with the request for a block.
    timerSince: round > 0 ? at : null,
    proposer: readAddress(line.value('next.proposer')),
    wedged: null,
  };
}

function preparedNow(line: LogLine): Partial<Told> {
  const round = readCount(line.value('current.round'));
  return line.value('new.state') === 'Prepared' && round !== null ? { prepared: { round, hash: null } } : {};
}

/** `pr` is the core's own prepared round, `<nil>` for none. */
function ownCertificate(told: Told, line: LogLine): Partial<Told> {
  const pr = line.value('pr');
  if (pr === '<nil>') return { prepared: null };
  const round = readCount(pr);
  return round === null || told.prepared?.round === round ? {} : { prepared: { round, hash: null } };
}

/** Logged after the round changed, with the view from before: at verbosity 2 the only word of it. */
function timedOut(told: Told, line: LogLine, at: number): Partial<Told> {
  const [round, sequence] = [readCount(line.value('current.round')), readCount(line.value('current.sequence'))];
  const certificate = ownCertificate(told, line);
  if (round === null || sequence === null || (told.sequence === sequence && told.round !== null && told.round > round)) return certificate;
  return { ...enterView(told, sequence, round + 1, at), ...certificate, timerSince: at };
}

function heardRoundChange(told: Told, line: LogLine, at: number): Partial<Told> {
  const [from, round] = [readAddress(line.value('msg.source')), readCount(line.value('msg.round'))];
  if (from === null || round === null || readCount(line.value('msg.sequence')) !== told.sequence) return {};
  const before = told.roundChanges.find((one) => one.from === from);
  if (before && before.round >= round) return {};
  const others = told.roundChanges.filter((one) => one !== before).slice(-199);
  return { roundChanges: [...others, { from, round, at }] };
}

/** Anybody's ROUND-CHANGE inside a justification: it tells the hash of a certificate whose round is known. */
function decodedRoundChange(told: Told, line: LogLine): Partial<Told> {
  const found = /^RoundChange \{seq=(\d{1,15}), round=\d{1,15}, pr=(\d{1,15}), pv=(0x[0-9a-f]{64})\}/.exec(line.value('p') ?? '');
  const { prepared } = told;
  if (!found || !prepared || prepared.hash || Number(found[1]) !== told.sequence || Number(found[2]) !== prepared.round) return {};
  return { prepared: { ...prepared, hash: readHash(found[3]) } };
}

/** The digest in a COMMIT's payload: the only 32-byte text before its seal (qbft/types/commit.go). */
function digestOf(line: LogLine): LogHash | null {
  const payload = (line.value('payload') ?? '').slice(0, 300);
  return readHash(/^0x(?:[0-9a-f]{2}){3,24}?a0([0-9a-f]{64})b841/.exec(payload)?.[1]);
}

function misnumbered(told: Told, line: LogLine, at: number, of: 'block' | 'proposal'): Partial<Told> {
  const [blockHeight, sequence] = [readCount(line.value(`${of}.number`)), readCount(line.value('msg.sequence'))];
  if (blockHeight === null || sequence === null || blockHeight === sequence) return {};
  const from = of === 'block' ? (readAddress(line.value('msg.source')) ?? told.address) : readAddress(line.value('msg.source'));
  return { misnumbered: keep(told.misnumbered, { at, sequence, blockHeight, hash: readHash(line.value(`${of}.hash`)), from }) };
}

function refusal(kind: LogRefusal['kind']): Tells {
  return (told, line, at) => {
    const [sequence, round] = [readCount(line.value('msg.sequence')), readCount(line.value('msg.round'))];
    const refused: LogRefusal = {
      at,
      kind,
      why: (line.value('err') ?? 'not from the proposer of this round').slice(0, 200),
      sequence,
      round,
      from: readAddress(line.value('msg.source')),
      expected: readAddress(line.value('proposer')),
      count: (told.refused?.count ?? 0) + 1,
    };
    return { refused, ...misnumbered(told, line, at, 'proposal') };
  };
}
