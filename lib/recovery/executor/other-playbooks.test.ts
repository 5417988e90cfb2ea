import { describe, expect, test, vi } from 'vitest';
import type { Hash } from '@/lib/consensus/types';
import { fundedAccounts } from '@/lib/drill/block/plan-genesis';
import { signTransfer } from '@/lib/drill/block/sign-transfer';
import { answerCall } from '@/lib/drill/rpc/answer-call';
import type { DiagnosisInput, PlaybookId } from '@/lib/incidents/types';
import type { Call } from '@/lib/rpc/types';
import { currentStep, isOfPerson, isUnconfirmed, stateOf } from '../machine/steps-of';
import type { Offer, Task } from '../plan-types';
import { ENDED, type KeptPlan } from '../run-types';
import { AUTHOR, type DeskWorld, type Twist } from './desk.test-world';
import { type ForkedDrill, forkedDrill } from './drill-desk.test-world';
import { openDesks } from './open-desks.test-world';

// Ways that other stories do not go: waiting, by hand, Besu's, and giving back alone.
vi.setConfig({ testTimeout: 120_000 });

const A = ['validator-1', 'validator-2'];
const B = ['validator-3', 'validator-4'];
const SMALL = { plan: { members: 0 } };
const { over: worldOver } = openDesks();

/** Everybody on one chain that grows, as the drill itself knows it. */
async function flows(drill: ForkedDrill): Promise<void> {
  const chains = () => drill.network.nodes.flatMap((node) => node.process()?.chain ?? []);
  const top = Math.max(...chains().map((chain) => chain.head().block.header.height));
  await drill.step(15);
  const above = chains().map((chain) => chain.at(top + 2)?.block.hash ?? null);
  expect([above.length, new Set(above).size, above[0] === null]).toEqual([drill.network.nodes.length, 1, false]);
}

/** Two of four are away for a while and come back: the rounds have backed off. */
async function backedOff(awayMs: number): Promise<ForkedDrill> {
  const drill = await forkedDrill([], SMALL);
  for (const name of B) drill.network.node(name).stop('kill');
  for (let passed = 0; passed < awayMs; passed += 10_000) await drill.step(10);
  for (const name of B) drill.network.node(name).start();
  await drill.look(5);
  return drill;
}

/** What a person does on a node's machine; its console serves every group. */
function doByHand({ network }: ForkedDrill, { node: name, byHand, calls }: Task): void {
  const node = network.node(name);
  if (byHand?.kind === 'write-static-nodes') node.disk.staticNodes = byHand.enodes;
  if (byHand?.kind === 'restart' || byHand?.kind === 'stop-process') node.stop('clean');
  if (byHand?.kind === 'restart' || byHand?.kind === 'start-process') node.start();
  if (byHand?.kind !== 'calls') return;
  const closed = [...node.closedApis];
  for (const api of closed) node.closedApis.delete(api);
  for (const { method, params } of calls) answerCall(node, network, { method, params });
  for (const api of closed) node.closedApis.add(api);
}

const isChange = (method: string): boolean => /^(miner_|admin_add|admin_remove|debug_setHead|eth_send)/.test(method);

const handTask = ({ plan, run }: KeptPlan): Task | null =>
  currentStep(plan, run)?.tasks.find((task) => isOfPerson(task) && stateOf(run, task.id).state === 'waiting') ?? null;

/** To the end, with a person at every machine who does what is asked, one after the other. */
async function finishByHand(drill: ForkedDrill, world: DeskWorld): Promise<{ readonly kept: KeptPlan; readonly done: readonly string[] }> {
  const done: string[] = [];
  const waits = ({ plan, run }: KeptPlan) => {
    const step = currentStep(plan, run);
    return step !== null && isUnconfirmed(run, step) ? step : null;
  };
  for (let turn = 0; turn < 100; turn += 1) {
    const isOver = ({ run }: KeptPlan) => ENDED.includes(run.phase) || run.phase === 'paused';
    if (!(await world.until((one) => isOver(one) || waits(one) !== null || handTask(one) !== null, 10 * 60_000))) break;
    const kept = await world.kept();
    if (isOver(kept)) break;
    const [step, task] = [waits(kept), handTask(kept)];
    const base = { at: world.now(), by: AUTHOR };
    if (step) await world.act({ ...base, kind: 'confirm', step: step.id, height: step.confirmHeight ?? -1 });
    else if (task) {
      doByHand(drill, task);
      if (await world.act({ ...base, kind: 'by-hand', task: task.id, pasted: null })) done.push(task.id);
    }
  }
  return { kept: await world.kept(), done };
}

