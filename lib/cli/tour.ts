import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureBrowser } from './ensure-browser';

/** `npm run tour`: plays the story on a drill in a browser and takes the pictures of docs/tour.md and the README. Exit code 1 when it came out otherwise. */
export async function run(): Promise<number> {
  const browser = await ensureBrowser();
  const root = process.cwd();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, 'node_modules/@playwright/test/cli.js'), 'test', '--project=tour'], {
      cwd: root,
      env: { ...process.env, CHROMIUM_PATH: browser },
      stdio: 'inherit',
    });
    child.on('error', () => resolve(1));
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
