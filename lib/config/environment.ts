import { readFileSync } from 'node:fs';
import { type LoadedSettings, loadSettings } from './load-settings';
import { type ReadClock, readClock } from './read-clock';

/**
 * The settings this process was started with. Relative paths count from QUORUMWATCH_HOME where the start command set it (Next's
 * standalone server changes into its own folder), else from the working folder.
 */
export function settingsFromEnvironment(): LoadedSettings {
  const cwd = process.env.QUORUMWATCH_HOME || process.cwd();
  return loadSettings({ env: process.env, cwd, readFile: (path) => readFileSync(path, 'utf8') });
}

/** What `npm run demo` hands to the dashboard it starts, and nothing else sets: a random token of its own; null = this is no demo. */
export function demoTokenFromEnvironment(): string | null {
  const token = process.env.QUORUMWATCH_DEMO_TOKEN ?? '';
  return token.length >= SHORTEST_TOKEN ? token : null;
}

const SHORTEST_TOKEN = 32;

/** Whether the gallery of components is shown: while developing, and for tests that ask for it. Never on real networks: `npm start` does not pass it on. */
export function hasGalleryFromEnvironment(): boolean {
  return process.env.NODE_ENV === 'development' || process.env.QUORUMWATCH_GALLERY === '1';
}

/** The clock this process was started with; null = wall time. */
export function clockFromEnvironment(): ReadClock {
  return readClock(process.env);
}
