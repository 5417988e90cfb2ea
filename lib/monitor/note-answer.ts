import type { RpcFailure } from '@/lib/rpc/types';
import type { NodeState } from './node-watch';

/** Polls whose time is kept, and failures that are told apart, a node. */
const MOST_LATENCIES = 240;
const MOST_ERRORS = 50;

/** Notes how long an answer took (null = none came) and what failed; the same failure in a row is one line. */
export function noteAnswer(node: NodeState, latencyMs: number | null, failure: RpcFailure | null, now: number): void {
  node.latencies.push({ at: now, ms: latencyMs === null ? null : Math.round(latencyMs) });
  if (node.latencies.length > MOST_LATENCIES) node.latencies.shift();
  const last = node.errors.at(-1);
  if (!failure) {
    if (last) node.errorEnded = true;
    return;
  }
  const { code, message } = failure;
  if (last && !node.errorEnded && last.code === code && last.message === message) {
    last.to = now;
    last.count += 1;
  } else {
    node.errors.push({ from: now, to: now, count: 1, code, message });
    if (node.errors.length > MOST_ERRORS) node.errors.shift();
  }
  node.errorEnded = false;
}
