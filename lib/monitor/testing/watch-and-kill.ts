import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { planPlayback } from '@/lib/replay/plan-playback';
import type { Recording } from '@/lib/replay/recording';
import { serveRecording } from '@/lib/replay/serve-recording';
import type { WatchOrder } from './watch-child';

export type Kill = {
  /** Of the look it falls into, counted from 0. */
  readonly look: number;
  /** Real ms after the order; more than a look takes = between two looks. */
  readonly afterMs: number;
  /** It is killed while it starts: the order is its first. */
  readonly atStart: boolean;
};

const NOTE_EVERY = 10;

/**
 * Plays a recording to the watch in a process of its own, one look a recorded second, and kills it as told; a look that was not carried out is
 * asked for again in the next process. Gives how many kills fell into a look that was under way.
 */
export async function watchAndKill(input: {
  readonly script: string;
  readonly path: string;
  readonly recording: Recording;
  readonly kills: readonly Kill[];
  readonly afterKill: (nr: number) => Promise<void>;
}): Promise<{ readonly killed: number; readonly under: number }> {
  const { script, path, recording, kills } = input;
  const plan = planPlayback(recording, {});
  const clock = { at: plan.startAt };
  const served = await serveRecording({ recording, plan, clock: { now: () => clock.at, rate: 1 } });
  const nodes = served.nodes.map(({ name, role, address, url }) => ({ name, role, address, url }));
  let child: WatchProcess | null = null;
  let killed = 0;
  let under = 0;
  try {
    const waiting = [...kills].sort((a, b) => a.look - b.look);
    for (let look = 0; plan.startAt + look * 1000 <= plan.answersUntil; look += 1) {
      clock.at = plan.startAt + look * 1000;
      await served.settle();
      const order: WatchOrder = { at: clock.at, note: look % NOTE_EVERY === 0 ? look / NOTE_EVERY : null };
      while (waiting[0]?.look === look) {
        const kill = waiting.shift() as Kill;
        if (kill.atStart && child) await child.kill(0);
        if (kill.atStart) child = null;
        child ??= startWatch(script, path, JSON.stringify(nodes), clock.at);
        const done = child.look(order).then(() => true);
        const gone = child.kill(kill.afterMs).then(() => false);
        if (!(await Promise.race([done, gone]))) under += 1;
        await gone;
        child = null;
        await input.afterKill(++killed);
      }
      child ??= startWatch(script, path, JSON.stringify(nodes), clock.at);
      await child.look(order);
    }
  } finally {
    await child?.kill(0);
    await served.stop();
  }
  return { killed, under };
}

type WatchProcess = { readonly look: (order: WatchOrder) => Promise<void>; readonly kill: (afterMs: number) => Promise<void> };

function startWatch(script: string, path: string, nodes: string, at: number): WatchProcess {
  const child: ChildProcess = spawn(process.execPath, [script, path, nodes, String(at)], { stdio: ['pipe', 'pipe', 'inherit'] });
  const { stdin, stdout } = child;
  if (!stdin || !stdout) throw new Error('the watch has no pipes');
  // An order written to a process that was killed meanwhile fails: that is what is tried here.
  stdin.on('error', () => {});
  const exited = once(child, 'exit');
  const lines = createInterface({ input: stdout });
  return {
    look: (order) =>
      new Promise((resolve, reject) => {
        lines.once('line', () => resolve());
        void exited.then(([code]) => code !== null && reject(new Error(`the watch ended by itself with ${code}`)));
        stdin.write(`${JSON.stringify(order)}\n`);
      }),
    kill: async (afterMs) => {
      if (afterMs > 0) await new Promise((resolve) => setTimeout(resolve, afterMs));
      child.kill('SIGKILL');
      await exited;
    },
  };
}
