import type { NetworkPicture } from '@/lib/chain/picture';
import { formatDuration, formatNumber, listOf } from './format';
import { say } from './phrases';
import { quorumView } from './quorum-view';
import { sayStopped } from './say-stopped';
import { duration, silentDetail, silentNames, type Verdict, verdict } from './spoken';
import type { OpenRound } from './types';

/** The next block is overdue: with or without a quorum that answers, or that is not known. */
export function speakStall(picture: NetworkPicture, height: number, open: OpenRound | null): Verdict {
  return verdict('stalled', sentenceOf(picture, height), detailOf(picture, open));
}

function sentenceOf(picture: NetworkPicture, height: number): string {
  const { reachable, validators, size, margin, unwatched, stopped } = quorumView(picture);
  const { ageMs, expectedMs } = picture.liveness;
  const params = { height: formatNumber(height), age: duration(ageMs), expected: duration(expectedMs) };
  if (reachable === null || validators === null || size === null) return say('verdict.stalled.unknown', params);
  const counted = { ...params, reachable, validators, quorum: size };
  // They answer: it is not for want of them that no block comes.
  if (reachable >= size && reachable - stopped < size) return say('verdict.stalled.stopped', { ...counted, stopped });
  if (reachable >= size) return say('verdict.stalled.quorum', counted);
  return margin === null
    ? say('verdict.stalled.unwatched', { ...counted, unwatched: unwatched ?? 'not known' })
    : say('verdict.stalled.noquorum', counted);
}

function detailOf(picture: NetworkPicture, open: OpenRound | null): string | null {
  const { margin, stopped, reachable, size } = quorumView(picture);
  if (stopped > 0 && reachable !== null && size !== null && reachable - stopped < size)
    return [sayStopped(picture), silentDetail(picture)].flatMap((one) => one ?? []).join(' ');
  if (margin !== null && margin < 0)
    return say('detail.stalled.noquorum', {
      missing: -margin === 1 ? '1 more validator takes' : `${-margin} more validators take`,
      names: listOf(silentNames(picture)),
    });
  if (open?.round == null || open.nextChangeAt === null) return silentDetail(picture);
  const next = formatDuration(open.nextChangeAt - picture.now);
  return open.source === 'log'
    ? say('detail.stalled.log', { round: open.round, next })
    : say('detail.stalled.rounds', { round: open.round, next });
}
