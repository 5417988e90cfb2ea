import { describe, expect, test } from 'vitest';
import type { Address, Block } from '@/lib/consensus/types';
import { recordingCalled, watchRecording } from '@/lib/monitor/watch.test-world';
import type { NodeClient } from '@/lib/rpc/types';
import type { Survey } from '../survey-types';
import { type ForkedDrill, forkedDrill } from './drill-desk.test-world';
import type { LookedNode } from './look-at-nodes';
import { takeSurvey } from './take-survey';

const A = ['validator-1', 'validator-2', 'member-1'];
const B = ['validator-3', 'validator-4', 'member-2'];

const survey = (drill: ForkedDrill, nodes: readonly LookedNode[] = drill.nodes) =>
  takeSurvey({ network: 'net', nodes, watch: drill.watched.watch.diagnosis(), now: drill.now });
const camps = ({ branches }: Survey) => branches.map(({ nodes }) => [...nodes].sort().join()).sort();

/** Another answer where `says` gives one for a call. */
function lying(node: LookedNode, says: (method: string, params: readonly unknown[], value: unknown) => unknown): LookedNode {
  const client: NodeClient = {
    ...node.client,
    send: async (calls) => {
      const exchange = await node.client.send(calls);
      const outcomes = calls.map((call, index) => {
        const outcome = exchange.outcomes[index];
        return outcome?.ok ? { ok: true as const, value: says(call.method, call.params, outcome.value) } : outcome;
      });
      return { ...exchange, outcomes } as typeof exchange;
    },
  };
  return { ...node, client };
}
const twisted = (nodes: readonly LookedNode[], name: string, says: Parameters<typeof lying>[1]) =>
  nodes.map((node) => (node.name === name ? lying(node, says) : node));

