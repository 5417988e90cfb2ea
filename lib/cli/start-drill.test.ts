import { request } from 'node:http';
import { expect, it } from 'vitest';
import { type RunningDrill, startDrill } from './start-drill';

const root = process.cwd();

function post(url: string, method: string, token?: string): Promise<unknown> {
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
  return new Promise((resolve, reject) => {
    const asking = request(
      url,
      { method: 'POST', agent: false, headers: { 'content-type': 'application/json', ...authorization } },
      (response) => {
        let text = '';
        response.on('data', (piece) => {
          text += piece;
        });
        response.on('end', () => resolve(text.startsWith('{') ? JSON.parse(text).result : response.statusCode));
      },
    );
    asking.on('error', reject);
    asking.end(JSON.stringify({ jsonrpc: '2.0', id: 1, method, params: [] }));
  });
}

it('runs a drill in a process of its own: nodes answer, the control port takes its token, and all is gone when it is stopped', async () => {
  const drill: RunningDrill = await startDrill({ root, scenario: 'one-down', args: ['--members', '1'], nodesOnly: true });
  try {
    const { ready, token } = drill;
    expect(ready).toMatchObject({ scenario: 'one-down', clock: null, ahead: [{ fault: 'stop', undo: false }] });
    expect(ready.nodes.map(({ name }) => name)).toEqual(['validator-1', 'validator-2', 'validator-3', 'validator-4', 'member-1']);
    expect(Math.abs(ready.time - Date.now())).toBeLessThan(10_000);
    expect(Number(await post(ready.nodes[0]?.url ?? '', 'eth_blockNumber'))).toBeGreaterThan(140);
    expect(await post(ready.controlUrl, 'drill_state', token)).toMatchObject({ scenario: 'one-down' });
    expect(await post(ready.controlUrl, 'drill_state')).toBe(401);
  } finally {
    await drill.stop();
  }
  await expect(post(drill.ready.controlUrl, 'drill_state')).rejects.toThrow(/ECONNREFUSED/);
});

it("at another speed than life's it tells the clock a dashboard needs", async () => {
  const drill = await startDrill({ root, scenario: 'healthy', speed: 20, nodesOnly: true, bootMs: 60_000 });
  try {
    expect(drill.ready.clock).toMatchObject({ rate: 20, start: drill.ready.time, end: null });
    expect(drill.ready.clock?.origin).toBeGreaterThan(Date.now() + 30_000);
  } finally {
    await drill.stop();
  }
});

it.each([
  [{ scenario: 'tragedy' }, /no scenario "tragedy"; there are: story, healthy/],
  [{ args: ['--validators', 'many'] }, /--validators is "many"/],
])('says in a line why %j can not be started', async (options, why) => {
  await expect(startDrill({ root, nodesOnly: true, ...options })).rejects.toThrow(why);
});