describe('waiting', () => {
  test('for what heals by itself ends when it has, and nothing is sent', async () => {
    const drill = await backedOff(20_000);
    const world = await worldOver(drill);
    await world.start(await world.offer('wait'));
    const { run } = await world.finish();
    expect([run.phase, run.problem, world.sent]).toEqual(['done', null, []]);
    await flows(drill);
  });

  test('ends at its deadline with what was expected and seen, when what should heal does not', async () => {
    const drill = await backedOff(20_000);
    const world = await worldOver(drill);
    await world.start(await world.offer('wait'));
    drill.network.node('validator-4').process()?.miner.stop();
    drill.network.node('validator-3').process()?.miner.stop();
    const { run } = await world.finish();
    expect([run.phase, run.problem?.code, run.problem?.expected?.key, world.sent]).toEqual([
      'paused',
      'too-late',
      'run.expect.reaches',
      [],
    ]);
  });
});

describe('static-nodes.json by hand', () => {
  test('cures a 2-2 fork of nodes that serve neither admin nor debug nor miner; the checks decide, not the word', async () => {
    const drill = await forkedDrill(
      [A, B].map((holders) => ({ depth: 1, holders })),
      SMALL,
    );
    for (const { name } of drill.network.nodes) for (const api of ['debug', 'miner']) drill.book.apply('closed-api', { node: name, api });
    const world = await worldOver(drill);
    await drill.watched.tick(1, 0);
    const confirmed = [...A, ...B].flatMap((name) =>
      ['debug', 'miner'].map((group) => ({ blocker: `closed:${name}:${group}`, by: 'ann', at: drill.now(), reason: 'by console' })),
    );
    const { offers } = await world.desk().offers(confirmed);
    const offer = offers.find((one): one is Extract<Offer, { applies: true }> => one.applies && one.playbook === 'rotate-static-nodes');
    if (!offer) throw new Error(JSON.stringify(offers.map(({ playbook, why }) => [playbook, why.key])));
    await world.start(offer);
    // Somebody says it is done and it is not: nothing goes on by a word alone.
    const isRestart = (kept: KeptPlan) => handTask(kept)?.byHand?.kind === 'restart';
    const liar = async () => {
      for (;;) {
        await world.until((kept) => handTask(kept) !== null, 60_000);
        const kept = await world.kept();
        const task = handTask(kept);
        if (!task || isRestart(kept)) return task;
        doByHand(drill, task);
        await world.act({ kind: 'by-hand', at: world.now(), by: AUTHOR, task: task.id, pasted: null });
      }
    };
    const lied = await liar();
    expect(lied?.byHand?.kind).toBe('restart');
    await world.act({ kind: 'by-hand', at: world.now(), by: AUTHOR, task: lied?.id ?? '', pasted: null });
    const { kept, done } = await finishByHand(drill, world);
    // The one that was not restarted keeps its links: its neighbours are seen to have a peer, and it stops there.
    expect([kept.run.phase, kept.run.problem?.code]).toEqual(['paused', 'too-late']);
    expect(done.filter((id) => id.startsWith('restart-alone'))).toHaveLength(3);
    expect(world.sent.filter(({ method }) => isChange(method))).toEqual([]);
    // Done at last, and its core, which began with the process, stopped as the others' were.
    if (lied) doByHand(drill, lied);
    drill.network
      .node(lied?.node ?? '')
      .process()
      ?.miner.stop();
    await world.act({ kind: 'resume', at: world.now(), by: AUTHOR });
    const end = await finishByHand(drill, world);
    expect([end.kept.run.phase, end.kept.run.problem]).toEqual(['done', null]);
    await flows(drill);
  });
});

