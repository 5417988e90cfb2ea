import type { NetworkPicture } from '@/lib/chain/picture';
import { formatNumber, listOf } from './format';
import { say } from './phrases';
import { quorumView } from './quorum-view';
import { sayStopped } from './say-stopped';
import { shortFinding } from './short-finding';
import { shortNames } from './short-names';
import { countNodes, duration, type Said, sayBoth, silentDetail, silentNames, type Verdict, verdict } from './spoken';
import type { FindingView, QuorumView } from './types';
import { sayView } from './words/views';

/** No fork and nothing overdue: slow, degraded, healthy, or what of it is not known. Healthy only when everything it says is known. */
export function speakRunning(picture: NetworkPicture, height: number, findings: readonly FindingView[]): Verdict {
  const { liveness } = picture;
  const quorum = quorumView(picture);
  const { validators, size, reachable, margin, unwatched, stopped } = quorum;
  const next = nextOf(picture, quorum);
  const at = formatNumber(height);
  if (liveness.state === 'slow') {
    const params = { height: at, age: duration(liveness.ageMs), expected: duration(liveness.expectedMs) };
    return verdict('slow', sayBoth('verdict.slow', params), sayStopped(picture) ?? silentDetail(picture), 'unknown', next);
  }
  if (validators === null || size === null || reachable === null) {
    const answering = picture.nodes.filter((node) => node.answering).length;
    return verdict('unknown', sayBoth('verdict.unknown.set', { answering, nodes: countNodes(picture) }));
  }
  // Nobody is said to produce while it is not known whether blocks come in time.
  const pace = say(liveness.state === 'unknown' ? 'pace.unknown' : 'pace.producing');
  const params = { pace, height: at, reachable, validators, quorum: size, unwatched: unwatched ?? sayView('not-known') };
  const degraded = (said: Said) => verdict('degraded', said, silentDetail(picture), 'unknown', next);
  if (stopped > 0) {
    const acting = reachable - stopped;
    const key = acting < size && !unwatched ? 'verdict.degraded.stopped.below' : 'verdict.degraded.stopped';
    const detail = [sayStopped(picture), silentDetail(picture)].flatMap((one) => one ?? []).join(' ');
    return verdict('degraded', sayBoth(key, { ...params, stopped, acting }), detail, 'unknown', next);
  }
  if (margin !== null && margin < 0) return degraded(sayBoth('verdict.degraded.below', params));
  if (margin === 0 && reachable < validators) return degraded(sayBoth('verdict.degraded.margin', params));
  if (reachable + (unwatched ?? 0) < validators)
    return degraded(sayBoth(unwatched ? 'verdict.degraded.unwatched' : 'verdict.degraded.reachable', params));
  if (unwatched && picture.nodes.some((node) => !node.answering)) return degraded(sayBoth('verdict.degraded.unwatched', params));
  const worst = findings.find((finding) => finding.severity !== 'info');
  if (worst) {
    const said = sayBoth('verdict.degraded.finding', { ...params, finding: worst.sentence, short: shortFinding(worst) });
    return verdict('degraded', said, null, 'unknown', next);
  }
  if (liveness.state === 'unknown')
    return verdict(
      'unknown',
      sayBoth('verdict.unknown.pace', { why: say(liveness.why === 'no-head' ? 'pace.no-head' : 'pace.period-unknown') }),
    );
  return speakAgreement(picture, at, next);
}

function speakAgreement(picture: NetworkPicture, height: string, next: string | null): Verdict {
  const settled = lastSettled(picture);
  if (settled === null) {
    const why = picture.heights.at(-1)?.why ?? 'no-claims';
    return verdict('unknown', sayBoth('verdict.unknown.agreement', { height, why: say(`why.${why}`) }));
  }
  const { expectedMs } = picture.liveness;
  const usualMs = picture.set?.usualPeriodMs ?? expectedMs;
  const agreed = { held: settled.held, validators: settled.validators, height: formatNumber(settled.height), period: duration(usualMs) };
  const whole = settled.validators === 1 ? 'verdict.healthy.one' : 'verdict.healthy';
  const said = sayBoth(settled.held === settled.validators ? whole : 'verdict.healthy.some', agreed);
  const isUsual = expectedMs === null || usualMs === expectedMs;
  if (isUsual) return verdict('healthy', said, null, 'yes', next);
  const expected = duration(expectedMs);
  return verdict('healthy', said, say('detail.transition', { expected }), 'yes', say('next.transition', { expected }));
}

/** Who is missing, or how many more may be. */
function nextOf(picture: NetworkPicture, { validators, reachable, margin, stopped }: QuorumView): string | null {
  const silent = silentNames(picture);
  if (stopped > 0) return sayStopped(picture);
  if (margin === 0 && validators !== null && reachable !== null && reachable < validators) return say('next.last-loss');
  if (silent.length > 0) return say('next.silent', { names: listOf(shortNames(silent), 2) });
  if (margin === null || margin < 0) return null;
  return margin === 0 ? say('next.spare.none') : say('next.spare', { margin });
}

/** The newest height all of the set hold, else the newest agreed one; the very newest may still be on its way to some nodes. */
function lastSettled(picture: NetworkPicture): { readonly height: number; readonly held: number; readonly validators: number } | null {
  const agreed = picture.heights.slice(-3).flatMap(({ height, state, camps, validators }) => {
    const held = camps[0]?.validators.length ?? 0;
    return state === 'agreed' && validators !== null ? [{ height, held, validators }] : [];
  });
  return agreed.findLast((one) => one.held === one.validators) ?? agreed.at(-1) ?? null;
}
