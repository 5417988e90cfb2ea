import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { newToken } from '@/lib/auth/one-time-link';
import { ROLES, type Role } from '@/lib/auth/types';
import { type CommandWorld, openWorld } from './testing/open-world';

let sent = new Headers();
vi.mock('next/headers', () => ({ headers: async () => sent }));

const API = 'app/api';
/** Asked by load balancers, or with a token of their own. */
const OPEN = [`${API}/healthz/route.ts`, `${API}/readyz/route.ts`, `${API}/[...path]/route.ts`, `${API}/auth/[...all]/route.ts`];
const BY_TOKEN = [`${API}/v1/accounts/first/route.ts`, `${API}/v1/accounts/join/route.ts`, `${API}/v1/displays/open/route.ts`];

/** All that a display may read: what a wall is made of. A route is added here when a wall needs it, and for no other reason. */
const FOR_DISPLAYS: readonly string[] = [
  `${API}/v1/networks/route.ts`,
  `${API}/v1/networks/[id]/wall/route.ts`,
  `${API}/v1/wall/stream/route.ts`,
];

type Handler = (request: Request, context: { readonly params: Promise<Record<string, string>> }) => Promise<Response>;

const routes = readdirSync(API, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('route.ts'))
  .map((name) => `${API}/${name}`)
  .sort();

const KNOWN = { id: 'main', name: 'n', address: `0x${'0'.repeat(40)}` } as const;

/** A value that can be parsed for every parameter of a path. */
function paramsOf(path: string): Record<string, string> {
  const names = [...path.matchAll(/\[(\w+)\]/g)].map(([, name]) => name as string);
  return Object.fromEntries(names.map((name) => [name, (KNOWN as Readonly<Record<string, string>>)[name] ?? '1']));
}

/** Writes that a viewer, or nobody, may ask for; why stands beside each. */
const FREE: Readonly<Record<string, 'anyone' | 'signed-in'>> = {
  // Says 404 for every path and method that is none.
  [`${API}/[...path]/route.ts`]: 'anyone',
  // better-auth's own, with its own limits and tests.
  [`${API}/auth/[...all]/route.ts`]: 'anyone',
  // A one-time token is the guard.
  [`${API}/v1/accounts/first/route.ts`]: 'anyone',
  [`${API}/v1/accounts/join/route.ts`]: 'anyone',
  // Guarded by itself: administrators, and at the first run whoever sits at the machine.
  [`${API}/v1/setup/check/route.ts`]: 'anyone',
  // Who may read may ask for what comes anyway.
  [`${API}/v1/networks/[id]/poll/route.ts`]: 'anyone',
  // One's own sessions.
  [`${API}/v1/account/end-sessions/route.ts`]: 'signed-in',
};

const INCIDENT = `${API}/v1/networks/[id]/incidents/[incident]`;
const RECOVERY = `${API}/v1/networks/[id]/recovery`;
const PLAN = `${RECOVERY}/[plan]`;
const ACCOUNT = `${API}/v1/accounts`;

/**
 * Every other write with the least role that may, and a body that role gets past the parsing with: a refusal of the input can't pass for a
 * guard. A new route is listed here, with a body, or this file fails.
 */
