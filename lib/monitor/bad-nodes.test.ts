import { afterEach, describe, expect, it } from 'vitest';
import { type BadNode, BEHAVIOURS, startBadNode } from '@/fixtures/bad-node';
import { buildForkedChain } from '@/fixtures/forks/build-fork';
import { decodeQbftExtra } from '@/lib/consensus/decode-extra';
import { encodeExtra } from '@/lib/consensus/encode-extra';
import { readHeader } from '@/lib/consensus/read-header';
import { recoverSeal } from '@/lib/consensus/recover-seal';
import type { Header, Hex } from '@/lib/consensus/types';
import type { Answer, AskedCall } from '@/lib/replay/recording';
import { endpointFrom } from '@/lib/rpc/endpoint';
import { createNodeClient } from '@/lib/rpc/node-client';
import { type ChainNode, type ChainRules, chainOf, makeNode, serveNode, wireBlock } from './chain-nodes.test-world';
import { REFUSED, type WatchWorld, watchNodes } from './watch.test-world';

const GENESIS_TIME = 1_700_000_000;
const LENGTH = 80;
const world = buildForkedChain({ protocol: 'qbft', validators: 4, commonHeights: LENGTH, branches: [] });
/** Another chain of the same shape: keys, genesis and blocks of its own. */
const stranger = buildForkedChain({ protocol: 'qbft', validators: 4, commonHeights: LENGTH, branches: [], seed: 'stranger' });
const open: BadNode[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((node) => node.close()));
});

type Scene = { readonly good: readonly ChainNode[]; readonly bad: ChainNode; readonly watched: WatchWorld };

/** Four good validators and one node more, whose answers a test turns bad. `first`: it is configured, and so asked, before the others. */
async function scene(options: { readonly first?: boolean; readonly url?: string; readonly rules?: ChainRules } = {}): Promise<Scene> {
  const good = [0, 1, 2, 3].map((place) => makeNode(`validator-${place + 1}`, chainOf(world, -1), place));
  const bad = makeNode('bad', chainOf(world, -1), null);
  for (const node of [...good, bad]) node.head = 60;
  const served = good.map((node) => serveNode(node, world, options.rules));
  const badOne = serveNode(bad, world, options.rules);
  const now = () => watched.now();
  const client =
    options.url === undefined
      ? {}
      : { client: createNodeClient(endpointFrom({ url: options.url, headers: {}, tls: null }), { now, timeoutMs: 4000 }) };
  const watched: WatchWorld = await watchNodes(
    options.first ? [badOne, ...served] : [...served, { ...badOne, ...client }],
    (GENESIS_TIME + 60) * 1000,
  );
  return { good, bad, watched };
}

/** The header with the hash its fields have. */
function rehash(header: Header): Header {
  const reading = readHeader(header, recoverSeal);
  if (!reading.ok) throw new Error(reading.why);
  return { ...header, hash: reading.facts.hash };
}

const withSealsOf = (extraData: Hex, other: Hex): Hex =>
  encodeExtra({ ...decodeQbftExtra(extraData), seals: decodeQbftExtra(other).seals });

/** The chain up to below `from`, and above it blocks of the node's own making with seals of nobody. */
function invented(from: number): readonly Header[] {
  const chain = world.common.slice(0, from);
  for (const header of world.common.slice(from)) {
    const extraData = withSealsOf(header.extraData, stranger.common[header.height]?.extraData ?? '0x');
    const parentHash = chain.at(-1)?.hash ?? header.parentHash;
    chain.push(rehash({ ...header, extraData, parentHash, stateRoot: `0x${'ab'.repeat(32)}` }));
  }
  return chain;
}

/** A second, and a block, further. */
async function step({ good, bad, watched }: Scene, times = 1) {
  for (let done = 0; done < times; done++) {
    for (const node of [...good, bad]) node.head += 1;
    await watched.tick();
  }
  return watched.view();
}

const stateOf = ({ watched }: Scene, name = 'bad') => watched.view().nodes.find((node) => node.name === name);
const isBlock = ({ method, params }: AskedCall, tag?: string) =>
  method === 'eth_getBlockByNumber' && (tag === undefined || (params as unknown[])[0] === tag);
const twistBlock =
  (change: (block: Readonly<Record<string, unknown>>) => unknown) =>
  (call: AskedCall, honest: () => Answer): Answer => {
    const said = honest();
    return isBlock(call) && said.ok && said.result !== null
      ? { ok: true, result: change(said.result as Readonly<Record<string, unknown>>) }
      : said;
  };

