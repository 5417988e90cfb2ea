import { fileURLToPath, pathToFileURL } from 'node:url';
import { ensureInstalled } from './ensure-installed.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What each command runs once everything is installed. Those that need the built dashboard see to it after they have read what was asked. */
const commands = {
  start: 'lib/cli/start.ts',
  dev: 'lib/cli/dev.ts',
  demo: 'lib/cli/demo.ts',
  drill: 'lib/cli/drill.ts',
  replay: 'lib/cli/replay.ts',
  conformance: 'lib/cli/conformance.ts',
  'verify-audit': 'lib/cli/verify-audit.ts',
  check: 'lib/cli/check.ts',
  test: 'lib/cli/run-tests.ts',
  bench: 'bench/run.ts',
  tour: 'lib/cli/tour.ts',
};

const say = (line) => console.error(line);

/** Installs what is missing, then runs the command in this process. Every failure ends with one sentence and exit code 1. */
export async function main([name, ...args]) {
  const script = Object.hasOwn(commands, name ?? '') ? commands[name] : undefined;
  if (script === undefined) {
    say(`Unknown command ${name ?? '(none)'}; there are: ${Object.keys(commands).join(', ')}.`);
    process.exitCode = 1;
    return;
  }
  process.chdir(root);
  process.env.NEXT_TELEMETRY_DISABLED = '1';
  try {
    await ensureInstalled(root, say);
    const { register } = await import('tsx/esm/api');
    register({ tsconfig: `${root}tsconfig.json` });
    const { run } = await import(pathToFileURL(root + script).href);
    process.exitCode = await run(args);
  } catch (error) {
    say(error?.sentence ?? error?.stack ?? String(error));
    if (name === 'test') console.log('0 passed, 1 failed');
    process.exitCode = 1;
  }
}
