import type { BranchPicture, ForkPicture, NetworkPicture } from '@/lib/chain/picture';
import { formatDuration, formatNumber, listOf } from './format';
import { nameValidators } from './name-validators';
import { say } from './phrases';
import { quorumView, reachableValidators } from './quorum-view';
import type { FindingView, OpenRound, VerdictState, YesNoUnknown } from './types';

/** What is said of a network in one sentence, and the second line that says what it means. */
export type Spoken = {
  readonly state: VerdictState;
  readonly sentence: string;
  readonly detail: string | null;
  readonly stalled: boolean;
  readonly healsByItself: YesNoUnknown;
};

type Proven = Extract<ForkPicture, { state: 'proven' }>;

/**
 * The one place where facts become the verdict's sentence. Worst first: forked, stalled, unknown, slow, degraded, healthy;
 * healthy only when everything it says is known.
 */
export function speak(picture: NetworkPicture, findings: readonly FindingView[], open: OpenRound | null): Spoken {
  const stalled = picture.liveness.state === 'stalled';
  if (picture.fork.state !== 'none') return { ...speakFork(picture, picture.fork), stalled };
  const calm = (state: VerdictState, sentence: string, detail: string | null = null, healsByItself: YesNoUnknown = 'unknown'): Spoken => ({
    state,
    sentence,
    detail,
    stalled,
    healsByItself,
  });
  const silent = speakSilence(picture);
  if (silent) return calm('unknown', silent);
  const head = picture.head;
  if (!head) return calm('unknown', say('verdict.unknown.waiting', { nodes: countNodes(picture) }));
  if (stalled) return calm('stalled', speakStall(picture, head.height), stallDetail(picture, open));
  return speakRunning(picture, head.height, findings, calm);
}

function speakRunning(
  picture: NetworkPicture,
  height: number,
  findings: readonly FindingView[],
  calm: (state: VerdictState, sentence: string, detail?: string | null, heals?: YesNoUnknown) => Spoken,
): Spoken {
  const { liveness } = picture;
  const quorum = quorumView(picture);
  const at = formatNumber(height);
  const params = {
    height: at,
    reachable: quorum.reachable ?? 'not known',
    validators: quorum.validators ?? 'not known',
    quorum: quorum.size ?? 'not known',
  };
  if (liveness.state === 'slow')
    return calm(
      'slow',
      say('verdict.slow', { height: at, age: duration(liveness.ageMs), expected: duration(liveness.expectedMs) }),
      silentDetail(picture),
    );
  if (quorum.validators === null || quorum.size === null || quorum.reachable === null)
    return calm(
      'unknown',
      say('verdict.unknown.set', { answering: picture.nodes.filter((node) => node.answering).length, nodes: countNodes(picture) }),
    );
  if (quorum.margin !== null && quorum.margin < 0) return calm('degraded', say('verdict.degraded.below', params), silentDetail(picture));
  if (quorum.margin === 0 && quorum.reachable < quorum.validators)
    return calm('degraded', say('verdict.degraded.margin', params), silentDetail(picture));
  if (quorum.reachable + (quorum.unwatched ?? 0) < quorum.validators)
    return calm('degraded', say('verdict.degraded.reachable', params), silentDetail(picture));
  const worst = findings.find((finding) => finding.severity !== 'info');
  if (worst) return calm('degraded', say('verdict.degraded.finding', { height: at, finding: worst.sentence }));
  if (liveness.state === 'unknown')
    return calm('unknown', say('verdict.unknown.pace', { why: say(liveness.why === 'no-head' ? 'pace.no-head' : 'pace.period-unknown') }));
  const settled = lastSettled(picture);
  if (settled === null) {
    const why = picture.heights.at(-1)?.why ?? 'no-claims';
    return calm('unknown', say('verdict.unknown.agreement', { height: at, why: say(`why.${why}`) }));
  }
  const agreed = {
    held: settled.held,
    validators: quorum.validators,
    height: formatNumber(settled.height),
    period: duration(liveness.expectedMs),
  };
  return calm(
    'healthy',
    say(settled.held === settled.validators ? 'verdict.healthy' : 'verdict.healthy.some', agreed),
    transitionDetail(picture),
    'yes',
  );
}

/** The newest height all of the set hold, else the newest agreed one; the very newest may still be on its way to some nodes. */
function lastSettled(picture: NetworkPicture): { readonly height: number; readonly held: number; readonly validators: number } | null {
  const agreed = picture.heights.slice(-3).flatMap(({ height, state, camps, validators }) => {
    const held = camps[0]?.validators.length ?? 0;
    return state === 'agreed' && validators !== null ? [{ height, held, validators }] : [];
  });
  return agreed.findLast((one) => one.held === one.validators) ?? agreed.at(-1) ?? null;
}

function speakSilence(picture: NetworkPicture): string | null {
  const nodes = countNodes(picture);
  if (picture.asOf === null) return say('verdict.unknown.waiting', { nodes });
  const answering = picture.nodes.filter((node) => node.answering);
  if (answering.length === 0) return say('verdict.unknown.silent', { nodes });
  if (!answering.some((node) => node.counted)) return say('verdict.unknown.chain');
  return null;
}

