import type { NetworkPicture } from '@/lib/chain/picture';
import { actingTogether } from '@/lib/incidents/acting-together';
import type { StallKind } from '@/lib/incidents/found-stall';
import { formatDuration, formatNumber, listOf } from './format';
import { nextOfStall, type SaidStall } from './next-of-stall';
import { say } from './phrases';
import { quorumView } from './quorum-view';
import { sayContext, sayPhrase } from './say-phrase';
import { sayStopped } from './say-stopped';
import { duration, type Said, sayBoth, silentDetail, silentNames, type Verdict, verdict } from './spoken';
import type { OpenRound, QuorumView } from './types';
import { sayView } from './words/views';

/** The next block is overdue: with or without a quorum that answers and can act together, or that is not known. */
export function speakStall(picture: NetworkPicture, height: number, open: OpenRound | null, stall: SaidStall | null): Verdict {
  const quorum = quorumView(picture, stall && actingTogether(stall.kind));
  const detail = detailOf(picture, open, quorum, stall);
  return verdict('stalled', sentenceOf(picture, height, quorum), detail, stall?.outlook.heals, nextOfStall(picture, quorum, stall));
}

function sentenceOf(picture: NetworkPicture, height: number, quorum: QuorumView): Said {
  const { reachable, validators, size, margin, unwatched, stopped, linked } = quorum;
  const { ageMs, expectedMs } = picture.liveness;
  const params = { height: formatNumber(height), age: duration(ageMs), expected: duration(expectedMs) };
  if (reachable === null || validators === null || size === null) return sayBoth('verdict.stalled.unknown', params);
  const counted = { ...params, reachable, validators, quorum: size };
  // They answer: it is not for want of them that no block comes.
  if (reachable >= size && reachable - stopped < size) return sayBoth('verdict.stalled.stopped', { ...counted, stopped });
  if (reachable >= size && linked !== null && linked < size) return sayBoth('verdict.stalled.apart', { ...counted, linked });
  if (reachable >= size) return sayBoth('verdict.stalled.quorum', counted);
  return margin === null
    ? sayBoth('verdict.stalled.unwatched', { ...counted, unwatched: unwatched ?? sayView('not-known') })
    : sayBoth('verdict.stalled.noquorum', counted);
}

/** Kinds that the sentence and the numbers beside it say all of. */
const PLAIN: readonly StallKind['id'][] = ['quorum-lost', 'core-stopped', 'forked', 'unwatched', 'unknown'];

function detailOf(picture: NetworkPicture, open: OpenRound | null, quorum: QuorumView, stall: SaidStall | null): string | null {
  const { margin, stopped, reachable, size } = quorum;
  const context = sayContext(picture.nodes);
  if (stall !== null && !PLAIN.includes(stall.kind.id))
    return `${sayPhrase(stall.kind.means, context)} ${sayPhrase(stall.outlook.says, context)}`;
  if (stopped > 0 && reachable !== null && size !== null && reachable - stopped < size)
    return [sayStopped(picture), silentDetail(picture)].flatMap((one) => one ?? []).join(' ');
  if (margin !== null && margin < 0)
    return say('detail.stalled.noquorum', {
      missing: -margin === 1 ? sayView('missing.one') : sayView('missing.several', { count: String(-margin) }),
      names: listOf(silentNames(picture)),
    });
  if (open?.round == null || open.nextChangeAt === null) return silentDetail(picture);
  const next = formatDuration(open.nextChangeAt - picture.now);
  return open.source === 'log'
    ? say('detail.stalled.log', { round: open.round, next })
    : say('detail.stalled.rounds', { round: open.round, next });
}
