import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { healthy } from '@/components/test-views';
import { newToken } from '@/lib/auth/one-time-link';
import { createDisplay } from '@/lib/commands/create-display';
import { revokeDisplay } from '@/lib/commands/revoke-display';
import { runCommand } from '@/lib/commands/run-command';
import { type CommandWorld, openWorld } from '@/lib/commands/testing/open-world';
import type { NetworkWatch } from '@/lib/runtime/runtime';
import { openStream, openWallStream } from './open-stream';

let sent = new Headers();
vi.mock('next/headers', () => ({ headers: async () => sent }));

const watchOf = (id: string) =>
  ({
    overview: () => ({ ...healthy, id }),
    picture: () => ({ id, name: id, nodes: [] }),
    incidentsNow: () => null,
    keeping: () => ({ ok: true }),
    checks: () => ({ failed: [], cannotTell: [] }),
  }) as unknown as NetworkWatch;

let world: CommandWorld;
let display: { readonly id: string };
beforeEach(async () => {
  world = await openWorld(new Map(['main', 'other'].map((id) => [id, watchOf(id)])));
  world.settle({ publicRead: false });
  const made = await runCommand(createDisplay, world.as('admin'), { name: 'NOC room 2', networks: ['main'] });
  display = made;
  sent = world.as(null, { cookie: `quorumwatch.display=${made.link.split('token=')[1]}` });
});
afterEach(() => {
  vi.useRealTimers();
  return world.close();
});

const STREAM = 'http://here/api/v1/wall/stream';

/** Events as they come; `next` waits for one, null = the stream has ended. */
function follow(response: Response) {
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const heard: string[] = [];
  const next = async (): Promise<string | null> => {
    if (heard.length === 0) {
      const { value, done } = await reader.read();
      if (done) return null;
      heard.push(...new TextDecoder().decode(value).split('\n\n').filter(Boolean));
    }
    return (heard.shift() ?? '').replace(/^event: (\w+)\ndata: /, '$1 ');
  };
  return { next, end: () => reader.cancel() };
}
const short = (event: string | null) => event?.replace(/"overview":.*/, '…') ?? null;

test('a display hears of its networks alone, and its cookie is set anew', async () => {
  const response = await openWallStream(new Request(STREAM));
  expect(response.headers.getSetCookie()[0]).toMatch(/^quorumwatch\.display=[\w-]{43}; .*Max-Age=34560000/);
  const { next, end } = follow(response);
  expect(await next()).toMatch(/^hello \{"serverNow":/);
  expect(await next()).toMatch(/^networks \{"networks":\[\{"id":"main"[^[]*\]\}$/);
  expect(short(await next())).toBe('overview {"network":"main",…');
  world.runtime.hub.publish({ kind: 'overview', network: 'other', overview: { ...healthy, id: 'other' } });
  world.runtime.hub.publish({ kind: 'recovery', network: 'other', number: 1, revision: 1 });
  world.runtime.hub.publish({ kind: 'overview', network: 'main', overview: { ...healthy, id: 'main' } });
  expect(short(await next())).toBe('overview {"network":"main",…');
  await end();
  expect(world.runtime.hub.size()).toBe(0);
});

test('is told at once that it was revoked, and its stream ends; another display reads on', async () => {
  const { token, digest } = newToken();
  const hall = { id: 'hall', name: 'Hall', digest, networks: null, createdBy: null };
  await world.runtime.store.transaction(({ displays }) => displays.create(hall, 0));
  const first = follow(await openWallStream(new Request(STREAM)));
  sent = world.as(null, { cookie: `quorumwatch.display=${token}` });
  const second = follow(await openWallStream(new Request(STREAM)));
  for (let greeting = 0; greeting < 3; greeting += 1) await first.next();
  for (let greeting = 0; greeting < 4; greeting += 1) await second.next();
  await runCommand(revokeDisplay, world.as('admin'), { id: display.id });
  expect([await first.next(), await first.next()]).toEqual(['refused {"why":"revoked"}', null]);
  world.runtime.hub.publish({ kind: 'overview', network: 'other', overview: { ...healthy, id: 'other' } });
  expect(short(await second.next())).toBe('overview {"network":"other",…');
  await second.end();
});

test('what is revoked by another way, such as another process, is noticed within seconds', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const { next } = follow(await openWallStream(new Request(STREAM)));
  for (let greeting = 0; greeting < 3; greeting += 1) await next();
  await world.runtime.store.transaction(({ displays }) => displays.revoke(display.id, null, 1));
  vi.advanceTimersByTime(4000);
  const said: (string | null)[] = [];
  while (said.at(-1) !== null) said.push(short(await next()));
  expect(said.filter((event) => !event?.startsWith('tick'))).toEqual(['refused {"why":"revoked"}', null]);
  expect(said.filter((event) => event?.startsWith('tick'))).toHaveLength(8);
});

test('asked once, it gives as one list what the stream begins with; of one network alone if wished', async () => {
  const ask = async (query: string) => {
    const response = await openWallStream(new Request(`${STREAM}?${query}`));
    expect(response.headers.getSetCookie()).toHaveLength(1);
    const { events } = (await response.json()) as { readonly events: readonly (readonly [string, unknown])[] };
    return events.map(([event]) => event);
  };
  expect(await ask('once=1')).toEqual(['hello', 'networks', 'overview']);
  expect(await ask('once=1&network=main')).toEqual(['hello', 'networks', 'overview']);
  expect(await ask('once=1&network=')).toEqual(['hello', 'networks']);
});

test('the stream of pages is not for displays', async () => {
  await expect(openStream(new Request('http://here/api/v1/stream'))).rejects.toMatchObject({ name: 'SignInNeeded' });
});
