import { fundedAccounts } from '@/lib/drill/block/plan-genesis';
import { signTransfer } from '@/lib/drill/block/sign-transfer';
import { createNetwork } from '@/lib/drill/network/create-network';
import { plantFork } from '@/lib/drill/plant/plant-fork';
import { answerCall } from '@/lib/drill/rpc/answer-call';
import type { DrillNetwork, DrillTransaction, NetworkPlan } from '@/lib/drill/types';
import type { Answer } from '@/lib/served-node/types';

const SEED = 'quirks';
export const PERIOD_MS = 2000;
export const CAMP_A = ['validator-1', 'validator-2', 'member-1'];
export const CAMP_B = ['validator-3', 'validator-4', 'member-2'];

type Block = { readonly number: string; readonly hash: string; readonly parentHash: string; readonly stateRoot: string };
type PeerEntry = { readonly id: string; readonly enode: string; readonly protocols: { readonly eth: unknown } };

/** A whole network as an operator has it: what its nodes answer, and their processes and files. Nothing of their insides. */
export type QuirkWorld = {
  readonly network: DrillNetwork;
  readonly names: readonly string[];
  readonly validators: readonly string[];
  readonly run: (ms: number) => void;
  readonly call: (name: string, method: string, ...params: readonly unknown[]) => Answer;
  /** The result; an error answer is thrown. */
  readonly ask: <T = unknown>(name: string, method: string, ...params: readonly unknown[]) => T;
  /** One call to many nodes, in their order. */
  readonly askAll: (names: readonly string[], method: string, ...params: readonly unknown[]) => readonly unknown[];
  readonly latest: (name: string) => Block;
  readonly height: (name: string) => number;
  readonly block: (name: string, numberOrHash: number | string) => Block | null;
  readonly peerCount: (name: string) => number;
  readonly peers: (name: string) => readonly PeerEntry[];
  readonly enode: (name: string) => string;
  /** A process ends and comes back at once. */
  readonly restart: (names: readonly string[], how?: 'clean' | 'kill') => void;
  /** admin_removePeer for every pair of these on both ends, twice. */
  readonly cutAll: (names: readonly string[]) => void;
  readonly connectAll: (names: readonly string[]) => void;
  /** Runs on in steps until it is so; ms it took, null = it was not so within `mostMs`. */
  readonly until: (mostMs: number, isSo: () => boolean, stepMs?: number) => number | null;
};

/** 4 validators and 2 members, 2 s blocks, 4 s time-out, no transfers unless said; it has run well for a minute. */
export function quirkWorld(plan: Partial<NetworkPlan> = {}, ranMs = 60_000): QuirkWorld {
  const usual = { validators: 4, members: 2, seed: SEED, startAt: Date.UTC(2026, 10, 22), blockPeriodSeconds: 2, requestTimeoutSeconds: 4 };
  const network = createNetwork({ ...usual, ...plan });
  const { sim, nodes } = network;
  const call: QuirkWorld['call'] = (name, method, ...params) => answerCall(network.node(name), network, { method, params });
  const ask = <T>(name: string, method: string, ...params: readonly unknown[]): T => {
    const answer = call(name, method, ...params);
    if (!answer.ok) throw new Error(`${name} ${method}: ${answer.error.message}`);
    return answer.result as T;
  };
  const run = (ms: number): void => void sim.runUntil(sim.now() + ms);
  const pairs = (names: readonly string[]) =>
    names.flatMap((one) => names.filter((other) => other !== one).map((other) => [one, other] as const));
  const enode = (name: string): string => ask<{ enode: string }>(name, 'admin_nodeInfo').enode;
  run(ranMs);
  return {
    network,
    names: nodes.map(({ name }) => name),
    validators: nodes.filter(({ role }) => role === 'validator').map(({ name }) => name),
    run,
    call,
    ask,
    askAll: (names, method, ...params) => names.map((name) => ask(name, method, ...params)),
    latest: (name) => ask<Block>(name, 'eth_getBlockByNumber', 'latest', false),
    height: (name) => Number(ask<string>(name, 'eth_blockNumber')),
    block: (name, which) =>
      typeof which === 'number'
        ? ask<Block | null>(name, 'eth_getBlockByNumber', hex(which), false)
        : ask<Block | null>(name, 'eth_getBlockByHash', which, false),
    peerCount: (name) => Number(ask<string>(name, 'net_peerCount')),
    peers: (name) => ask<readonly PeerEntry[]>(name, 'admin_peers'),
    enode,
    restart: (names, how = 'clean') => {
      for (const name of names) network.node(name).stop(how);
      for (const name of names) network.node(name).start();
    },
    cutAll: (names) => {
      for (const _ of [1, 2]) for (const [one, other] of pairs(names)) ask(one, 'admin_removePeer', enode(other));
    },
    connectAll: (names) => {
      for (const [one, other] of pairs(names)) ask(one, 'admin_addPeer', enode(other));
    },
    until: (mostMs, isSo, stepMs = 20) => {
      for (let ran = 0; ran <= mostMs; ran += stepMs) {
        if (isSo()) return ran;
        run(stepMs);
      }
      return null;
    },
  };
}

export const hex = (value: number): string => `0x${value.toString(16)}`;

/** A valid block of each camp at one height; the links are whole again afterwards. */
export function fork({ network, run }: QuirkWorld, camps: readonly (readonly string[])[] = [CAMP_A, CAMP_B]): void {
  const planting = plantFork(
    network,
    camps.map((holders) => ({ depth: 1, holders })),
  );
  for (let step = 0; step < 10_000 && planting.fork() === null && planting.state() !== 'given-up'; step += 1) run(20);
  if (planting.fork() === null) throw new Error(`no fork: ${JSON.stringify(network.notes().at(-1))}`);
}

/** A transfer of the account that holds funds, signed and not sent. */
export function transfer({ network }: QuirkWorld, nonce: number): DrillTransaction {
  const [key] = fundedAccounts(SEED);
  if (key === undefined) throw new Error('nobody holds funds');
  return signTransfer({ key, chainId: network.workshop.genesis.chainId, nonce, to: '0x00000000000000000000000000000000000000b0' });
}