/** The others' verdict and the matrix do not notice. */
function expectUnharmed({ watched }: Scene, height: number) {
  const view = watched.view();
  expect(watched.trouble).toEqual([]);
  expect(view.fork).toBeNull();
  expect(view.verdict.stalled).toBe(false);
  expect(['healthy', 'degraded']).toContain(view.verdict.state);
  expect(view.head).toMatchObject({ height, hash: world.common[height]?.hash });
  expect(view.quorum).toMatchObject({ validators: 4, reachable: 4, margin: 1 });
  expect(view.matrix.columns).toHaveLength(60);
  expect(view.matrix.columns.slice(-10).every(({ state }) => state === 'agreed')).toBe(true);
  for (const { name, state, head } of view.nodes) if (name !== 'bad') expect([name, state, head?.height]).toEqual([name, 'ok', height]);
}

describe('a bad node beside good ones, over the wire', () => {
  it.each([
    ['html', 'error', 'not-json'],
    ['unauthorized', 'error', 'unauthorized'],
    ['invalidHost', 'error', 'http-status'],
    ['requestTooLarge', 'error', 'http-status'],
    ['tooManyRequests', 'error', 'http-status'],
    ['serverError', 'error', 'http-status'],
    ['halfJson', 'error', 'not-json'],
    ['huge', 'error', 'too-large'],
    ['wrongIds', 'error', 'wrong-shape'],
    ['missingEntries', 'wrong-chain', 'wrong-chain'],
    ['negativeNumbers', 'error', 'wrong-shape'],
    ['hugeNumbers', 'error', 'wrong-shape'],
    ['falseJson', 'error', 'wrong-shape'],
    ['reset', 'unreachable', 'unreachable'],
    ['silent', 'unreachable', 'timeout'],
  ] as const)('%s is %s on that node alone: %s', async (behaviour, state, code) => {
    const node = await startBadNode(BEHAVIOURS[behaviour]);
    open.push(node);
    const seen = await scene({ url: node.url });
    await step(seen, 2);
    expectUnharmed(seen, 62);
    expect(stateOf(seen)).toMatchObject({ state, error: { code } });
    const named = seen.watched.view().verdict.findings.filter((finding) => finding.node === 'bad');
    expect(named).not.toHaveLength(0);
    await seen.watched.watch.stop();
  });

  it('another order of answers is no fault', async () => {
    const node = await startBadNode(BEHAVIOURS.otherOrder);
    open.push(node);
    const seen = await scene({ url: node.url });
    await step(seen, 2);
    expect(stateOf(seen)?.error?.code).not.toBe('wrong-shape');
    await seen.watched.watch.stop();
  });
});

describe('a node that lies', () => {
  it('about a hash is named after the second reading, and is no fork', async () => {
    const seen = await scene();
    await step(seen, 2);
    seen.bad.twist = twistBlock((block) => ({ ...block, hash: `0x${'ee'.repeat(32)}` }));
    await step(seen, 3);
    expectUnharmed(seen, 65);
    expect(stateOf(seen)).toMatchObject({ state: 'error', error: { code: 'header-mismatch' } });
    expect(seen.watched.view().verdict.findings[0]).toMatchObject({ code: 'header-mismatch', node: 'bad', severity: 'critical' });
    seen.bad.twist = null;
    await step(seen, 3);
    expect(stateOf(seen)?.state).toBe('ok');
    expect(seen.watched.view().verdict.state).toBe('healthy');
  });

  it('about any other field is found out by the hash', async () => {
    for (const change of [
      { stateRoot: `0x${'ee'.repeat(32)}` },
      { timestamp: '0x1' },
      { number: '0x1' },
      { parentHash: `0x${'ee'.repeat(32)}` },
    ]) {
      const seen = await scene();
      await step(seen, 1);
      seen.bad.twist = twistBlock((block) => ({ ...block, ...change }));
      await step(seen, 2);
      expectUnharmed(seen, 63);
      expect(stateOf(seen)?.state).not.toBe('ok');
    }
  });

  it.each([false, true])('about its head by a trillion blocks moves neither head, windows nor store; asked first: %s', async (first) => {
    const seen = await scene({ first });
    seen.bad.twist = (call, honest) => {
      if (!isBlock(call, 'latest')) return honest();
      const lie = rehash({ ...(world.common[60] as Header), height: 2 ** 40 });
      return { ok: true, result: wireBlock(lie) };
    };
    await step(seen, 3);
    expectUnharmed(seen, 63);
    expect(stateOf(seen)).toMatchObject({ state: 'error', head: null, error: { code: 'absurd-head' } });
    expect(Math.max(...(await seen.watched.store.currentTail('net', 1)).map(({ height }) => height))).toBe(63);
    seen.bad.twist = null;
    await step(seen, 2);
    expect(stateOf(seen)?.state).toBe('ok');
    expect(seen.watched.view().verdict.state).toBe('healthy');
  });

  it('with forged seals under the true hash is named, and takes nobody else the proof away', async () => {
    const seen = await scene();
    await step(seen, 1);
    const forged = buildForkedChain({ protocol: 'qbft', validators: 4, commonHeights: 1, branches: [], seed: 'forger' })
      .common[1] as Header;
    seen.bad.twist = twistBlock((block) => ({ ...block, extraData: withSealsOf(block.extraData as Hex, forged.extraData) }));
    await step(seen, 3);
    expectUnharmed(seen, 64);
    expect(stateOf(seen)).toMatchObject({ state: 'error', error: { code: 'header-mismatch' } });
    const { blocks } = await seen.watched.height(63);
    expect(blocks).toHaveLength(1);
    expect(blocks[0]?.verification).toBe('verified');
  });

  it('with a block of its own that no validator sealed is named, and is no fork', async () => {
    for (const first of [false, true]) {
      const seen = await scene({ first });
      seen.bad.chain = invented(62);
      await step(seen, 4);
      expectUnharmed(seen, 64);
      expect(stateOf(seen)).toMatchObject({ state: 'error', error: { code: 'header-mismatch' } });
    }
  });
});