function speakStall(picture: NetworkPicture, height: number): string {
  const quorum = quorumView(picture);
  const age = duration(picture.liveness.ageMs);
  const at = formatNumber(height);
  if (
    quorum.reachable === null ||
    quorum.validators === null ||
    quorum.size === null ||
    (quorum.margin === null && quorum.reachable < quorum.size)
  )
    return say('verdict.stalled.unknown', { height: at, age, expected: duration(picture.liveness.expectedMs) });
  const key = quorum.reachable >= quorum.size ? 'verdict.stalled.quorum' : 'verdict.stalled.noquorum';
  return say(key, { height: at, age, reachable: quorum.reachable, validators: quorum.validators, quorum: quorum.size });
}

function stallDetail(picture: NetworkPicture, open: OpenRound | null): string | null {
  const quorum = quorumView(picture);
  if (quorum.margin !== null && quorum.margin < 0)
    return say('detail.stalled.noquorum', { missing: -quorum.margin, names: listOf(silentNames(picture)) });
  if (open?.round == null || open.nextChangeAt === null) return silentDetail(picture);
  return say('detail.stalled.rounds', { round: open.round, next: formatDuration(open.nextChangeAt - picture.now) });
}

function speakFork(picture: NetworkPicture, fork: Exclude<ForkPicture, { state: 'none' }>): Omit<Spoken, 'stalled'> {
  if (fork.state !== 'proven') {
    const forked = formatNumber(picture.heights.find((height) => height.state === 'forked')?.height ?? picture.head?.height ?? 0);
    const hashes = fork.hashes;
    const sentence =
      fork.state === 'searching'
        ? say('verdict.forked.searching', { forked, hashes })
        : say('verdict.forked.stuck', { forked, hashes, why: say(`stuck.${fork.why}`) });
    return { state: 'forked', sentence, detail: null, healsByItself: 'unknown' };
  }
  const params = {
    forked: formatNumber(fork.ancestor.height + 1),
    ancestor: formatNumber(fork.ancestor.height),
    camps: campsOf(picture, fork),
    blocks: blocksOf(picture),
    quorum: picture.set?.quorumSize ?? 'not known',
  };
  const sentence = say(picture.set ? 'verdict.forked' : 'verdict.forked.noset', params);
  return { state: 'forked', sentence, detail: forkDetail(picture, fork), healsByItself: fork.healsByItself };
}

function campsOf(picture: NetworkPicture, fork: Proven): string {
  const set = picture.set;
  if (!set)
    return listOf(
      fork.branches.map((branch) => say('camp.noset', { label: branch.label, nodes: listOf(branch.nodes) })),
      9,
    );
  const one = (branch: BranchPicture, index: number) =>
    say(index === 0 ? 'camp.first' : 'camp.next', {
      label: branch.label,
      held: branch.validators.length,
      validators: set.validators.length,
    });
  const camps = fork.branches.map(one);
  if (fork.unplaced.length > 0) camps.push(say('camp.nowhere', { count: fork.unplaced.length }));
  return camps.join(', ');
}

function blocksOf({ liveness }: NetworkPicture): string {
  const age = duration(liveness.ageMs);
  switch (liveness.state) {
    case 'stalled':
      return say('blocks.none', { age });
    case 'slow':
      return say('blocks.slow', { age, expected: duration(liveness.expectedMs) });
    case 'unknown':
      return say('blocks.unknown');
    case 'producing':
      // A fork holds the chain before the next block is even due: "goes on" is only true once a block came after it.
      return say(
        liveness.expectedMs !== null && liveness.ageMs !== null && liveness.ageMs <= liveness.expectedMs ? 'blocks.due' : 'blocks.none',
        { age },
      );
  }
}

function forkDetail(picture: NetworkPicture, fork: Proven): string {
  if (fork.healsByItself === 'no') return say('detail.fork.no', { quorum: picture.set?.quorumSize ?? 'not known' });
  const winner = fork.branches.find((branch) => branch.hasQuorum === true);
  if (fork.healsByItself === 'yes' && winner) return say('detail.fork.yes', { label: winner.label });
  const why = !picture.set
    ? say('detail.fork.why.set')
    : winner
      ? say('detail.fork.why.client')
      : say('detail.fork.why.unplaced', { nodes: listOf(nameValidators(fork.unplaced, picture.nodes)) });
  return say('detail.fork.unknown', { why });
}

function silentNames(picture: NetworkPicture): readonly string[] {
  const reachable = new Set(reachableValidators(picture));
  return nameValidators(
    (picture.set?.validators ?? []).filter((address) => !reachable.has(address)),
    picture.nodes,
  );
}

function silentDetail(picture: NetworkPicture): string | null {
  const names = silentNames(picture);
  return names.length === 0 ? null : say('detail.silent', { names: listOf(names) });
}

function transitionDetail({ liveness, set }: NetworkPicture): string | null {
  const { expectedMs, ageMs } = liveness;
  if (expectedMs === null || ageMs === null || !set?.settings || expectedMs < 30_000) return null;
  return say('detail.transition', { expected: formatDuration(expectedMs) });
}

const duration = (ms: number | null): string => (ms === null ? 'not known' : formatDuration(ms));

function countNodes(picture: NetworkPicture): string {
  return picture.nodes.length === 1 ? '1 node' : `${picture.nodes.length} nodes`;
}
