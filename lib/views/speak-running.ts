import type { NetworkPicture } from '@/lib/chain/picture';
import { formatNumber } from './format';
import { say } from './phrases';
import { quorumView } from './quorum-view';
import { sayStopped } from './say-stopped';
import { countNodes, duration, silentDetail, type Verdict, verdict } from './spoken';
import type { FindingView } from './types';

/** No fork and nothing overdue: slow, degraded, healthy, or what of it is not known. Healthy only when everything it says is known. */
export function speakRunning(picture: NetworkPicture, height: number, findings: readonly FindingView[]): Verdict {
  const { liveness } = picture;
  const { validators, size, reachable, margin, unwatched, stopped } = quorumView(picture);
  const at = formatNumber(height);
  if (liveness.state === 'slow') {
    const params = { height: at, age: duration(liveness.ageMs), expected: duration(liveness.expectedMs) };
    return verdict('slow', say('verdict.slow', params), sayStopped(picture) ?? silentDetail(picture));
  }
  if (validators === null || size === null || reachable === null) {
    const answering = picture.nodes.filter((node) => node.answering).length;
    return verdict('unknown', say('verdict.unknown.set', { answering, nodes: countNodes(picture) }));
  }
  // Nobody is said to produce while it is not known whether blocks come in time.
  const pace = say(liveness.state === 'unknown' ? 'pace.unknown' : 'pace.producing');
  const params = { pace, height: at, reachable, validators, quorum: size, unwatched: unwatched ?? 'not known' };
  const degraded = (sentence: string) => verdict('degraded', sentence, silentDetail(picture));
  if (stopped > 0) {
    const acting = reachable - stopped;
    const key = acting < size && !unwatched ? 'verdict.degraded.stopped.below' : 'verdict.degraded.stopped';
    const detail = [sayStopped(picture), silentDetail(picture)].flatMap((one) => one ?? []).join(' ');
    return verdict('degraded', say(key, { ...params, stopped, acting }), detail);
  }
  if (margin !== null && margin < 0) return degraded(say('verdict.degraded.below', params));
  if (margin === 0 && reachable < validators) return degraded(say('verdict.degraded.margin', params));
  if (reachable + (unwatched ?? 0) < validators)
    return degraded(say(unwatched ? 'verdict.degraded.unwatched' : 'verdict.degraded.reachable', params));
  if (unwatched && picture.nodes.some((node) => !node.answering)) return degraded(say('verdict.degraded.unwatched', params));
  const worst = findings.find((finding) => finding.severity !== 'info');
  if (worst) return verdict('degraded', say('verdict.degraded.finding', { ...params, finding: worst.sentence }));
  if (liveness.state === 'unknown')
    return verdict(
      'unknown',
      say('verdict.unknown.pace', { why: say(liveness.why === 'no-head' ? 'pace.no-head' : 'pace.period-unknown') }),
    );
  return speakAgreement(picture, at);
}

function speakAgreement(picture: NetworkPicture, height: string): Verdict {
  const settled = lastSettled(picture);
  if (settled === null) {
    const why = picture.heights.at(-1)?.why ?? 'no-claims';
    return verdict('unknown', say('verdict.unknown.agreement', { height, why: say(`why.${why}`) }));
  }
  const { expectedMs } = picture.liveness;
  const usualMs = picture.set?.usualPeriodMs ?? expectedMs;
  const agreed = { held: settled.held, validators: settled.validators, height: formatNumber(settled.height), period: duration(usualMs) };
  const whole = settled.validators === 1 ? 'verdict.healthy.one' : 'verdict.healthy';
  const sentence = say(settled.held === settled.validators ? whole : 'verdict.healthy.some', agreed);
  const isUsual = expectedMs === null || usualMs === expectedMs;
  return verdict('healthy', sentence, isUsual ? null : say('detail.transition', { expected: duration(expectedMs) }), 'yes');
}

/** The newest height all of the set hold, else the newest agreed one; the very newest may still be on its way to some nodes. */
function lastSettled(picture: NetworkPicture): { readonly height: number; readonly held: number; readonly validators: number } | null {
  const agreed = picture.heights.slice(-3).flatMap(({ height, state, camps, validators }) => {
    const held = camps[0]?.validators.length ?? 0;
    return state === 'agreed' && validators !== null ? [{ height, held, validators }] : [];
  });
  return agreed.findLast((one) => one.held === one.validators) ?? agreed.at(-1) ?? null;
}