const BESU = 'besu/v24.5.4/linux-x86_64/openjdk-java-17';

/** A drill whose nodes answer as Besu: its name, its way to tell the set, no istanbul, and a core of which nothing is told. */
async function besuWorld(drill: ForkedDrill): Promise<DeskWorld> {
  const { watch } = drill.watched;
  const clientOf: DiagnosisInput['clientOf'] = () => ({
    ...{ family: 'besu', version: [24, 5, 4], majorityForkHeals: null, miningTells: false },
  });
  const diagnosis = () => ({ ...watch.diagnosis(), clientOf });
  const asBesu = Object.assign(Object.create(watch) as typeof watch, { diagnosis });
  const world = await worldOver({ ...drill, watched: { ...drill.watched, watch: asBesu } });
  world.twist.looks = async (name, calls) => {
    const node = drill.network.node(name);
    if (node.process() === null) return null as never;
    const real = calls.map((call) => besuAnswer(drill, name, call));
    return { outcomes: real, transport: null, latencyMs: 1, httpRequests: 1 } as never;
  };
  return world;
}

function besuAnswer({ network }: ForkedDrill, name: string, { method, params, parse }: Call<unknown>) {
  const ask = (asked: string, given = params) => answerCall(network.node(name), network, { method: asked, params: given });
  if (method === 'web3_clientVersion') return { ok: true, value: parse(BESU) };
  if (method === 'eth_mining') return { ok: true, value: parse(true) };
  if (method.startsWith('istanbul_')) return { ok: false, error: { code: 'method-unavailable', message: 'Method not found' } };
  const answer = method.startsWith('qbft_') ? ask('istanbul_getValidators', ['latest']) : ask(method);
  if (!answer.ok) return { ok: false, error: { code: 'method-unavailable', message: answer.error.message } };
  try {
    return { ok: true, value: parse(JSON.parse(JSON.stringify(answer.result ?? null))) };
  } catch (error) {
    return { ok: false, error: { code: 'wrong-shape', message: String(error) } };
  }
}

/** A rewound Besu node takes the other branch from its peers by itself, and its consensus goes on anew. */
const besuRewind =
  (drill: ForkedDrill): Twist =>
  (name, calls, real) => {
    if (!calls.some(({ method }) => method === 'debug_setHead')) return null;
    return real().then((exchange) => {
      const { network } = drill;
      const own = network.node(name);
      own.process()?.miner.stop();
      const from = network.node(A[0] ?? '').process()?.chain;
      const block = from?.at((own.process()?.chain.head().block.header.height ?? 0) + 1);
      if (block) own.process()?.chain.insert(block);
      network.sim.after(2_500, () => own.process()?.miner.start());
      return exchange;
    });
  };

