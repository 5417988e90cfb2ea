import { randomBytes } from 'node:crypto';

/** What makes a dashboard on loopback offer the demo's prepared accounts: a random token for this one process. */
export function demoEnvironment(): Readonly<Record<string, string>> {
  return { QUORUMWATCH_DEMO_TOKEN: randomBytes(32).toString('base64url') };
}