describe('a survey of the drill', () => {
  test('of a 2-2 fork proves the ancestor, and has every block above it with its transactions and seals', async () => {
    const drill = await forkedDrill(
      [
        { depth: 2, holders: A },
        { depth: 2, holders: B },
      ],
      { plan: { transfersEveryMs: 900 } },
    );
    const taken = await survey(drill);
    const chain = (name: string) => drill.network.node(name).process()?.chain;
    const top = chain('validator-1')?.head().block.header.height ?? 0;
    expect(taken.ancestor).toEqual({ height: top - 2, hash: chain('validator-4')?.at(top - 2)?.block.hash });
    expect(taken.unproven).toBeUndefined();
    expect(taken.looks.map(({ holds }) => holds[top - 2])).toEqual(taken.looks.map(() => taken.ancestor?.hash));
    expect(camps(taken)).toEqual([[...A].sort().join(), [...B].sort().join()]);
    for (const { label, nodes, tip, blocks, validators } of taken.branches) {
      const own = chain(nodes[0] ?? '');
      expect(tip).toEqual({ height: top, hash: own?.head().block.hash });
      expect(blocks.map(({ height, hash, transactions }) => ({ height, hash, transactions }))).toEqual(
        [top - 1, top].map((height) => {
          const block = own?.at(height)?.block;
          return { height, hash: block?.hash, transactions: block?.transactions.map(({ hash }) => hash) };
        }),
      );
      expect(blocks.every(({ hasQuorum, committers, round }) => hasQuorum === true && committers.length >= 3 && round !== null)).toBe(true);
      expect(validators).toHaveLength(2);
      expect(drill.watched.watch.overview().fork?.branches.map((branch) => branch.label)).toContain(label);
    }
    expect(taken.branches.some(({ blocks }) => blocks.some(({ transactions }) => (transactions?.length ?? 0) > 0))).toBe(true);
    expect(taken.looks.every((look) => look.answered && look.head && look.address && look.enode && look.genesis && look.peers)).toBe(true);
    expect(taken.looks.filter(({ mining }) => mining === true)).toHaveLength(4);
    expect(taken.strangers).toEqual([]);
    expect(taken.stops.every(({ upSince, lastStop }) => upSince !== null && lastStop === 'unknown')).toBe(true);
  });

  test('tells who voted for what in the headers of each branch, and knows no votes of a header that is not of its own hash', async () => {
    const recipient = `0x${'ab'.repeat(20)}` as Address;
    const depth = 4;
    const drill = await forkedDrill(
      [
        { depth, holders: A },
        { depth, holders: B },
      ],
      {
        before: ({ nodes }) =>
          nodes
            .find(({ name }) => name === 'validator-1')
            ?.process()
            ?.miner.propose(recipient, true),
      },
    );
    const voter = drill.network.node('validator-1').key.address;
    const taken = await survey(drill);
    const votes = taken.branches.flatMap(({ blocks }) => blocks.map((block) => [block.author === voter, block.votes]));
    expect(votes).toContainEqual([true, [{ recipient, add: true }]]);
    for (const [isIts, cast] of votes) expect(cast).toEqual(isIts ? [{ recipient, add: true }] : []);
    const hash = taken.branches[0]?.blocks[1]?.hash;
    const lied = drill.nodes
      .map(({ name }) => name)
      .reduce(
        (nodes, name) =>
          twisted(nodes, name, (_method, _params, value) => {
            const block = value as Block | null;
            return block?.header?.hash === hash ? { ...block, header: { ...block?.header, stateRoot: `0x${'00'.repeat(32)}` } } : value;
          }),
        drill.nodes,
      );
    const unseen = { ...drill.watched.watch.diagnosis() };
    const again = await takeSurvey({
      ...{ network: 'net', nodes: lied, now: drill.now },
      watch: { ...unseen, picture: { ...unseen.picture, block: () => null } },
    });
    expect(again.branches[0]?.blocks.map((block) => block.votes === null)).toEqual([false, true, false, false]);
  });

  test('of three branches finds each of them', async () => {
    const drill = await forkedDrill([
      { depth: 1, holders: ['validator-1', 'validator-2'] },
      { depth: 1, holders: ['validator-3', 'member-1'] },
      { depth: 1, holders: ['validator-4', 'member-2'] },
    ]);
    const taken = await survey(drill);
    expect(camps(taken)).toEqual(['member-1,validator-3', 'member-2,validator-4', 'validator-1,validator-2']);
    expect(taken.branches.map(({ label }) => label)).toEqual(['A', 'B', 'C']);
  });

  test('without a fork has no ancestor and no doubt; a node that is down is named as silent, and not as a stranger', async () => {
    const drill = await forkedDrill([]);
    drill.network.node('member-2').stop('kill');
    const taken = await survey(drill);
    expect([taken.ancestor, taken.branches, 'unproven' in taken, taken.strangers]).toEqual([null, [], false, []]);
    expect(taken.looks.find(({ node }) => node === 'member-2')).toMatchObject({
      answered: false,
      failure: 'connection refused',
      head: null,
    });
  });

  test('counts as strangers the peers that no configured node proves to be, with those who see them', async () => {
    const drill = await forkedDrill([]);
    const stranger = drill.network.node('member-2').key.address;
    const { nodes } = drill;
    const watch = drill.watched.watch.diagnosis();
    const others = watch.picture.nodes.filter(({ name }) => name !== 'member-2');
    const taken = await takeSurvey({
      network: 'net',
      nodes: nodes.filter(({ name }) => name !== 'member-2'),
      watch: { ...watch, picture: { ...watch.picture, nodes: others } },
      now: drill.now,
    });
    expect(taken.strangers).toMatchObject([
      { address: stranger, seenBy: nodes.map(({ name }) => name).filter((name) => name !== 'member-2') },
    ]);
  });

  test('does not take the word of a node for another: who denies the common block leaves it unproven', async () => {
    const drill = await forkedDrill([
      { depth: 1, holders: A },
      { depth: 1, holders: B },
    ]);
    const { ancestor } = await survey(drill);
    const denies = twisted(drill.nodes, 'member-1', (_method, params, value) =>
      params[0] === `0x${(ancestor?.height ?? 0).toString(16)}` && value ? null : value,
    );
    const taken = await survey(drill, denies);
    expect([taken.ancestor, taken.branches]).toEqual([null, []]);
    expect(taken.unproven).toContain('member-1');
  });

  test('does not hold a node of another chain against the others, and shows it all the same', async () => {
    const drill = await forkedDrill([
      { depth: 1, holders: A },
      { depth: 1, holders: B },
    ]);
    const strange = twisted(drill.nodes, 'member-2', (method, _params, value) => (method === 'eth_chainId' ? 7 : value));
    const taken = await survey(drill, strange);
    expect(taken.ancestor).not.toBeNull();
    expect(camps(taken)).toEqual([[...A].sort().join(), 'validator-3,validator-4']);
    expect(taken.looks.find(({ node }) => node === 'member-2')?.chainId).toBe(7);
  });

  test('a node that answers and tells no head is on no branch: the others prove the fork without it', async () => {
    const drill = await forkedDrill([
      { depth: 1, holders: A },
      { depth: 1, holders: B },
    ]);
    const mute = twisted(drill.nodes, 'member-2', (_method, params, value) => (params[0] === 'latest' ? null : value));
    const taken = await survey(drill, mute);
    expect([taken.unproven, taken.ancestor === null]).toEqual([undefined, false]);
    expect(camps(taken)).toEqual([[...A].sort().join(), 'validator-3,validator-4']);
    expect(taken.looks.find(({ node }) => node === 'member-2')).toMatchObject({ answered: true, head: null });
    const all = drill.nodes.reduce(
      (nodes, { name }) => twisted(nodes, name, (_m, [at], value) => (at === 'latest' ? null : value)),
      drill.nodes,
    );
    expect((await survey(drill, all)).unproven).toBe('no node tells its head');
  });

  test('a branch of which a block is not given is read as far as it goes, and no block is made up', async () => {
    const drill = await forkedDrill([
      { depth: 3, holders: A },
      { depth: 3, holders: B },
    ]);
    const ancestor = (await survey(drill)).ancestor?.height ?? 0;
    // Two blocks above the ancestor no search asks for anything: only the reading of the branch does.
    const torn = A.reduce<readonly LookedNode[]>(
      (nodes, name) => twisted(nodes, name, (_method, params, value) => (params[0] === `0x${(ancestor + 2).toString(16)}` ? null : value)),
      drill.nodes,
    );
    const taken = await survey(drill, torn);
    if (taken.unproven !== undefined) return expect(taken.unproven).toMatch(/validator-1|validator-2|member-1/);
    expect(taken.branches.map(({ nodes, blocks }) => [nodes.includes('validator-1'), blocks.length])).toContainEqual([true, 1]);
  });
});

