import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { CliFault } from './cli-fault.mjs';
import { whyInstall } from './installed-state.mjs';
import { runQuietly } from './run-quietly.mjs';

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

/** A node_modules made under another Node has the right versions and a native module that does not load. */
function nativeModuleLoads(root) {
  try {
    const Database = createRequire(`${root}package.json`)('better-sqlite3');
    new Database(':memory:').close();
    return true;
  } catch {
    return false;
  }
}

/** Brings node_modules to what package-lock.json says. Throws a CliFault with npm's own last words when npm fails. */
export async function ensureInstalled(root, say) {
  const lock = readJson(`${root}package-lock.json`);
  if (lock === null) throw new CliFault('package-lock.json is missing or not readable: this is not a whole checkout.');
  const why = whyInstall(lock, readJson(`${root}node_modules/.package-lock.json`));
  if (why === null && nativeModuleLoads(root)) return;
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { NODE_ENV: _, ...env } = process.env;
  const line = `Installing packages (${why ?? 'built for another Node'}); better-sqlite3 may be compiled, which takes about a minute`;
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const result = await runQuietly(npm, args, { cwd: root, env, line, say });
  if (result.code !== 0) throw new CliFault(`npm ci failed:\n${result.output.trim()}\nMend that and start again.`);
  if (!nativeModuleLoads(root)) {
    throw new CliFault(
      'better-sqlite3 was installed but does not load; it needs make and a C++ compiler (Debian: apt-get install make g++).',
    );
  }
  say(`Installed in ${result.seconds} s.`);
}
