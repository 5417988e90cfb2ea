import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type CommandWorld, openWorld } from './testing/open-world';

let sent = new Headers();
vi.mock('next/headers', () => ({ headers: async () => sent }));

const API = 'app/api';
/** Asked by load balancers, or with a token of their own. */
const OPEN = [`${API}/healthz/route.ts`, `${API}/readyz/route.ts`, `${API}/[...path]/route.ts`, `${API}/auth/[...all]/route.ts`];
const BY_TOKEN = [`${API}/v1/accounts/first/route.ts`, `${API}/v1/accounts/join/route.ts`];

type Handler = (request: Request, context: { readonly params: Promise<Record<string, string>> }) => Promise<Response>;

const routes = readdirSync(API, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('route.ts'))
  .map((name) => `${API}/${name}`)
  .sort();

const params = { id: 'main', height: '1', name: 'n', incident: '1', piece: '1', address: `0x${'0'.repeat(40)}` };

let world: CommandWorld;
beforeEach(async () => {
  world = await openWorld();
  world.settle({ publicRead: false });
  sent = world.as(null);
});
afterEach(() => world.close());

async function ask(path: string, method: string): Promise<Response> {
  const module = (await import(/* @vite-ignore */ `@/${path}`)) as Readonly<Record<string, Handler>>;
  const init =
    method === 'GET'
      ? { headers: sent }
      : { method, headers: { ...Object.fromEntries(sent), 'content-type': 'application/json' }, body: '{}' };
  const handler = module[method];
  if (handler === undefined) return new Response(null, { status: 405 });
  return handler(new Request(`http://here/${path.replace(/^app\//, '').replace('/route.ts', '')}`, init), {
    params: Promise.resolve(params),
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
