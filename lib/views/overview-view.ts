import type { NetworkPicture, NodePicture } from '@/lib/chain/picture';
import { actingTogether } from '@/lib/incidents/acting-together';
import type { Outlook } from '@/lib/incidents/types';
import { findFindings } from './findings';
import { branchLabels, matrixView, orderNodes } from './matrix-view';
import type { SaidStall } from './next-of-stall';
import { nodeState } from './node-state';
import { quorumView } from './quorum-view';
import { speak } from './sentence';
import type { BranchView, ForkView, HeadView, NetworkSummary, NodeView, OverviewView, RoundsView } from './types';
import { verdictSeverity } from './verdict-severity';
import { whyRoundUnknown } from './why-round-unknown';
import { sayView } from './words/views';

export type OverviewInput = {
  readonly picture: NetworkPicture;
  readonly rounds: RoundsView;
  /** Of the proven fork, as its incident has it; null = no fork is proven. */
  readonly outlook: Outlook | null;
  /** What holds the chain and whether it goes on by itself, as the stall's incident has it; null = it is not stalled, or forked. */
  readonly stall: SaidStall | null;
  readonly sparkline: OverviewView['sparkline'];
  /** When the present verdict began; null = not known. */
  readonly since: number | null;
};

/** All that the overview and GET /networks/{id} show, in one plain object. */
export function overviewView({ picture, rounds, outlook, stall, sparkline, since }: OverviewInput): OverviewView {
  const findings = findFindings(picture);
  const spoken = speak({ picture, findings, open: rounds.open, outlook, stall });
  const labels = branchLabels(picture);
  const why = whyRoundUnknown(picture, rounds.open);
  return {
    id: picture.id,
    name: picture.name,
    chainId: picture.chainId,
    protocol: picture.protocol,
    clients: [...new Set(picture.nodes.flatMap((node) => (node.client ? [node.client] : [])))],
    asOf: picture.asOf,
    intervalMs: picture.intervalMs,
    verdict: { ...spoken, severity: verdictSeverity(spoken), since, findings },
    head: headView(picture),
    expectedMs: picture.liveness.expectedMs,
    overdueAt: picture.liveness.overdueAt,
    quorum: quorumView(picture, stall && actingTogether(stall.kind)),
    rounds: { ...rounds, ...(why === null ? {} : { why }) },
    fork: forkView(picture),
    nodes: orderNodes(picture.nodes).map((node) => nodeView(picture, node, labels.get(node.name) ?? null)),
    matrix: matrixView(picture, rounds.open),
    sparkline,
  };
}

/** A network in a line; `now` is what the watch knows beside the picture. */
export function networkSummary(
  view: OverviewView,
  now: Pick<NetworkSummary, 'incidents' | 'keeping' | 'failedChecks' | 'recovery'>,
): NetworkSummary {
  const { state, severity, sentence } = view.verdict;
  return { id: view.id, name: view.name, state, severity, sentence, ...now };
}

function headView({ head, liveness, now }: NetworkPicture): HeadView | null {
  if (!head) return null;
  const hash = head.hashes.length === 1 ? (head.hashes[0] ?? null) : null;
  return {
    height: head.height,
    hash,
    timestamp: Math.floor(head.timestampMs / 1000),
    ageMs: Math.max(0, Math.round(liveness.ageMs ?? now - head.timestampMs)),
  };
}

function forkView(picture: NetworkPicture): ForkView | null {
  const { fork } = picture;
  if (fork.state !== 'proven') return null;
  const branches = fork.branches.map((branch): BranchView => {
    const block = picture.block(branch.hash);
    const verification = block?.verification ?? { state: 'unverifiable' as const, why: sayView('header-unread') };
    return {
      ...branch,
      author: block?.author ?? null,
      round: block?.round ?? null,
      committers: block?.committers ?? [],
      verification: verification.state,
      verificationWhy: whyOf(verification),
    };
  });
  return { ancestor: fork.ancestor, height: fork.ancestor.height + 1, branches, sealedBoth: fork.sealedBoth, proven: true };
}

/** The words beside a verification that is not plain "verified". */
export function whyOf(verification: {
  readonly state: string;
  readonly why?: string;
  readonly faults?: readonly { readonly detail: string }[];
}): string | null {
  return verification.why ?? verification.faults?.map((fault) => fault.detail).join('; ') ?? null;
}

/** One node for lists and its own address in the API. */
export function nodeView(picture: NetworkPicture, node: NodePicture, branch: string | null): NodeView {
  const fault = node.faults[0];
  const { name, address, addressSource, role, head, lastAnswerAt, client, peers, mining, syncing, latencyMs, capabilities } = node;
  const error = fault
    ? { code: fault.kind === 'unreachable' || fault.kind === 'error' ? fault.code : fault.kind, message: faultMessage(picture, node) }
    : null;
  return {
    name,
    address,
    addressSource,
    role,
    state: nodeState(picture, node),
    head,
    branch,
    lastAnswerAt,
    error,
    client,
    peers,
    mining,
    syncing,
    latencyMs,
    capabilities,
  };
}

function faultMessage(picture: NetworkPicture, node: NodePicture): string {
  const fault = node.faults[0];
  if (!fault) return '';
  if ('message' in fault) return fault.message;
  return (
    findFindings(picture).find(
      (finding) => finding.code === fault.kind && (finding.node === node.name || finding.sentence.includes(node.name)),
    )?.sentence ?? fault.kind
  );
}