describe('whose node it is', () => {
  it('one identity at two URLs counts once and is named', async () => {
    const seen = await scene();
    seen.bad.place = 3;
    const [, , , fourth] = seen.good;
    await step(seen, 2);
    expect(seen.watched.view().quorum).toMatchObject({ reachable: 4, margin: 1 });
    expect(stateOf(seen)).toMatchObject({ state: 'identity-fault', error: { code: 'identity-shared' } });
    if (fourth) fourth.failure = REFUSED;
    await step(seen, 1);
    expect(seen.watched.view().quorum.reachable).toBe(4);
    seen.bad.failure = REFUSED;
    await step(seen, 1);
    expect(seen.watched.view().quorum).toMatchObject({ reachable: 3, margin: 0 });
  });

  it('one URL with changing identities counts for nobody and is named', async () => {
    const seen = await scene();
    const [, , , fourth] = seen.good;
    await step(seen, 2);
    if (!fourth) throw new Error('no fourth');
    fourth.place = null;
    await step(seen, 1);
    expect(stateOf(seen, 'validator-4')).toMatchObject({ state: 'identity-fault', address: null, error: { code: 'identity-changed' } });
    expect(seen.watched.view().quorum).toMatchObject({ reachable: 3 });
    expect(seen.watched.view().verdict.state).toBe('degraded');
  });

  it.each(['chain id', 'genesis'] as const)('another %s is named and never compared', async (what) => {
    const seen = await scene();
    seen.bad.chain = chainOf(stranger, -1);
    seen.bad.twist = (call, honest) => {
      if (call.method === 'eth_chainId' && what === 'chain id') return { ok: true, result: '0x7' };
      if (call.method === 'admin_nodeInfo') {
        const said = honest() as { result: { protocols: { eth: object } } };
        const eth = { ...said.result.protocols.eth, genesis: what === 'genesis' ? stranger.common[0]?.hash : world.common[0]?.hash };
        return { ok: true, result: { ...said.result, protocols: { eth } } };
      }
      return honest();
    };
    await step(seen, 3);
    expectUnharmed(seen, 63);
    expect(stateOf(seen)).toMatchObject({ state: 'wrong-chain', error: { code: 'wrong-chain' } });
    expect((await seen.watched.height(62)).blocks).toHaveLength(1);
  });

  it('only the eth API: no identity, and it is said; the blocks still count', async () => {
    const seen = await scene();
    seen.bad.twist = (call, honest) => (call.method.startsWith('eth_') ? honest() : { ok: false, error: { code: -32601, message: 'no' } });
    await step(seen, 2);
    expectUnharmed(seen, 62);
    expect(stateOf(seen)).toMatchObject({ state: 'ok', address: null, role: 'unknown', peers: null, client: null });
  });

  it('back at a lower height is behind, not forked', async () => {
    const seen = await scene();
    await step(seen, 3);
    seen.bad.failure = REFUSED;
    await step(seen, 6);
    seen.bad.failure = null;
    // It is asked again within five seconds.
    for (let done = 0; done < 5; done++) {
      seen.bad.head = 49;
      await step(seen);
    }
    expectUnharmed(seen, 74);
    expect(stateOf(seen)?.state).toBe('behind');
    seen.bad.head = 74;
    await step(seen, 1);
    expect(stateOf(seen)?.state).toBe('ok');
  });
});
