import type { Address } from '@/lib/consensus/types';
import { deriveKey } from '@/lib/drill/block/derive-key';
import { fundedAccounts } from '@/lib/drill/block/plan-genesis';
import { signTransfer } from '@/lib/drill/block/sign-transfer';
import { testChain } from '@/lib/drill/chain/chain.test-world';
import { parseEnode } from '@/lib/drill/peers/parse-enode';
import { answerCall } from '@/lib/drill/rpc/answer-call';
import type { DrillNetwork, DrillNote, DrillTransaction, NodeProcess, PeerView, SimNode, Syncing } from '@/lib/drill/types';
import type { Answer } from '@/lib/served-node/types';

const SEED = 'rpc';
const [account] = fundedAccounts(SEED);
if (account === undefined) throw new Error('no funded account');
export const SENDER = account.address;

/** A transfer of the account that has funds. */
export const transfer = (nonce: number, more: { readonly value?: bigint } = {}): DrillTransaction =>
  signTransfer({ key: account, chainId: 1337, nonce, to: '0x00000000000000000000000000000000000000b0', ...more });

export type RpcWorld = {
  readonly network: DrillNetwork;
  readonly node: SimNode;
  readonly chain: NodeProcess['chain'];
  readonly world: ReturnType<typeof testChain>;
  /** What reached peers, miner and pool, as text. */
  readonly did: string[];
  readonly pool: { pending: DrillTransaction[]; queued: DrillTransaction[] };
  readonly peers: PeerView[];
  readonly syncing: { now: Syncing | null };
  readonly call: (method: string, ...params: readonly unknown[]) => Answer;
  /** The result; an error answer is thrown. */
  readonly result: (method: string, ...params: readonly unknown[]) => unknown;
  readonly stop: () => void;
  readonly start: () => void;
};

/** One node of four validators with `blocks` blocks, a transfer in each, over a real chain; its pool, peers and miner only take notes. */
export function rpcWorld({ blocks = 26, archive = false } = {}): RpcWorld {
  const world = testChain(SEED);
  const key = deriveKey(SEED, 'validator-1');
  const { chain, disk } = world.node('validator-1', { self: key.address, archive });
  for (const copy of world.grow(world.genesis, blocks)) chain.insert(copy);
  const did: string[] = [];
  const pool: RpcWorld['pool'] = { pending: [], queued: [] };
  const peers: PeerView[] = [];
  const syncing: RpcWorld['syncing'] = { now: null };
  const candidates = new Map<Address, boolean>();
  let isMining = true;
  const bySender = (list: readonly DrillTransaction[]) => (list.length === 0 ? new Map() : new Map([[SENDER, list]]));
  const process: NodeProcess = {
    startedAt: world.sim.now(),
    chain,
    pool: {
      add: (transaction, local) => {
        if (pool.pending.some(({ hash }) => hash === transaction.hash)) return { ok: false, message: 'already known' };
        pool.pending.push(transaction);
        did.push(`pool.add ${transaction.nonce} ${local ? 'local' : 'remote'}`);
        return { ok: true };
      },
      get: (hash) => [...pool.pending, ...pool.queued].find((one) => one.hash === hash) ?? null,
      pending: () => bySender(pool.pending),
      queued: () => bySender(pool.queued),
      nextNonce: () => blocks + pool.pending.length,
      reset: () => undefined,
      onPending: () => undefined,
    },
    peers: {
      start: () => undefined,
      stop: () => undefined,
      list: () => peers,
      add: (enode) => void did.push(`peers.add ${parseEnode(enode).port}`),
      remove: (enode) => void did.push(`peers.remove ${parseEnode(enode).port}`),
      gossip: () => undefined,
      broadcastBlock: () => undefined,
      broadcastTransactions: () => undefined,
      syncing: () => syncing.now,
    },
    miner: {
      start: () => {
        isMining = true;
        did.push('miner.start');
      },
      stop: () => {
        isMining = false;
        did.push('miner.stop');
      },
      isMining: () => isMining,
      receive: () => 'taken',
      newHead: () => undefined,
      newTransactions: () => undefined,
      propose: (recipient, add) => void candidates.set(recipient, add),
      discard: (recipient) => void candidates.delete(recipient),
      candidates: () => candidates,
      view: () => null,
    },
  };
  let isUp = true;
  const start = () => {
    isUp = true;
  };
  const stop = () => {
    isUp = false;
  };
  const node: SimNode = {
    name: 'validator-1',
    role: 'validator',
    key,
    p2pPort: 30303,
    enode: `enode://${key.publicKey.slice(2)}@127.0.0.1:30303?discport=0`,
    disk,
    workshop: world.workshop,
    process: () => (isUp ? process : null),
    start,
    stop,
    reinstall: () => undefined,
    clock: world.sim.now,
    setSkew: () => undefined,
    closedApis: new Set(),
    hostile: null,
    silent: false,
  };
  const notes: DrillNote[] = [];
  const network: DrillNetwork = {
    sim: world.sim,
    workshop: world.workshop,
    wire: {
      send: () => undefined,
      isOpen: () => true,
      setOpen: () => undefined,
      slow: () => undefined,
      slowedBy: () => 0,
      onChange: () => () => undefined,
      epoch: () => 0,
      newEpoch: () => undefined,
    },
    nodes: [node],
    node: () => node,
    note: (what, data = {}) => void notes.push({ at: world.sim.now(), what, data }),
    notes: () => notes,
  };
  const call = (method: string, ...params: readonly unknown[]) => answerCall(node, network, { method, params });
  const result = (method: string, ...params: readonly unknown[]) => {
    const answer = call(method, ...params);
    if (!answer.ok) throw new Error(answer.error.message);
    return answer.result;
  };
  return { network, node, chain, world, did, pool, peers, syncing, call, result, start, stop };
}
