import { rlpBytes, rlpInteger, rlpList } from '@/lib/consensus/encode-rlp';
import { hexToBytes } from '@/lib/consensus/hex-bytes';
import { keccak256 } from '@/lib/consensus/keccak256';
import type { Address } from '@/lib/consensus/types';
import { EMPTY_ROOT, itemInTrie, itemsInTrie, nibblesOf, putInTrie, rootOfTrie, type Trie } from '@/lib/drill/block/merkle-trie';
import type { Account, AccountState } from '@/lib/drill/types';

type Entry = { readonly address: Address; readonly account: Account };

/** A state that can be built on: its accounts live in the trie itself, so a block costs what it changed and not what there is. */
export type KeptState = AccountState & { readonly trie: Trie<Entry>; readonly size: number };

const PATHS_KEPT = 100_000;
const paths = new Map<Address, Uint8Array>();
const CODE_AND_STORAGE = [
  rlpBytes(hexToBytes(EMPTY_ROOT, 'storage root', 32)),
  rlpBytes(hexToBytes(keccak256(new Uint8Array(0)), 'code hash', 32)),
];

/** A state of these accounts and no others. Empty accounts are refused: the client drops them when they are touched, and so there are none. */
export const stateOfAccounts = (accounts: Iterable<readonly [Address, Account]>): KeptState =>
  changeState({ root: EMPTY_ROOT, accounts: new Map(), trie: null, size: 0 }, accounts);

/** The state with these accounts set. @throws Error for an empty account. */
export function changeState(before: KeptState, changes: Iterable<readonly [Address, Account]>): KeptState {
  let { trie, size } = before;
  for (const [address, account] of changes) {
    if (account.nonce === 0 && account.balance === 0n) throw new Error(`${address} would be an empty account`);
    const path = pathOf(address);
    if (itemInTrie(trie, path) === null) size += 1;
    trie = putInTrie(trie, path, encodeAccount(account), { address, account });
  }
  return { root: rootOfTrie(trie), accounts: accountsOf(trie, size), trie, size };
}

/** RLP [nonce, balance, storage root, code hash] of an account without code. Source: quorum core/state/state_object.go Account. */
const encodeAccount = ({ nonce, balance }: Account): Uint8Array =>
  rlpList([rlpInteger(nonce, 'nonce'), rlpInteger(balance, 'balance'), ...CODE_AND_STORAGE]);

/** Path of an account in the secure trie: the nibbles of its address' keccak. */
function pathOf(address: Address): Uint8Array {
  const known = paths.get(address);
  if (known !== undefined) return known;
  if (paths.size >= PATHS_KEPT) paths.clear();
  const path = nibblesOf(hexToBytes(keccak256(hexToBytes(address, 'address', 20)), 'account key', 32));
  paths.set(address, path);
  return path;
}

/** The trie's accounts read as a map, in the order of their hashed addresses. */
function accountsOf(trie: Trie<Entry>, size: number): ReadonlyMap<Address, Account> {
  function* entries(): Generator<[Address, Account], undefined> {
    for (const { address, account } of itemsInTrie(trie)) yield [address, account];
    return undefined;
  }
  function* keys(): Generator<Address, undefined> {
    for (const { address } of itemsInTrie(trie)) yield address;
    return undefined;
  }
  function* values(): Generator<Account, undefined> {
    for (const { account } of itemsInTrie(trie)) yield account;
    return undefined;
  }
  const map: ReadonlyMap<Address, Account> = {
    size,
    get: (address) => itemInTrie(trie, pathOf(address))?.account,
    has: (address) => itemInTrie(trie, pathOf(address)) !== null,
    forEach: (act) => {
      for (const { address, account } of itemsInTrie(trie)) act(account, address, map);
    },
    entries: () => entries(),
    keys: () => keys(),
    values: () => values(),
    [Symbol.iterator]: () => entries(),
  };
  return map;
}
