import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { CliFault } from './cli-fault.mjs';
import type { DrillReady } from './host-drill';

export type DrillProcess = {
  readonly ready: DrillReady;
  readonly exited: Promise<void>;
  /** Ends it in order, insists after 5 s. */
  readonly stop: () => Promise<void>;
};

type SpawnOptions = {
  readonly root: string;
  /** As after `npm run drill --`. */
  readonly args: readonly string[];
  readonly token: string;
  readonly bootMs: number;
  /** Keys of this terminal go to it. */
  readonly keys: boolean;
};

const INSIST_MS = 5000;

/** Starts `npm run drill` as a process of its own and waits until it serves. @throws CliFault with what it said when it does not start */
export async function spawnDrill({ root, args, token, bootMs, keys }: SpawnOptions): Promise<DrillProcess> {
  const child = spawn(process.execPath, [join(root, 'lib/cli/main.mjs'), 'drill', ...args], {
    cwd: root,
    env: { ...process.env, QUORUMWATCH_DRILL_TOKEN: token, QUORUMWATCH_DRILL_BOOT_MS: String(bootMs) },
    stdio: [keys ? 'inherit' : 'ignore', keys ? 'inherit' : 'ignore', 'pipe', 'ipc'],
  });
  let said = '';
  let serves = false;
  child.stderr?.on('data', (piece: Buffer) => {
    if (serves) process.stderr.write(piece);
    else said += piece.toString('utf8');
  });
  const exited = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    const insist = setTimeout(() => child.kill('SIGKILL'), INSIST_MS);
    await exited;
    clearTimeout(insist);
  };
  const ready = await Promise.race([
    new Promise<DrillReady>((resolve) => child.once('message', (message) => resolve(message as DrillReady))),
    exited.then(() => null),
  ]);
  if (ready === null) throw new CliFault(said.trim() || 'The drill ended before it served.');
  serves = true;
  return { ready, exited, stop };
}
