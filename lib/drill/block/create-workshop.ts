import { boundedCache } from '@/lib/consensus/bounded-cache';
import { ISTANBUL_DIGEST } from '@/lib/consensus/decode-extra';
import { encodeExtra } from '@/lib/consensus/encode-extra';
import { rlpList } from '@/lib/consensus/encode-rlp';
import { encodeHeader } from '@/lib/consensus/header-frame';
import { bytesToHex, hexToBytes } from '@/lib/consensus/hex-bytes';
import { keccak256 } from '@/lib/consensus/keccak256';
import type { Address, Hash, Header, Hex } from '@/lib/consensus/types';
import { type KeptState, stateOfAccounts } from '@/lib/drill/block/account-state';
import { clientLimits } from '@/lib/drill/block/client-limits';
import { encodeReceipt, receiptsOfTransfers } from '@/lib/drill/block/encode-receipt';
import { executeTransfers } from '@/lib/drill/block/execute-transfers';
import { gasLimitAfter } from '@/lib/drill/block/gas';
import { EMPTY_ROOT } from '@/lib/drill/block/merkle-trie';
import { NO_BLOOM, NO_UNCLES } from '@/lib/drill/block/read-genesis';
import { readTransaction } from '@/lib/drill/block/read-transaction';
import { sealCopies } from '@/lib/drill/block/seal-copies';
import { settingsByHeight } from '@/lib/drill/block/settings-by-height';
import { listRoot } from '@/lib/drill/block/trie-root';
import type { BlockWorkshop, BuildPlan, DrillBlock, DrillKey, DrillTransaction, Genesis } from '@/lib/drill/types';

type Body = {
  readonly stateRoot: Hash;
  readonly transactionsRoot: Hash;
  readonly receiptsRoot: Hash;
  readonly gasUsed: bigint;
  readonly transactions: readonly DrillTransaction[];
};

/** RLP [1.10.3, "geth", "go1.26.8", "linux"] filled up to 32 bytes: what the recorded nodes write. Source: quorum eth/backend.go makeExtraData. */
const VANITY: Hex = '0xd883010a03846765746888676f312e32362e38856c696e757800000000000000';
/** All validators of a height build on the same transactions: their bodies are one. */
const BODIES_KEPT = 64;
const EXTRAS_KEPT = 64;

/**
 * All that is about blocks and needs keys or states, for one network; `keys` = validators, and whoever else is asked for by keyOf.
 * A block's hash is made when it is first read: candidates that nobody proposes cost no keccak.
 * @throws Error when the config has no BFT section.
 */
export function createWorkshop({ genesis, keys }: { readonly genesis: Genesis; readonly keys: readonly DrillKey[] }): BlockWorkshop {
  const settingsAt = settingsByHeight(genesis.config);
  const byAddress = new Map(keys.map((key) => [key.address, key]));
  const keyOf = (address: Address): DrillKey | null => byAddress.get(address) ?? null;
  const book = new Map<Hash, KeptState>([[genesis.state.root, stateOfAccounts(genesis.state.accounts)]]);
  const bodies = boundedCache<string, Body>(BODIES_KEPT);
  const extras = boundedCache<string, Hex>(EXTRAS_KEPT);
  const extraOf = sealCopies(keyOf);
  settingsAt(1);

  const bodyOf = ({ parent, author, transactions }: BuildPlan, gasLimit: bigint): Body => {
    const before = book.get(parent.header.stateRoot);
    if (before === undefined) throw new Error(`block ${parent.header.height} has a state that was not built here`);
    const { isGasPriceEnabled } = clientLimits(genesis.configJson, parent.header.height + 1);
    const { state, included, gasUsed } = executeTransfers(before, transactions, { author, gasLimit, isGasPriceEnabled });
    book.set(state.root, state);
    return { stateRoot: state.root, gasUsed, transactions: included, ...rootsOf(included) };
  };

  const build = (plan: BuildPlan): DrillBlock => {
    const { parent, author, validators, timestamp, transactions, vote = null } = plan;
    const gasLimit = gasLimitAfter(parent.header, clientLimits(genesis.configJson, parent.header.height).minGasLimit);
    const body: Body =
      transactions.length === 0
        ? { ...NO_BODY, stateRoot: parent.header.stateRoot }
        : bodies(`${bodyKey(plan)} ${gasLimit}`, () => bodyOf(plan, gasLimit));
    const extraData = extras(`${validators.join()} ${vote?.recipient} ${vote?.add}`, () =>
      encodeExtra({ format: 'qbft', vanity: VANITY, validators, vote, round: 0, seals: [] }),
    );
    const { stateRoot, transactionsRoot, receiptsRoot, gasUsed } = body;
    const header = withHash({
      parentHash: parent.hash,
      sha3Uncles: NO_UNCLES,
      miner: author,
      stateRoot,
      transactionsRoot,
      receiptsRoot,
      logsBloom: NO_BLOOM,
      difficulty: 1n,
      height: parent.header.height + 1,
      gasLimit,
      gasUsed,
      timestamp,
      extraData,
      mixHash: ISTANBUL_DIGEST,
      nonce: '0x0000000000000000',
    });
    return {
      get hash() {
        return header.hash;
      },
      header,
      author,
      vote,
      transactions: body.transactions,
    };
  };

  return {
    genesis,
    settingsAt,
    build,
    stateOf: (root) => book.get(root) ?? null,
    extraOf,
    rlpOf: (copy) => {
      const header = encodeHeader({ ...copy.block.header, extraData: extraOf(copy) });
      const transactions = copy.block.transactions.map(({ raw }) => hexToBytes(raw, 'transaction'));
      return bytesToHex(rlpList([header, rlpList(transactions), rlpList([])]));
    },
    receiptsOf: ({ transactions }) => receiptsOfTransfers(transactions),
    readTransaction: (raw) => readTransaction(raw, genesis.chainId),
    keyOf,
  };
}

const NO_BODY = { transactionsRoot: EMPTY_ROOT, receiptsRoot: EMPTY_ROOT, gasUsed: 0n, transactions: [] } as const;

const rootsOf = (transactions: readonly DrillTransaction[]): Pick<Body, 'transactionsRoot' | 'receiptsRoot'> => ({
  transactionsRoot: listRoot(transactions.map(({ raw }) => hexToBytes(raw, 'transaction'))),
  receiptsRoot: listRoot(receiptsOfTransfers(transactions).map(encodeReceipt)),
});

/** The author is part of it only where it is paid. */
const bodyKey = ({ parent, author, transactions }: BuildPlan): string =>
  [parent.header.stateRoot, transactions.some(({ gasPrice }) => gasPrice > 0n) && author, ...transactions.map(({ hash }) => hash)].join();

/** The header's QBFT hash is the one of its bare extraData: round 0 and no seals. */
function withHash(draft: Omit<Header, 'hash'>): Header {
  let hash: Hash | null = null;
  return {
    ...draft,
    get hash() {
      hash ??= keccak256(encodeHeader({ ...draft, hash: '0x' }));
      return hash;
    },
  };
}
