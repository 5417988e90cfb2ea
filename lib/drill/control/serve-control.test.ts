import { request } from 'node:http';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createDesk, type DrillDesk } from '@/lib/drill/control/drill-desk';
import { type ServedControl, serveControl } from '@/lib/drill/control/serve-control';
import { pressKey } from '@/lib/drill/control/terminal-keys';
import { heightOf, livelyNetwork, run } from '@/lib/drill/plant/lively.test-world';

const TOKEN = 'a token of this test';
let desk: DrillDesk;
let served: ServedControl;

beforeEach(async () => {
  const network = livelyNetwork({}, 10_000);
  let speed = 1;
  const pace = {
    settle: () => undefined,
    speed: () => speed,
    setSpeed: (next: number) => {
      speed = next;
    },
    advance: (ms: number) => void run(network, ms),
    lagMs: () => 0,
  };
  desk = createDesk({ network, seed: 'plant', pace, urlOf: (name) => `http://${name}` });
  served = await serveControl({ desk, token: TOKEN });
});
afterEach(() => served.stop());

type Heard = { readonly status: number; readonly body: string };

function post(body: string, headers: Readonly<Record<string, string>>): Promise<Heard> {
  return new Promise((resolve, reject) => {
    const asking = request(served.url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers } }, (response) => {
      let text = '';
      response.on('data', (piece) => {
        text += piece;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
    });
    asking.on('error', reject);
    asking.end(body);
  });
}

async function call(
  method: string,
  ...params: unknown[]
): Promise<{ readonly result?: unknown; readonly error?: { readonly code: number; readonly message: string } }> {
  const { body } = await post(JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }), { authorization: `Bearer ${TOKEN}` });
  return JSON.parse(body);
}

it.each([[{}], [{ authorization: 'Bearer wrong' }], [{ authorization: `Basic ${TOKEN}` }], [{ authorization: `Bearer ${TOKEN}x` }]])(
  'answers 401 to %j, whatever is asked',
  async (headers) => {
    const heard = await post('{"jsonrpc":"2.0","id":1,"method":"drill_undoAll"}', headers as Record<string, string>);
    expect(heard.status).toBe(401);
    expect(heard.body).not.toContain(TOKEN);
  },
);

it('answers 403 to a name that was made to lead here, even with the token', async () => {
  const heard = await post('{}', { authorization: `Bearer ${TOKEN}`, host: 'drill.example.org' });
  expect(heard.status).toBe(403);
});

