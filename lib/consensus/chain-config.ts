import { CodecError } from '@/lib/consensus/codec-error';
import type { ConsensusFamily } from '@/lib/consensus/family-rules';
import type { Address } from '@/lib/consensus/types';

/** The keys of one section or transition that matter here; seconds, absent = not said. */
export type ConsensusKeys = {
  readonly periodSeconds?: number;
  readonly periodMilliseconds?: number;
  readonly emptyPeriodSeconds?: number;
  readonly timeoutSeconds?: number;
  readonly maxTimeoutSeconds?: number;
  readonly epochLength?: number;
  readonly policy?: number;
  readonly ceilBlock?: number;
  readonly twoFPlusOne?: boolean;
  readonly selectionMode?: string;
  /** Never the zero address, which means none. */
  readonly validatorContract?: Address;
  /** A set the config puts in force over any vote; never empty. */
  readonly validators?: readonly Address[];
};

export type Transition = ConsensusKeys & { readonly block: number; readonly algorithm?: string };

/** A chain config as a node gave it, with the clients' spellings taken out. `settingsAt` reads it. */
export type ChainConfig = {
  readonly chainId: number | null;
  readonly family: ConsensusFamily;
  /** Which section rules from height 0; null = none that is known here (clique, ibft2, raft …). */
  readonly section: 'istanbul' | 'ibft' | 'qbft' | null;
  readonly genesis: ConsensusKeys;
  /** Height from which the old `istanbul` section is QBFT; null = never. */
  readonly qbftBlock: number | null;
  readonly transitions: readonly Transition[];
};

type Section = Readonly<Record<string, unknown>>;

const NUMBERS = {
  blockperiodseconds: 'periodSeconds',
  blockperiodmilliseconds: 'periodMilliseconds',
  xblockperiodmilliseconds: 'periodMilliseconds',
  emptyblockperiodseconds: 'emptyPeriodSeconds',
  xemptyblockperiodseconds: 'emptyPeriodSeconds',
  requesttimeoutseconds: 'timeoutSeconds',
  maxrequesttimeoutseconds: 'maxTimeoutSeconds',
  epochlength: 'epochLength',
  policy: 'policy',
  ceil2nby3block: 'ceilBlock',
} as const satisfies Record<string, keyof ConsensusKeys>;

const ZERO_ADDRESS = `0x${'0'.repeat(40)}`;

/**
 * The chain config in admin_nodeInfo.protocols.{eth|istanbul}.config. Keys are matched without regard to case: GoQuorum writes them lower
 * case, Besu in camel case. `family` decides between the clients' defaults; when not given it is seen from the keys.
 * Source: quorum params/config.go, eth/ethconfig/config.go CreateConsensusEngine; besu JsonGenesisConfigOptions.asMap.
 * @throws CodecError when the config is no object or a value is no amount.
 */
export function parseChainConfig(json: unknown, family?: ConsensusFamily): ChainConfig {
  const config = lowerKeys(json, 'config');
  const transitions = readTransitions(config.transitions);
  const section = sectionOf(config, transitions);
  const body = section === null ? {} : lowerKeys(config[section] ?? {}, `config.${section}`);
  const genesis = section === 'istanbul' ? istanbulKeys(body) : readKeys(body, `config.${section}`);
  return {
    chainId: amount(config.chainid, 'config.chainId') ?? null,
    family: family ?? familyOf(config),
    section,
    genesis,
    qbftBlock: section === 'istanbul' ? (amount(body.testqbftblock, 'config.istanbul.testQBFTBlock') ?? null) : null,
    transitions,
  };
}

function sectionOf(config: Section, transitions: readonly Transition[]): ChainConfig['section'] {
  if (isObject(config.istanbul)) return 'istanbul';
  if (isObject(config.ibft)) return 'ibft';
  if (isObject(config.qbft)) return 'qbft';
  const first = transitions.filter(({ block }) => block === 0).map(({ algorithm }) => algorithm);
  if (first.includes('ibft')) return 'ibft';
  return first.includes('qbft') ? 'qbft' : null;
}

// GoQuorum always writes isQuorum, true or false; Besu never does.
const familyOf = (config: Section): ConsensusFamily => ('isquorum' in config ? 'goquorum' : 'besu');

/** The old section knows four keys only, and its quorum is 2F+1 unless it says otherwise. Source: quorum params/config.go IstanbulConfig. */
function istanbulKeys(body: Section): ConsensusKeys {
  const { policy, ceilBlock } = readKeys(body, 'config.istanbul');
  const epochLength = amount(body.epoch, 'config.istanbul.epoch');
  return { ...given({ epochLength, policy }), ceilBlock: ceilBlock ?? Number.POSITIVE_INFINITY };
}

function readTransitions(value: unknown): Transition[] {
  const entries = Array.isArray(value) ? value : isObject(value) ? value.qbft : undefined;
  if (entries === undefined || entries === null) return [];
  if (!Array.isArray(entries)) throw new CodecError('config.transitions is not a list');
  return entries.map((entry, index) => {
    const path = `config.transitions[${index}]`;
    const body = lowerKeys(entry, path);
    const block = amount(body.block, `${path}.block`);
    if (block === undefined) throw new CodecError(`${path}.block is missing`);
    return { ...readKeys(body, path), block, ...given({ algorithm: text(body.algorithm) }) };
  });
}

function readKeys(body: Section, path: string): ConsensusKeys {
  const numbers: Partial<Record<(typeof NUMBERS)[keyof typeof NUMBERS], number>> = {};
  for (const [key, name] of Object.entries(NUMBERS) as [keyof typeof NUMBERS, (typeof NUMBERS)[keyof typeof NUMBERS]][]) {
    const value = amount(body[key], `${path}.${key}`);
    if (value !== undefined) numbers[name] = value;
  }
  const contract = text(body.validatorcontractaddress)
    ? address(body.validatorcontractaddress, `${path}.validatorcontractaddress`)
    : undefined;
  const validators = Array.isArray(body.validators)
    ? body.validators.map((entry, at) => address(entry, `${path}.validators[${at}]`))
    : undefined;
  return {
    ...numbers,
    ...given({
      twoFPlusOne: typeof body['2fplus1enabled'] === 'boolean' ? body['2fplus1enabled'] : undefined,
      selectionMode: text(body.validatorselectionmode) || undefined,
      validatorContract: contract === ZERO_ADDRESS ? undefined : contract,
      validators: validators?.length ? validators : undefined,
    }),
  };
}

function lowerKeys(value: unknown, path: string): Section {
  if (!isObject(value)) throw new CodecError(`${path} is not an object`);
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key.toLowerCase(), entry]));
}

/** A whole number ≥ 0, also as decimal or 0x-hex text; null and absent are both "not said". */
function amount(value: unknown, path: string): number | undefined {
  if (value === undefined || value === null) return undefined;
  const number = typeof value === 'string' && /^(0x[0-9a-f]+|\d+)$/i.test(value) ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isInteger(number) || number < 0) throw new CodecError(`${path} is not a whole number`);
  return number;
}

function address(value: unknown, path: string): Address {
  if (typeof value !== 'string' || !/^(0x)?[0-9a-f]{40}$/i.test(value)) throw new CodecError(`${path} is not an address`);
  return `0x${value.toLowerCase().replace('0x', '')}`;
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value.toLowerCase() : undefined);
const isObject = (value: unknown): value is Section => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Without the keys whose value is undefined. */
const given = <T extends object>(values: T) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> };
