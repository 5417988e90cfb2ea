import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { fundedAccounts } from '@/lib/drill/block/plan-genesis';
import { signTransfer } from '@/lib/drill/block/sign-transfer';
import { createRandom } from '@/lib/drill/simulation/create-random';
import type { DrillNetwork, Random } from '@/lib/drill/types';
import type { PlaybookId } from '@/lib/incidents/types';
import { isUnconfirmed } from '../machine/steps-of';
import type { Check, Plan } from '../plan-types';
import { ENDED, type Phase, type Run } from '../run-types';
import { AUTHOR, type DeskWorld, deskWorld } from './desk.test-world';
import { type ForkedDrill, forkedDrill } from './drill-desk.test-world';
import { type KilledRun, type Reached, runAndKill } from './testing/kill-desk';
import type { Chance } from './testing/kill-protocol';

const CAMPS = [
  ['validator-1', 'validator-2', 'member-1'],
  ['validator-3', 'validator-4'],
];
const SEED = '1';
const SINK = '0x00000000000000000000000000000000000000b0';

type Case = {
  readonly name: string;
  readonly playbook: PlaybookId;
  readonly network: () => Promise<ForkedDrill>;
  /** A person aborts it in this phase. */
  readonly abortIn?: Phase;
};

/** Four validators and a member, 2-2, and transactions of each side alone and of both in the blocks that part them. */
const forked = (hasTransactions: boolean) => () =>
  forkedDrill(
    CAMPS.map((holders) => ({ depth: 1, holders })),
    { plan: { members: 1 }, seed: SEED, ...(hasTransactions ? { whileApart: sendToCamps } : {}) },
  );

function sendToCamps(network: DrillNetwork): void {
  const send = (account: number, count: number, names: readonly string[]) => {
    const key = fundedAccounts(SEED)[account];
    for (let nonce = 0; key && nonce < count; nonce += 1) {
      const made = signTransfer({ key, chainId: network.workshop.genesis.chainId, nonce, to: SINK });
      for (const name of names) network.node(name).process()?.pool.add(made, false);
    }
  };
  const [a = [], b = []] = CAMPS;
  send(0, 2, [...a, ...b]);
  send(1, 2, a);
  send(2, 2, b);
}

async function linksLost(): Promise<ForkedDrill> {
  const drill = await forkedDrill([], { plan: { members: 1 } });
  drill.book.apply('peers-lost', { node: 'member-1' });
  await drill.look(8);
  return drill;
}

async function backedOff(): Promise<ForkedDrill> {
  const drill = await forkedDrill([], { plan: { members: 1 } });
  for (const name of ['validator-3', 'validator-4']) drill.network.node(name).stop('kill');
  for (let turn = 0; turn < 7; turn += 1) await drill.step(10);
  for (const name of ['validator-3', 'validator-4']) drill.network.node(name).start();
  await drill.look(6);
  return drill;
}

export const KILL_CASES: readonly Case[] = [
  { name: 'full rewind with transactions', playbook: 'rewind-all', network: forked(true) },
  { name: 'one side with transactions', playbook: 'rewind-one-side', network: forked(true) },
  { name: 'smallest move with transactions', playbook: 'minimal-move', network: forked(true) },
  { name: 'full rewind', playbook: 'rewind-all', network: forked(false) },
  { name: 'consensus restarted', playbook: 'restart-consensus', network: backedOff },
  { name: 'links made anew', playbook: 'reconnect-peers', network: linksLost },
  { name: 'full rewind aborted while isolating', playbook: 'rewind-all', network: forked(false), abortIn: 'prove-isolation' },
  { name: 'full rewind aborted while rewinding', playbook: 'rewind-all', network: forked(false), abortIn: 'rewind' },
  { name: 'smallest move aborted while connecting', playbook: 'minimal-move', network: forked(false), abortIn: 'connect' },
];

type Killing = { readonly script: string; readonly seed: string; readonly kills: number; readonly chance: Chance };

