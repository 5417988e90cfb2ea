import type { Claims } from '@/lib/chain/claims';
import type { PoolPicture } from '@/lib/chain/picture';
import type { Address, Block, ValidatorSnapshot } from '@/lib/consensus/types';
import { blockByNumber } from '@/lib/rpc/calls/block-calls';
import { chainId, clientVersion, mining, nodeInfo, peerCount, peers, syncing } from '@/lib/rpc/calls/node-calls';
import { type Dialect, dialectOf, type SetCalls } from '@/lib/rpc/dialects';
import { probeCapabilities } from '@/lib/rpc/probe-capabilities';
import type { Outcome, RpcFailure } from '@/lib/rpc/types';
import { type Ask, ask } from './ask';
import type { NodeState } from './node-watch';

/** What one request brought home about blocks and sets, before any of it is believed. */
export type Harvest = {
  latest: Block | null;
  readonly blocks: Block[];
  /** Heights answered null. */
  readonly absent: number[];
  /** Heights asked by number that brought neither a block nor null, and why. */
  readonly refused: { readonly height: number; readonly error: RpcFailure }[];
  readonly snapshots: ValidatorSnapshot[];
  /** Sets that may seal the block `height` (`next` = the one after `latest`, `head` = `latest` itself); `copied` = out of that block's own header. */
  readonly sets: { readonly height: number | 'next' | 'head'; readonly validators: readonly Address[]; readonly copied: boolean }[];
  latestError: RpcFailure | null;
};

export function newHarvest(): Harvest {
  return { latest: null, blocks: [], absent: [], refused: [], snapshots: [], sets: [], latestError: null };
}

/** How often the slow facts ride along (server ms). */
const EVERY = {
  version: 60_000,
  config: 60_000,
  peers: 15_000,
  pool: 15_000,
  sets: 15_000,
  capabilities: 300_000,
  genesis: 300_000,
} as const;
type SlowFact = keyof typeof EVERY;
/** A node of another chain is asked more often whether it still is: nothing else of it is looked at. */
const STRANGER_MS = 10_000;

/**
 * One poll of one node as one batch: head, the next two heights by number (null = not yet), who it is, and the little asked every time;
 * slow facts ride along at their own rhythm. All asked together at first contact and when the node comes back.
 */
export function pollAsks(node: NodeState, claims: Claims, harvest: Harvest, now: number): readonly Ask[] {
  const dialect = dialectOf(node.clientVersion);
  const known = claims.headOf(node.watched.name)?.height;
  const asks: Ask[] = [askLatest(harvest)];
  if (known !== undefined) asks.push(askBlock(harvest, known + 1), askBlock(harvest, known + 2));
  // Another block there, or none: it was exchanged, or its head fell, while nobody watched.
  if (node.lastKept) asks.push(askBlock(harvest, node.lastKept.height));
  asks.push(...identityAsks(node, dialect, now));
  asks.push(
    ask(syncing(), (outcome) =>
      keep(
        outcome,
        (value) => (node.syncing = value.syncing),
        () => (node.syncing = null),
      ),
    ),
  );
  asks.push(
    ask(mining(), (outcome) =>
      keep(
        outcome,
        (value) => {
          const isOn = dialect.miningTells ? value : null;
          if (isOn && node.mining === false) node.coreSince = now;
          node.mining = isOn;
        },
        () => (node.mining = null),
      ),
    ),
  );
  asks.push(
    ask(peerCount(), (outcome) =>
      keep(
        outcome,
        (value) => {
          // Its list is of before: asked with the next poll, so that what was cut or made is told at once.
          if (node.peers !== null && node.peers !== value) node.askedAt.delete('peers');
          node.peers = value;
        },
        () => (node.peers = null),
      ),
    ),
  );
  for (const fact of Object.keys(EVERY) as SlowFact[]) {
    const asked = node.askedAt.get(fact);
    const pause = node.wrongChain === null ? EVERY[fact] : Math.min(EVERY[fact], STRANGER_MS);
    if (asked !== undefined && now - asked < pause) continue;
    node.askedAt.set(fact, now);
    asks.push(...SLOW[fact](node, dialect, harvest, now));
  }
  return asks;
}

/** Forgets when slow facts were asked, so that the next poll asks them all: the node was away and may be another one. */
export function askEverythingAnew(node: NodeState): void {
  node.askedAt.clear();
}

