import { ISTANBUL_DIGEST } from '@/lib/consensus/decode-extra';
import { encodeExtra } from '@/lib/consensus/encode-extra';
import type { Address, Hex } from '@/lib/consensus/types';
import { deriveKey } from '@/lib/drill/block/derive-key';
import type { GenesisFile } from '@/lib/drill/block/read-genesis';
import type { DrillKey, NetworkPlan } from '@/lib/drill/types';

const CHAIN_ID = 1337;
const FUNDED_ACCOUNTS = 5;
const VANITY_BYTES = 32;
/** What the lab's networks had; the time is the one that genesis tools have written since 2017. */
const BALANCE = '0x446c3b15f9926687d2c40534fdb564000000000000';
const GAS_LIMIT = '0xE0000000';
const TIMESTAMP = '0x58ee40ba';
const EPOCH_LENGTH = 30_000;
/** Keys that would need contracts or rewards, in the plan's transitions. */
const NOT_SIMULATED = [
  'validatorcontractaddress',
  'validatorselectionmode',
  'blockreward',
  'beneficiarymode',
  'miningbeneficiary',
  'algorithm',
];

/** The accounts that hold funds at genesis: `account 1` … of the seed. */
export const fundedAccounts = (seed: string): readonly DrillKey[] =>
  Array.from({ length: FUNDED_ACCOUNTS }, (_, i) => deriveKey(seed, `account ${i + 1}`));

/**
 * The genesis file of a planned network with these validators, as quorum-genesis-tool would write it: all forks up to Berlin from 0, gas free.
 * `extraOfGenesis` is the vanity, up to 32 bytes: another one is another genesis. @throws Error for a plan that the drill can't run.
 */
export function planGenesis(plan: NetworkPlan, validators: readonly Address[]): GenesisFile {
  return {
    config: {
      homesteadBlock: 0,
      eip150Block: 0,
      eip155Block: 0,
      eip158Block: 0,
      byzantiumBlock: 0,
      constantinopleBlock: 0,
      petersburgBlock: 0,
      istanbulBlock: 0,
      muirGlacierBlock: 0,
      berlinBlock: 0,
      chainId: CHAIN_ID,
      isQuorum: true,
      maxCodeSizeConfig: [{ block: 0, size: 64 }],
      txnSizeLimit: 64,
      qbft: {
        policy: 0,
        ceil2Nby3Block: 0,
        epochlength: EPOCH_LENGTH,
        blockperiodseconds: plan.blockPeriodSeconds,
        requesttimeoutseconds: plan.requestTimeoutSeconds,
        emptyblockperiodseconds: plan.emptyBlockPeriodSeconds ?? 0,
        maxRequestTimeoutSeconds: plan.maxRequestTimeoutSeconds ?? null,
      },
      transitions: transitionsOf(plan),
    },
    nonce: '0x0',
    timestamp: TIMESTAMP,
    extraData: encodeExtra({
      format: 'qbft',
      vanity: vanityOf(plan.extraOfGenesis ?? '0x'),
      validators: [...validators].sort(),
      vote: null,
      round: 0,
      seals: [],
    }),
    gasLimit: GAS_LIMIT,
    difficulty: '0x1',
    mixHash: ISTANBUL_DIGEST,
    coinbase: `0x${'0'.repeat(40)}`,
    alloc: Object.fromEntries(fundedAccounts(plan.seed).map(({ address }) => [address, { balance: BALANCE }])),
  };
}

/** 2F+1 from the start is a transition at 0 of its own: ceil(2N/3) is the default otherwise. Source: quorum params/config.go Transition. */
function transitionsOf({ transitions = [], twoFPlusOne }: NetworkPlan): readonly Readonly<Record<string, unknown>>[] {
  let last = 0;
  for (const transition of transitions) {
    const block = Number(transition.block);
    if (!Number.isInteger(block) || block < last) throw new Error('transitions need a block each, in ascending order');
    const strange = Object.keys(transition).find((key) => NOT_SIMULATED.includes(key.toLowerCase()));
    if (strange !== undefined) throw new Error(`the drill does not simulate ${strange} in transitions`);
    last = block;
  }
  return twoFPlusOne === true ? [{ block: 0, '2FPlus1Enabled': true }, ...transitions] : transitions;
}

function vanityOf(extra: Hex): Hex {
  if (extra.length > 2 + VANITY_BYTES * 2) throw new Error(`extraOfGenesis has more than ${VANITY_BYTES} bytes`);
  return `0x${extra.slice(2).padEnd(VANITY_BYTES * 2, '0')}`;
}
