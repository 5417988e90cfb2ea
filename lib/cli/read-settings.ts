import { settingsFromEnvironment } from '@/lib/config/environment';
import { formatFaults } from '@/lib/config/format-faults';
import type { Settings } from '@/lib/config/types';
import { CliFault } from './cli-fault.mjs';

/** The settings of the person who starts it. Throws a CliFault with all faults, each with path and remedy. */
export function readSettings(): Settings {
  const loaded = settingsFromEnvironment();
  if (loaded.ok) return loaded.settings;
  throw new CliFault(formatFaults(loaded.faults));
}

const NOT_OURS = ['QUORUMWATCH_CLOCK', 'QUORUMWATCH_DEMO_TOKEN', 'QUORUMWATCH_GALLERY'];

/** What a dashboard on real networks gets of this environment: our variables, and the folder that relative paths count from. Never a clock, a demo or the gallery. */
export function dashboardEnvironment(): Readonly<Record<string, string>> {
  const ours = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[0].startsWith('QUORUMWATCH_') && !NOT_OURS.includes(entry[0]) && entry[1] !== undefined,
  );
  return { QUORUMWATCH_HOME: process.cwd(), ...Object.fromEntries(ours) };
}
