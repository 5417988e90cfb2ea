import type { SettingsFault } from './types';

/** Faults as text for a terminal: one line on what is the matter with all, then path, problem and remedy of each. */
export function formatFaults(faults: readonly SettingsFault[]): string {
  const head =
    faults.length === 1
      ? 'One fault in the settings, nothing was started:'
      : `${faults.length} faults in the settings, nothing was started:`;
  return [head, ...faults.map(({ path, problem, remedy }) => `  ${path}: ${problem}\n    → ${remedy}`)].join('\n');
}