/**
 * One case, its process killed up to so many times, and what must hold whatever was hit: the same end as without a kill, no check skipped, every
 * destructive call sent once or where the first had not reached its node, every transaction of a dropped block accounted for and taken once.
 */
export async function playKilled(one: Case, { script, seed, kills, chance }: Killing): Promise<KilledRun> {
  const drill = await one.network();
  const folder = mkdtempSync(join(tmpdir(), 'killed-desk-'));
  const world = await deskWorld(drill, folder);
  const told = `${one.name}, seed ${seed}`;
  try {
    const offer = await world.offer(one.playbook);
    const before = headsOf(drill);
    await world.keep(offer);
    const random = createRandom(seed, 'kills');
    const killed = await runAndKill({
      ...{ script, seed, kills, chance, random, network: drill.network, readKept: world.kept },
      ...{ path: join(folder, 'watch.sqlite'), deaths: join(folder, 'deaths'), mostMs: 2 * 3_600_000 },
      isForPerson: ({ phase, step, confirmedStep, isOut }) => {
        if (phase === 'paused') return true;
        const now = offer.plan.steps[step];
        return !isOut && (phase === one.abortIn || (now?.confirmHeight != null && confirmedStep !== now.id));
      },
      person: (now) => actFor(world, one, random, now, told),
    });
    const { kept, reached } = killed;
    expectCalls(offer.plan, kept.run, reached, told);
    if (one.abortIn) await expectBack(drill, world, before, told);
    else await expectCured(drill, world, offer.plan, reached, told);
    expect(await world.store.checkAudit()).toMatchObject({ ok: true });
    return killed;
  } finally {
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const headsOf = ({ network }: ForkedDrill) =>
  new Map(network.nodes.map((node) => [node.name, node.process()?.chain.head().block.header.height ?? -1]));

/** Types heights, and aborts where the case says so: some time within that phase. */
async function actFor(world: DeskWorld, one: Case, random: Random, at: number, told: string): Promise<boolean> {
  const { plan, run } = await world.kept();
  if (run.phase === 'paused') throw new Error(`${told}: ${JSON.stringify(run.problem)}`);
  if (ENDED.includes(run.phase)) return false;
  if (run.phase === one.abortIn && !run.wayOut && random.chance(one.abortIn === 'prove-isolation' ? 0.03 : 0.3))
    return world.change({ kind: 'abort', at, by: AUTHOR, reason: 'enough' });
  const step = run.wayOut ? null : plan.steps[run.step];
  if (!step || step.kind !== run.phase || !isUnconfirmed(run, step)) return false;
  return world.change({ kind: 'confirm', at, by: AUTHOR, step: step.id, height: step.confirmHeight ?? -1 });
}

/** Calls as they reached nodes: none that takes something went out twice, and each behind its barrier. */
function expectCalls(plan: Plan, { wayOut }: Run, reached: readonly Reached[], told: string): void {
  const rewinds = reached.filter(({ method }) => method === 'debug_setHead');
  const nodes = rewinds.map(({ node }) => node);
  expect(new Set(nodes).size, `${told}: rewound ${nodes}`).toBe(nodes.length);
  if (!wayOut) expect(nodes, told).toEqual(expect.arrayContaining([...plan.worth.rewinds]));
  for (const { node, head, peers, cores, ownPeers } of rewinds) {
    expect([ownPeers, head.height > (plan.ancestor?.height ?? 0)], `${told}: ${node}`).toEqual([0, true]);
    // A remedy for one that stays behind is taken while the others go on.
    if (plan.worth.rewinds.includes(node)) expect([peers, cores], `${told}: ${node}`).toEqual([0, 0]);
  }
  const starts = reached.filter(({ method }) => method === 'miner_start');
  if (plan.playbook === 'rewind-all' && !wayOut) {
    for (const { heads } of starts) expect(heads.size, told).toBe(1);
    for (const { heads, method } of reached) if (method === 'admin_addPeer') expect([...heads], told).toEqual([plan.ancestor?.hash]);
  }
  const taken = reached.filter(({ method, isTaken }) => method === 'eth_sendRawTransaction' && isTaken).map(({ params }) => params[0]);
  expect(new Set(taken).size, `${told}: a transaction was taken twice`).toBe(taken.length);
}

/** The end of a run that nobody aborted: done, every check of every step seen to pass, blocks flow, every transaction in the chain or replaced. */
async function expectCured(drill: ForkedDrill, world: DeskWorld, plan: Plan, reached: readonly Reached[], told: string): Promise<void> {
  const { run, number } = await world.kept();
  expect([run.phase, run.problem, run.leftAs?.key], told).toEqual(['done', null, 'run.left.done']);
  expect(Object.keys(run.doneSteps), told).toEqual(plan.steps.map(({ id }) => id));
  const passed = await passedOf(world, number);
  for (const step of plan.steps) {
    const isDone = step.tasks.filter(({ unless }) => unless === undefined).flatMap(({ after }) => after);
    const checks: readonly Check[] = step.mayRunLate ? [] : [...step.before, ...isDone, ...step.after];
    for (const check of checks) expect(passed, `${told}: ${step.id}`).toContain(`${step.id} ${JSON.stringify(check)}`);
  }
  await drill.step(8);
  const chains = drill.network.nodes.flatMap((node) => node.process()?.chain ?? []);
  const top = Math.min(...chains.map((chain) => chain.head().block.header.height));
  expect(new Set(chains.map((chain) => chain.at(top)?.block.hash)).size, told).toBe(1);
  expect(top, told).toBeGreaterThan(Math.max(...Object.values(plan.basis.heads).map(({ height }) => height)));
  const mined = Array.from(
    { length: top + 1 },
    (_, height) => chains[0]?.at(height)?.block.transactions.map(({ hash }) => hash) ?? [],
  ).flat();
  const fates = new Map(run.givenBack.map(({ hash, fate }) => [hash, fate]));
  for (const hash of plan.worth.losesTransactions ?? []) {
    expect(['in-kept-chain', 'resent', 'back-in-pool'], `${told}: ${hash}`).toContain(fates.get(hash));
    expect(mined.filter((one) => one === hash).length, `${told}: ${hash} ${fates.get(hash)}`).toBe(1);
  }
  expect(reached.length, told).toBeGreaterThan(0);
}

/** Steps and checks that were seen to pass, as the report has them. */
async function passedOf(world: DeskWorld, number: number): Promise<ReadonlySet<string>> {
  const lines = await world.store.recovery.lines('net', number);
  return new Set(
    lines.flatMap(({ kind, step, data }) =>
      kind === 'check' && data.state === 'passed' && data.check !== undefined ? [`${step} ${JSON.stringify(data.check)}`] : [],
    ),
  );
}

/** The end of a run that was aborted: everything put back that it had done, and nobody below where the chain parted. */
async function expectBack(drill: ForkedDrill, world: DeskWorld, before: ReadonlyMap<string, number>, told: string): Promise<void> {
  const { run } = await world.kept();
  // What is said of heads stands beside it.
  expect([run.phase, JSON.stringify(run.leftAs).includes('"run.left.back')], `${told}: ${JSON.stringify(run.leftAs)}`).toEqual([
    'aborted',
    true,
  ]);
  await drill.step(5);
  for (const { name, process } of drill.network.nodes) {
    const own = process();
    expect(own?.peers.list().length, `${told}: peers of ${name}`).toBe(drill.network.nodes.length - 1);
    if (name.startsWith('validator')) expect(own?.miner.isMining(), `${told}: core of ${name}`).toBe(true);
    expect(own?.chain.head().block.header.height, `${told}: head of ${name}`).toBeGreaterThanOrEqual(before.get(name) ?? 0);
  }
}
