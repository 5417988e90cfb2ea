import { expect } from 'vitest';
import { AUTHOR, type DeskWorld, deskWorld } from './desk.test-world';
import { type ForkedDrill, forkedDrill } from './drill-desk.test-world';

type Pruned = { readonly validators: number; readonly depth: number; readonly historyMs: number };

export type PrunedStory = { readonly drill: ForkedDrill; readonly world: DeskWorld };

/** A fork so many blocks deep, in halves, whose processes were all restarted after it: older states are gone. */
export async function prunedFork({ validators, depth, historyMs }: Pruned): Promise<PrunedStory> {
  const names = Array.from({ length: validators }, (_, index) => `validator-${index + 1}`);
  const half = Math.ceil(validators / 2);
  const camps = [
    [...names.slice(0, half), 'member-1'],
    [...names.slice(half), 'member-2'],
  ];
  const drill = await forkedDrill(
    camps.map((holders) => ({ depth, holders })),
    { restarted: true, historyMs, plan: { validators, members: 2, transfersEveryMs: 1500 } },
  );
  return { drill, world: await deskWorld(drill) };
}

const standsAt = ({ network }: ForkedDrill) =>
  network.nodes.map((node) => {
    const process = node.process();
    return [node.name, process?.chain.head().block.hash, process?.peers.list().length, process?.miner.isMining()];
  });

/** The full rewind stops at its canary, which lands far below, and its way out puts the network back as it was. */
export async function stopsAtTheCanary({ drill, world }: PrunedStory): Promise<void> {
  const before = standsAt(drill);
  await world.start(await world.offer('rewind-all'));
  const stopped = await world.finish();
  expect([stopped.run.phase, stopped.run.problem?.code, stopped.run.problem?.choices]).toEqual([
    'paused',
    'overshoot',
    ['abort', 'discard', 'new-plan'],
  ]);
  expect(world.sent.filter(({ method }) => method === 'debug_setHead').map(({ node }) => node)).toEqual([stopped.run.problem?.node]);
  await world.act({ kind: 'abort', at: world.now(), by: AUTHOR, reason: 'landed below' });
  const { run } = await world.finish();
  // What is said of heads stands beside it.
  expect([run.phase, run.leftAs?.params.one]).toEqual([
    'aborted',
    { phrase: { key: 'run.left.back-rewound', params: { nodes: { list: [stopped.run.problem?.node] } } } },
  ]);
  expect(standsAt(drill)).toEqual(before);
  expect(await world.store.recovery.open('net')).toBeNull();
}

/** The minimal move ends with everybody on one chain that grows, whoever refused it first. */
export async function curesByMoving({ drill, world }: PrunedStory): Promise<void> {
  const offer = await world.offer('minimal-move');
  await world.start(offer);
  const { run } = await world.finish(30 * 60_000);
  expect([run.phase, run.problem]).toEqual(['done', null]);
  // Those that go on with the kept branch are never rewound.
  const rewound = new Set(
    world.sent.filter(({ method, at }) => method === 'debug_setHead' && at >= (run.startedAt ?? 0)).map(({ node }) => node),
  );
  const kept = Object.entries(offer.plan.basis.heads).flatMap(([node, { hash }]) => (hash === offer.plan.target?.hash ? [node] : []));
  expect(kept.filter((node) => rewound.has(node))).toEqual([]);
  const top =
    drill.network
      .node(kept[0] ?? '')
      .process()
      ?.chain.head().block.header.height ?? 0;
  await drill.step(10);
  const above = drill.network.nodes.map((node) => node.process()?.chain.at(top + 2)?.block.hash);
  expect([new Set(above).size, above[0] === undefined]).toEqual([1, false]);
  expect(
    drill.network
      .node(kept[0] ?? '')
      .process()
      ?.chain.at(offer.plan.target?.height ?? 0)?.block.hash,
  ).toBe(offer.plan.target?.hash);
  expect(world.troubles).toEqual([]);
}