const WRITES: Readonly<Record<string, { readonly needs: Role; readonly body: Readonly<Record<string, unknown>> }>> = {
  [`${INCIDENT}/acknowledge/route.ts`]: { needs: 'operator', body: {} },
  [`${INCIDENT}/unacknowledge/route.ts`]: { needs: 'operator', body: {} },
  [`${INCIDENT}/assign/route.ts`]: { needs: 'operator', body: { to: null } },
  [`${INCIDENT}/note/route.ts`]: { needs: 'operator', body: { text: 'Seen.' } },
  [`${INCIDENT}/shelve/route.ts`]: { needs: 'operator', body: { forMs: 3_600_000, reason: 'Known work.' } },
  [`${INCIDENT}/unshelve/route.ts`]: { needs: 'operator', body: {} },
  [`${INCIDENT}/close/route.ts`]: { needs: 'operator', body: { cause: 'Known work.' } },
  [`${RECOVERY}/route.ts`]: { needs: 'operator', body: { playbook: 'rewind-all', variant: 'all' } },
  [`${RECOVERY}/confirm-stopped/route.ts`]: { needs: 'operator', body: { blocker: 'unreachable:v3', reason: 'Powered off.' } },
  [`${PLAN}/dry-run/route.ts`]: { needs: 'operator', body: {} },
  [`${PLAN}/submit/route.ts`]: { needs: 'operator', body: {} },
  [`${PLAN}/approve/route.ts`]: { needs: 'approver', body: { hash: 'h' } },
  [`${PLAN}/withdraw/route.ts`]: { needs: 'approver', body: {} },
  [`${PLAN}/break-glass/route.ts`]: { needs: 'operator', body: { reason: 'Nobody answers.' } },
  [`${PLAN}/start/route.ts`]: { needs: 'operator', body: { hash: 'h' } },
  [`${PLAN}/confirm/route.ts`]: { needs: 'operator', body: { step: 's', height: 0 } },
  [`${PLAN}/pause/route.ts`]: { needs: 'operator', body: {} },
  [`${PLAN}/resume/route.ts`]: { needs: 'operator', body: {} },
  [`${PLAN}/abort/route.ts`]: { needs: 'operator', body: { reason: 'Wrong plan.' } },
  [`${PLAN}/discard/route.ts`]: { needs: 'operator', body: {} },
  [`${PLAN}/by-hand/route.ts`]: { needs: 'operator', body: { task: 't' } },
  [`${PLAN}/leave-out/route.ts`]: { needs: 'operator', body: { node: 'v3' } },
  [`${PLAN}/skip-evidence/route.ts`]: { needs: 'operator', body: { reason: 'It is gone.' } },
  [`${ACCOUNT}/route.ts`]: { needs: 'admin', body: { name: 'Ann', email: 'ann@example.org', role: 'viewer' } },
  [`${API}/v1/displays/route.ts`]: { needs: 'admin', body: { name: 'NOC room 2' } },
  [`${API}/v1/displays/[id]/revoke/route.ts`]: { needs: 'admin', body: {} },
  [`${ACCOUNT}/[id]/disabled/route.ts`]: { needs: 'admin', body: { disabled: true, seen: 1 } },
  [`${ACCOUNT}/[id]/link/route.ts`]: { needs: 'admin', body: {} },
  [`${ACCOUNT}/[id]/role/route.ts`]: { needs: 'admin', body: { role: 'viewer', seen: 1 } },
  [`${ACCOUNT}/[id]/end-sessions/route.ts`]: { needs: 'admin', body: { seen: 1 } },
};

let world: CommandWorld;
beforeEach(async () => {
  world = await openWorld();
  world.settle({ publicRead: false });
  sent = world.as(null);
});
afterEach(() => world.close());

async function handlersOf(path: string): Promise<Readonly<Record<string, Handler>>> {
  return (await import(/* @vite-ignore */ `@/${path}`)) as Readonly<Record<string, Handler>>;
}

/** The methods by which a route can change something. */
async function writesOf(path: string): Promise<readonly string[]> {
  const handlers = await handlersOf(path);
  return ['POST', 'PUT', 'PATCH', 'DELETE'].filter((method) => handlers[method] !== undefined);
}

