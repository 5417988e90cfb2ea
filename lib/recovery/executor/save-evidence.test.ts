import { describe, expect, it } from 'vitest';
import type { EvidenceProgress } from '../run-types';
import { CAMP_A, CAMP_B, drillNodes, forkedNetwork, memoryShelf, poolOf, transfer } from './evidence/forked.test-world';
import { saveEvidence } from './save-evidence';

const names = [...CAMP_A, ...CAMP_B];

/** Two transactions of one account in both camps, one of another account in one camp each. */
function forked(depth = 3) {
  const sent = { both: [] as string[], a: [] as string[], b: [] as string[] };
  const world = forkedNetwork(depth, (network) => {
    for (const nonce of [0, 1]) {
      const both = transfer(network, 0, nonce);
      sent.both.push(both.hash);
      for (const name of ['validator-1', 'validator-2', 'validator-3', 'validator-4']) poolOf(network, name).add(both, true);
    }
    const [a, b] = [transfer(network, 1, 0), transfer(network, 2, 0)];
    for (const name of ['validator-1', 'validator-2']) poolOf(network, name).add(a, true);
    for (const name of ['validator-3', 'validator-4']) poolOf(network, name).add(b, true);
    sent.a.push(a.hash);
    sent.b.push(b.hash);
  });
  return { ...world, sent, ...drillNodes(world.network) };
}

function saving(world: ReturnType<typeof forked>, shelf = memoryShelf(), absent: readonly string[] = []) {
  const heard: EvidenceProgress[] = [];
  const done = saveEvidence({
    plan: { ancestor: world.ancestor, nodes: names, absent },
    nodes: world.nodes,
    shelf: shelf.shelf,
    now: () => 1,
    onProgress: (progress) => heard.push(progress),
  });
  return { done, heard, shelf };
}

