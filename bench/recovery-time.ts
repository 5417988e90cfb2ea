import { deskWorld } from '@/lib/recovery/executor/desk.test-world';
import { forkedDrill } from '@/lib/recovery/executor/drill-desk.test-world';
import type { Bench } from './bench';

/** Promised: from the start of an approved full plan to the first block, by the network's own time. */
const PROMISED = [
  { validators: 4, mostMs: 60_000 },
  { validators: 21, mostMs: 90_000 },
];
const SECOND = 1000;

/** The real desk over the drill in simulated time: what is counted is waiting, not the machine. */
async function measure(validators: number): Promise<{ readonly firstBlockMs: number; readonly flowsMs: number; readonly proofMs: number }> {
  const names = Array.from({ length: validators }, (_, index) => `validator-${index + 1}`);
  const half = Math.ceil(validators / 2);
  const drill = await forkedDrill(
    [names.slice(0, half), names.slice(half)].map((holders) => ({ depth: 1, holders })),
    { plan: { validators, members: 0 } },
  );
  const world = await deskWorld(drill);
  try {
    const offer = await world.offer('rewind-all');
    await world.start(offer);
    const begun = drill.now();
    const { run } = await world.finish();
    if (run.phase !== 'done') throw new Error(`the plan over ${validators} validators ended ${run.phase}: ${JSON.stringify(run.problem)}`);
    const at = (step: string) => (run.doneSteps[step] ?? Number.NaN) - begun;
    return { firstBlockMs: at('watch-first'), flowsMs: drill.now() - begun, proofMs: at('prove-isolation') - at('isolate') };
  } finally {
    await world.close();
  }
}

export const recoveryTime: Bench = {
  name: 'recovery-time',
  needsDashboard: false,
  run: async () => {
    const lines: string[] = [];
    for (const { validators, mostMs } of PROMISED) {
      const { firstBlockMs, flowsMs, proofMs } = await measure(validators);
      const seconds = (ms: number) => (ms / SECOND).toFixed(1);
      const line = `${validators} nodes: first block ${seconds(firstBlockMs)} s after the start (${seconds(proofMs)} s of it prove isolation), all done after ${seconds(flowsMs)} s`;
      if (!(firstBlockMs <= mostMs)) throw new Error(`${line}; promised: ${seconds(mostMs)} s`);
      lines.push(line);
    }
    return lines;
  },
};
