import { parseChainConfig } from '@/lib/consensus/chain-config';
import { decodeExtra } from '@/lib/consensus/decode-extra';
import { headerDigests } from '@/lib/consensus/header-digests';
import { frameHeader } from '@/lib/consensus/header-frame';
import type { Address, Hash, Header, Hex } from '@/lib/consensus/types';
import { stateOfAccounts } from '@/lib/drill/block/account-state';
import { EMPTY_ROOT } from '@/lib/drill/block/merkle-trie';
import { printConfig } from '@/lib/drill/block/print-config';
import type { Account, Genesis } from '@/lib/drill/types';

/** A genesis file as it is written for `geth init`: quantities in hex, balances in hex or decimal. */
export type GenesisFile = {
  readonly config: Readonly<Record<string, unknown>>;
  readonly nonce: string;
  readonly timestamp: string;
  readonly extraData: string;
  readonly gasLimit: string;
  readonly difficulty: string;
  readonly mixHash: string;
  readonly coinbase: string;
  readonly alloc: Readonly<Record<string, { readonly balance: string; readonly nonce?: string; readonly code?: string }>>;
};

/** keccak of an empty RLP list. Source: quorum core/types/block.go EmptyUncleHash. */
export const NO_UNCLES: Hash = '0x1dcc4de8dec75d7aab85b567b6ccd41ad312451b948a7413f0a142fd40d49347';
export const NO_BLOOM: Hex = `0x${'0'.repeat(512)}`;

/**
 * The genesis a GoQuorum node makes of a file: state trie, header, hash and the config as it prints it. Whose keys the validators have plays
 * no part. The network id is the chain id, as every launch script has it. Source: quorum core/genesis.go ToBlock.
 * @throws CodecError for extraData that is neither QBFT nor IBFT; Error for an account with code, which the drill can't run.
 */
export function readGenesis(file: GenesisFile): Genesis {
  const state = stateOfAccounts(Object.entries(file.alloc).map(accountOf));
  const draft: Omit<Header, 'hash'> = {
    parentHash: `0x${'0'.repeat(64)}`,
    sha3Uncles: NO_UNCLES,
    miner: lower(file.coinbase),
    stateRoot: state.root,
    transactionsRoot: EMPTY_ROOT,
    receiptsRoot: EMPTY_ROOT,
    logsBloom: NO_BLOOM,
    difficulty: BigInt(file.difficulty),
    height: 0,
    gasLimit: BigInt(file.gasLimit),
    gasUsed: 0n,
    timestamp: Number(file.timestamp),
    extraData: lower(file.extraData),
    mixHash: lower(file.mixHash),
    nonce: `0x${BigInt(file.nonce).toString(16).padStart(16, '0')}`,
  };
  const extra = decodeExtra(draft.extraData, draft.mixHash);
  const { hash } = headerDigests(frameHeader({ ...draft, hash: '0x' }), extra);
  const configJson = printConfig(file.config);
  const config = parseChainConfig(configJson);
  const chainId = config.chainId ?? 0;
  return {
    block: { hash, header: { ...draft, hash }, author: draft.miner, vote: null, transactions: [] },
    state,
    configJson,
    config,
    chainId,
    networkId: chainId,
    validators: [...extra.validators].sort(),
  };
}

function accountOf([address, { balance, nonce = '0x0', code = '0x' }]: [string, GenesisFile['alloc'][string]]): [Address, Account] {
  if (code !== '0x' && code !== '') throw new Error(`${address} has code: the drill runs transfers only`);
  return [`0x${address.toLowerCase().replace(/^0x/, '')}`, { nonce: Number(nonce), balance: BigInt(balance) }];
}

const lower = (hex: string): Hex => hex.toLowerCase() as Hex;
