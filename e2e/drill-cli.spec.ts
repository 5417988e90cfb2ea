import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { JsonRpcProvider, parseEther, Wallet } from 'ethers';
import { fundedAccounts } from '@/lib/drill/block/plan-genesis';
import { SCENARIOS } from '@/lib/drill/scenarios/registry';
import { claimPort } from './claim-port';
import { callOver, expect, test } from './drill-fixture';

type Ended = { readonly code: number | null; readonly out: string; readonly err: string };

/** `npm run …` without npm's own words, to its end. */
async function runCli(...args: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, ['lib/cli/main.mjs', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { out: '', err: '' };
  child.stdout.on('data', (piece) => (said.out += piece));
  child.stderr.on('data', (piece) => (said.err += piece));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...said };
}

for (const command of ['drill', 'demo'])
  test(`npm run ${command}: what can't be played is one clear line that names what is there instead`, async () => {
    const unknown = await runCli(command, '--scenario', 'tragedy');
    const names = SCENARIOS.map(({ id }) => id).join(', ');
    expect(unknown).toEqual({ code: 1, out: '', err: `There is no scenario "tragedy"; there are: ${names}.\n` });
    const seed = await runCli(command, '--seed', 'two words');
    expect([seed.code, seed.out, seed.err.split('\n')[0]]).toEqual([
      1,
      '',
      '--seed is "two words"; it must be a number or a word of letters, digits, dots and dashes, at most 64 long.',
    ]);
    expect(seed.err).not.toMatch(/^ +at /m);
  });

test('a port that is taken is named in one line, of a node, of the control port and of the dashboard', async () => {
  const port = await claimPort();
  const holder = createServer().listen(port, '127.0.0.1');
  await once(holder, 'listening');
  try {
    const asked = [
      ['drill', '--port'],
      ['drill', '--control-port'],
      ['demo', '--port'],
    ];
    const refused = await Promise.all(asked.map((args) => runCli(...args, String(port))));
    for (const { code, out, err } of refused)
      expect([code, out, err]).toEqual([1, '', expect.stringMatching(new RegExp(`^Port ${port} .*\\.\\n$`))]);
  } finally {
    holder.close();
  }
});

test('--list describes every scenario and every fault', async () => {
  const { code, out } = await runCli('drill', '--list');
  expect(code).toBe(0);
  for (const { id, story } of SCENARIOS) expect(out).toMatch(new RegExp(`^  ${id} +${story.slice(0, 20)}`, 'm'));
  for (const id of ['hostile', 'core-stopped', 'peers-lost']) expect(out).toMatch(new RegExp(`^  ${id} `, 'm'));
});

test('the control port does what it is told by who has the token, and by nobody else', async ({ rehearse }) => {
  const { drill, control } = await rehearse({ scenario: 'healthy', nodesOnly: true });
  const { controlUrl } = drill.ready;
  expect(await control('drill_state')).toMatchObject({ scenario: 'healthy', faults: [] });
  for (const token of [undefined, 'guess', `${drill.token}x`])
    await expect(callOver(controlUrl, 'drill_apply', ['stop'], token)).rejects.toThrow(/^401 the drill's token is missing or wrong/);
  expect(await control('drill_state')).toMatchObject({ faults: [] });
  await control('drill_apply', ['stop', { node: 'validator-4' }]);
  await expect.poll(() => callOver(drill.ready.nodes[3]?.url ?? '', 'eth_blockNumber').catch(String)).toMatch(/fetch failed/);
  await control('drill_undo', ['stop']);
  await expect.poll(() => callOver(drill.ready.nodes[3]?.url ?? '', 'eth_blockNumber').catch(String)).toMatch(/^0x/);
  await expect(control('drill_apply', ['flood'])).rejects.toThrow(/no fault "flood"; there are: fork, /);
  await expect(control('drill_apply', ['stop', { node: 'nobody' }])).rejects.toThrow(/no node "nobody"; there are: validator-1, /);
});

test('ethers works against a node: heights, a signed transfer and its receipt', async ({ rehearse }) => {
  const { drill, nodeUrl } = await rehearse({ scenario: 'healthy', speed: 4, nodesOnly: true });
  const provider = new JsonRpcProvider(nodeUrl('validator-1'), undefined, { polling: true, pollingInterval: 100 });
  const other = new JsonRpcProvider(nodeUrl('member-2'), undefined, { polling: true, pollingInterval: 100 });
  try {
    const before = await provider.getBlockNumber();
    expect(before).toBeGreaterThan(100);
    const key = fundedAccounts(drill.ready.seed)[0];
    if (key === undefined) throw new Error('no account holds funds');
    const wallet = new Wallet(`0x${Buffer.from(key.privateKey).toString('hex')}`, provider);
    const to = Wallet.createRandom().address;
    const sent = await wallet.sendTransaction({ to, value: parseEther('1') });
    const receipt = await sent.wait();
    expect(receipt).toMatchObject({ status: 1, hash: sent.hash, to });
    expect(receipt?.blockNumber).toBeGreaterThan(before);
    // Of the chain, not of the node that was asked.
    await expect.poll(async () => (await other.getTransactionReceipt(sent.hash))?.blockHash).toBe(receipt?.blockHash);
    expect(await other.getBalance(to)).toBe(parseEther('1'));
    await expect(wallet.sendTransaction({ to, nonce: 0 })).rejects.toThrow(/nonce too low/);
  } finally {
    provider.destroy();
    other.destroy();
  }
});
