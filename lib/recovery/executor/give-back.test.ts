import { describe, expect, it } from 'vitest';
import type { Hash } from '@/lib/consensus/types';
import { answerCall } from '@/lib/drill/rpc/answer-call';
import type { DrillNetwork } from '@/lib/drill/types';
import { phrase } from '@/lib/incidents/phrase';
import type { GivenBack } from '../run-types';
import { CAMP_A, CAMP_B, drillNodes, forkedNetwork, memoryShelf, poolOf, run, transfer } from './evidence/forked.test-world';
import { type GiveBackTask, giveBack } from './give-back';
import type { SendAnswer } from './give-back/send-in-order';
import { saveDropped } from './save-dropped';
import { saveEvidence } from './save-evidence';

const names = [...CAMP_A, ...CAMP_B];
const validators = names.filter((name) => name.startsWith('validator'));

function ask(network: DrillNetwork, name: string, method: string, ...params: readonly unknown[]): unknown {
  const answer = answerCall(network.node(name), network, { method, params });
  if (!answer.ok) throw new Error(`${name} ${method}: ${answer.error.message}`);
  return answer.result;
}

/** The field's cure: cores stopped, links cut, these nodes rewound, links and cores back, and a few blocks. */
function cure(network: DrillNetwork, rewound: readonly string[], ancestor: number): void {
  for (const name of validators) ask(network, name, 'miner_stop');
  const pairs = names.flatMap((one) => names.filter((other) => other !== one).map((other) => [one, network.node(other).enode] as const));
  // A dial under way at the first cut may still bring its link.
  for (const _ of [1, 2, 3]) {
    for (const [one, enode] of pairs) ask(network, one, 'admin_removePeer', enode);
    run(network, 14_000);
  }
  expect(names.map((name) => ask(network, name, 'net_peerCount'))).toEqual(names.map(() => '0x0'));
  for (const name of rewound) ask(network, name, 'debug_setHead', `0x${ancestor.toString(16)}`);
  for (const [one, enode] of pairs) ask(network, one, 'admin_addPeer', enode);
  run(network, 5_000);
  startCores(network);
}

const startCores = (network: DrillNetwork) => {
  for (const name of validators) ask(network, name, 'miner_start');
};

/** Cured and growing again, then without blocks: what is sent stays in the pools. */
function cureAndHold(network: DrillNetwork, rewound: readonly string[], ancestor: number): void {
  cure(network, rewound, ancestor);
  run(network, 20_000);
  for (const name of validators) ask(network, name, 'miner_stop');
}

/** Three transactions of account 0 in both camps, two of account 1 in A, three of account 2 in B. */
async function saved(depth = 3) {
  const sent: Record<'both' | 'a' | 'b', Hash[]> = { both: [], a: [], b: [] };
  const world = forkedNetwork(depth, (network) => {
    const send = (camp: keyof typeof sent, account: number, count: number, to: readonly string[]) => {
      for (let nonce = 0; nonce < count; nonce += 1) {
        const made = transfer(network, account, nonce);
        sent[camp].push(made.hash);
        for (const name of to) poolOf(network, name).add(made, false);
      }
    };
    send('both', 0, 3, validators);
    send('a', 1, 2, validators.slice(0, 2));
    send('b', 2, 3, validators.slice(2));
  });
  const { nodes, wire } = drillNodes(world.network);
  const shelf = memoryShelf();
  const plan = { ancestor: world.ancestor, nodes: names, absent: [] };
  await saveEvidence({ plan, nodes, shelf: shelf.shelf, now: () => 1, onProgress: () => undefined });
  wire.asked.length = 0;
  return { ...world, sent, nodes, wire, shelf };
}

type World = Awaited<ReturnType<typeof saved>>;

