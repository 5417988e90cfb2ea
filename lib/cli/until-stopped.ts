import type { Dashboard } from './run-dashboard';

const orderly = new Set([0, 129, 130, 143]);
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Waits until the dashboard ends by itself or a signal asks this process to end; signals are passed on.
 * Without a dashboard it waits for the signal alone. Gives the exit code of this process: the dashboard's own, and 0 for an end that was
 * asked for and came in order (a process that ends itself after SIGTERM says 143, which supervisors take for a crash).
 */
export function untilStopped(dashboard: Dashboard | null): Promise<number> {
  return new Promise((resolve) => {
    // Without a dashboard nothing else may hold the process, so this timer does.
    let asked = false;
    const hold = setInterval(() => {}, 1 << 30);
    const finish = (code: number): void => {
      clearInterval(hold);
      for (const signal of signals) process.off(signal, onSignal);
      resolve(code);
    };
    const onSignal = (signal: NodeJS.Signals): void => {
      asked = true;
      if (dashboard === null) finish(0);
      else void dashboard.stop(signal === 'SIGHUP' ? 'SIGTERM' : signal);
    };
    for (const signal of signals) process.on(signal, onSignal);
    void dashboard?.exited.then((code) => finish(asked && orderly.has(code) ? 0 : code));
  });
}
