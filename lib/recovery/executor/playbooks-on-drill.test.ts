import { describe, expect, test, vi } from 'vitest';
import type { PlaybookId } from '@/lib/incidents/types';
import type { DeskWorld } from './desk.test-world';
import type { ForkedDrill } from './drill-desk.test-world';
import { type OverDrill, openDesks } from './open-desks.test-world';

// A whole plan is a second or two of work, and the machine may be busy.
vi.setConfig({ testTimeout: 120_000 });

const { forked } = openDesks();

const hashAt = ({ network }: ForkedDrill, height: number) =>
  network.nodes.map((node) => node.process()?.chain.at(height)?.block.hash ?? null);
const topOf = ({ network }: ForkedDrill) => Math.max(...network.nodes.map((node) => node.process()?.chain.head().block.header.height ?? 0));
const rewound = ({ sent }: DeskWorld) => [...new Set(sent.filter(({ method }) => method === 'debug_setHead').map(({ node }) => node))];

/** Everybody on one chain that grows, as the drill itself knows it. */
async function flows(drill: ForkedDrill) {
  const before = topOf(drill);
  await drill.step(15);
  const at = hashAt(drill, before + 2);
  expect([new Set(at).size, at[0] === null]).toEqual([1, false]);
}

async function run({ drill, world }: OverDrill, playbook: PlaybookId) {
  const offer = await world.offer(playbook);
  await world.start(offer);
  const kept = await world.finish(20 * 60_000);
  expect([kept.run.phase, kept.run.problem], JSON.stringify(kept.run.checks)).toEqual(['done', null]);
  expect(world.troubles).toEqual([]);
  await flows(drill);
  return offer;
}

describe('over a 2-2 fork in the drill', () => {
  test.each(['rewind-one-side', 'minimal-move'] as const)('%s keeps the branch it says it keeps', async (playbook) => {
    const found = await forked();
    const { plan } = await run(found, playbook);
    const height = (plan.ancestor?.height ?? 0) + 1;
    const kept = plan.target && plan.target.height >= height ? plan.target.hash : null;
    if (kept) expect(new Set(hashAt(found.drill, height))).toEqual(new Set([kept]));
    expect(rewound(found.world).length).toBeLessThanOrEqual(plan.worth.rewinds.length);
  });

  test('transactions of a dropped block are in the kept chain in the end', async () => {
    const found = await forked(undefined, { plan: { transfersEveryMs: 700 } });
    const { world, drill } = found;
    const offer = await world.offer('rewind-all');
    expect(offer.plan.worth.losesTransactions?.length).toBeGreaterThan(0);
    await world.start(offer);
    const kept = await world.finish(20 * 60_000);
    expect([kept.run.phase, kept.run.problem]).toEqual(['done', null]);
    const chain = drill.network.node('validator-1').process()?.chain;
    await drill.step(10);
    const mined = new Set(
      Array.from({ length: topOf(drill) + 1 }, (_, height) => chain?.at(height)?.block.transactions.map(({ hash }) => hash) ?? []).flat(),
    );
    const fates = new Map(kept.run.givenBack.map(({ hash, fate }) => [hash, fate]));
    for (const hash of offer.plan.worth.losesTransactions ?? []) {
      expect(fates.has(hash)).toBe(true);
      expect(mined.has(hash) || fates.get(hash) === 'nonce-used', `${hash} ${fates.get(hash)}`).toBe(true);
    }
    // Each sending is a row of the audit log with its node and hash, and so is what the node said.
    const sends = world.sent.filter(({ method }) => method === 'eth_sendRawTransaction');
    expect(sends.length).toBeGreaterThan(0);
    const rows = (await world.store.audit({ limit: 5_000 })).filter(({ detail }) => 'transaction' in detail).reverse();
    const of = (action: string) => rows.filter((row) => row.action === action).map(({ detail }) => `${detail.node} ${detail.transaction}`);
    expect(of('recovery.send').map((one) => one.split(' ')[0])).toEqual(sends.map(({ node }) => node));
    expect(of('recovery.answer')).toEqual(of('recovery.send'));
    for (const { detail, by, network, object } of rows.filter(({ action }) => action === 'recovery.answer'))
      expect([by, network, object, typeof detail.said, detail.outcome]).toEqual([null, 'net', 'plan 1', 'string', expect.any(String)]);
  });
});

describe('without a fork', () => {
  test('reconnect-peers makes lost links anew', async () => {
    const found = await forked([]);
    found.drill.book.apply('peers-lost', { node: 'member-1' });
    await found.drill.look(10);
    await run(found, 'reconnect-peers');
    const member = found.drill.network.node('member-1').process();
    expect(member?.peers.list()).toHaveLength(5);
  });

  test('restart-consensus ends a stall that has backed off', async () => {
    const found = await forked([]);
    const { drill } = found;
    for (const name of ['validator-3', 'validator-4']) drill.network.node(name).stop('kill');
    await drill.look(70);
    for (const name of ['validator-3', 'validator-4']) drill.network.node(name).start();
    await drill.look(5);
    await run(found, 'restart-consensus');
  });
});
