import { z } from 'zod';
import { addressFromEnode } from '@/lib/consensus/enode-address';
import type { Address, Hash } from '@/lib/consensus/types';
import { parseWith } from '@/lib/rpc/schemas/parse-with';
import { anyObject, decimal, decimalText, fields, flag, hash, listOf, quantity, text } from '@/lib/rpc/schemas/primitives';
import type { Call } from '@/lib/rpc/types';

const MAX_PEERS = 10_000;
const MAX_MODULES = 1_000;

/** Who a node says it is. `id` is a hash of the key on GoQuorum and the key itself on Besu: never compare ids across clients. */
export type NodeInfo = {
  readonly enode: string;
  /** From the key inside the enode; null when there is none. */
  readonly address: Address | null;
  readonly name: string;
  readonly id: string | null;
  readonly genesis: Hash | null;
  /** The chain config as the node holds it, unread. */
  readonly config: unknown;
  readonly networkId: number | null;
};

/** One connected peer. `head` is stale by design on both clients: a hint, never a claim. */
export type Peer = {
  readonly enode: string | null;
  readonly address: Address | null;
  /** null when the client does not say (Besu 24.5.4). */
  readonly inbound: boolean | null;
  readonly name: string;
  readonly head: Hash | null;
};

export type Syncing = { readonly syncing: boolean; readonly highest: number | null };

function call<T>(method: string, schema: z.ZodType<T>): Call<T> {
  return { method, params: [], parse: parseWith(schema) };
}

/** GoQuorum's value per protocol may be "handshake" or "unknown" instead of an object. Source: quorum p2p/peer.go Info. */
const perProtocol = <T>(details: z.ZodType<T>): z.ZodType<T | null> => z.union([z.string().transform(() => null), details]);

const nodeInfoSchema = fields({
  enode: text(2_000),
  name: text(1_000),
  id: text(1_000).nullish(),
  protocols: fields({
    eth: perProtocol(fields({ network: decimal.nullish(), genesis: hash.nullish(), config: z.unknown() })).nullish(),
  }).nullish(),
}).transform(({ enode, name, id, protocols }): NodeInfo => {
  const eth = protocols?.eth;
  return {
    enode,
    address: addressFromEnode(enode),
    name,
    id: id ?? null,
    genesis: eth?.genesis ?? null,
    config: eth?.config ?? null,
    networkId: eth?.network ?? null,
  };
});

const peerSchema = fields({
  enode: text(2_000).nullish(),
  name: z.string().max(1_000).nullish(),
  network: fields({ inbound: flag.nullish() }).nullish(),
  protocols: fields({ eth: perProtocol(fields({ head: hash.nullable().catch(null) })).nullish() }).nullish(),
}).transform(({ enode, name, network, protocols }): Peer => {
  return {
    enode: enode ?? null,
    address: enode == null ? null : addressFromEnode(enode),
    inbound: network?.inbound ?? null,
    name: name ?? '',
    head: protocols?.eth?.head ?? null,
  };
});

const syncingSchema = z.union([
  flag.transform((busy): Syncing => ({ syncing: busy, highest: null })),
  fields({ highestBlock: quantity.nullish() }).transform(({ highestBlock }): Syncing => ({ syncing: true, highest: highestBlock ?? null })),
]);

export const blockNumber = (): Call<number> => call('eth_blockNumber', quantity);
export const clientVersion = (): Call<string> => call('web3_clientVersion', text(1_000));
export const chainId = (): Call<number> => call('eth_chainId', quantity);
/** The network id, decimal text on the wire. */
export const netVersion = (): Call<number> => call('net_version', decimalText);
export const peerCount = (): Call<number> => call('net_peerCount', quantity);
/** Besu only: the enode URL, in the group `net` that is on by default. */
export const netEnode = (): Call<string> => call('net_enode', text(2_000));
export const syncing = (): Call<Syncing> => call('eth_syncing', syncingSchema);
/** GoQuorum: whether the consensus core runs. Besu answers true on non-validators too. */
export const mining = (): Call<boolean> => call('eth_mining', flag);
export const nodeInfo = (): Call<NodeInfo> => call('admin_nodeInfo', nodeInfoSchema);
export const peers = (): Call<readonly Peer[]> => call('admin_peers', listOf(peerSchema, MAX_PEERS));

/** Names of the API groups served on this address. */
export const rpcModules = (): Call<readonly string[]> =>
  call(
    'rpc_modules',
    anyObject
      .transform((modules) => Object.keys(modules))
      .refine((names) => names.length <= MAX_MODULES, `more than ${MAX_MODULES} modules`),
  );
