import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashPassword } from 'better-auth/crypto';
import type { AuthSettings } from '@/lib/config/types';
import { openSqliteStore, type SqliteStore } from '@/lib/storage/sqlite-store';
import { createPeople, type People } from '../create-people';
import { settleDemoAccounts } from '../demo-accounts';
import type { Role } from '../types';

export const PASSWORD = 'a long enough password';

export type PeopleWorld = {
  readonly store: SqliteStore;
  readonly path: string;
  readonly people: () => People;
  readonly said: string[];
  /** As a start of the product with this token (null = no demo) does on the same store. */
  readonly start: (demoToken: string | null, settings?: Partial<AuthSettings>) => Promise<People>;
  readonly addAccount: (role: Role, more?: { readonly disabled?: boolean }) => Promise<string>;
  readonly close: () => Promise<void>;
};

const SETTINGS: AuthSettings = { publicRead: true, url: null, secret: null, trustedProxies: [], oidc: null };

/** People on a store of their own. */
export async function openPeople(settings: Partial<AuthSettings> = {}): Promise<PeopleWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'people-'));
  const path = join(folder, 'watch.sqlite');
  const store = await openSqliteStore({ path });
  const said: string[] = [];
  const start = async (demoToken: string | null, changed: Partial<AuthSettings> = {}): Promise<People> => {
    const made = createPeople({
      settings: { ...SETTINGS, ...settings, ...changed },
      store,
      shared: store.shared,
      secret: `${'x'.repeat(8)}a secret only of this test, long enough`,
      demoToken,
      now: () => 1000,
      log: (level, message) => said.push(`${level} ${message}`),
    });
    await settleDemoAccounts(store, demoToken, Date.now());
    return made;
  };
  let people = await start(null);
  return {
    store,
    path,
    said,
    people: () => people,
    start: async (demoToken, changed) => {
      people = await start(demoToken, changed);
      return people;
    },
    addAccount: async (role, { disabled = false } = {}) => {
      const email = `${role}@example.org`;
      const passwordHash = await hashPassword(PASSWORD);
      await store.transaction(async ({ accounts }) => {
        await accounts.create({ id: `id-${role}`, name: `The ${role}`, email, role, passwordHash }, Date.now());
        if (disabled) await accounts.setDisabled(`id-${role}`, true, Date.now());
      });
      return email;
    },
    close: async () => {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export const ORIGIN = 'http://watch.test';

/** A request as it reaches a route: with the mark of its socket's address. */
export function requestTo(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}, peer = '192.0.2.1'): Request {
  const sent = { host: 'watch.test', origin: ORIGIN, 'content-type': 'application/json', 'x-quorumwatch-peer': peer, ...headers };
  const init = body === undefined ? { headers: sent } : { method: 'POST', headers: sent, body: JSON.stringify(body) };
  return new Request(`http://0.0.0.0:3000/api/auth${path}`, init);
}

/** The cookies an answer sets, as the header that sends them back. */
export function cookieOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}
