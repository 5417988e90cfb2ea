import type { BranchPicture } from '@/lib/chain/picture';
import type { Address } from '@/lib/consensus/types';
import { clientFamily } from '../client-families';
import type { ProvenFork } from '../fork-facts';
import { periodMs } from '../pace';
import { type Phrase, phrase } from '../phrase';
import type { DiagnosisInput, Outlook } from '../types';
import { ableToPropose } from './able-to-propose';
import { fewestMoves, type Target } from './fewest-moves';
import { chancesMissed, nextChance } from './next-chance';
import { roundNow, sayRound } from './round-now';
import { sayCamps } from './say-camps';
import { sayRecovery } from './say-recovery';

/** Nodes of the other branches follow within this once a branch is a block ahead (server ms). Source: quorum eth/sync.go, forced every 10 s. */
const FOLLOW_MS = 15_000;
/** A node that came back is linked again within this (server ms). Source: quorum p2p/dial.go. */
const REDIAL_MS = 35_000;

/** Whether a fork heals by itself, until when, and if not who would have to move. */
export function forkOutlook(input: DiagnosisInput): Outlook {
  const { fork } = input.picture;
  const round = roundNow(input);
  const none = { moves: [], round, expectedBy: null, restartHelps: 'unknown' } as const;
  if (fork.state !== 'proven') return { ...none, heals: 'unknown', says: phrase('outlook.fork.not-proven'), because: [] };
  const camps = [...sayRecovery(input), ...sayCamps(input, fork), ...sayDue(input)];
  if (fork.healsByItself === 'no') return noOutlook(input, fork, camps, round);
  if (fork.healsByItself === 'yes') return yesOutlook(input, fork, camps, round);
  const [target] = targets(input, fork);
  return {
    ...none,
    heals: 'unknown',
    says: phrase('outlook.fork.unknown', { why: { phrase: whyUnknown(input, fork) } }),
    because: [...camps, ...sayMoves(target, input)],
    moves: target?.moves ?? [],
  };
}

function targets({ picture }: DiagnosisInput, fork: ProvenFork): readonly Target[] {
  return picture.set ? fewestMoves(fork.branches, picture.set.quorumSize) : [];
}

function noOutlook(input: DiagnosisInput, fork: ProvenFork, camps: readonly Phrase[], round: Outlook['round']): Outlook {
  const { set } = input.picture;
  const quorum = set?.quorumSize ?? null;
  const [target, ...others] = targets(input, fork);
  const equal = others.filter(({ need }) => need === target?.need);
  const largest = Math.max(...fork.branches.map(({ validators }) => validators.length));
  const isBesu = clientFamily(input) === 'besu';
  return {
    heals: 'no',
    expectedBy: null,
    says: phrase('outlook.fork.no', { quorum, largest, validators: set?.validators.length ?? null }),
    because: [
      ...camps,
      ...sayMoves(target, input),
      ...equal.flatMap((one) =>
        one.moves[0] ? [phrase('outlook.fork.or', { from: one.moves[0].from, to: one.label, count: one.need })] : [],
      ),
      isBesu ? phrase('outlook.fork.restart.besu') : phrase('outlook.fork.restart.no'),
      ...sayRound(input),
    ],
    moves: target?.moves ?? [],
    restartHelps: 'no',
    round,
  };
}

function yesOutlook(input: DiagnosisInput, fork: ProvenFork, camps: readonly Phrase[], round: Outlook['round']): Outlook {
  const { picture } = input;
  const winner = fork.branches.find(({ hasQuorum }) => hasQuorum === true);
  const base = { moves: [], restartHelps: 'unknown', round } as const;
  if (!winner)
    return {
      ...base,
      heals: 'unknown',
      expectedBy: null,
      says: phrase('outlook.fork.unknown', { why: { phrase: whyUnknown(input, fork) } }),
      because: camps,
    };
  const others = fork.branches.filter((branch) => branch !== winner);
  const able = ableOn(input, winner);
  const isAhead = others.every(({ tip }) => tip.height < winner.tip.height);
  const quorum = picture.set?.quorumSize ?? null;
  if (!isAhead && (quorum === null || able.size < quorum)) {
    const idle = winner.validators.filter((address) => !able.has(address));
    const why = phrase('outlook.fork.why.idle', { label: winner.label, able: able.size, quorum, who: { validators: idle } });
    return {
      ...base,
      heals: 'unknown',
      expectedBy: null,
      says: phrase('outlook.fork.unknown', { why: { phrase: why } }),
      because: camps,
    };
  }
  const expected = expectHealing(input, winner, others, able);
  const params = {
    label: winner.label,
    held: winner.validators.length,
    validators: picture.set?.validators.length ?? null,
    quorum,
  };
  const because = [...camps, ...expected.because];
  if (!isAhead && isMissed(input, winner, able))
    return { ...base, heals: 'unknown', expectedBy: null, says: phrase('outlook.fork.missed', params), because };
  if (expected.by !== null && expected.by < picture.now)
    return {
      ...base,
      heals: 'unknown',
      expectedBy: null,
      says: phrase('outlook.fork.late', { ...params, at: { at: expected.by } }),
      because,
    };
  const says =
    expected.by === null
      ? phrase('outlook.fork.yes', params)
      : phrase('outlook.fork.yes-by', { ...params, at: { at: expected.by }, in: { ms: expected.by - picture.now } });
  return { ...base, heals: 'yes', expectedBy: expected.by, says, because };
}