/** The store's side of giving back: intents and outcomes outlive a kill. */
function giving(world: World) {
  const kept = { intended: new Set<Hash>(), known: [] as readonly GivenBack[] };
  const told: SendAnswer[] = [];
  const task = (more: Partial<GiveBackTask> = {}): GiveBackTask => ({
    ...{ chainId: 1337, nodes: world.nodes, shelf: world.shelf.shelf, dropped: [], mayGoOn: () => true },
    ...{ now: () => world.network.sim.now(), until: Number.POSITIVE_INFINITY },
    intended: new Set(kept.intended),
    known: kept.known,
    intend: async ({ hash }) => void kept.intended.add(hash),
    tell: async (answer) => void told.push(answer),
    ...more,
  });
  const pass = async (more: Partial<GiveBackTask> = {}) => {
    const result = await giveBack(task(more));
    kept.known = result.transactions;
    return result;
  };
  const sends = () => world.wire.asked.filter(({ method }) => method === 'eth_sendRawTransaction');
  return { kept, pass, sends, told };
}

const fates = (list: readonly GivenBack[], hashes: readonly Hash[]) => hashes.map((hash) => list.find((one) => one.hash === hash)?.fate);

describe('giving back', () => {
  it('after one side was rewound sends only what the kept branch lacks, in the order of nonces, and finds it in blocks', async () => {
    const world = await saved();
    cure(world.network, CAMP_B, world.ancestor.height);
    run(world.network, 30_000);
    const { pass, sends } = giving(world);
    const first = await pass();
    expect(first.transactions).toHaveLength(8);
    expect(first.isDone).toBe(false);
    expect(fates(first.transactions, [...world.sent.both, ...world.sent.a])).toEqual(Array(5).fill('in-kept-chain'));
    expect(fates(first.transactions, world.sent.b)).toEqual(Array(3).fill('resent'));
    expect(sends().map(({ params }) => params[0])).toEqual([0, 1, 2].map((nonce) => transfer(world.network, 2, nonce).raw));
    run(world.network, 10_000);
    const second = await pass();
    expect(second.isDone).toBe(true);
    expect(fates(second.transactions, world.sent.b)).toEqual(Array(3).fill('resent'));
    for (const one of second.transactions) expect(one.block).not.toBeNull();
    expect(sends()).toHaveLength(3);
    expect((await pass()).transactions).toEqual(second.transactions);
  });

  it('after a rewind of all gives back both branches, each transaction once', async () => {
    const world = await saved();
    cure(world.network, names, world.ancestor.height);
    const { pass, sends } = giving(world);
    // Until the second block after its rewind a node's pool goes by the state it had before: "nonce too low" for what is free.
    const early = await pass();
    expect(early.isDone).toBe(false);
    const notYet = early.transactions.filter(({ fate }) => fate === 'missing');
    expect(notYet.map(({ hash }) => hash)).toEqual(world.sent.both);
    expect(notYet.map(({ detail }) => detail?.key)).toEqual(['not-ready', 'held-after', 'held-after'].map((why) => `given-back.${why}`));
    expect(notYet[0]?.detail?.params.said).toContain('nonce too low');
    run(world.network, 10_000);
    const first = await pass();
    expect(first.transactions.map(({ fate }) => fate)).toEqual(Array(8).fill('resent'));
    run(world.network, 20_000);
    const end = await pass();
    expect(end.isDone).toBe(true);
    for (const one of end.transactions) expect([one.detail?.key, one.was.length > 0]).toEqual(['given-back.moved', true]);
    expect(new Set(sends().map(({ params }) => params[0])).size).toBe(8);
    for (const account of [0, 1, 2])
      expect(ask(world.network, 'member-1', 'eth_getTransactionCount', transfer(world.network, account, 0).from, 'latest')).toBe(
        `0x${[3, 2, 3][account]}`,
      );
  });

  it('killed at any request or intent, ends the same and has no transaction taken twice', async () => {
    const world = await saved(1);
    cureAndHold(world.network, names, world.ancestor.height);
    const taken = new Map<string, number>();
    // Pools are emptied by nobody: one network serves all kills, each with what the ones before left behind.
    world.wire.instead = (node, method, params) => {
      if (method !== 'eth_sendRawTransaction') return undefined;
      const answer = answerCall(world.network.node(node), world.network, { method, params });
      if (answer.ok) taken.set(String(params[0]), (taken.get(String(params[0])) ?? 0) + 1);
      return answer.ok ? { ok: true, value: answer.result } : { ok: false, error: { code: 'rpc-error', message: answer.error.message } };
    };
    const { kept, pass } = giving(world);
    let kills = 0;
    for (let left = 1; left < 200; left += 1) {
      let until = left;
      const die = () => {
        until -= 1;
        if (until === 0) throw new Error('killed');
      };
      world.wire.before = die;
      try {
        await pass({
          intend: async ({ hash }) => {
            die();
            kept.intended.add(hash);
            die();
          },
        });
        break;
      } catch (error) {
        if (!(error instanceof Error) || error.message !== 'killed') throw error;
        kills += 1;
        run(world.network, 200);
      }
    }
    world.wire.before = () => undefined;
    expect(kills).toBeGreaterThan(5);
    startCores(world.network);
    run(world.network, 20_000);
    const end = await pass();
    expect(end).toMatchObject({ isDone: true });
    expect(end.transactions).toHaveLength(8);
    for (const one of end.transactions) expect(one.block).not.toBeNull();
    expect([...taken.values()].every((count) => count === 1)).toBe(true);
  });

  it('resolves a cut line by looking, and sends no later nonce meanwhile', async () => {
    const world = await saved(1);
    cureAndHold(world.network, CAMP_B, world.ancestor.height);
    const raws = [0, 1, 2].map((nonce) => transfer(world.network, 2, nonce).raw);
    world.wire.instead = (node, method, params) => {
      if (method !== 'eth_sendRawTransaction' || params[0] !== raws[1]) return undefined;
      ask(world.network, node, method, ...params);
      return 'cut';
    };
    const { pass, sends, told } = giving(world);
    const first = await pass();
    expect(sends().map(({ params }) => params[0])).toEqual(raws.slice(0, 2));
    const nodes = sends().map(({ node }) => node);
    expect(told).toEqual([
      { hash: world.sent.b[0], node: nodes[0], outcome: 'answered', said: `"${world.sent.b[0]}"` },
      { hash: world.sent.b[1], node: nodes[1], outcome: 'lost', said: expect.any(String) },
    ]);
    expect(fates(first.transactions, world.sent.b)).toEqual(['resent', 'resent', 'missing']);
    world.wire.instead = () => undefined;
    await pass();
    expect(sends().map(({ params }) => params[0])).toEqual(raws);
  });

  it('sends again what a cut line kept from its node: nothing heard is no refusal', async () => {
    const world = await saved(1);
    cureAndHold(world.network, CAMP_B, world.ancestor.height);
    const raws = [0, 1, 2].map((nonce) => transfer(world.network, 2, nonce).raw);
    world.wire.instead = (_node, method, params) => (method === 'eth_sendRawTransaction' && params[0] === raws[1] ? 'cut' : undefined);
    const { pass, sends } = giving(world);
    expect(fates((await pass()).transactions, world.sent.b)).toEqual(['resent', 'missing', 'missing']);
    world.wire.instead = () => undefined;
    run(world.network, 4_000);
    expect(fates((await pass()).transactions, world.sent.b)).toEqual(Array(3).fill('resent'));
    expect(sends().map(({ params }) => params[0])).toEqual([raws[0], raws[1], raws[1], raws[2]]);
  });

  it('goes to another node where one takes no transactions at all, and keeps secrets out of what it says', async () => {
    const world = await saved(1);
    cureAndHold(world.network, CAMP_B, world.ancestor.height);
    const shut = new Set<string>();
    world.wire.instead = (node, method) => {
      if (method !== 'eth_sendRawTransaction' || (shut.size > 0 && !shut.has(node))) return undefined;
      shut.add(node);
      return { ok: false, error: { code: 'method-unavailable', message: 'no such method at s3cret' } };
    };
    const masked = world.nodes.map((node) => ({
      ...node,
      client: { ...node.client, mask: (text: string) => text.replace('s3cret', '***') },
    }));
    const { pass, told } = giving(world);
    const { transactions } = await pass({ nodes: masked });
    expect(fates(transactions, world.sent.b)).toEqual(Array(3).fill('resent'));
    expect([told[0]?.outcome, told[0]?.said, told[1]?.outcome]).toEqual(['refused', 'no such method at ***', 'answered']);
    expect(told[1]?.node).not.toBe(told[0]?.node);
    expect(JSON.stringify([transactions, told])).not.toContain('s3cret');
  });

  it('waits for what came back into a pool by itself, until its time is over', async () => {
    const world = await saved(1);
    cureAndHold(world.network, CAMP_B, world.ancestor.height);
    for (const nonce of [0, 1, 2]) poolOf(world.network, 'validator-1').add(transfer(world.network, 2, nonce), false);
    const { pass, sends } = giving(world);
    const first = await pass();
    expect([fates(first.transactions, world.sent.b), first.isDone]).toEqual([Array(3).fill('back-in-pool'), false]);
    expect([(await pass({ until: 0 })).isDone, sends()]).toEqual([true, []]);
  });

  it('tells what a node refused, holds back the later nonces, and does not ask again', async () => {
    const world = await saved(1);
    cureAndHold(world.network, CAMP_B, world.ancestor.height);
    world.wire.instead = (_node, method) =>
      method === 'eth_sendRawTransaction' ? { ok: false, error: { code: 'rpc-error', message: 'Gas price not 0' } } : undefined;
    const { pass, sends } = giving(world);
    const first = await pass();
    const ofB = world.sent.b.map((hash) => first.transactions.find((one) => one.hash === hash));
    expect(ofB.map((one) => one?.fate)).toEqual(['refused', 'missing', 'missing']);
    expect(ofB[0]?.detail).toEqual(phrase('given-back.refused', { node: 'validator-1', said: 'Gas price not 0' }));
    expect(ofB[1]?.detail).toEqual(phrase('given-back.held-after', { nonce: 0 }));
    expect(sends()).toHaveLength(1);
    await pass();
    expect(sends()).toHaveLength(1);
  });

  it('sends again what a pool took and lost with its process, and it counts once', async () => {
    const world = await saved(1);
    cureAndHold(world.network, CAMP_B, world.ancestor.height);
    const { pass, sends } = giving(world);
    world.wire.instead = (_node, method) => (method === 'eth_sendRawTransaction' ? { ok: true, value: '0x' } : undefined);
    const first = (await pass()).transactions.filter(({ hash }) => world.sent.b.includes(hash));
    expect(first.map(({ fate, detail }) => [fate, detail?.key])).toEqual(Array(3).fill(['missing', 'given-back.dropped']));
    world.wire.instead = () => undefined;
    expect((await pass()).isDone).toBe(false);
    expect(sends()).toHaveLength(3);
    run(world.network, 2_000);
    const again = await pass();
    expect(fates(again.transactions, world.sent.b)).toEqual(Array(3).fill('resent'));
    expect(again.transactions.find(({ hash }) => hash === world.sent.b[0])?.sent).toMatchObject({ times: 2, taken: 2 });
    expect(sends()).toHaveLength(6);
    startCores(world.network);
    run(world.network, 30_000);
    const end = await pass();
    expect(end.isDone).toBe(true);
    for (const hash of world.sent.b) expect(end.transactions.find((one) => one.hash === hash)?.block).not.toBeNull();
  });

  it('tells a balance or a full pool from a refusal: another node is tried, then a later pass', async () => {
    const world = await saved(1);
    cureAndHold(world.network, CAMP_B, world.ancestor.height);
    world.wire.instead = (node, method) =>
      method === 'eth_sendRawTransaction' && node !== 'member-2'
        ? {
            ok: false,
            error: { code: 'rpc-error', message: node === 'validator-1' ? 'txpool is full' : 'insufficient funds for gas * price + value' },
          }
        : undefined;
    const { pass, sends } = giving(world);
    const first = await pass();
    expect(first.isDone).toBe(false);
    expect(fates(first.transactions, world.sent.b)).toEqual(Array(3).fill('missing'));
    // At most three nodes a pass are asked for one transaction.
    expect(sends()).toHaveLength(3);
    await pass();
    expect(sends()).toHaveLength(3);
    world.wire.instead = () => undefined;
    run(world.network, 4_000);
    expect(fates((await pass()).transactions, world.sent.b)).toEqual(Array(3).fill('resent'));
  });

  it('tells which transaction took the nonce of one that is lost', async () => {
    const world = await saved(1);
    cure(world.network, CAMP_B, world.ancestor.height);
    const other = transfer(world.network, 2, 0, 77n);
    ask(world.network, 'validator-1', 'eth_sendRawTransaction', other.raw);
    run(world.network, 20_000);
    const { pass } = giving(world);
    const { transactions } = await pass();
    const first = transactions.find((one) => one.hash === world.sent.b[0]);
    expect(first).toMatchObject({ fate: 'nonce-used', detail: phrase('given-back.replaced', { hash: other.hash, nonce: 0 }) });
    expect(fates(transactions, world.sent.b.slice(1))).toEqual(['resent', 'resent']);
  });

  it('sends nothing while paused, while nodes do not agree, or to a network it can not ask', async () => {
    const world = await saved(1);
    const { pass, sends } = giving(world);
    const forked = await pass();
    expect(new Set(forked.transactions.map(({ fate }) => fate))).toEqual(new Set(['unknown']));
    expect(forked.isDone).toBe(false);
    cureAndHold(world.network, CAMP_B, world.ancestor.height);
    await pass({ mayGoOn: () => false });
    for (const name of names) world.network.node(name).stop('clean');
    const silent = await pass();
    expect(new Set(silent.transactions.map(({ fate }) => fate))).toEqual(new Set(['unknown']));
    expect(sends()).toEqual([]);
    expect((await pass({ until: 0 })).isDone).toBe(true);
  });
});