describe('Besu', () => {
  test('moves one validator while connected, once, and never by GoQuorum steps', async () => {
    const drill = await forkedDrill(
      [A, B].map((holders) => ({ depth: 1, holders })),
      SMALL,
    );
    const world = await besuWorld(drill);
    world.twist.acts = besuRewind(drill);
    const { offers } = await world.desk().offers([]);
    expect(offers.filter(({ applies }) => applies).map(({ playbook }) => playbook)).not.toContain('rewind-all');
    const offer = await besuOffer(world, 'besu-move-one', A, drill);
    await world.start(offer);
    const { run } = await world.finish(20 * 60_000);
    expect([run.phase, run.problem]).toEqual(['done', null]);
    expect(world.sent.filter(({ method }) => method === 'debug_setHead')).toHaveLength(1);
    expect([...new Set(world.sent.map(({ method }) => method).filter(isChange))]).toEqual(['debug_setHead']);
    await flows(drill);
  });

  test('a mover that does not take the other branch over stops the plan: no second one is touched', async () => {
    const drill = await forkedDrill(
      [A, B].map((holders) => ({ depth: 1, holders })),
      SMALL,
    );
    const world = await besuWorld(drill);
    await world.start(await besuOffer(world, 'besu-move-one', A, drill));
    const { run } = await world.finish(20 * 60_000);
    expect([run.phase, run.pausedFrom]).toEqual(['paused', 'rewind']);
    expect(world.sent.filter(({ method }) => method === 'debug_setHead')).toHaveLength(1);
  });

  test('as the last measure all processes are stopped, then all started, by hand', async () => {
    const drill = await backedOff(70_000);
    const world = await besuWorld(drill);
    await world.start(await world.offer('besu-restart-all'));
    const { kept, done } = await finishByHand(drill, world);
    expect([kept.run.phase, kept.run.problem, world.sent]).toEqual(['done', null, []]);
    expect(done.map((id) => id.split(':')[0])).toEqual([...Array(4).fill('stop-process'), ...Array(4).fill('start-process')]);
    await flows(drill);
  });
});

/** The offer that keeps the branch of these nodes. */
async function besuOffer(world: DeskWorld, playbook: PlaybookId, holders: readonly string[], drill: ForkedDrill) {
  await drill.watched.tick(1, 0);
  const { offers } = await world.desk().offers([]);
  const kept = drill.network
    .node(holders[0] ?? '')
    .process()
    ?.chain.head().block.hash;
  const found = offers.find(
    (one): one is Extract<Offer, { applies: true }> => one.applies && one.playbook === playbook && one.plan.target?.hash === kept,
  );
  if (!found) throw new Error(JSON.stringify(offers.map((one) => [one.playbook, one.why.key])));
  return found;
}

describe('giving back alone', () => {
  async function healed() {
    const hashes: Hash[] = [];
    const drill = await forkedDrill(
      [
        { depth: 1, holders: [...A, 'validator-3'] },
        { depth: 1, holders: ['validator-4'] },
      ],
      {
        ...SMALL,
        whileApart: (network) => {
          const [key] = fundedAccounts('1');
          for (const nonce of [0, 1]) {
            if (!key) continue;
            const made = signTransfer({ key, chainId: network.workshop.genesis.chainId, nonce, to: `0x${'b0'.repeat(20)}` });
            network.node('validator-4').process()?.pool.add(made, false);
            hashes.push(made.hash);
          }
        },
      },
    );
    await drill.look(4);
    return { drill, hashes, world: await worldOver(drill) };
  }

  test('accounts for every transaction of a block that a healed fork dropped', async () => {
    const { world, hashes } = await healed();
    await world.start(await world.offer('resubmit-transactions'));
    const { run } = await world.finish();
    expect([run.phase, run.problem, run.leftAs?.key]).toEqual(['done', null, 'run.left.done']);
    expect(run.givenBack.map(({ hash }) => hash).sort()).toEqual([...hashes].sort());
    for (const { block, was } of run.givenBack) expect([block === null, was.length]).toEqual([false, 1]);
  });

  test('says plainly that what nobody holds is not to be had', async () => {
    const { world, drill } = await healed();
    const { plan } = await world.offer('resubmit-transactions').then(async (offer) => {
      await world.start(offer);
      return offer;
    });
    world.twist.acts = (_node, calls) =>
      calls.some(({ method }) => method === 'eth_getBlockByHash')
        ? Promise.resolve({
            outcomes: calls.map(() => ({ ok: true, value: null })),
            transport: null,
            latencyMs: 1,
            httpRequests: 1,
          } as never)
        : null;
    const { run } = await world.finish();
    expect([run.phase, run.givenBack, run.unsaved]).toEqual(['done', [], plan.dropped]);
    expect(JSON.stringify(run.leftAs)).toContain('run.left.unsaved');
    expect(world.sent.filter(({ method }) => method === 'eth_sendRawTransaction')).toEqual([]);
    await flows(drill);
  });
});
