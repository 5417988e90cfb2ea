import { fileURLToPath, pathToFileURL } from 'node:url';
import { ensureBuilt } from './ensure-built.mjs';
import { ensureInstalled } from './ensure-installed.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What each command runs once everything is installed, and whether it needs the built dashboard. */
const commands = {
  start: { script: 'lib/cli/start.ts', needsBuild: true },
  dev: { script: 'lib/cli/dev.ts', needsBuild: false },
  demo: { script: 'lib/cli/demo.ts', needsBuild: true },
  replay: { script: 'lib/cli/replay.ts', needsBuild: (args) => !args.includes('--nodes-only') && !args.includes('--help') },
  check: { script: 'lib/cli/check.ts', needsBuild: false },
  // It builds by itself: a build that fails is counted among its results.
  test: { script: 'lib/cli/run-tests.ts', needsBuild: false },
  bench: { script: 'bench/run.ts', needsBuild: false },
};

const say = (line) => console.error(line);

/** Installs and builds what is missing, then runs the command in this process. Every failure ends with one sentence and exit code 1. */
export async function main([name, ...args]) {
  const command = Object.hasOwn(commands, name ?? '') ? commands[name] : undefined;
  if (command === undefined) {
    say(`Unknown command ${name ?? '(none)'}; there are: ${Object.keys(commands).join(', ')}.`);
    process.exitCode = 1;
    return;
  }
  process.chdir(root);
  process.env.NEXT_TELEMETRY_DISABLED = '1';
  try {
    await ensureInstalled(root, say);
    const needsBuild = typeof command.needsBuild === 'function' ? command.needsBuild(args) : command.needsBuild;
    if (needsBuild) await ensureBuilt(root, say);
    const { register } = await import('tsx/esm/api');
    register({ tsconfig: `${root}tsconfig.json` });
    const script = await import(pathToFileURL(root + command.script).href);
    process.exitCode = await script.run(args);
  } catch (error) {
    say(error?.sentence ?? error?.stack ?? String(error));
    if (name === 'test') console.log('0 passed, 1 failed');
    process.exitCode = 1;
  }
}
