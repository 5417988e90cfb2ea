import { request } from 'node:http';
import { expect, it } from 'vitest';
import { CliFault } from './cli-fault.mjs';
import { hostDrill } from './host-drill';
import { parseDrillArguments } from './parse-drill-arguments';

const host = async (...args: readonly string[]) => {
  const parsed = parseDrillArguments('drill', args);
  if (!parsed.ok) throw new CliFault(parsed.faults.join(' '));
  return hostDrill({ asked: parsed.value, token: 'token' });
};

it.each([
  [['--scenario', 'vote', '--members', '0'], 'Scenario "vote" does not fit this network: There is no node "member-1"'],
  [['--scenario', 'fork-4-3', '--validators', '1'], 'Scenario "fork-4-3" does not fit this network: 4-3 takes 7 validators; there are 1.'],
  [['--scenario', 'healthy', '--port', '65533'], '6 nodes from port 65533 on would need port 65538; ports end at 65535.'],
  [
    ['--scenario', 'healthy', '--port', '32500', '--control-port', '32502'],
    '--control-port 32502 is the port of validator-3: choose another.',
  ],
  [['--scenario', 'nope'], 'There is no scenario "nope"; there are: story,'],
  [['--speed', '-1'], '--speed needs a value, and none that it takes begins with a dash.'],
])('%j is refused in one sentence before anything starts', async (args, words) => {
  await expect(host(...args)).rejects.toSatisfy((error) => error instanceof CliFault && error.sentence.startsWith(words));
});

it('a page whose name was made to lead to a node gets nothing from it', async () => {
  const drill = await host('--scenario', 'healthy');
  try {
    const url = new URL(drill.ready.nodes[0]?.url ?? '');
    const statusFor = (name: string) =>
      new Promise((resolve, reject) => {
        const asked = request(
          { port: url.port, host: '127.0.0.1', method: 'POST', headers: { host: name, 'content-type': 'application/json' } },
          (reply) => {
            reply.resume();
            resolve(reply.statusCode);
          },
        );
        asked.on('error', reject);
        asked.end('{"jsonrpc":"2.0","id":1,"method":"eth_blockNumber","params":[]}');
      });
    expect(await statusFor('evil.example')).toBe(403);
    expect(await statusFor('localhost')).toBe(200);
  } finally {
    await drill.stop();
  }
});
