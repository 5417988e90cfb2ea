/**
 * What the truth of an answer hangs on, and so when a recorded one may be given again.
 * static: nothing · tick: the moment · peers: the links · intent: votes this node wants · set: validators at a block · block: a block by height ·
 * hash: a block by hash · mined: the block in the answer · effect: it would change the node · head: anything else, at the same head only.
 */
export type CallKind = 'chain' | 'static' | 'tick' | 'peers' | 'intent' | 'set' | 'block' | 'hash' | 'mined' | 'effect' | 'head';

const METHODS = {
  chain: 'eth_getBlockByNumber eth_getBlockByHash eth_blockNumber',
  static:
    'web3_clientVersion web3_sha3 eth_chainId net_version eth_protocolVersion istanbul_nodeAddress admin_nodeInfo admin_datadir net_enode net_services ' +
    'net_listening rpc_modules eth_coinbase eth_accounts qbft_getRequestTimeoutSeconds miner_getMinGasPrice miner_getExtraData',
  tick: 'net_peerCount eth_syncing eth_mining eth_hashrate eth_gasPrice debug_getBadBlocks debug_metrics',
  peers: 'admin_peers',
  intent: 'istanbul_candidates qbft_getPendingVotes ibft_getPendingVotes',
  set: 'istanbul_getValidators istanbul_getSnapshot istanbul_isValidator qbft_getValidatorsByBlockNumber ibft_getValidatorsByBlockNumber',
  block:
    'istanbul_getSignersFromBlock eth_getHeaderByNumber debug_getBlockRlp debug_getRawHeader debug_getRawBlock eth_getMinerDataByBlockNumber trace_block',
  hash:
    'eth_getHeaderByHash istanbul_getSignersFromBlockByHash istanbul_getValidatorsAtHash istanbul_getSnapshotAtHash qbft_getValidatorsByBlockHash ' +
    'ibft_getValidatorsByBlockHash eth_getRawTransactionByBlockHashAndIndex eth_getTransactionByBlockHashAndIndex',
  mined: 'eth_getTransactionReceipt eth_getTransactionByHash',
  effect:
    'istanbul_propose istanbul_discard admin_addPeer admin_removePeer admin_addTrustedPeer admin_removeTrustedPeer admin_changeLogLevel ' +
    'debug_setHead eth_sendTransaction eth_sendRawTransaction admin_exportChain admin_importChain',
} satisfies Record<Exclude<CallKind, 'head'>, string>;

const KIND_OF = new Map(
  Object.entries(METHODS).flatMap(([kind, names]) => names.split(' ').map((name) => [name, kind as CallKind] as const)),
);
const EFFECT = /^(miner_(start|stop|set|change)|(qbft|ibft|clique)_(propose|discard)|personal_)/;

export function kindOf(method: string): CallKind {
  return KIND_OF.get(method) ?? (EFFECT.test(method) ? 'effect' : method.startsWith('txpool_') ? 'tick' : 'head');
}

/** Changes the votes a node wants to cast. */
export const setsIntent = (method: string): boolean => /^(istanbul|qbft|ibft)_(propose|discard)/.test(method);

/** The same text for calls that ask the same: istanbul_* without a block means the latest. Source: quorum istanbul/backend/api.go. */
export function callKey(method: string, params: unknown): string {
  const list = Array.isArray(params) ? (params as unknown[]) : params === undefined || params === null ? [] : params;
  const kind = kindOf(method);
  const latest =
    method.startsWith('istanbul_') &&
    (kind === 'set' || kind === 'block') &&
    Array.isArray(list) &&
    list.length <= 1 &&
    (list[0] ?? 'latest') === 'latest';
  return `${method} ${JSON.stringify(latest ? ['latest'] : list)}`;
}
