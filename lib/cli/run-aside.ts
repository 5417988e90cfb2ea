import { spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';

/**
 * Runs a program of node beside something that waits much: at a lower priority, so that it takes what the other leaves, and with all it printed
 * shown at its end. Its exit code; 127 = it could not be started, 1 = a signal ended it.
 */
export function runAside(
  args: readonly string[],
  { cwd, env }: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): Promise<number> {
  return new Promise((resolve) => {
    const printed: Buffer[] = [];
    const child = spawn(process.execPath, [...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.on('data', (piece: Buffer) => printed.push(piece));
    child.stderr.on('data', (piece: Buffer) => printed.push(piece));
    child.on('spawn', () => {
      try {
        // What it starts later inherits this.
        setPriority(child.pid ?? 0, constants.priority.PRIORITY_BELOW_NORMAL);
      } catch {
        // Where that is not allowed both run alike.
      }
    });
    child.on('error', () => resolve(127));
    child.on('close', (code) => {
      process.stdout.write(Buffer.concat(printed));
      resolve(code ?? 1);
    });
  });
}
