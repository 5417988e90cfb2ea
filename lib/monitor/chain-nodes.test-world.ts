import type { ForkedChain } from '@/fixtures/forks/build-fork';
import type { Header } from '@/lib/consensus/types';
import type { Answer, AskedCall } from '@/lib/replay/recording';
import type { RpcFailure } from '@/lib/rpc/types';
import type { FakeNode } from './watch.test-world';

/** A node of a built chain; everything may be changed while it is watched. */
export type ChainNode = {
  readonly name: string;
  /** Its whole chain, height by height. */
  chain: readonly Header[];
  /** Its head's height. */
  head: number;
  /** Place of its validator; null = a member. */
  place: number | null;
  failure: RpcFailure | null;
  /** Answers instead of the honest ones where it gives any. */
  twist: ((call: AskedCall, honest: () => Answer) => Answer) | null;
};

export type ChainRules = {
  readonly periodSeconds?: number;
  readonly emptyPeriodSeconds?: number;
  readonly timeoutSeconds?: number;
  readonly ceilBlock?: number;
  readonly contract?: string;
  readonly chainId?: number;
};

const VERSION = 'Geth/v1.10.3-stable(quorum-v24.4.1)/linux-amd64/go1.26.8';
const missing = (method: string): Answer => ({
  ok: false,
  error: { code: -32601, message: `the method ${method} does not exist/is not available` },
});
const given = (result: unknown): Answer => ({ ok: true, result });
const hex = (value: number | bigint) => `0x${value.toString(16)}`;

/** A block as it goes over the wire. */
export function wireBlock(header: Header): Readonly<Record<string, unknown>> {
  const { height, timestamp, difficulty, gasLimit, gasUsed, baseFeePerGas, ...rest } = header;
  return {
    ...rest,
    number: hex(height),
    timestamp: hex(timestamp),
    difficulty: hex(difficulty),
    gasLimit: hex(gasLimit),
    gasUsed: hex(gasUsed),
    ...(baseFeePerGas === undefined ? {} : { baseFeePerGas: hex(baseFeePerGas) }),
    transactions: [],
    uncles: [],
    size: '0x349',
    totalDifficulty: '0x2',
  };
}

/** Branch `index` of a built fork from genesis on; -1 = the common part alone. */
export function chainOf(world: ForkedChain, index: number): readonly Header[] {
  return [...world.common, ...(world.branches[index] ?? [])];
}

export function makeNode(name: string, chain: readonly Header[], place: number | null): ChainNode {
  return { name, chain, head: chain.length - 1, place, failure: null, twist: null };
}

/** The node as the watch is given it: GoQuorum's answers over its chain. */
export function serveNode(node: ChainNode, world: ForkedChain, rules: ChainRules = {}): FakeNode {
  const honest = (call: AskedCall): Answer => answer(node, world, rules, call);
  return {
    name: node.name,
    failure: () => node.failure,
    answer: (call) => (node.twist ? node.twist(call, () => honest(call)) : honest(call)),
  };
}

function answer(node: ChainNode, world: ForkedChain, rules: ChainRules, { method, params }: AskedCall): Answer {
  const [tag] = params as readonly unknown[];
  const at = tag === 'latest' || tag === undefined ? node.head : Number(tag);
  const validator = node.place === null ? null : (world.validators[node.place] ?? null);
  switch (method) {
    case 'eth_getBlockByNumber':
      return given(at > node.head || !node.chain[at] ? null : wireBlock(node.chain[at]));
    case 'eth_syncing':
      return given(false);
    case 'eth_mining':
      return given(validator !== null);
    case 'net_peerCount':
      return given('0x3');
    case 'web3_clientVersion':
      return given(VERSION);
    case 'eth_chainId':
      return given(hex(rules.chainId ?? 1337));
    case 'istanbul_nodeAddress':
      return given(
        validator?.address ??
          `0x${[...node.name]
            .map((one) => one.charCodeAt(0).toString(16))
            .join('')
            .padStart(40, '0')
            .slice(-40)}`,
      );
    case 'istanbul_getValidators':
      return given(world.set);
    case 'istanbul_getSnapshot':
      return node.chain[at]
        ? given({ epoch: 30_000, number: at, hash: node.chain[at].hash, validators: world.set, votes: [] })
        : given(null);
    case 'admin_nodeInfo':
      return given({
        id: 'a',
        name: VERSION,
        enode: `enode://${validator?.publicKey.slice(2) ?? 'none'}@127.0.0.1:30303`,
        protocols: { eth: { network: 1337, genesis: world.common[0]?.hash, config: configOf(rules) } },
      });
    case 'admin_peers':
      return given([]);
    default:
      return missing(method);
  }
}

function configOf({ periodSeconds = 1, emptyPeriodSeconds = 0, timeoutSeconds = 4, ceilBlock = 0, contract, chainId = 1337 }: ChainRules) {
  return {
    chainId,
    isQuorum: true,
    qbft: {
      epochlength: 30_000,
      blockperiodseconds: periodSeconds,
      emptyblockperiodseconds: emptyPeriodSeconds,
      requesttimeoutseconds: timeoutSeconds,
      policy: 0,
      ceil2Nby3Block: ceilBlock,
      validatorcontractaddress: contract ?? `0x${'0'.repeat(40)}`,
    },
  };
}