const SLOW: Record<SlowFact, (node: NodeState, dialect: Dialect, harvest: Harvest, now: number) => Ask[]> = {
  version: (node) => [
    ask(clientVersion(), (outcome) => keep(outcome, (value) => hearVersion(node, value))),
    ask(chainId(), (outcome) => keep(outcome, (value) => (node.chainId = value))),
  ],
  config: (node, _dialect, _harvest, now) => [
    ask(nodeInfo(), (outcome) =>
      keep(outcome, (info) => {
        node.configJson = info.config;
        node.enode = info.enode;
        node.genesis = info.genesis ?? node.genesis;
        // At first contact the dialect is not known yet: the key in the enode proves as much as any other answer.
        if (!node.proves && info.address) hearIdentity(node, info.address, 'enode', now);
      }),
    ),
  ],
  peers: (node, _dialect, _harvest, now) => [
    ask(peers(), (outcome) =>
      keep(
        outcome,
        (value) => {
          node.peerList = value.map(({ enode, address, inbound }) => ({ enode, address, inbound }));
          node.peersAt = now;
        },
        () => (node.peerList = null),
      ),
    ),
  ],
  pool: (node, dialect, _harvest, now) => [
    ...(dialect.txpool
      ? [
          ask(dialect.txpool(), (outcome) =>
            keep(
              outcome,
              ({ pending }) => (node.pool = nextPool(node.pool, pending, now)),
              () => (node.pool = null),
            ),
          ),
        ]
      : []),
  ],
  sets: (_node, dialect, harvest) => [
    ...(dialect.snapshot ? [ask(dialect.snapshot('latest'), (outcome) => keep(outcome, (value) => harvest.snapshots.push(value)))] : []),
    ...askSet(harvest, 'next', dialect),
  ],
  capabilities: (node, dialect) => {
    const outcomes: Outcome<never>[] = [];
    return dialect.probes.map((probe, index) =>
      ask(probe.call, (outcome) => {
        outcomes[index] = outcome as Outcome<never>;
        if (index === dialect.probes.length - 1) node.capabilities = { ...probeCapabilities(dialect, outcomes) };
      }),
    );
  },
  genesis: (node) =>
    node.genesis
      ? []
      : [
          ask(blockByNumber(0), (outcome) =>
            keep(outcome, (block) => {
              if (block) node.genesis ??= block.header.hash;
            }),
          ),
        ],
};

/** Numbers of before an absence are no step: what was in the pool then is gone with the process. */
function nextPool(last: PoolPicture | null, pending: number, at: number): PoolPicture {
  const isNear = last !== null && at > last.at && at - last.at <= 3 * EVERY.pool;
  return { pending, at, before: isNear ? { pending: last.pending, at: last.at } : null };
}

/** Another client speaks another dialect: what only that one answers is asked at the next poll. */
function hearVersion(node: NodeState, version: string): void {
  if (dialectOf(node.clientVersion) !== dialectOf(version)) {
    node.askedAt.delete('sets');
    node.askedAt.delete('capabilities');
    node.silentIdentity.clear();
  }
  node.clientVersion = version;
}

/** Asks the block at a height; whatever comes is sorted into the harvest. */
export function askBlock(harvest: Harvest, height: number): Ask {
  return ask(blockByNumber(height), (outcome) => {
    if (!outcome.ok) harvest.refused.push({ height, error: outcome.error });
    else if (outcome.value === null) harvest.absent.push(height);
    else harvest.blocks.push(outcome.value);
  });
}

function askLatest(harvest: Harvest): Ask {
  return ask(blockByNumber('latest'), (outcome) => {
    if (outcome.ok) harvest.latest = outcome.value;
    else harvest.latestError = outcome.error;
  });
}

/** Asks who may seal a height (`next` = the block after the head). */
export function askSet(harvest: Harvest, height: number | 'next', dialect: Dialect): readonly Ask[] {
  const take = (at: Harvest['sets'][number]['height'], copied: boolean) => (call: SetCalls[number]) =>
    ask(call, (outcome) => keep(outcome, (validators) => validators && harvest.sets.push({ height: at, validators, copied })));
  if (height !== 'next') return dialect.validatorsFor(height).map(take(height, dialect.setSource !== 'parent-state'));
  return [...dialect.validatorsNext().map(take('next', false)), ...dialect.validatorsOfHead().map(take('head', true))];
}

function identityAsks(node: NodeState, dialect: Dialect, now: number): readonly Ask[] {
  if (dialect.identity.every(({ source }) => node.silentIdentity.has(source))) node.silentIdentity.clear();
  const question = dialect.identity.find(({ source }) => !node.silentIdentity.has(source));
  if (!question) return [];
  return [
    ask(question.call, (outcome) => {
      if (outcome.ok && outcome.value)
        return hearIdentity(node, outcome.value, question.source === 'node-address' ? 'nodeAddress' : 'enode', now);
      if (outcome.ok || (outcome.error.code !== 'unreachable' && outcome.error.code !== 'timeout'))
        node.silentIdentity.add(question.source);
    }),
  ];
}

/** Another identity on the same URL is a fault until it has been one and the same for a while: a load balancer flips again soon. */
function hearIdentity(node: NodeState, address: Address, source: 'nodeAddress' | 'enode', now: number): void {
  // Who it was before a restart of the watch is no word of it: another node may be configured by that name since.
  const before = node.known ? undefined : node.proves?.address;
  node.known = null;
  if (before && before !== address) node.identityChange = { from: before, to: address, at: now };
  else if (node.identityChange && now - node.identityChange.at > IDENTITY_SETTLES_MS) node.identityChange = null;
  node.proves = { address, source };
}

const IDENTITY_SETTLES_MS = 300_000;

function keep<T>(outcome: Outcome<T>, take: (value: T) => void, otherwise: () => void = () => {}): void {
  if (outcome.ok) take(outcome.value);
  else if (outcome.error.code !== 'unreachable' && outcome.error.code !== 'timeout') otherwise();
}
