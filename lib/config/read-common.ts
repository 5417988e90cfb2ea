import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { parseDuration } from './parse-duration';
import type { Scope } from './scope';
import type { Settings } from './types';

/** One setting and where it was said; null = it was said nowhere (or so that it had to be reported). */
export type Said = { readonly text: string; readonly path: string } | null;

const DAY_MS = 86_400_000;

/** `sqlite:PATH`, a relative path counted from `cwd`; data/quorumwatch.sqlite unless said. */
export function readStorage(scope: Scope, said: Said, cwd: string): Settings['storage'] {
  const file = said === null ? 'data/quorumwatch.sqlite' : (/^sqlite:(?!\/\/|:memory:$)(.+)$/.exec(said.text)?.[1] ?? null);
  if (said !== null && file === null)
    scope.report(said.path, 'is no store that is known', 'Write sqlite: and the path of a file, like sqlite:data/quorumwatch.sqlite');
  return { kind: 'sqlite', path: resolve(cwd, file ?? '') };
}

/** How long to keep what was seen, in days; 30 unless said. */
export function readRetention(scope: Scope, said: Said): number {
  const days = said === null ? 30 : (parseDuration(said.text) ?? Number.NaN) / DAY_MS;
  if (said !== null && !(days >= 1 && days <= 3650))
    scope.report(said.path, 'is no length of time from 1 day to 10 years', 'Write it like 30d');
  return days;
}

/** Where to listen; 127.0.0.1 unless said. */
export function readHost(scope: Scope, said: Said): string {
  const host = said?.text.trim() ?? '127.0.0.1';
  const isName = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/i.test(host);
  if (said !== null && isIP(host) === 0 && (!isName || /^[0-9.]+$/.test(host)))
    scope.report(said.path, 'is no address or host name', 'Write an address to listen on, like 127.0.0.1');
  return host;
}

/** The port to listen on; 3000 unless said. */
export function readPort(scope: Scope, said: Said): number {
  const port = said === null ? 3000 : Number(/^\d{1,5}$/.exec(said.text.trim())?.[0] ?? Number.NaN);
  if (said !== null && !(port >= 1 && port <= 65_535)) scope.report(said.path, 'is no port', 'Write a number from 1 to 65535');
  return port;
}