describe('a survey of a recording', () => {
  test.each([
    ['qbft-fork-2-2', 4],
    ['ibft-fork-2-2', 4],
    ['besu-qbft-fork-2-2', 4],
  ])('%s proves the ancestor that was recorded', async (name) => {
    const recording = recordingCalled(name);
    expect(recording.nodes.length).toBeGreaterThan(3);
    const world = await watchRecording(name);
    while (world.watch.picture().fork.state !== 'proven') await world.tick();
    await world.tick(3);
    const watch = world.watch.diagnosis();
    const taken = await takeSurvey({ network: 'net', nodes: world.clients(), watch, now: world.now });
    const { fork } = watch.picture;
    if (fork.state !== 'proven') throw new Error('no fork');
    expect(taken.unproven).toBeUndefined();
    expect(taken.ancestor).toEqual(fork.ancestor);
    expect(taken.branches.map(({ label, tip }) => ({ label, tip }))).toEqual(fork.branches.map(({ label, tip }) => ({ label, tip })));
    expect(taken.branches.map(({ validators }) => validators.length)).toEqual([2, 2]);
    const set: readonly Address[] = watch.picture.set?.validators ?? [];
    expect(taken.looks.flatMap(({ address }) => (address && set.includes(address) ? [address] : []))).toHaveLength(set.length);
  });
});
