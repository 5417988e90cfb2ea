import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { runnerEnvironment } from './runner-environment';

/** Runs Playwright's tests in the folder of this process, all it prints shown at once. Its exit code; 127 = it could not be started, 1 = a signal ended it. */
export function runPlaywright(args: readonly string[], env: Readonly<Record<string, string>>): Promise<number> {
  const root = process.cwd();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, 'node_modules/@playwright/test/cli.js'), 'test', ...args], {
      cwd: root,
      env: runnerEnvironment(env),
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.on('error', () => resolve(127));
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
