import type { Address, Hash } from '@/lib/consensus/types';

type Json = Readonly<Record<string, unknown>>;
/** What the client prints for a value as the genesis file has it (undefined = not given); undefined = the key is left out. */
type Printer = (given: unknown) => unknown;
type Fields = readonly (readonly [string, Printer])[];

const ZERO_ADDRESS: Address = `0x${'0'.repeat(40)}`;
const ZERO_HASH: Hash = `0x${'0'.repeat(64)}`;
const DEFAULT_TRANSACTION_KB = 64;

const ifGiven: Printer = (given) => given ?? undefined;
const ifTrue: Printer = (given) => given === true || undefined;
const ifNotZero: Printer = (given) => given || undefined;
const orNull: Printer = (given) => given ?? null;
const orZero: Printer = (given) => given ?? 0;
const orFalse: Printer = (given) => given ?? false;
const lower: Printer = (given) => (typeof given === 'string' ? given.toLowerCase() : given);
const addressOrZero: Printer = (given) => lower(given) ?? ZERO_ADDRESS;
const addressesOrNull: Printer = (given) => (Array.isArray(given) ? given.map(lower) : null);
const hexIfGiven: Printer = (given) => (given === undefined || given === null ? undefined : `0x${BigInt(given as string).toString(16)}`);
const addressIfGiven: Printer = (given) => lower(given ?? undefined);
const section =
  (fields: Fields): Printer =>
  (given) =>
    isObject(given) ? print(given, fields) : undefined;
const listIfAny =
  (fields: Fields): Printer =>
  (given) =>
    Array.isArray(given) && given.length > 0 ? given.map((entry) => print(entry, fields)) : undefined;

const BFT: Fields = [
  ['epochlength', orZero],
  ['blockperiodseconds', orZero],
  ['emptyblockperiodseconds', ifGiven],
  ['requesttimeoutseconds', orZero],
  ['policy', orZero],
  ['ceil2Nby3Block', ifGiven],
  ['validatorcontractaddress', addressOrZero],
];

const QBFT: Fields = [
  ...BFT,
  ['blockReward', hexIfGiven],
  ['beneficiaryMode', ifGiven],
  ['miningBeneficiary', addressIfGiven],
  ['validatorselectionmode', ifGiven],
  ['validators', addressesOrNull],
  ['maxRequestTimeoutSeconds', orNull],
];

const TRANSITION: Fields = [
  ['block', orNull],
  ['algorithm', ifNotZero],
  ['epochlength', ifNotZero],
  ['blockperiodseconds', ifNotZero],
  ['emptyblockperiodseconds', ifGiven],
  ['requesttimeoutseconds', ifNotZero],
  ['contractsizelimit', ifNotZero],
  ['validatorcontractaddress', addressOrZero],
  ['validators', addressesOrNull],
  ['validatorselectionmode', ifNotZero],
  ['enhancedPermissioningEnabled', ifGiven],
  ['privacyEnhancementsEnabled', ifGiven],
  ['privacyPrecompileEnabled', ifGiven],
  ['gasPriceEnabled', ifGiven],
  ['miner.gaslimit', ifNotZero],
  ['2FPlus1Enabled', ifGiven],
  ['transactionSizeLimit', ifNotZero],
  ['blockReward', hexIfGiven],
  ['beneficiaryMode', ifGiven],
  ['miningBeneficiary', addressIfGiven],
  ['maxRequestTimeoutSeconds', ifGiven],
];

const CONFIG: Fields = [
  ['chainId', orNull],
  ['homesteadBlock', ifGiven],
  ['daoForkBlock', ifGiven],
  ['daoForkSupport', ifTrue],
  ['eip150Block', ifGiven],
  ['eip150Hash', (given) => lower(given) ?? ZERO_HASH],
  ['eip155Block', ifGiven],
  ['eip158Block', ifGiven],
  ['byzantiumBlock', ifGiven],
  ['constantinopleBlock', ifGiven],
  ['petersburgBlock', ifGiven],
  ['istanbulBlock', ifGiven],
  ['muirGlacierBlock', ifGiven],
  ['berlinBlock', ifGiven],
  ['yoloV3Block', ifGiven],
  ['ewasmBlock', ifGiven],
  ['catalystBlock', ifGiven],
  ['ibft', section(BFT)],
  ['qbft', section(QBFT)],
  ['transitions', listIfAny(TRANSITION)],
  ['isQuorum', orFalse],
  ['txnSizeLimit', (given) => given || DEFAULT_TRANSACTION_KB],
  ['maxCodeSize', orZero],
  ['qip714Block', ifGiven],
  ['maxCodeSizeChangeBlock', ifGiven],
  [
    'maxCodeSizeConfig',
    listIfAny([
      ['block', ifGiven],
      ['size', ifNotZero],
    ]),
  ],
  ['privacyEnhancementsBlock', ifGiven],
  ['isMPS', orFalse],
  ['privacyPrecompileBlock', ifGiven],
  ['enableGasPriceBlock', ifGiven],
];

/**
 * A genesis file's `config` as admin_nodeInfo shows it: decoded (keys without regard to case, unknown ones dropped) and printed again in
 * the client's order with its defaults. Source: quorum params/config.go ChainConfig, BFTConfig, QBFTConfig, Transition; core/genesis.go.
 */
export const printConfig = (config: Json): Json => print(config, CONFIG);

function print(given: Json, fields: Fields): Json {
  const lowered = new Map(Object.entries(given).map(([key, value]) => [key.toLowerCase(), value]));
  const printed: Record<string, unknown> = {};
  for (const [key, printer] of fields) {
    const value = printer(key in given ? given[key] : lowered.get(key.toLowerCase()));
    if (value !== undefined) printed[key] = value;
  }
  return printed;
}

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
