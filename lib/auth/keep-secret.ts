import { randomBytes } from 'node:crypto';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';

/**
 * The secret kept in the file at `path`, made when there is none: readable by the user that runs this alone, never logged. Without it a
 * copied store's sessions are worth nothing.
 * @throws when the file can be neither read nor made
 */
export function keepSecret(path: string): string {
  try {
    writeFileSync(path, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  const secret = readFileSync(path, 'utf8').trim();
  if (secret.length < 32)
    throw new Error(`The secret in ${path} is too short to sign with: remove the file, a new one is made at the next start`);
  chmodSync(path, 0o600);
  return secret;
}
