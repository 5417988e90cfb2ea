import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { formatFaults } from '@/lib/config/format-faults';
import { loadSettings } from '@/lib/config/load-settings';
import type { Settings } from '@/lib/config/types';
import { CliFault } from './cli-fault.mjs';

const nothingSet = `Set QUORUMWATCH_NODES=http://127.0.0.1:8545,http://127.0.0.1:8546 or write quorumwatch.yaml (README.md has its shape).
\`npm run demo\` shows Quorumwatch on a recorded network.`;

/** The settings of the person who starts it. Throws a CliFault with all faults, each with path and remedy, or with what to set when nothing is. */
export function readSettings(): Settings {
  const loaded = loadSettings({ env: process.env, cwd: process.cwd(), readFile: (path) => readFileSync(path, 'utf8') });
  if (loaded.ok) return loaded.settings;
  throw new CliFault('nothing' in loaded ? nothingSet : formatFaults(loaded.faults));
}

/** The same settings for a process with another working directory: paths absolute, the rest as given. */
export function dashboardEnvironment(settings: Settings): Readonly<Record<string, string>> {
  const given = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[0].startsWith('QUORUMWATCH_') && entry[1] !== undefined && entry[1] !== '',
  );
  const env = Object.fromEntries(given);
  const config = env.QUORUMWATCH_CONFIG ?? (env.QUORUMWATCH_NODES === undefined ? 'quorumwatch.yaml' : undefined);
  return {
    ...env,
    ...(config === undefined ? {} : { QUORUMWATCH_CONFIG: resolve(config) }),
    QUORUMWATCH_STORAGE: `sqlite:${settings.storage.path}`,
  };
}
