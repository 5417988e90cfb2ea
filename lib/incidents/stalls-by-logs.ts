import { type FrozenRounds, frozenRounds } from '@/lib/chain/frozen-rounds';
import type { NodePicture } from '@/lib/chain/picture';
import { roundTimeoutMs } from '@/lib/consensus/round-timeout';
import { clientFamily } from './client-families';
import { type Found, foundStall } from './found-stall';
import { phrase } from './phrase';
import type { DiagnosisInput } from './types';
import type { ValidatorNow } from './validators-now';

/** Numbers of a pool older than this say nothing of now (server ms). */
const POOL_FRESH_MS = 45_000;

/** Cores that work on a height beyond the next one, so many that the others are no quorum: they were left behind by a rewind. `able` = who could make the block by every other sign. */
export function wedged(input: DiagnosisInput, able: readonly ValidatorNow[], quorum: number): Found | null {
  const stuck = input.picture.nodes.filter((node) => node.counted && node.answering && isWedged(node));
  const of = able.filter(({ nodes }) => nodes.some((name) => stuck.some((node) => node.name === name)));
  if (of.length === 0 || able.length - of.length >= quorum) return null;
  const names = stuck.map(({ name }) => name);
  return foundStall('wedged', phrase('detector.stall.wedged.means', { nodes: { list: names } }), of, { wedged: names });
}

/** Its core said so, or works on a height that can't follow its own head. Source: quorum qbft/core/core.go startNewRound. */
function isWedged({ log, head }: NodePicture): boolean {
  if (!log || log.state === 'lost' || log.core === 'stopped') return false;
  return log.wedged !== null || (log.sequence !== null && head !== null && log.sequence > head.height + 1);
}

/** Only logs tell. While too few do, what they say is told as theirs alone. */
export function roundsFrozen(input: DiagnosisInput, able: readonly ValidatorNow[], quorum: number): Found | null {
  const { picture } = input;
  if (!picture.head) return null;
  const names = new Set(able.flatMap(({ nodes }) => nodes));
  const nodes = picture.nodes.filter(({ name, counted, answering, mining }) => names.has(name) && counted && answering && mining !== false);
  const settings = picture.set?.settings ?? null;
  const validators = { count: able.length, quorumSize: quorum };
  const frozen = frozenRounds({ nodes, height: picture.head.height + 1, settings, validators });
  if (!frozen) return null;
  const of = able.filter((one) => one.nodes.some((name) => frozen.nodes.includes(name)));
  const params = { nodes: { list: frozen.nodes }, round: frozen.round, since: { at: frozen.since } };
  if (!frozen.proven) {
    const untold = able.filter((one) => !one.nodes.some((name) => frozen.nodes.includes(name) || frozen.moving.includes(name)));
    const needed = able.length - of.length - quorum + 1;
    const candidates = untold.map(({ address }) => address);
    const means = phrase('detector.stall.frozen-told.means', { ...params, needed, candidates: { validators: candidates } });
    return foundStall('frozen-told', means, of, { frozen, candidates });
  }
  const pool = growingPool(input, nodes, frozen);
  if (!pool) return foundStall('rounds-frozen', phrase('detector.stall.rounds-frozen.means', params), of, { frozen });
  const { pending, more } = pool;
  return foundStall('held-by-traffic', phrase('detector.stall.held-by-traffic.means', { ...params, pending, more }), of, { frozen, pool });
}

/**
 * Executable transactions that keep coming, told by a node whose round stands: GoQuorum builds its block anew for them and starts the
 * round's timer again. Never where a log shows a timer that has run out: then it is not what holds the round. Source: docs/drill.md.
 */
function growingPool(input: DiagnosisInput, nodes: readonly NodePicture[], frozen: FrozenRounds) {
  const { now, set } = input.picture;
  const settings = set?.settings;
  const still = nodes.filter(({ name }) => frozen.nodes.includes(name));
  if (!settings || clientFamily(input) !== 'goquorum') return null;
  const ranOut = still.some(({ log }) => {
    const { timerSince = null, lastLineAt = null, round = null } = log ?? {};
    return timerSince !== null && lastLineAt !== null && round !== null && lastLineAt - timerSince > 2 * roundTimeoutMs(settings, round);
  });
  const growing = still.flatMap(({ name, pool }) => {
    if (!pool?.before || now - pool.at > POOL_FRESH_MS || pool.pending <= pool.before.pending) return [];
    return [{ node: name, pending: pool.pending, more: pool.pending - pool.before.pending, at: pool.at }];
  });
  return ranOut ? null : (growing[0] ?? null);
}
