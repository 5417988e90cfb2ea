import { forkFromLogs, type LogFork } from '@/lib/chain/fork-from-logs';
import { isSameLogHash, logHashOf } from '@/lib/chain/log-hash';
import type { LogHead } from '@/lib/chain/node-log';
import type { NetworkPicture, NodePicture } from '@/lib/chain/picture';

/** What logs alone tell of a fork that RPC can't show. `fork` null = none is seen; `mute` = nodes that can't be asked and whose log tells nothing now. */
export type ForkByLogs = { readonly fork: LogFork | null; readonly silent: readonly string[]; readonly mute: readonly string[] };

/**
 * A fork of which RPC shows one side at most: two heads at one height by the nodes' own logs, where a holder of one of them can't be asked. What
 * a node answers goes before what its log said, and a log that is not of now, or another node's, is not read.
 */
export function forkByLogs(picture: NetworkPicture): ForkByLogs {
  const ours = picture.nodes.filter(({ faults }) => faults.every(({ kind }) => kind !== 'wrong-chain'));
  const telling = ours.flatMap((node) => {
    const { name, address, log } = node;
    if (log?.state !== 'live' || (address !== null && log.address !== null && address !== log.address)) return [];
    return [{ name, address, log: { ...log, heads: log.heads.filter((head) => !isDenied(picture, node, head)) } }];
  });
  const fork = forkFromLogs(telling);
  const cannotBeAsked = (name: string) => ours.some((node) => node.name === name && !node.answering);
  const silent = fork?.camps.flatMap(({ nodes }) => nodes.filter(cannotBeAsked)) ?? [];
  const mute = ours.filter(({ log, answering }) => !answering && log !== null && log.state !== 'live').map(({ name }) => name);
  return { fork: silent.length > 0 ? fork : null, silent, mute };
}

/** The node itself holds another block there by now. */
function isDenied({ heights }: NetworkPicture, { name, answering }: NodePicture, { height, hash }: LogHead): boolean {
  if (!answering) return false;
  const held = heights.find((one) => one.height === height)?.camps.find(({ nodes }) => nodes.includes(name))?.hash;
  return held !== undefined && !isSameLogHash(logHashOf(held), hash);
}
