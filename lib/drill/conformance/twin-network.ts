import { type WatchedNetwork, watchHeads } from '@/lib/drill/conformance/head-seen';
import type { RecordedNetwork } from '@/lib/drill/conformance/read-recording';
import type { Answered } from '@/lib/drill/conformance/types';
import { createNetwork } from '@/lib/drill/network/create-network';
import { answerCall } from '@/lib/drill/rpc/answer-call';
import type { DrillNetwork, NetworkPlan, SimNode } from '@/lib/drill/types';

/** A drill under the plan of a recording. Keys are its own: nodes correspond by their place in the rotation. */
export type Twin = {
  readonly network: DrillNetwork;
  readonly heads: WatchedNetwork;
  /** The drill's node that stands where this recorded one stood. */
  readonly of: (recordedName: string) => SimNode;
  /** Turns the correspondence so that the drill's rank `drillRank` stands for the recorded rank: the first heights of two networks differ. */
  readonly turn: (recordedRank: number, drillRank: number) => void;
  readonly ask: (recordedName: string, method: string, params?: readonly unknown[]) => Answered;
};

type Settings = { readonly blockperiodseconds: number; readonly requesttimeoutseconds: number };

/** The recorded network's sizes, periods and transitions; `startAt` is its first event. */
export function planOf({ genesis, nodes, events }: RecordedNetwork, seed: string): NetworkPlan {
  const { blockperiodseconds, requesttimeoutseconds } = genesis.config.qbft as Settings;
  const count = (role: string): number => nodes.filter((node) => node.role === role).length;
  const transitions = genesis.config.transitions as NetworkPlan['transitions'];
  return {
    validators: count('validator'),
    members: count('member'),
    seed,
    startAt: events[0]?.at ?? 0,
    blockPeriodSeconds: blockperiodseconds,
    requestTimeoutSeconds: requesttimeoutseconds,
    ...(transitions === undefined ? {} : { transitions }),
  };
}

const byAddress = (one: string, other: string): number => (one < other ? -1 : 1);

/** Starts a drill like the recorded network; nothing has moved yet. */
export function createTwin(recording: RecordedNetwork, seed: string): Twin {
  const network = createNetwork(planOf(recording, seed));
  const recordedRanks = recording.nodes
    .filter(({ role }) => role === 'validator')
    .map(({ name, address }) => ({ name, address }))
    .sort((one, other) => byAddress(one.address, other.address))
    .map(({ name }) => name);
  const validators = network.nodes
    .filter(({ role }) => role === 'validator')
    .sort((one, other) => byAddress(one.key.address, other.key.address));
  const members = network.nodes.filter(({ role }) => role === 'member');
  const recordedMembers = recording.nodes.filter(({ role }) => role === 'member').map(({ name }) => name);
  let shift = 0;
  const of = (name: string): SimNode => {
    const rank = recordedRanks.indexOf(name);
    const found = rank < 0 ? members[recordedMembers.indexOf(name)] : validators[(rank + shift) % validators.length];
    if (found === undefined) throw new Error(`no node was recorded as ${name}`);
    return found;
  };
  return {
    network,
    heads: watchHeads(network),
    of,
    turn: (recordedRank, drillRank) => {
      shift = (drillRank - recordedRank + validators.length) % validators.length;
    },
    ask: (name, method, params = []) => answerCall(of(name), network, { method, params }),
  };
}
