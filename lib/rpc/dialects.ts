import { addressFromEnode } from '@/lib/consensus/enode-address';
import type { ConsensusFamily } from '@/lib/consensus/family-rules';
import type { Address, ValidatorSnapshot } from '@/lib/consensus/types';
import { chainId, clientVersion, netEnode, netVersion, nodeInfo, rpcModules } from '@/lib/rpc/calls/node-calls';
import { type TxPool, txpoolBesuStatistics, txpoolStatus } from '@/lib/rpc/calls/txpool-calls';
import {
  nodeAddress,
  type Signers,
  signersFromBlock,
  snapshotIstanbul,
  validatorsAtIstanbul,
  validatorsBesu,
} from '@/lib/rpc/calls/validator-calls';
import type { Call } from '@/lib/rpc/types';

export const API_GROUPS = ['eth', 'net', 'web3', 'admin', 'istanbul', 'qbft', 'txpool', 'debug', 'miner'] as const;
export type ApiGroup = (typeof API_GROUPS)[number];
export type DialectId = 'goquorum' | 'besu' | 'unknown';

/**
 * A harmless read that tells which of `groups` are served: its value. `asks` the group itself: a node that lacks the method lacks the group;
 * `asks` a list of groups: a node that lacks the list has said nothing.
 */
export type Probe = { readonly groups: readonly ApiGroup[]; readonly asks: 'group' | 'list'; readonly call: Call<readonly ApiGroup[]> };

/** A way to ask a node who it is; null = it answered, but the answer holds no key. */
export type IdentityQuestion = { readonly source: 'node-address' | 'node-info' | 'enode'; readonly call: Call<Address | null> };

/** Calls that answer the same question, in the order to believe them; null = the node does not hold that block. */
export type SetCalls = readonly Call<readonly Address[] | null>[];

/** All that is different about a client. Nothing outside of this table asks for a client's name. */
export type Dialect = {
  readonly id: DialectId;
  /** For the screen. */
  readonly name: string;
  /** Against web3_clientVersion. */
  readonly recognisedBy: RegExp;
  /** Finds major, minor and patch in it; null = no version is known to stand there. */
  readonly versionIn: RegExp | null;
  readonly hashFamily: ConsensusFamily;
  readonly probes: readonly Probe[];
  readonly identity: readonly IdentityQuestion[];
  /** The set that may seal block `height`; empty for genesis, which nobody seals. */
  readonly validatorsFor: (height: number) => SetCalls;
  /** The set that may seal the block after the head the node has when it answers. */
  readonly validatorsNext: () => SetCalls;
  /** The set in force for the head itself where the client tells no more; copied out of that header. */
  readonly validatorsOfHead: () => SetCalls;
  /** Where `validatorsFor` has it from: `header` = copied out of that same block, so no check of that block may rest on it. */
  readonly setSource: 'parent-state' | 'header' | 'unknown';
  readonly snapshot: ((at: number | 'latest') => Call<ValidatorSnapshot>) | null;
  readonly signers: ((at: number | 'latest') => Call<Signers>) | null;
  readonly txpool: (() => Call<TxPool>) | null;
  /**
   * Methods that change something and that, asked without their argument, answer -32602 "missing value for required argument 0" before anything is
   * done: a harmless question whether they are let through. Source: go-ethereum rpc/json.go parsePositionalArguments, before the method is called.
   */
  readonly refusedWithoutArgument: readonly string[];
  /** Whether eth_mining tells that the consensus core runs; Besu says true on everybody. */
  readonly miningTells: boolean;
  /** Whether a fork whose one side holds a quorum heals by itself, as seen on running networks. */
  readonly majorityForkHeals: 'yes' | 'unknown';
  /** Whether a node joins a higher round on F+1 round changes. */
  readonly jumpsOnFPlusOne: boolean | null;
};

/** Another reading of the same answer. */
function mapped<T, U>(call: Call<T>, read: (value: T) => U): Call<U> {
  return { method: call.method, params: call.params, parse: (raw) => read(call.parse(raw)) };
}

const probe = (group: ApiGroup, call: Call<unknown>): Probe => ({ groups: [group], asks: 'group', call: mapped(call, () => [group]) });

/** debug and miner hold hardly a harmless read: the list of served groups is asked instead. */
const listedGroups: readonly ApiGroup[] = ['debug', 'miner'];
const probeListed: Probe = {
  groups: listedGroups,
  asks: 'list',
  call: mapped(rpcModules(), (names) => listedGroups.filter((group) => names.includes(group))),
};

