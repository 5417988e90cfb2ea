import { orderValidators } from '@/lib/consensus/expected-proposer';
import { roundTimeoutMs } from '@/lib/consensus/round-timeout';
import type { Address } from '@/lib/consensus/types';
import type { Scene, SceneNode } from '../scene';

/** More than this is waited for by nobody: whoever still expects a block then looks again. */
const MOST_MS = 600_000;

/**
 * How long one height may be held up by validators that are not among `nodes`, ms: the time-outs of the rounds that are theirs one after the
 * other, each longer than the one before, by the longer of the two orders that nodes go by.
 */
export function awayMs({ validators, timing }: Scene, nodes: readonly SceneNode[], height: number): number {
  const set = validators ?? [];
  const here = new Set(nodes.flatMap(({ address }) => (address ? [address] : [])));
  const settings = timing.settingsAt(height);
  const run = Math.max(longestRun(orderValidators(set, 'bytes'), here), longestRun(orderValidators(set, 'text'), here));
  const timeout = (round: number) => (settings ? roundTimeoutMs(settings, round) : timing.timeoutMs(height) * 2 ** round);
  return Math.min(
    MOST_MS,
    Array.from({ length: run }, (_, round) => timeout(round)).reduce((sum, ms) => sum + ms, 0),
  );
}

/** Turns go round: those who are away at the end and at the beginning are one run. */
function longestRun(order: readonly Address[], here: ReadonlySet<Address>): number {
  let longest = 0;
  let run = 0;
  for (const one of [...order, ...order]) {
    run = here.has(one) ? 0 : run + 1;
    longest = Math.max(longest, run);
  }
  return Math.min(longest, order.length);
}
