import { createHash } from 'node:crypto';
import { fundedAccounts } from '@/lib/drill/block/plan-genesis';
import { signTransfer } from '@/lib/drill/block/sign-transfer';
import { createNetwork } from '@/lib/drill/network/create-network';
import { type PlantedFork, plantFork } from '@/lib/drill/plant/plant-fork';
import { answerCall } from '@/lib/drill/rpc/answer-call';
import type { DrillNetwork, DrillTransaction, NetworkPlan } from '@/lib/drill/types';
import { rpcErrorFailure } from '@/lib/rpc/rpc-error-failure';
import type { Call, NodeClient, Outcome, RpcFailure } from '@/lib/rpc/types';
import type { NewSavedPiece, SavedPiece } from '@/lib/storage/recovery-store';
import type { AskedNode, PieceShelf } from './types';

const SEED = 'evidence';
const TO = '0x00000000000000000000000000000000000000b0';
export const CAMP_A = ['validator-1', 'validator-2', 'member-1'];
export const CAMP_B = ['validator-3', 'validator-4', 'member-2'];

/** A transfer of one of five funded accounts. */
export function transfer(network: DrillNetwork, account: number, nonce: number, value = 1n): DrillTransaction {
  const key = fundedAccounts(SEED)[account];
  if (key === undefined) throw new Error(`there is no account ${account}`);
  return signTransfer({ key, chainId: network.workshop.genesis.chainId, nonce, to: TO, value });
}

export const run = (network: DrillNetwork, ms: number): void => void network.sim.runUntil(network.sim.now() + ms);

export function poolOf(network: DrillNetwork, name: string) {
  const process = network.node(name).process();
  if (process === null) throw new Error(`${name} is down`);
  return process.pool;
}

/**
 * A network of 4 and 2 forked 2-2 so deep; `send` puts transactions into pools once the meshes are apart, so that each camp has its own.
 * The links are whole again afterwards.
 */
export function forkedNetwork(depth: number, send: (network: DrillNetwork) => void = () => undefined, plan: Partial<NetworkPlan> = {}) {
  const usual = { validators: 4, members: 2, seed: SEED, startAt: Date.UTC(2026, 10, 22), blockPeriodSeconds: 2, requestTimeoutSeconds: 4 };
  const network = createNetwork({ ...usual, ...plan });
  run(network, 30_000);
  let planted: PlantedFork | null = null;
  const planting = plantFork(
    network,
    [CAMP_A, CAMP_B].map((holders) => ({ depth, holders })),
    { onPlanted: (fork) => (planted = fork) },
  );
  let isSent = false;
  for (let step = 0; step < 20_000 && planted === null && planting.state() !== 'given-up'; step += 1) {
    run(network, 20);
    if (!isSent && planting.state() === 'apart') {
      send(network);
      isSent = true;
    }
  }
  const fork = planting.fork();
  if (fork === null) throw new Error(`no fork: ${JSON.stringify(network.notes().at(-1))}`);
  const { height, hash } = fork.ancestor.block.header;
  return { network, fork, ancestor: { height, hash } };
}

export type Wire = {
  readonly asked: { readonly node: string; readonly method: string; readonly params: readonly unknown[] }[];
  /** Instead of the node's own answer; undefined = its own. */
  instead: (node: string, method: string, params: readonly unknown[]) => Outcome<unknown> | 'cut' | undefined;
  /** Called before each request is answered. */
  before: () => void;
};

const CUT: RpcFailure = { code: 'unreachable', message: 'the connection was cut' };

/** Nodes of a drill as the executor has them, without HTTP between. */
export function drillNodes(network: DrillNetwork): { readonly nodes: readonly AskedNode[]; readonly wire: Wire } {
  const wire: Wire = { asked: [], instead: () => undefined, before: () => undefined };
  const nodes = network.nodes.map(({ name }) => ({ name, client: clientOf(network, name, wire) }));
  return { nodes, wire };
}

function clientOf(network: DrillNetwork, name: string, wire: Wire): NodeClient {
  const answer = (call: Call<unknown>): Outcome<unknown> | 'cut' => {
    wire.asked.push({ node: name, method: call.method, params: call.params });
    const instead = wire.instead(name, call.method, call.params);
    if (instead !== undefined) return instead;
    const node = network.node(name);
    if (node.process() === null) return 'cut';
    const given = answerCall(node, network, { method: call.method, params: call.params });
    if (!given.ok) return { ok: false, error: rpcErrorFailure(given.error, call.method, (text) => text) };
    try {
      return { ok: true, value: call.parse(JSON.parse(JSON.stringify(given.result ?? null))) };
    } catch (error) {
      return { ok: false, error: { code: 'wrong-shape', message: String(error) } };
    }
  };
  return {
    send: (async (calls: readonly Call<unknown>[]) => {
      await Promise.resolve();
      wire.before();
      const given = calls.map(answer);
      const cut = given.includes('cut') ? CUT : null;
      const outcomes = given.map((one) => (one === 'cut' || cut !== null ? { ok: false, error: CUT } : one));
      return { outcomes, transport: cut, latencyMs: 1, httpRequests: 1 };
    }) as NodeClient['send'],
    mayAsk: () => true,
    close: async () => undefined,
  };
}

/** Pieces in memory, as the store keeps them. `onAdd` may throw: a store that fails, or the end of the process. */
export function memoryShelf(onAdd: (pieces: readonly NewSavedPiece[]) => void = () => undefined) {
  const bodies: string[] = [];
  const rows: SavedPiece[] = [];
  const shelf: PieceShelf = {
    saved: async () => [...rows],
    body: async (piece) => bodies[piece - 1] ?? null,
    add: async (pieces) => {
      onAdd(pieces);
      for (const { body, ...piece } of pieces) {
        bodies.push(body);
        rows.push({ ...piece, id: bodies.length, sha256: createHash('sha256').update(body).digest('hex'), bytes: Buffer.byteLength(body) });
      }
    },
  };
  const bodyOf = (piece: SavedPiece): unknown => JSON.parse(bodies[piece.id - 1] ?? 'null');
  return { shelf, rows, bodyOf };
}