describe('evidence', () => {
  it('holds header, block, receipts and bytes of every block above the ancestor on both branches', async () => {
    const world = forked();
    const { done, heard, shelf } = saving(world);
    const end = await done;
    expect(end).toMatchObject({ missing: [], isComplete: true });
    expect(end.saved).toBe(end.wanted);
    expect(heard.at(-1)).toEqual(end);
    const blocks = world.fork.branches.flatMap((branch) => branch.blocks.map(({ block }) => block));
    expect(blocks).toHaveLength(6);
    for (const { hash, header, transactions } of blocks) {
      const of = (kind: string) => shelf.rows.filter((one) => one.kind === kind && one.hash === hash);
      expect(of('block')).toHaveLength(1);
      expect(of('block')[0]?.height).toBe(header.height);
      expect(of('header')).toHaveLength(2);
      for (const piece of of('header')) expect(shelf.bodyOf(piece)).toMatchObject({ hashMatches: true, rlpFrom: 'fields' });
      expect(of('receipts')).toHaveLength(transactions.length > 0 ? 1 : 0);
      const [raw] = of('raw-transactions');
      const saved =
        raw === undefined ? [] : (shelf.bodyOf(raw) as { transactions: { hash: string; raw: string; from: string }[] }).transactions;
      expect(saved).toEqual(transactions.map((one) => ({ hash: one.hash, raw: one.raw, from: 'node' })));
    }
    const inBlocks = (camp: number) => world.fork.branches[camp]?.blocks.flatMap(({ block }) => block.transactions.map(({ hash }) => hash));
    expect(inBlocks(0)).toEqual(expect.arrayContaining([...world.sent.both, ...world.sent.a]));
    expect(inBlocks(1)).toEqual(expect.arrayContaining([...world.sent.both, ...world.sent.b]));
    for (const kind of ['pool', 'peers', 'config'])
      expect(
        shelf.rows
          .filter((one) => one.kind === kind)
          .map(({ node }) => node)
          .sort(),
      ).toEqual([...names].sort());
    expect(
      shelf.rows
        .filter((one) => one.kind === 'validators')
        .map(({ height }) => height)
        .sort(),
    ).toEqual([world.ancestor.height, world.ancestor.height + 3, world.ancestor.height + 3]);
  });

  it('asks a node only for blocks of its own branch, and for each block once', async () => {
    const world = forked();
    await saving(world).done;
    const askedWhole = world.wire.asked.filter(({ method, params }) => method === 'eth_getBlockByHash' && params[1] === true);
    expect(askedWhole).toHaveLength(6);
    const camps = world.fork.branches.map((branch) => new Set<unknown>(branch.blocks.map(({ block }) => block.hash)));
    for (const { node, params } of askedWhole) expect(camps[CAMP_A.includes(node) ? 0 : 1]?.has(params[0])).toBe(true);
  });

  it('goes on after the process ended at any piece, without asking for or keeping anything twice', async () => {
    const world = forked(2);
    const whole = saving(world);
    await whole.done;
    const key = (one: { kind: string; node: string; hash: string | null; sha256: string }) =>
      `${one.kind} ${one.node} ${one.hash} ${one.sha256}`;
    for (let at = 1; at < whole.shelf.rows.length; at += 3) {
      let left = at;
      const shelf = memoryShelf(() => {
        if (left === 0) throw new Error('killed');
        left -= 1;
      });
      await expect(saving(world, shelf).done).rejects.toThrow('killed');
      left = Number.POSITIVE_INFINITY;
      expect(shelf.rows.length).toBeGreaterThan(0);
      expect(await saving(world, shelf).done).toMatchObject({ missing: [], isComplete: true });
      expect(shelf.rows.map(key).sort()).toEqual(whole.shelf.rows.map(key).sort());
    }
    const asked = world.wire.asked.length;
    await saving(world, whole.shelf).done;
    const more = world.wire.asked.slice(asked).map(({ method }) => method);
    expect([...new Set(more)]).toEqual(['eth_getBlockByNumber']);
  });

  it('takes from another holder what the first can not give', async () => {
    const world = forked();
    world.wire.instead = (node, method) =>
      node === 'validator-1' && /Receipt|RawTransaction|getBlockByHash/.test(method)
        ? { ok: false, error: { code: 'method-unavailable', message: `${method} is not available` } }
        : undefined;
    const { done, shelf } = saving(world);
    expect(await done).toMatchObject({ missing: [], isComplete: true });
    const branch = new Set<unknown>(world.fork.branches[0]?.blocks.map(({ block }) => block.hash));
    const from = shelf.rows
      .filter(({ hash, kind }) => branch.has(hash) && ['header', 'block', 'receipts'].includes(kind))
      .map(({ node }) => node);
    expect(new Set(from)).toEqual(new Set(['validator-2']));
  });

  it('makes the bytes of a transaction from its fields where a node does not serve them', async () => {
    const world = forked();
    world.wire.instead = (_node, method) =>
      method.startsWith('eth_getRawTransaction') ? { ok: false, error: { code: 'method-unavailable', message: 'not served' } } : undefined;
    const { done, shelf } = saving(world);
    expect(await done).toMatchObject({ missing: [], isComplete: true });
    const byHash = new Map(
      world.fork.branches.flatMap(({ blocks }) =>
        blocks.flatMap(({ block }) => block.transactions.map((one) => [one.hash as string, one.raw])),
      ),
    );
    const rows = shelf.rows
      .filter(({ kind }) => kind === 'raw-transactions')
      .flatMap((piece) => (shelf.bodyOf(piece) as { transactions: { hash: string; raw: string; from: string }[] }).transactions);
    expect(rows.length).toBeGreaterThan(0);
    for (const { hash, raw, from } of rows) expect({ hash, raw, from }).toEqual({ hash, raw: byHash.get(hash), from: 'fields' });
  });

  it('does not believe bytes that are another transaction, and says the same thing missing once', async () => {
    const world = forked(2);
    const other = transfer(world.network, 4, 0).raw;
    world.wire.instead = (_node, method) => {
      if (method.startsWith('eth_getRawTransaction')) return { ok: true, value: other };
      return method === 'txpool_content' ? { ok: false, error: { code: 'method-unavailable', message: 'not served' } } : undefined;
    };
    const shelf = memoryShelf();
    await saving(world, shelf).done;
    expect(JSON.stringify(shelf.rows.map((piece) => shelf.bodyOf(piece)))).not.toContain(other);
    const missing = () => shelf.rows.filter(({ kind }) => kind === 'missing').length;
    const once = missing();
    expect(once).toBe(6);
    await saving(world, shelf).done;
    expect(missing()).toBe(once);
  });

  it('says what is missing and why, and is not complete without a block, its receipts or a whole node', async () => {
    const world = forked();
    const block = world.fork.branches[1]?.blocks.find((one) => one.block.transactions.length > 0)?.block;
    const lost = block?.transactions[0]?.hash ?? '';
    world.wire.instead = (_node, method, params) =>
      method === 'eth_getTransactionReceipt' && params[0] === lost ? { ok: true, value: null } : undefined;
    world.network.node('member-1').stop('clean');
    const { done, shelf } = saving(world);
    const end = await done;
    expect(end.isComplete).toBe(false);
    expect(
      end.missing.some((one) => one.startsWith(`receipts of block ${block?.header.height} ${block?.hash}: `) && one.includes(lost)),
    ).toBe(true);
    expect(end.missing.some((one) => one.startsWith('block of member-1: its head could not be read'))).toBe(true);
    const missing = shelf.rows.filter(({ kind }) => kind === 'missing').map((piece) => shelf.bodyOf(piece));
    expect(missing).toContainEqual(expect.objectContaining({ missing: 'receipts' }));
    expect(end.saved + end.missing.length).toBeGreaterThanOrEqual(end.wanted);
  });

  it('is complete without what is only good to have, and without a node that a person says is stopped', async () => {
    const world = forked();
    world.network.node('member-2').stop('clean');
    for (const name of names) for (const group of ['txpool', 'admin']) world.network.node(name).closedApis.add(group);
    const { done } = saving(world, memoryShelf(), ['member-2']);
    const end = await done;
    expect(end.isComplete).toBe(true);
    expect(end.missing.filter((one) => one.startsWith('pool of '))).toHaveLength(5);
    expect(world.wire.asked.some(({ node }) => node === 'member-2')).toBe(false);
  });

  it('saves fifty blocks a branch with hundreds of transactions, in batches that stay small', async () => {
    const world = forkedNetwork(50, (network) => {
      for (let nonce = 0; nonce < 300; nonce += 1)
        for (const name of ['validator-1', 'validator-2'])
          poolOf(network, name).add(transfer(network, nonce % 5, Math.floor(nonce / 5)), true);
    });
    const { nodes, wire } = drillNodes(world.network);
    const sizes: number[] = [];
    for (const { client } of nodes) {
      const send = client.send.bind(client);
      Object.assign(client, {
        send: (calls: never) => {
          sizes.push((calls as unknown[]).length);
          return send(calls);
        },
      });
    }
    const shelf = memoryShelf();
    const end = await saveEvidence({
      plan: { ancestor: world.ancestor, nodes: names, absent: [] },
      nodes,
      shelf: shelf.shelf,
      now: () => 1,
      onProgress: () => undefined,
    });
    expect(end).toMatchObject({ missing: [], isComplete: true });
    expect(shelf.rows.filter(({ kind }) => kind === 'block')).toHaveLength(100);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(200);
    const saved = shelf.rows
      .filter(({ kind }) => kind === 'raw-transactions')
      .flatMap((piece) => (shelf.bodyOf(piece) as { transactions: unknown[] }).transactions);
    expect(saved.length).toBeGreaterThanOrEqual(300);
    expect(wire.asked.length).toBeGreaterThan(0);
  });
});
