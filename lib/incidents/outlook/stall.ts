import { faultTolerance } from '@/lib/consensus/quorum';
import { readOnce } from '@/lib/consensus/read-once';
import type { Address } from '@/lib/consensus/types';
import { clientFamily } from '../client-families';
import { type FreshStart, freshStart } from '../deaf-rounds';
import type { StallKind } from '../found-stall';
import { type Phrase, phrase } from '../phrase';
import { stallKind } from '../stall-kind';
import type { DiagnosisInput, Outlook } from '../types';
import { isHere, validatorsNow } from '../validators-now';
import { ableToPropose } from './able-to-propose';
import { firstCommonRound } from './common-round';
import { chancesMissed, nextChance } from './next-chance';
import { roundNow, sayRound } from './round-now';
import { sayRecovery } from './say-recovery';

/**
 * Whether a stall ends by itself, when, and whether restarting consensus would end it now. Figures: docs/readings.md. Incident and verdict of one
 * look each ask.
 */
export const stallOutlook = readOnce(findOutlook);

function findOutlook(input: DiagnosisInput): Outlook {
  const kind = stallKind(input);
  const body = OUTLOOKS[kind.id](input, kind);
  return { ...(heldByRecovery(input, kind) ?? body), round: roundNow(input), moves: [] };
}

const HELD: readonly StallKind['id'][] = ['core-stopped', 'peers-lost', 'partition'];

/** What a recovery stopped or cut is not to be started or linked by anybody else. null = none holds it, or something else does. */
function heldByRecovery(input: DiagnosisInput, { id, nodes }: StallKind): Body | null {
  const { recovery } = input.picture;
  const held = new Set([...(recovery?.stopped ?? []), ...(recovery?.cut ?? [])]);
  if (!recovery || !HELD.includes(id) || !nodes.some((node) => held.has(node))) return null;
  return needsYou(phrase('outlook.stall.recovery', { number: recovery.number }), sayRecovery(input));
}

/** A node that came back needs this long to be linked and to hear the others' round (server ms); a redial may take 35 s. Source: quorum p2p/dial.go. */
const LINKING_MS = 5_000;
const REDIAL_MS = 35_000;

type Body = Omit<Outlook, 'round' | 'moves'>;

const OUTLOOKS = {
  forked: () => needsYou(phrase('outlook.stall.forked'), [phrase('outlook.stall.restart-no.fork')]),
  'quorum-lost': quorumLost,
  'core-stopped': (input, { validators }) => {
    const says = phrase('outlook.stall.core-stopped', { who: { validators } });
    return { ...needsYou(says, sayRestart(input)), restartHelps: restartHelps(input) };
  },
  'peers-lost': (_, { validators }) =>
    needsYou(phrase('outlook.stall.peers-lost', { who: { validators } }), [phrase('outlook.stall.restart-no.links')]),
  partition: () => needsYou(phrase('outlook.stall.partition'), [phrase('outlook.stall.restart-no.links')]),
  wedged: (input, { validators }) => {
    const because = [phrase('outlook.stall.wedged-why'), ...sayRestart(input)];
    return { ...needsYou(phrase('outlook.stall.wedged', { who: { validators } }), because), restartHelps: restartHelps(input) };
  },
  'held-by-traffic': (input, { nodes }) => {
    const because = [...sayFrozen(input, nodes), phrase('outlook.stall.traffic-why')];
    return { ...needsYou(phrase('outlook.stall.traffic'), because), restartHelps: 'unknown' };
  },
  'frozen-told': (input, kind) => {
    const body = nothingProven(input, kind);
    return { ...body, because: [...sayFrozen(input, kind.nodes), ...body.because] };
  },
  'rounds-frozen': roundsFrozen,
  'backed-off': backedOff,
  unwatched: nothingProven,
  unknown: nothingProven,
} satisfies Record<StallKind['id'], (input: DiagnosisInput, kind: StallKind) => Body>;

const needsYou = (says: Phrase, because: readonly Phrase[]): Body => ({ heals: 'no', expectedBy: null, says, because, restartHelps: 'no' });

function quorumLost(input: DiagnosisInput, { params, validators }: StallKind): Body {
  const missing = params.quorum === null || params.present === null ? null : params.quorum - params.present;
  return needsYou(phrase('outlook.stall.quorum-lost', { ...params, missing, who: { validators } }), [
    phrase('outlook.stall.restart-no.quorum'),
    ...sayRound(input),
    phrase('outlook.stall.afterwards'),
  ]);
}

function roundsFrozen(input: DiagnosisInput, { nodes }: StallKind): Body {
  return {
    heals: 'no',
    expectedBy: null,
    says: phrase('outlook.stall.frozen', { count: nodes.length }),
    because: [...sayFrozen(input, nodes), phrase('outlook.stall.load'), ...sayRestart(input)],
    restartHelps: restartHelps(input),
  };
}

/** Where each of them stands by its log, and what they refuse. */
function sayFrozen({ picture }: DiagnosisInput, nodes: readonly string[]): readonly Phrase[] {
  const logs = picture.nodes.flatMap(({ name, log }) => (log && nodes.includes(name) ? [{ name, log }] : []));
  const refused = logs.find(({ log }) => log.refused !== null)?.log.refused?.why ?? null;
  const lines = logs.flatMap(({ name, log }) =>
    log.round === null ? [] : [phrase('outlook.stall.frozen-at', { node: name, round: log.round, at: { at: log.roundSince } })],
  );
  return [...lines, ...(refused === null ? [] : [phrase('outlook.stall.refused', { why: refused })])];
}

