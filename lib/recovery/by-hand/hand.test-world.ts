import { spawn, spawnSync } from 'node:child_process';
import type { Plan, Task } from '../plan-types';
import type { NodeHowTo } from './types';

/** Whether a program is on this machine; tests that need it say that they were left out. */
export const isInstalled = (program: string): boolean => spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;

export type Ran = { readonly status: number | null; readonly stdout: string; readonly stderr: string };

/** Runs text as a person's shell would, with only these variables beside PATH. */
export function runShell(shell: string, text: string, env: Readonly<Record<string, string>> = {}): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(shell, ['-c', text], {
      env: { PATH: process.env.PATH ?? '', HOME: '/nonexistent', ...env } as unknown as NodeJS.ProcessEnv,
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (part: Buffer) => (stdout += part.toString()));
    child.stderr.on('data', (part: Buffer) => (stderr += part.toString()));
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, stdout, stderr }));
  });
}

export const task = (more: Partial<Task> = {}): Task => ({
  id: 'task:validator-1',
  node: 'validator-1',
  calls: [],
  times: 1,
  isDestructive: false,
  isRepeatable: true,
  after: [],
  head: null,
  byHand: { kind: 'calls' },
  ...more,
});

/** As much of a plan as commands go by. */
export const planOf = (more: Partial<Plan> = {}): Plan =>
  ({ nodes: ['validator-1', 'validator-2'], enodes: {}, steps: [], ...more }) as unknown as Plan;

export const howTo = (more: Partial<NodeHowTo> = {}): NodeHowTo => ({ node: 'validator-1', kubernetes: null, hasConsole: true, ...more });

/** What could end a quotation, start a command or fill in a variable, in one text. */
export const HOSTILE = `'"; touch pwned #$(touch pwned)\`touch pwned\`\\' !! \${HOME} %s \\n\u2028é\u202e`;
