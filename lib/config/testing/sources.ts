import type { SettingsSources } from '../load-settings';

/** Sources in memory: a quorumwatch.yaml (null = none) in /home/watch, and other files by their absolute path. */
export function sourcesOf(
  yaml: string | null,
  env: Readonly<Record<string, string>> = {},
  files: Readonly<Record<string, string>> = {},
): SettingsSources {
  const all: Readonly<Record<string, string>> = { ...files, ...(yaml === null ? {} : { '/home/watch/quorumwatch.yaml': yaml }) };
  return {
    env,
    cwd: '/home/watch',
    readFile: (path) => {
      const text = all[path];
      if (text === undefined) throw Object.assign(new Error(`ENOENT: no such file, open '${path}'`), { code: 'ENOENT' });
      return text;
    },
  };
}
