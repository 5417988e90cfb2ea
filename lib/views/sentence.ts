import type { NetworkPicture } from '@/lib/chain/picture';
import type { Outlook } from '@/lib/incidents/types';
import { formatNumber } from './format';
import type { SaidStall } from './next-of-stall';
import { say } from './phrases';
import { speakFork } from './speak-fork';
import { speakRunning } from './speak-running';
import { speakStall } from './speak-stall';
import { countNodes, type Spoken, sayBoth, type Verdict, verdict } from './spoken';
import type { FindingView, OpenRound } from './types';

/** What the sentence rests on: the picture, what is odd in it, the open round, whether a proven fork heals (null = none is proven), what holds a stall. */
type Facts = {
  readonly picture: NetworkPicture;
  readonly findings: readonly FindingView[];
  readonly open: OpenRound | null;
  readonly outlook: Outlook | null;
  readonly stall: SaidStall | null;
};

/** The one place where facts become the verdict's sentence. Worst first: nobody answers, forked, stalled, slow, degraded, unknown, healthy. */
export function speak(facts: Facts): Spoken {
  const { picture } = facts;
  const said = speakSilence(picture) ?? speakChain(facts);
  return { ...said, stalled: said.state !== 'unknown' && picture.liveness.state === 'stalled' };
}

function speakChain({ picture, findings, open, outlook, stall }: Facts): Verdict {
  const { fork, head, liveness } = picture;
  if (fork.state !== 'none') return speakFork(picture, fork, outlook);
  if (!head) return verdict('unknown', sayBoth('verdict.unknown.waiting', { nodes: countNodes(picture) }));
  if (liveness.state === 'stalled') return speakStall(picture, head.height, open, stall);
  return speakRunning(picture, head.height, findings);
}

/** Old words prove nothing about now: a fork or a stall that was seen is only named as the last that was known. */
function speakSilence(picture: NetworkPicture): Verdict | null {
  const nodes = countNodes(picture);
  if (picture.asOf === null) return verdict('unknown', sayBoth('verdict.unknown.waiting', { nodes }));
  const answering = picture.nodes.filter((node) => node.answering);
  if (answering.length === 0) return verdict('unknown', sayBoth(whyNothingIsHeard(picture), { nodes }), lastKnown(picture));
  if (!answering.some((node) => node.counted)) return verdict('unknown', sayBoth('verdict.unknown.chain', {}), lastKnown(picture));
  return null;
}

/** A node that was asked for the first time and has neither answered nor failed yet is awaited; one that answers with an error is not silent. */
function whyNothingIsHeard({ nodes }: NetworkPicture) {
  if (nodes.some(({ faults }) => faults.some(({ kind }) => kind === 'error'))) return 'verdict.unknown.unusable';
  const isAwaited = nodes.some((node) => node.lastAnswerAt === null && !node.faults.some(({ kind }) => kind === 'unreachable'));
  return isAwaited ? 'verdict.unknown.waiting' : 'verdict.unknown.silent';
}

function lastKnown({ fork, head }: NetworkPicture): string | null {
  if (fork.state === 'proven') return say('detail.last.forked', { forked: formatNumber(fork.ancestor.height + 1) });
  return head ? say('detail.last.head', { height: formatNumber(head.height) }) : null;
}
