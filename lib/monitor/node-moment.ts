import type { NodeLog } from '@/lib/chain/node-log';
import type { NodePicture } from '@/lib/chain/picture';
import type { NodeClient, RpcFailure } from '@/lib/rpc/types';
import { type NodeState, newNodeState, type WatchedNode } from './node-watch';

/** What is kept of a node each time it changes. `config` = index into the frame's configs; null = not known. */
export type NodeMoment = WatchedNode &
  Pick<NodeState, 'proves' | 'answering' | 'mining' | 'syncing' | 'peers' | 'head' | 'chainId' | 'genesis' | 'wrongChain'> & {
    readonly client: string | null;
    /** Since when `answering` is what it is. */
    readonly since: number | null;
    /** When a silent node was last heard; null = it answers, or never did. */
    readonly heardAt: number | null;
    readonly failure: Pick<RpcFailure, 'code' | 'message'> | null;
    readonly identityChange: NodeState['identityChange'];
    readonly absurdHead: NodeState['absurdHead'];
    readonly badHeader: { readonly height: number; readonly detail: string } | null;
    readonly config: number | null;
    /** The open round its log tells, from round 1 on; null = no log, or none told. */
    readonly logRound: { readonly sequence: number; readonly round: number } | null;
    /** It changed too often to be kept turn by turn: from here to its next moment nothing is known of it. */
    readonly restless?: true;
  };

/** A node as it is now, to be kept. `configs` gives the index of its chain config. */
export function nodeMoment(node: NodeState, drawn: NodePicture, configs: readonly string[]): NodeMoment {
  const bad = drawn.faults.find((fault) => fault.kind === 'header-mismatch');
  const { log } = node;
  const config = drawn.config === null ? -1 : configs.indexOf(drawn.config);
  return {
    ...node.watched,
    proves: node.proves,
    answering: node.answering,
    since: node.answeringChangedAt,
    heardAt: node.answering ? null : node.lastAnswerAt,
    failure: node.failure && { code: node.failure.code, message: node.failure.message },
    client: node.clientVersion,
    chainId: node.chainId,
    genesis: node.genesis,
    config: config < 0 ? null : config,
    mining: node.mining,
    syncing: node.syncing,
    peers: node.peers,
    head: node.head,
    wrongChain: node.wrongChain,
    identityChange: node.identityChange,
    absurdHead: node.absurdHead,
    badHeader: bad ? { height: bad.height, detail: bad.detail } : null,
    logRound: log?.round && log.sequence !== null ? { sequence: log.sequence, round: log.round } : null,
  };
}

/** What makes a moment another one: all but words, times, the head that blocks tell, and the number of peers, which is damped. */
export function momentKey({ failure, head: _head, since: _since, heardAt: _heardAt, peers, ...kept }: NodeMoment): string {
  return JSON.stringify([kept, failure?.code ?? null, peers === null ? null : peers > 0]);
}

/** A node as it was kept, as the watch had it at `at`. Its head is told by claims; `head` of the moment stands where they tell none. */
export function nodeFromMoment(moment: NodeMoment, at: number, configs: readonly string[]): NodeState {
  const { name, role, address, restless, config } = moment;
  const node = newNodeState({ name, role, address }, NOBODY);
  const json = config === null ? undefined : configs[config];
  return {
    ...node,
    proves: moment.proves,
    answering: moment.answering && !restless,
    failure: restless ? null : (moment.failure as RpcFailure | null),
    lastAnswerAt: moment.answering ? at : moment.heardAt,
    answeringChangedAt: moment.since,
    clientVersion: moment.client,
    chainId: moment.chainId,
    genesis: moment.genesis,
    configJson: json === undefined ? null : (JSON.parse(json) as unknown),
    mining: moment.mining,
    syncing: moment.syncing,
    peers: moment.peers,
    wrongChain: moment.wrongChain,
    identityChange: moment.identityChange,
    absurdHead: moment.absurdHead,
    falseHeader: moment.badHeader && { ...moment.badHeader, at, confirmed: true },
    log: moment.logRound && logAt(moment.logRound),
  };
}

/** Of its log nothing else is kept. */
function logAt({ sequence, round }: { readonly sequence: number; readonly round: number }): NodeLog {
  return {
    ...({ state: 'live', source: 'file', why: null, lastLineAt: null, address: null } as const),
    ...{ round, roundSince: null, timerSince: null, sequence, coreState: null, core: null },
    ...{ head: null, heads: [], committed: null, proposer: null, roundChanges: [], prepared: null, refused: null, wedged: null },
    ...{ reorgs: [], rewinds: [], uncleanShutdowns: [], repairs: [], misnumbered: [] },
    ...{ forkSaid: null, lastError: null, startedAt: null, stoppedAt: null },
  };
}

/** Of the past nobody is asked. */
const NOBODY: NodeClient = {
  send: () => Promise.reject(new Error('a node of the past can not be asked')),
  mayAsk: () => false,
  close: async () => {},
};
