import { expect } from 'vitest';
import type { PlaybookId } from '@/lib/incidents/types';
import { type ForkedDrill, forkedDrill } from './drill-desk.test-world';
import type { OverDrill } from './open-desks.test-world';

/** Validators in so many camps of one size, numbered through. */
export const campsOf = (validators: number, count: number): readonly (readonly string[])[] => {
  const size = validators / count;
  return Array.from({ length: count }, (_, camp) => Array.from({ length: size }, (_one, index) => `validator-${camp * size + index + 1}`));
};

export const chainOf = ({ network }: ForkedDrill, name: string) => {
  const process = network.node(name).process();
  if (!process) throw new Error(`${name} is down`);
  return process.chain;
};

const tops = ({ network }: ForkedDrill) => network.nodes.map((node) => node.process()?.chain.head().block.header.height ?? 0);

/** Carries a plan to its end: blocks flow on one chain everywhere, and every saved transaction is in it or is told why not. */
export async function cured(
  { drill, world }: OverDrill,
  playbook: PlaybookId,
  sees: (offer: Awaited<ReturnType<typeof world.offer>>) => void,
) {
  const offer = await world.offer(playbook);
  sees(offer);
  await world.start(offer);
  const { run } = await world.finish(30 * 60_000);
  expect([run.phase, run.problem], JSON.stringify(run.checks)).toEqual(['done', null]);
  expect(world.troubles).toEqual([]);
  const top = Math.max(...tops(drill));
  await drill.step(25);
  const above = drill.network.nodes.map((node) => node.process()?.chain.at(top + 2)?.block.hash ?? null);
  expect([new Set(above).size, above[0] === null]).toEqual([1, false]);
  const kept = chainOf(drill, 'validator-1');
  const mined = new Set(
    Array.from({ length: kept.head().block.header.height + 1 }, (_, height) => kept.at(height)?.block.transactions ?? [])
      .flat()
      .map(({ hash }) => hash),
  );
  const fates = new Map(run.givenBack.map(({ hash, fate }) => [hash, fate]));
  for (const hash of offer.plan.worth.losesTransactions ?? [])
    expect(mined.has(hash) || fates.get(hash) === 'nonce-used', `${hash} ${fates.get(hash)}`).toBe(true);
  return { run, offer };
}

const A = ['validator-1', 'validator-2', 'member-1'];
const B = ['validator-3', 'validator-4', 'member-2'];

/**
 * These vote for member-1 from the moment the meshes are apart. Each mesh makes three blocks of three authors: its own two, and the one of the
 * others that ran in it too. A set of four takes in whom three vote for.
 */
export async function voted(whoVotes: 'one side' | 'both') {
  const drill = await forkedDrill(
    [A, B].map((holders) => ({ depth: 3, holders })),
    {
      plan: { transfersEveryMs: 900 },
      whileApart: ({ nodes, node }) => {
        const { address } = node('member-1').key;
        // As operators do: a validator whose core does not run drops whoever sends it messages of consensus.
        node('member-1').process()?.miner.start();
        const [both] = B.slice(0, 2).sort((one, other) => (node(one).key.address < node(other).key.address ? -1 : 1));
        const voters = whoVotes === 'both' ? nodes.map(({ name }) => name) : [...A, both];
        for (const { name, process } of nodes)
          if (name.startsWith('validator') && voters.includes(name)) process()?.miner.propose(address, true);
      },
    },
  );
  return { drill, sizes: [...A, ...B].map((name) => setOf(drill, name).length) };
}

export const setOf = (drill: ForkedDrill, name: string): readonly string[] => {
  const chain = chainOf(drill, name);
  return chain.snapshotAt(chain.head().block.hash)?.validators ?? [];
};

/** So many validators alone, and transactions for every branch. */
export const wideWith = (validators: number) => ({ plan: { validators, members: 0, transfersEveryMs: 700 } });

/** Three branches, none with a quorum: who keeps its branch is never rewound, and nobody else is but by the plan. */
export async function threeBranches(found: OverDrill, playbook: PlaybookId): Promise<void> {
  const { drill, world } = found;
  const tips = new Map(drill.network.nodes.map(({ name }) => [name, chainOf(drill, name).head().block.hash]));
  expect(new Set(tips.values()).size).toBe(3);
  const { offer } = await cured(found, playbook, ({ plan }) => {
    // What the kept branch holds too is not lost.
    if (playbook === 'rewind-all') expect(plan.worth.losesTransactions?.length).toBeGreaterThan(0);
    else expect(plan.worth.losesTransactions).not.toBeNull();
  });
  const rewound = new Set(world.sent.filter(({ method }) => method === 'debug_setHead').map(({ node }) => node));
  expect([...rewound].filter((node) => tips.get(node) === offer.plan.target?.hash)).toEqual([]);
  expect([...rewound].sort()).toEqual([...offer.plan.worth.rewinds].sort());
}
