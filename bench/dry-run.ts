import { planOf } from '@/lib/recovery/drawn-worlds.test-world';
import { neededPermissions } from '@/lib/recovery/dry/needed-permissions';
import { dryRun } from '@/lib/recovery/dry-run';
import { inSlices } from '@/lib/recovery/executor/in-slices';
import { liveLooks } from '@/lib/recovery/obeying-network.test-world';
import { ADA } from '@/lib/recovery/recovery.test-world';
import type { Bench } from './bench';
import { forkInHalves } from './fork-in-halves';
import { longestTurn } from './longest-turn';

/** Promised: nothing else in the process waits longer for a dry run than this. */
const MOST_HELD_UP_MS = 200;
const SIZES = [4, 21, 50, 100];
const WAYS = ['rewind-all/all', 'minimal-move/keep-A'];
const CONTEXT = { planHash: 'bench', author: ADA, approvalsNeeded: 1, approvers: 'all' } as const;

type Measured = { readonly cpuMs: number; readonly heldUpMs: number };

/** A fork in halves, and the dry run of one way out of it, while something else asks for its turn all the time. */
async function measure(validators: number, way: string): Promise<Measured> {
  const input = forkInHalves(validators);
  const plan = planOf(input, way);
  const looks = liveLooks(plan, input);
  const permissions = neededPermissions(plan).map(({ node, group, isForRemedy }) => ({
    ...{ node, group, isForRemedy, by: 'call' as const, state: 'open' as const, answer: null },
  }));
  const [cpu, watch] = [process.cpuUsage(), longestTurn()];
  const dry = await inSlices(dryRun(plan, CONTEXT, { looks, permissions, now: input.now }), () => performance.now());
  const heldUpMs = await watch.end();
  const { user, system } = process.cpuUsage(cpu);
  if (!dry.ok) throw new Error(`the dry run of ${way} over ${validators} validators does not come to its end: ${JSON.stringify(dry.stop)}`);
  return { cpuMs: (user + system) / 1000, heldUpMs };
}

export const dryRuns: Bench = {
  name: 'dry-run',
  needsDashboard: false,
  run: async () => {
    const lines: string[] = [];
    // What is compiled and read once is not counted.
    for (const way of WAYS) await measure(4, way);
    for (const way of WAYS) {
      let four: number | null = null;
      for (const validators of SIZES) {
        const { cpuMs, heldUpMs } = await measure(validators, way);
        four ??= cpuMs;
        const line = `${way}, ${validators} validators: ${cpuMs.toFixed(0)} ms of CPU (${(cpuMs / four).toFixed(0)} times 4 validators), others held up for ${heldUpMs.toFixed(0)} ms at most`;
        if (heldUpMs > MOST_HELD_UP_MS) throw new Error(`${line}; promised: ${MOST_HELD_UP_MS} ms`);
        lines.push(line);
      }
    }
    return lines;
  },
};
