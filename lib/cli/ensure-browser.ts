import { existsSync } from 'node:fs';
import { CliFault } from './cli-fault.mjs';
import { findBrowser } from './find-browser';
import { runQuietly } from './run-quietly.mjs';

const say = (line: string): void => console.error(line);
const remedy = 'Install Chromium or Chrome, or set CHROMIUM_PATH to one, and run npm test again.';

function isDebianAsRoot(): boolean {
  return existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
}

async function apt(line: string, args: readonly string[]): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { code, output } = await runQuietly('apt-get', [...args], { cwd: '/', env, line, say });
  if (code !== 0) throw new CliFault(`apt-get ${args[0]} failed:\n${output.trim()}\n${remedy}`);
}

/**
 * Path of a Chromium for the browser tests: CHROMIUM_PATH, an installed one, or (Debian, as root) installed now.
 * Throws a CliFault with the remedy anywhere else: the suite is never skipped.
 */
export async function ensureBrowser(): Promise<string> {
  const found = findBrowser();
  if (found !== null) {
    if (!existsSync(found)) throw new CliFault(`CHROMIUM_PATH is ${found}, and there is no such file.`);
    return found;
  }
  if (!isDebianAsRoot()) throw new CliFault(`The browser tests need Chromium and none was found. ${remedy}`);
  await apt('Reading the package lists', ['update', '-q']);
  await apt('Installing chromium for the browser tests', [
    'install',
    '-y',
    '-q',
    '--no-install-recommends',
    'chromium',
    'fonts-dejavu-core',
  ]);
  const installed = findBrowser();
  if (installed === null) throw new CliFault(`chromium was installed but is not on the PATH. ${remedy}`);
  return installed;
}