const probeEth = probe('eth', chainId());
const probeNet = probe('net', netVersion());
const probeWeb3 = probe('web3', clientVersion());
const probeAdmin = probe('admin', nodeInfo());
const probeIstanbul = probe('istanbul', nodeAddress());
const probeQbft = probe('qbft', validatorsBesu('latest'));

const byNodeAddress: IdentityQuestion = { source: 'node-address', call: nodeAddress() };
const byNodeInfo: IdentityQuestion = { source: 'node-info', call: mapped(nodeInfo(), ({ address }) => address) };
const byEnode: IdentityQuestion = { source: 'enode', call: mapped(netEnode(), addressFromEnode) };

const beforeIstanbul = (height: number): SetCalls => (height < 1 ? [] : [validatorsAtIstanbul(height - 1)]);
const forBesu = (height: number): SetCalls => (height < 1 ? [] : [validatorsBesu(height)]);

/** As recorded: GoQuorum v24.4.1 with QBFT and with IBFT, Besu 24.5.4 with QBFT. Which protocol a chain runs stands in its config, not here. */
export const DIALECTS = {
  goquorum: {
    id: 'goquorum',
    name: 'GoQuorum',
    recognisedBy: /\(quorum-v|^goquorum\//i,
    versionIn: /(?:quorum-|goquorum\/)v?(\d+)\.(\d+)(?:\.(\d+))?/i,
    hashFamily: 'goquorum',
    probes: [probeEth, probeNet, probeWeb3, probeAdmin, probeIstanbul, probe('txpool', txpoolStatus()), probeListed],
    identity: [byNodeAddress, byNodeInfo],
    validatorsFor: beforeIstanbul,
    validatorsNext: () => [validatorsAtIstanbul('latest')],
    validatorsOfHead: () => [],
    setSource: 'parent-state',
    snapshot: snapshotIstanbul,
    signers: signersFromBlock,
    txpool: txpoolStatus,
    refusedWithoutArgument: ['admin_addPeer', 'admin_removePeer', 'debug_setHead'],
    miningTells: true,
    majorityForkHeals: 'yes',
    jumpsOnFPlusOne: true,
  },
  besu: {
    id: 'besu',
    name: 'Besu',
    recognisedBy: /^besu\//i,
    versionIn: /^besu\/v?(\d+)\.(\d+)(?:\.(\d+))?/i,
    hashFamily: 'besu',
    probes: [probeEth, probeNet, probeWeb3, probeAdmin, probeQbft, probe('txpool', txpoolBesuStatistics()), probeListed],
    identity: [byNodeInfo, byEnode],
    validatorsFor: forBesu,
    validatorsNext: () => [validatorsBesu('pending')],
    validatorsOfHead: () => [validatorsBesu('latest')],
    setSource: 'header',
    snapshot: null,
    signers: null,
    txpool: txpoolBesuStatistics,
    refusedWithoutArgument: [],
    miningTells: false,
    majorityForkHeals: 'unknown',
    jumpsOnFPlusOne: false,
  },
  unknown: {
    id: 'unknown',
    name: 'unknown client',
    recognisedBy: /$^/,
    versionIn: null,
    // The hash rule itself goes by the extra-data; only the finer points of the rotation follow the family.
    hashFamily: 'goquorum',
    probes: [probeEth, probeNet, probeWeb3, probeAdmin, probeIstanbul, probeQbft, probe('txpool', txpoolStatus()), probeListed],
    identity: [byNodeAddress, byNodeInfo, byEnode],
    validatorsFor: (height) => [...beforeIstanbul(height), ...forBesu(height)],
    validatorsNext: () => [validatorsAtIstanbul('latest'), validatorsBesu('pending')],
    validatorsOfHead: () => [validatorsBesu('latest')],
    setSource: 'unknown',
    snapshot: snapshotIstanbul,
    signers: signersFromBlock,
    txpool: txpoolStatus,
    refusedWithoutArgument: [],
    miningTells: false,
    majorityForkHeals: 'unknown',
    jumpsOnFPlusOne: null,
  },
} as const satisfies Readonly<Record<DialectId, Dialect>>;

/** The dialect of a node by its web3_clientVersion; `unknown` when it is not told or not known. */
export function dialectOf(version: string | null): Dialect {
  const known: readonly Dialect[] = Object.values(DIALECTS);
  return (version === null ? undefined : known.find(({ recognisedBy }) => recognisedBy.test(version))) ?? DIALECTS.unknown;
}

/** [24, 4, 1] of web3_clientVersion; null = the text holds no version in the dialect's form. */
export function clientRelease(version: string | null): readonly number[] | null {
  const found = version === null ? null : dialectOf(version).versionIn?.exec(version);
  return found ? found.slice(1).map((part) => Number(part ?? 0)) : null;
}
