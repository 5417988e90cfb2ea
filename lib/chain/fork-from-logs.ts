import { isSameLogHash } from './log-hash';
import type { LoggedNode } from './logged-node';
import type { LogHash, NodeLog } from './node-log';

export type LogFork = {
  /** The highest height at which two logs name different heads. */
  readonly height: number;
  readonly camps: readonly { readonly hash: LogHash; readonly nodes: readonly string[] }[];
  /** Two camps wait for different proposers at one height in one round: neither can win the other for its block. */
  readonly proposersDiffer: boolean;
};

/**
 * A fork as logs alone show it, without any RPC: two nodes whose own heads at one height have different hashes. Heights are compared where
 * both name one: the head, or what a node had there before it went on. null = none seen, which proves nothing: a log tells only of blocks
 * that came since it is read.
 */
export function forkFromLogs(nodes: readonly LoggedNode[]): LogFork | null {
  const telling = nodes.flatMap(({ name, log }) => (log && log.state !== 'lost' && log.heads.length > 0 ? [{ name, log }] : []));
  const heights = [...new Set(telling.flatMap(({ log }) => log.heads.map((head) => head.height)))].sort((a, b) => b - a);
  for (const height of heights) {
    const camps = campsAt(telling, height);
    if (camps.length > 1) return { height, camps, proposersDiffer: proposersDiffer(telling, camps) };
  }
  return null;
}

type Telling = { readonly name: string; readonly log: NodeLog };
type Camp = { readonly hash: LogHash; readonly nodes: readonly string[] };

function proposersDiffer(telling: readonly Telling[], camps: readonly Camp[]): boolean {
  const campOf = (name: string) => camps.findIndex(({ nodes }) => nodes.includes(name));
  return telling.some((one) =>
    telling.some(
      (other) =>
        campOf(one.name) >= 0 &&
        campOf(other.name) > campOf(one.name) &&
        one.log.sequence === other.log.sequence &&
        one.log.round === other.log.round &&
        one.log.proposer !== null &&
        other.log.proposer !== null &&
        one.log.proposer !== other.log.proposer,
    ),
  );
}

function campsAt(telling: readonly Telling[], height: number): readonly Camp[] {
  const camps: { hash: LogHash; nodes: string[] }[] = [];
  for (const { name, log } of telling) {
    const hash = log.heads.find((head) => head.height === height)?.hash;
    if (!hash) continue;
    const camp = camps.find((one) => isSameLogHash(one.hash, hash));
    if (camp) camp.nodes.push(name);
    else camps.push({ hash, nodes: [name] });
  }
  return camps;
}