/** Who of a branch takes part as far as can be seen: their nodes answer, their core runs, their turns and seals are not all missing. */
function ableOn(input: DiagnosisInput, winner: BranchPicture): ReadonlySet<Address> {
  const able = new Set(ableToPropose(input, []));
  return new Set(winner.validators.filter((address) => able.has(address)));
}

/** A round of somebody able on the branch went by in vain, when all its holders had long been there: then something else holds it. */
function isMissed(input: DiagnosisInput, winner: BranchPicture, able: ReadonlySet<Address>): boolean {
  const { picture, open } = input;
  if (open?.height !== winner.tip.height + 1) return false;
  const holders = picture.nodes.filter(({ address }) => address !== null && able.has(address));
  const since = Math.max(...holders.map(({ answeringSince }) => answeringSince ?? picture.now));
  return chancesMissed(input, winner.tip.hash, able, since + REDIAL_MS) > 0;
}

type Expected = { readonly by: number | null; readonly because: readonly Phrase[] };

/** The branch that goes on makes the next block in the first round one of its own proposes; then the others follow. */
function expectHealing(
  input: DiagnosisInput,
  winner: BranchPicture,
  others: readonly BranchPicture[],
  able: ReadonlySet<Address>,
): Expected {
  const { picture } = input;
  const names = { others: { list: others.map(({ label }) => label) }, label: winner.label };
  if (others.every(({ tip }) => tip.height < winner.tip.height)) {
    const tip = picture.block(winner.tip.hash);
    const by = tip === null ? null : tip.firstSeenAt + 2 * periodMs(input) + FOLLOW_MS;
    return { by, because: [phrase('outlook.fork.ahead', { ...names, height: winner.tip.height })] };
  }
  const chance = nextChance(input, winner.tip.hash, able);
  if (!chance) return { by: null, because: [phrase('outlook.fork.chance-unknown', names), ...sayRound(input)] };
  const blockBy = chance.startsAt + (picture.set?.settings?.requestTimeoutMs ?? 0);
  const turn = {
    round: chance.round,
    proposer: { validators: [chance.proposer] },
    height: winner.tip.height + 1,
    at: { at: chance.startsAt },
  };
  return {
    by: blockBy + FOLLOW_MS,
    because: [
      ...(chance.skipped.length > 0
        ? [
            phrase('outlook.fork.skipped', {
              label: winner.label,
              count: chance.skipped.length,
              who: { validators: [...new Set(chance.skipped.map(({ proposer }) => proposer))] },
            }),
          ]
        : []),
      phrase('outlook.fork.chance', { ...names, ...turn }),
    ],
  };
}

function sayMoves(target: Target | undefined, { picture }: DiagnosisInput): readonly Phrase[] {
  if (!target || target.need === 0) return target ? [] : [phrase('outlook.fork.no-moves')];
  const total = { reached: target.held + target.need, validators: picture.set?.validators.length ?? null };
  return [
    ...target.moves.map(({ from, to, count, candidates }) =>
      phrase(count === 1 ? 'outlook.fork.move-one' : 'outlook.fork.move', {
        from,
        to,
        count,
        candidates: { validators: candidates },
        ...total,
      }),
    ),
    ...target.instead.map(({ from, to, count, candidates }) =>
      phrase('outlook.fork.instead', { from, to, count, candidates: { validators: candidates } }),
    ),
  ];
}

/** A fork holds the chain before the next block is even due: then no block is missing yet. */
function sayDue({ picture: { liveness, now } }: DiagnosisInput): readonly Phrase[] {
  const { ageMs, expectedMs, overdueAt, state } = liveness;
  if (ageMs === null || expectedMs === null || state === 'stalled' || state === 'unknown') return [];
  const due = now - ageMs + expectedMs;
  return now < due
    ? [phrase('outlook.fork.not-due', { at: { at: due }, overdue: { at: overdueAt } })]
    : [phrase('outlook.fork.not-overdue', { overdue: { at: overdueAt } })];
}

function whyUnknown({ picture }: DiagnosisInput, fork: ProvenFork): Phrase {
  const withQuorum = fork.branches.filter(({ hasQuorum }) => hasQuorum === true);
  if (!picture.set) return phrase('outlook.fork.why.set');
  if (withQuorum.length > 1) return phrase('outlook.fork.why.both', { labels: { list: withQuorum.map(({ label }) => label) } });
  const [kept] = withQuorum;
  const longer = kept && fork.branches.find(({ tip }) => tip.height > kept.tip.height);
  if (longer) return phrase('outlook.fork.why.longer', { label: kept.label, longer: longer.label });
  if (kept) return phrase('outlook.fork.why.client', { label: kept.label });
  if (fork.unplaced.length > 0) return phrase('outlook.fork.why.unplaced', { who: { validators: fork.unplaced } });
  const idle = fork.branches.find(({ holdsQuorum, stopped = [] }) => holdsQuorum === true && stopped.length > 0);
  if (idle) return phrase('outlook.fork.why.stopped', { label: idle.label, who: { validators: idle.stopped ?? [] } });
  return phrase('outlook.fork.why.silent');
}
