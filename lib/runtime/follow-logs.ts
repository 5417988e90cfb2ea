import type { NodeLog } from '@/lib/chain/node-log';
import type { NetworkSettings } from '@/lib/config/types';
import { type FollowedLog, followLog } from '@/lib/logs/follow-log';
import type { Clock } from './clock';

export type FollowedLogs = {
  /** What a node's log tells at a moment (server ms); null = it has none. */
  readonly readerOf: (network: string, node: string) => ((now: number) => NodeLog) | null;
  readonly stop: () => Promise<void>;
};

/** Follows the logs of all nodes that have one, beside the polls: neither waits for the other. */
export function followLogs(networks: readonly NetworkSettings[], clock: Clock): FollowedLogs {
  const followed = new Map<string, FollowedLog>();
  const key = (network: string, node: string) => `${network}/${node}`;
  for (const { id, nodes } of networks) {
    for (const { name, log } of nodes) if (log) followed.set(key(id, name), followLog(log, clock));
  }
  return {
    readerOf: (network, node) => followed.get(key(network, node))?.at ?? null,
    stop: async () => {
      await Promise.all([...followed.values()].map((one) => one.stop()));
    },
  };
}
