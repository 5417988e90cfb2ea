import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { displayCookieIn } from '@/lib/auth/display-cookie';
import { findDisplay } from '@/lib/auth/find-display';
import { noteDisplays } from '@/lib/auth/note-displays';
import type { Person, Role } from '@/lib/auth/types';
import { makeEventHub } from '@/lib/runtime/event-hub';
import { makePresence } from '@/lib/runtime/presence';
import type { NetworkWatch, Runtime } from '@/lib/runtime/runtime';
import { openSqliteStore } from '@/lib/storage/sqlite-store';

export type CommandWorld = {
  readonly runtime: Runtime;
  /** Headers of a request by somebody of this role; null = not signed in. */
  readonly as: (role: Role | null, more?: Readonly<Record<string, string>>) => Headers;
  readonly settle: (change: { readonly publicRead?: boolean; readonly now?: number }) => void;
  /** Of the store. */
  readonly path: string;
  /** Another store on the same file, as a process that starts after one that was killed has it. */
  readonly reopen: () => Promise<void>;
  readonly close: () => Promise<void>;
};

const KEY = Symbol.for('quorumwatch.runtime');

/** A runtime on a store of its own, held as the process's one: people are whom a header names, time stands. */
export async function openWorld(networks: ReadonlyMap<string, NetworkWatch> = new Map()): Promise<CommandWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'commands-'));
  const path = join(folder, 'watch.sqlite');
  let store = await openSqliteStore({ path });
  const opened = [store];
  let now = Date.UTC(2026, 0, 2);
  let publicRead = true;
  const people = {
    get publicRead() {
      return publicRead;
    },
    whoIs: async (headers: Headers) => personOf(headers.get('x-test-role')),
    displayOf: async (headers: Headers) => {
      const token = displayCookieIn(headers);
      return token === null ? null : findDisplay(store.displays, token);
    },
    noteDisplay: noteDisplays(
      store,
      () => now,
      () => now,
    ),
    originOf: () => 'http://here',
    addressOf: () => '192.0.2.1',
    isHere: (headers: Headers) => headers.get('x-test-here') === 'yes',
    isSameOrigin: (headers: Headers) => headers.get('origin') === null || headers.get('origin') === 'http://here',
  };
  const runtime: Runtime = {
    clock: { now: () => now, rate: 1 },
    hub: makeEventHub(),
    get store() {
      return store;
    },
    people: people as unknown as Runtime['people'],
    networks,
    recoverySettings: new Map(
      [...networks.keys()].map((id) => [id, { policy: { approvals: 1, approvalTtlMs: 3_600_000 }, pods: new Map() }]),
    ),
    presence: makePresence(),
    recovery: new Map(),
    outbox: { targets: [], wake: () => {} },
    setup: { file: '/etc/quorumwatch.yaml', isLocal: true, check: async () => null },
    hasGallery: false,
    version: 'test',
    ready: () => true,
    stop: async () => {},
  };
  (globalThis as { [KEY]?: Promise<Runtime> })[KEY] = Promise.resolve(runtime);
  return {
    runtime,
    as: (role, more = {}) => new Headers({ ...(role === null ? {} : { 'x-test-role': role }), ...more }),
    settle: (change) => {
      now = change.now ?? now;
      publicRead = change.publicRead ?? publicRead;
    },
    path,
    reopen: async () => {
      store = await openSqliteStore({ path });
      opened.push(store);
    },
    close: async () => {
      delete (globalThis as { [KEY]?: Promise<Runtime> })[KEY];
      await Promise.all(opened.map((one) => one.close()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function personOf(role: string | null): Person | null {
  return role === null ? null : { id: `id-${role}`, name: `The ${role}`, email: `${role}@example.org`, role: role as Role, session: 's' };
}