describe('transactions of blocks that were dropped without a plan', () => {
  it('are taken from nodes that still hold the block beside their chain, and each is accounted for', async () => {
    const world = await saved(1);
    // One validator moved: the others of its side reorganise, and keep the block they leave.
    cure(world.network, ['validator-3'], world.ancestor.height);
    run(world.network, 60_000);
    const block = world.fork.branches[1]?.blocks[0]?.block;
    if (!block) throw new Error('no block');
    const dropped = [{ height: block.header.height, hash: block.hash }];
    const shelf = memoryShelf();
    const task = { dropped, nodes: world.nodes, shelf: shelf.shelf, earlier: async () => [], now: () => 1 };
    await saveDropped(task);
    expect(shelf.rows.filter(({ kind }) => kind === 'block').map(({ hash, node }) => [hash, node])).toEqual([[block.hash, 'validator-4']]);
    const kept = shelf.rows.length;
    await saveDropped(task);
    expect(shelf.rows).toHaveLength(kept);
    const { transactions } = await giving({ ...world, shelf }).pass();
    expect(transactions.map(({ hash }) => hash)).toEqual(block.transactions.map(({ hash }) => hash));
    for (const { fate } of transactions) expect(['in-kept-chain', 'back-in-pool', 'resent']).toContain(fate);
  });

  it('are taken from what an earlier plan saved, and a block that is nowhere is said to be missing', async () => {
    const world = await saved(1);
    cure(world.network, names, world.ancestor.height);
    const blocks = world.fork.branches.map(({ blocks: [one] }) => ({
      height: one?.block.header.height ?? 0,
      hash: one?.block.hash ?? ('0x' as Hash),
    }));
    const nowhere = { height: 99, hash: `0x${'9'.repeat(64)}` as const };
    const shelf = memoryShelf();
    await saveDropped({
      dropped: [...blocks, nowhere],
      nodes: world.nodes,
      shelf: shelf.shelf,
      earlier: async () => [world.shelf.shelf],
      now: () => 1,
    });
    expect(
      shelf.rows
        .filter(({ kind }) => kind === 'block')
        .map(({ hash }) => hash)
        .sort(),
    ).toEqual(blocks.map(({ hash }) => hash).sort());
    expect(shelf.rows.filter(({ kind }) => kind === 'missing').map(({ hash }) => hash)).toEqual([nowhere.hash]);
    run(world.network, 20_000);
    const end = await giving({ ...world, shelf }).pass({ dropped: [...blocks, nowhere] });
    expect([end.transactions.length, end.unsaved]).toEqual([8, [nowhere]]);
  });
});
