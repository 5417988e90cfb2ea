type Json = Readonly<Record<string, unknown>>;

/** What a chain config says of transactions and gas at a height. */
export type ClientLimits = { readonly isGasPriceEnabled: boolean; readonly minGasLimit: bigint; readonly maxTransactionBytes: number };

const DEFAULT_MIN_GAS_LIMIT = 700_000_000n;
const DEFAULT_TRANSACTION_KB = 64;

/**
 * The limits in force at a height by a config as admin_nodeInfo prints it. As in the client, a transition without a transaction size takes
 * an earlier one's away. Source: quorum params/config.go IsGasPriceEnabled, GetMinerMinGasLimit, GetTransactionSizeLimit.
 */
export function clientLimits(config: Json, height: number): ClientLimits {
  const transitions = (Array.isArray(config.transitions) ? config.transitions : []) as readonly Json[];
  const ahead = transitions.findIndex(({ block }) => Number(block) > height);
  const past = ahead < 0 ? transitions : transitions.slice(0, ahead);
  const gasPrice = past.findLast(({ gasPriceEnabled }) => typeof gasPriceEnabled === 'boolean')?.gasPriceEnabled === true;
  const minGasLimit = past.findLast((transition) => Number(transition['miner.gaslimit'] ?? 0) > 0)?.['miner.gaslimit'];
  const kilobytes = Number(past.at(-1)?.transactionSizeLimit ?? 0) || Number(config.txnSizeLimit ?? 0) || DEFAULT_TRANSACTION_KB;
  return {
    isGasPriceEnabled: gasPrice || (typeof config.enableGasPriceBlock === 'number' && config.enableGasPriceBlock <= height),
    minGasLimit: minGasLimit === undefined ? DEFAULT_MIN_GAS_LIMIT : BigInt(Number(minGasLimit)),
    maxTransactionBytes: kilobytes * 1024,
  };
}