it('binds to the loopback address only', () => {
  expect(served.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
});

it('drill_state tells time, nodes with head, core and peers, and what is open', async () => {
  await call('drill_apply', 'stop', { node: 'member-2' });
  const { result } = await call('drill_state');
  expect(result).toMatchObject({ speed: 1, paused: false, faults: [{ ref: 'stop#1', id: 'stop', given: { node: 'member-2' } }] });
  const { nodes } = result as { nodes: readonly Record<string, unknown>[] };
  expect(nodes[0]).toMatchObject({
    name: 'validator-1',
    up: true,
    mining: true,
    head: heightOf(desk.network, 'validator-1'),
    url: 'http://validator-1',
  });
  expect(nodes[0]).toHaveProperty('core.round', 0);
  expect(nodes.at(-1)).toMatchObject({ name: 'member-2', up: false });
});

it('lists its methods, faults and scenarios', async () => {
  for (const [method, first] of [
    ['drill_methods', { name: 'drill_state' }],
    ['drill_faults', { id: 'fork', refusedNow: null }],
    ['drill_scenarios', { id: 'story' }],
  ] as const) {
    const { result } = await call(method);
    expect((result as readonly unknown[])[0]).toMatchObject(first);
  }
});

it('applies, undoes and undoes all', async () => {
  expect((await call('drill_apply', 'stop', { node: 'validator-1' })).result).toMatchObject({ ref: 'stop#1' });
  await call('drill_apply', 'silent-validator');
  expect((await call('drill_undo', 'stop')).result).toMatchObject({ ref: 'stop#1' });
  expect((await call('drill_undoAll')).result).toMatchObject([{ ref: 'silent-validator#2' }]);
  expect(desk.book.open()).toEqual([]);
});

it('starts, stops and kills a process; twice is refused', async () => {
  expect((await call('drill_node', 'member-1', 'kill')).result).toEqual({ name: 'member-1', up: false });
  expect((await call('drill_node', 'member-1', 'stop')).error?.message).toBe('member-1 is down already.');
  expect((await call('drill_node', 'member-1', 'start')).result).toEqual({ name: 'member-1', up: true });
});

it('plays a scenario, advances time, pauses and goes on', async () => {
  await call('drill_play', 'one-down');
  await call('drill_advance', 30_000);
  expect(desk.book.open().map(({ id }) => id)).toEqual(['stop']);
  await call('drill_pause');
  expect((await call('drill_state')).result).toMatchObject({ speed: 0, paused: true, scenario: 'one-down' });
  expect((await call('drill_resume')).result).toBe(1);
  expect((await call('drill_speed', 'max')).result).toBe('max');
  expect((await call('drill_speed', 4)).result).toBe(4);
});

it('sends a transfer that a block takes', async () => {
  const { result } = await call('drill_sendTransfer', 'validator-2');
  run(desk.network, 6000);
  const { hash } = result as { hash: string };
  const chain = desk.network.node('validator-1').process()?.chain;
  const found = Array.from({ length: 5 }, (_, back) => chain?.at((chain?.head().block.header.height ?? 0) - back)).flatMap(
    (copy) => copy?.block.transactions ?? [],
  );
  expect(found.map((one) => one.hash)).toContain(hash);
});

it.each<[string, readonly unknown[], number, RegExp]>([
  ['drill_nothing', [], -32601, /no method "drill_nothing"; there are: drill_state, /],
  ['constructor', [], -32601, /no method/],
  ['drill_apply', ['stip'], -32000, /no fault "stip"; there are: fork/],
  ['drill_apply', [], -32602, /Which fault\?/],
  ['drill_apply', ['stop', ['validator-1']], -32602, /an object of names/],
  ['drill_apply', ['stop', { node: 'nobody' }], -32000, /no node "nobody"; there are: validator-1/],
  ['drill_undo', ['stop'], -32000, /none is/],
  ['drill_play', ['tragedy'], -32602, /no scenario "tragedy"; there are: story/],
  ['drill_node', ['validator-1', 'restart'], -32602, /start, stop or kill, not "restart"/],
  ['drill_node', ['validator-7', 'stop'], -32602, /no node "validator-7"/],
  ['drill_speed', [-1], -32602, /speed is -1/],
  ['drill_advance', ['long'], -32602, /ms is "long"/],
])('%s %j is refused and names what is there instead', async (method, params, code, why) => {
  const { error } = await call(method, ...params);
  expect(error?.code).toBe(code);
  expect(error?.message).toMatch(why);
});

it('keys: a digit stops and starts a node, h undoes, p pauses, q and Ctrl-C end, others do nothing', () => {
  expect(pressKey(desk, '2')?.say).toBe('validator-2 stopped.');
  expect(pressKey(desk, '2')?.say).toBe('validator-2 started.');
  expect(pressKey(desk, '9')?.say).toMatch(/no node 9; there are 6/);
  expect(pressKey(desk, 's')?.say).toMatch(/^silent-validator#1 applied/);
  expect(pressKey(desk, 'h')?.say).toBe('Undone: silent-validator#1.');
  expect(pressKey(desk, 'h')?.say).toBe('Nothing is open.');
  expect(pressKey(desk, '+')?.say).toBe('2 times as fast as life.');
  expect(pressKey(desk, 'p')?.say).toBe('Paused.');
  expect(pressKey(desk, 'p')?.say).toBe('Goes on, 2 times as fast as life.');
  expect(pressKey(desk, 'n')?.say.split('\n')).toHaveLength(6);
  expect(pressKey(desk, '?')?.say).toContain('fork the network');
  expect(pressKey(desk, 'q')?.quit).toBe(true);
  expect(pressKey(desk, '\u0003')?.quit).toBe(true);
  expect(pressKey(desk, 'z')).toBeNull();
});

it('a key whose fault does not fit says why', () => {
  pressKey(desk, 'l');
  expect(pressKey(desk, 'f')?.say).toMatch(/is down: start it first/);
});