/** A quorum answers again. When the survivors' round changes next, those who came back are taken along; its proposer decides. */
function backedOff(input: DiagnosisInput, kind: StallKind): Body {
  const { picture } = input;
  const back = kind.validators;
  const body = { restartHelps: restartHelps(input), expectedBy: null } as const;
  const because = [...sayRound(input), ...sayRestart(input)];
  const family = clientFamily(input);
  if (family === 'besu') return { ...body, ...besuBackedOff(input, back), because: [...because, phrase('outlook.stall.besu-rule')] };
  if (family !== 'goquorum') return { ...body, heals: 'unknown', says: phrase('outlook.stall.backed-off.client'), because };
  if (picture.protocol !== 'qbft')
    return { ...body, heals: 'unknown', says: phrase('outlook.stall.backed-off.ibft', { who: { validators: back } }), because };
  const able = ableToPropose(input, back);
  const stayed = able.filter((address) => !back.includes(address)).length;
  const [tip] = picture.head?.hashes ?? [];
  const f = faultTolerance(picture.set?.validators.length ?? 0);
  // Only F + 1 round changes for a higher round take the others along; fewer who kept their round leave no common one.
  if (stayed < f + 1)
    return { ...body, heals: 'unknown', says: phrase('outlook.stall.backed-off.restarted', { stayed, needed: f + 1 }), because };
  const quorumSince = quorumAnsweringSince(input);
  if (tip && quorumSince !== null && chancesMissed(input, tip, new Set(able), quorumSince + REDIAL_MS) > 0)
    return { ...body, heals: 'unknown', says: phrase('outlook.stall.backed-off.missed', { since: { at: quorumSince } }), because };
  const chance = tip ? nextChance(input, tip, new Set(able), (quorumSince ?? 0) + LINKING_MS) : null;
  if (!chance) return { ...body, heals: 'unknown', says: phrase('outlook.stall.backed-off.when-unknown'), because };
  const expectedBy = chance.startsAt + (picture.set?.settings?.requestTimeoutMs ?? 0);
  const params = {
    round: chance.round,
    proposer: { validators: [chance.proposer] },
    at: { at: chance.startsAt },
    in: { ms: chance.startsAt - picture.now },
  };
  return { ...body, heals: 'yes', expectedBy, says: phrase('outlook.stall.backed-off', params), because };
}

function besuBackedOff(input: DiagnosisInput, back: readonly Address[]): Pick<Body, 'heals' | 'expectedBy' | 'says'> {
  const common = firstCommonRound(input, back);
  if (!common) return { heals: 'unknown', expectedBy: null, says: phrase('outlook.stall.backed-off.besu', { who: { validators: back } }) };
  const { round, proposer, startsAt } = common;
  const params = { round, proposer: { validators: [proposer] }, at: { at: startsAt }, in: { ms: startsAt - input.picture.now } };
  const expectedBy = startsAt + 2 * (input.picture.set?.settings?.requestTimeoutMs ?? 0);
  return { heals: 'yes', expectedBy, says: phrase('outlook.stall.backed-off.besu-common', params) };
}

function nothingProven(input: DiagnosisInput, { params }: StallKind): Body {
  const unwatched = (validatorsNow(input) ?? []).filter(({ absent }) => absent === 'unknown').length;
  const says =
    params.quorum === null || params.present === null
      ? phrase('outlook.stall.unknown.no-set')
      : unwatched > 0
        ? phrase('outlook.stall.unknown.unwatched', { ...params, unwatched })
        : phrase('outlook.stall.unknown', params);
  return {
    heals: 'unknown',
    expectedBy: null,
    says,
    because: [...sayRound(input), phrase('outlook.stall.load'), ...sayRestart(input)],
    restartHelps: 'unknown',
  };
}

/** Measured on GoQuorum; Besu has no such switch, and of a mixed network nothing was measured. */
function restartHelps(input: DiagnosisInput): 'yes' | 'no' | 'unknown' {
  const family = clientFamily(input);
  if (family === 'besu') return 'no';
  return family === 'goquorum' ? HELPS[startNow(input).state] : 'unknown';
}

const HELPS = { 'at-once': 'yes', unknown: 'unknown', deaf: 'no' } as const satisfies Record<FreshStart['state'], 'yes' | 'no' | 'unknown'>;

/** What would become of new cores on all validators that are there. */
function startNow(input: DiagnosisInput): FreshStart {
  const { head } = input.picture;
  const [hash, ...more] = head?.hashes ?? [];
  if (!head || !hash || more.length > 0) return { state: 'unknown' };
  const here = (validatorsNow(input) ?? []).filter(isHere);
  return freshStart(
    input,
    { height: head.height, hash },
    here.map(({ address }) => address),
  );
}

function sayRestart(input: DiagnosisInput): readonly Phrase[] {
  const family = clientFamily(input);
  if (family === 'besu') return [phrase('outlook.stall.restart.besu')];
  if (family !== 'goquorum') return [phrase('outlook.stall.restart.unknown')];
  const start = startNow(input);
  if (start.state === 'deaf') return [phrase('outlook.stall.restart.deaf', { who: { validators: start.who } })];
  return [phrase(start.state === 'unknown' ? 'outlook.stall.restart.turn' : 'outlook.stall.restart.goquorum')];
}

/** Since when as many validators as the quorum needs have answered without a break; null = they do not, or it is not known. */
function quorumAnsweringSince({ picture }: DiagnosisInput): number | null {
  const quorum = picture.set?.quorumSize ?? 0;
  const since = (picture.set?.validators ?? []).flatMap((address) => {
    const times = picture.nodes.flatMap((node) =>
      node.address === address && node.answering && node.answeringSince !== null ? [node.answeringSince] : [],
    );
    return times.length > 0 ? [Math.min(...times)] : [];
  });
  return since.sort((a, b) => a - b)[quorum - 1] ?? null;
}