async function ask(path: string, method: string, body: Readonly<Record<string, unknown>> = {}): Promise<Response> {
  const module = await handlersOf(path);
  const init =
    method === 'GET'
      ? { headers: sent }
      : { method, headers: { ...Object.fromEntries(sent), 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const handler = module[method];
  if (handler === undefined) return new Response(null, { status: 405 });
  return handler(new Request(`http://here/${path.replace(/^app\//, '').replace('/route.ts', '')}`, init), {
    params: Promise.resolve(paramsOf(path)),
  });
}

describe('to somebody who is not signed in, where reading is not public,', () => {
  test('there are routes to look at', () => expect(routes.length).toBeGreaterThan(20));

  test('most say 401', async () => {
    const asked = routes.filter((path) => !OPEN.includes(path) && !BY_TOKEN.includes(path));
    const statuses = await Promise.all(
      asked.map(async (path) => [path, (await ask(path, 'GET')).status, (await ask(path, 'POST')).status]),
    );
    expect(statuses.filter(([, get, post]) => get === 401 || post === 401).length).toBeGreaterThan(asked.length / 2);
  });

  test.each(routes.filter((path) => !OPEN.includes(path)))('%s answers nothing but a problem', async (path) => {
    const answers = await Promise.all(
      ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].map(async (method) => ({ method, response: await ask(path, method) })),
    );
    const said = answers.filter(({ response }) => response.status !== 405);
    expect(said.length).toBeGreaterThan(0);
    for (const { method, response } of said) {
      // 400 = the path or its parameters say nothing that could be answered: nothing is read for that.
      const refused = BY_TOKEN.includes(path) ? [400] : [400, 401];
      expect(refused, `${method} ${path}`).toContain(response.status);
      expect(response.headers.get('content-type')).toBe('application/problem+json');
    }
  });

  test.each([`${API}/healthz/route.ts`, `${API}/readyz/route.ts`])('%s stays open', async (path) => {
    expect((await ask(path, 'GET')).status).toBe(200);
  });
});

describe('to a display, where reading is not public,', () => {
  beforeEach(async () => {
    const { token, digest } = newToken();
    const display = { id: 'd', name: 'NOC room 2', digest, networks: null, createdBy: null };
    await world.runtime.store.transaction(({ displays }) => displays.create(display, 0));
    sent = world.as(null, { cookie: `quorumwatch.display=${token}` });
  });

  test.each(FOR_DISPLAYS)('%s answers', async (path) => {
    const response = await ask(path, 'GET');
    expect(response.status).not.toBe(401);
    await response.body?.cancel();
  });

  test.each(routes.filter((path) => !OPEN.includes(path) && !FOR_DISPLAYS.includes(path)))(
    '%s answers nothing but a problem',
    async (path) => {
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
        const response = await ask(path, method, WRITES[path]?.body);
        if (response.status === 405) continue;
        expect(BY_TOKEN.includes(path) ? [400] : [400, 401], `${method} ${path}`).toContain(response.status);
        expect(response.headers.get('content-type')).toBe('application/problem+json');
      }
    },
  );

  test('nothing is free that is not for nobody in particular', () => {
    for (const path of FOR_DISPLAYS) expect(Object.keys({ ...WRITES, ...FREE })).not.toContain(path);
  });
});

describe('where reading is public', () => {
  test.each([
    ['GET', `${API}/v1/networks/route.ts`, null, 200],
    ['GET', `${API}/v1/audit/route.ts`, null, 401],
    ['GET', `${API}/v1/audit/export/route.ts`, null, 401],
    ['GET', `${API}/v1/accounts/route.ts`, null, 401],
    ['GET', `${API}/v1/accounts/route.ts`, 'approver', 403],
    ['GET', `${API}/v1/accounts/route.ts`, 'admin', 200],
    ['GET', `${API}/v1/audit/route.ts`, 'viewer', 200],
    ['GET', `${API}/v1/audit/check/route.ts`, 'viewer', 200],
    ['POST', `${API}/v1/accounts/route.ts`, 'approver', 403],
  ] as const)('%s %s as %s answers %i', async (method, path, role, status) => {
    world.settle({ publicRead: true });
    sent = world.as(role);
    expect((await ask(path, method)).status).toBe(status);
  });
});

describe('every write, where reading is public,', () => {
  beforeEach(() => world.settle({ publicRead: true }));

  test('is listed: free with its reason, or with the role it needs and a body', async () => {
    const writing = await Promise.all(routes.map(async (path) => ((await writesOf(path)).length > 0 ? path : null)));
    expect([...Object.keys(FREE), ...Object.keys(WRITES)].sort()).toEqual(writing.filter((path) => path !== null));
  });

  const statusesAs = async (path: string, role: Role | null) => {
    sent = world.as(role);
    const answers = [];
    for (const method of await writesOf(path)) answers.push(await ask(path, method, WRITES[path]?.body));
    return [...new Set(answers.map(({ status }) => status))];
  };

  test.each(Object.entries(WRITES))('%s: 401 to nobody, 403 to who may less, and past the guard for who may', async (path, { needs }) => {
    expect(await statusesAs(path, null)).toEqual([401]);
    for (const less of ROLES.slice(0, ROLES.indexOf(needs))) expect([less, ...(await statusesAs(path, less))]).toEqual([less, 403]);
    const [status] = await statusesAs(path, needs);
    expect([400, 401, 403]).not.toContain(status);
  });

  test.each(Object.entries(FREE).filter(([, who]) => who === 'signed-in'))('%s: 401 to nobody, and free to a viewer', async (path) => {
    expect(await statusesAs(path, null)).toEqual([401]);
    expect([400, 401, 403]).not.toContain((await statusesAs(path, 'viewer'))[0]);
  });
});
