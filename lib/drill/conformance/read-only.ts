const READ_ONLY =
  /^(eth_(get\w+|blockNumber|chainId|syncing|mining|hashrate|coinbase|nonsense)|(net|web3|txpool)_\w+|rpc_modules|nonsense|admin_(nodeInfo|peers|datadir)|istanbul_(get\w+|nodeAddress|candidates|isValidator|status)|qbft_get\w+|debug_(get\w+|metrics))$/;

/** Whether a call changes nothing on a node: only these are put to live ones. A list of what may be asked, so that nothing new slips in. */
export function isReadOnly(method: string): boolean {
  return READ_ONLY.test(method);
}
