import { inSlices } from '@/lib/recovery/executor/in-slices';
import { offerInPieces } from '@/lib/recovery/offer-plans';
import type { Bench } from './bench';
import { forkInHalves } from './fork-in-halves';
import { longestTurn } from './longest-turn';

/** Promised: nothing else in the process waits longer for the ways to be found than this, of so many validators. */
const MOST_HELD_UP_MS = 150;
const PROMISED_FOR = 50;
const SIZES = [4, 21, 50, 100];
const RUNS = 3;

type Measured = { readonly cpuMs: number; readonly heldUpMs: number; readonly ways: number };

/** A fork in halves, and every way out of it, while something else asks for its turn all the time. */
async function measure(validators: number): Promise<Measured> {
  const input = forkInHalves(validators);
  const [cpu, watch] = [process.cpuUsage(), longestTurn()];
  const { offers } = await inSlices(offerInPieces(input), () => performance.now());
  const heldUpMs = await watch.end();
  const { user, system } = process.cpuUsage(cpu);
  return { cpuMs: (user + system) / 1000, heldUpMs, ways: offers.filter(({ applies }) => applies).length };
}

/** The middle one: a collection of garbage falls into one of them. */
async function middle(validators: number): Promise<Measured> {
  const runs: Measured[] = [];
  for (let run = 0; run < RUNS; run += 1) runs.push(await measure(validators));
  return runs.sort((a, b) => a.heldUpMs - b.heldUpMs)[(RUNS - 1) / 2] as Measured;
}

export const offers: Bench = {
  name: 'offer-plans',
  needsDashboard: false,
  run: async () => {
    const lines: string[] = [];
    // What is compiled and read once is not counted.
    for (let run = 0; run < RUNS; run += 1) await measure(21);
    let four: number | null = null;
    for (const validators of SIZES) {
      const { cpuMs, heldUpMs, ways } = await middle(validators);
      four ??= cpuMs;
      const line = `${ways} ways, ${validators} validators: ${cpuMs.toFixed(0)} ms of CPU (${(cpuMs / four).toFixed(0)} times 4 validators), others held up for ${heldUpMs.toFixed(0)} ms at most`;
      if (validators <= PROMISED_FOR && heldUpMs > MOST_HELD_UP_MS) throw new Error(`${line}; promised: ${MOST_HELD_UP_MS} ms`);
      lines.push(line);
    }
    return lines;
  },
};
