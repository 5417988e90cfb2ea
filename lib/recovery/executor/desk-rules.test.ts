import { setImmediate as immediate } from 'node:timers/promises';
import { describe, expect, test, vi } from 'vitest';
import { isUnconfirmed } from '../machine/steps-of';
import { commitEvent } from './commit-event';
import { AUTHOR, type DeskWorld, type Twist } from './desk.test-world';
import { openDesks } from './open-desks.test-world';

// What the executor promises beside the playbooks: pauses, retries, its own connections, one executor a network, and a store that does not grow.
vi.setConfig({ testTimeout: 120_000 });

const desks = openDesks();
const forked = () =>
  desks.forked(
    [
      ['validator-1', 'validator-2'],
      ['validator-3', 'validator-4'],
    ],
    { plan: { members: 0 } },
  );

const CHANGE = /^(miner_|admin_add|admin_remove|debug_setHead|eth_send)/;
const changes = ({ sent }: DeskWorld) => sent.filter(({ method }) => CHANGE.test(method));

/** Fails a call once for each node, done or not, as a cut line does. */
const cutOnce = (method: string, isDone: boolean): Twist => {
  const cut = new Set<string>();
  return (node, calls, real) => {
    if (!calls.some((call) => call.method === method) || cut.has(node)) return null;
    cut.add(node);
    const error = { code: 'unreachable', message: 'the connection was cut' };
    const failed = { outcomes: calls.map(() => ({ ok: false, error })), transport: error, latencyMs: 1, httpRequests: 1 } as never;
    return isDone ? real().then(() => failed) : Promise.resolve(failed);
  };
};

describe('a pause', () => {
  test('between any two steps sends nothing, and the plan goes on from there to the same end', async () => {
    const { world } = await forked();
    const offer = await world.offer('rewind-all');
    const { steps } = offer.plan;
    await world.start(offer);
    const paused: string[] = [];
    let [before, left] = [0, 0];
    // Each step is met by at least one look before it may do anything or be over: there somebody pauses it, for three looks.
    const person = async () => {
      const { run } = await world.kept();
      const step = steps[run.step];
      const base = { at: world.now(), by: AUTHOR };
      if (!step || run.endedAt !== null) return;
      if (run.phase === 'paused') {
        left -= 1;
        expect([changes(world).length, run.problem], step.id).toEqual([before, null]);
        if (left === 0) expect(await world.change({ ...base, kind: 'resume' })).toBe(true);
      } else if (paused.at(-1) !== step.id) {
        expect(await world.change({ ...base, kind: 'pause' })).toBe(true);
        paused.push(step.id);
        [before, left] = [changes(world).length, 3];
      } else if (isUnconfirmed(run, step)) {
        await world.change({ ...base, kind: 'confirm', step: step.id, height: step.confirmHeight ?? -1 });
      }
    };
    world.twist.looks = (node) => (node === 'validator-1' ? (person().then(() => null) as never) : null);
    await world.until(({ run }) => run.endedAt !== null);
    const { run } = await world.kept();
    expect([run.phase, run.problem, world.troubles]).toEqual(['done', null, []]);
    expect(paused).toEqual(steps.map(({ id }) => id));
    const rewound = changes(world).flatMap(({ method, node }) => (method === 'debug_setHead' ? [node] : []));
    expect(new Set(rewound).size).toBe(rewound.length);
  });
});

describe('a call whose answer did not come', () => {
  test.each([
    ['and that was not done is sent once more, after a look', 'miner_stop', false, 2],
    ['and that was done is not sent again', 'miner_stop', true, 1],
    ['and that rewound is not sent again', 'debug_setHead', true, 1],
  ] as const)('%s (%s)', async (_what, method, isDone, times) => {
    const { world } = await forked();
    await world.start(await world.offer('rewind-all'));
    world.twist.acts = cutOnce(method, isDone);
    const { run } = await world.finish();
    expect([run.phase, run.problem]).toEqual(['done', null]);
    const sentTo = changes(world).flatMap((call) => (call.method === method ? [call.node] : []));
    for (const node of ['validator-1', 'validator-2', 'validator-3', 'validator-4'])
      expect(sentTo.filter((one) => one === node)).toHaveLength(times);
  });
});

describe('a rewind whose answer did not come', () => {
  test('and that rewound nothing is sent once more only when a person says so', async () => {
    const { world } = await forked();
    await world.start(await world.offer('rewind-all'));
    world.twist.acts = cutOnce('debug_setHead', false);
    const { run } = await world.finish();
    const rewinds = () => changes(world).filter(({ method }) => method === 'debug_setHead');
    expect([run.phase, run.problem?.code, run.problem?.choices[0], rewinds().length]).toEqual(['paused', 'check-unknown', 'retry', 1]);
    world.twist.acts = null;
    await world.act({ kind: 'resume', at: world.now(), by: AUTHOR });
    const end = (await world.finish()).run;
    expect([end.phase, end.problem, rewinds().length]).toEqual(['done', null, 5]);
  });
});

describe('its own connections', () => {
  test('a rewind that takes 30 s holds up no look, of that node or another', async () => {
    const { drill, world } = await forked();
    await world.start(await world.offer('rewind-all'));
    const release = { now: () => {} };
    let [from, to] = [0, 0];
    world.twist.acts = (_node, calls, real) => {
      if (!calls.some(({ method }) => method === 'debug_setHead') || from > 0) return null;
      from = drill.now();
      return new Promise<void>((resolve) => {
        release.now = resolve;
      }).then(real);
    };
    const looked: { readonly at: number; readonly node: string }[] = [];
    world.twist.looks = (node) => {
      looked.push({ at: drill.now(), node });
      return null;
    };
    const done = world.finish();
    drill.network.sim.after(0, function check() {
      if (from > 0 && drill.now() - from >= 30_000) {
        to = drill.now();
        release.now();
      } else drill.network.sim.after(500, check);
    });
    const { run } = await done;
    expect([run.phase, run.problem]).toEqual(['done', null]);
    for (const { name } of drill.network.nodes)
      expect(looked.filter(({ at, node }) => node === name && at > from && at < to).length).toBeGreaterThan(25);
  });
});

describe('one executor', () => {
  test('a second desk may act only once the lease has run out, and a fast clock does not shorten it', async () => {
    const { world } = await forked();
    await world.start(await world.offer('rewind-all'));
    await world.until(({ run }) => run.phase === 'prove-isolation');
    const { number } = await world.kept();
    const commit = (now: number) =>
      commitEvent(
        {
          ...{ network: 'net', store: world.store, holder: 'another', clock: { now: () => now, rate: 1 }, approvers: async () => [] },
          rules: { transition: () => ({ ok: false, refusal: { key: 'x', params: {} } }), offerPlans: vi.fn(), dryRun: vi.fn() },
        },
        number,
        { kind: 'restarted', at: now },
        { leaseMs: 10_000 },
      );
    expect((await commit(world.now() + 5_000)).state).toBe('not-ours');
    expect((await commit(world.now() + 11_000)).state).toBe('refused');
    // The first desk finds the lease taken, and sends nothing until it has it again.
    const before = changes(world).length;
    await world.until(() => false, 9_000);
    expect(changes(world).length).toBe(before);
    expect(world.desk().hindrance()?.kind).toBe('elsewhere');
    await immediate();
    const { run } = await world.finish();
    expect([run.phase, run.problem, world.desk().hindrance()]).toEqual(['done', null, null]);
  });
});

describe('a process that is stopped', () => {
  test('gives its lease back: the next one acts at once, by looking', async () => {
    const { world } = await forked();
    await world.start(await world.offer('rewind-all'));
    expect(await world.until(({ run }) => run.phase === 'prove-isolation', 60_000)).toBe(true);
    await world.replaceDesk('stop');
    const starts = async () => (await world.store.recovery.lines('net', 1)).filter(({ data }) => data.restarted === true).length;
    const [{ revision }, before] = [await world.kept(), await starts()];
    expect(await world.until((kept) => kept.revision > revision, 3_000)).toBe(true);
    expect(await starts()).toBe(before + 1);
  });
});

describe('the store', () => {
  test('does not grow by looks: a plan that waits keeps no line and no page for them', async () => {
    const { world } = await forked();
    await world.start(await world.offer('rewind-all'));
    await world.until(({ run }) => run.phase === 'prove-isolation');
    await world.act({ kind: 'pause', at: world.now(), by: AUTHOR });
    await world.until(() => false, 10_000);
    const size = async () => ({
      lines: (await world.store.recovery.lines('net', 1)).length,
      audit: (await world.store.audit({ limit: 5_000 })).length,
      run: JSON.stringify((await world.kept()).run).length,
      pages: await world.pages(),
    });
    const [before, revision] = [await size(), (await world.kept()).revision];
    await world.until(() => false, 120_000);
    const after = await size();
    expect((await world.kept()).revision - revision).toBeGreaterThan(100);
    expect([after.lines, after.audit]).toEqual([before.lines, before.audit]);
    expect(Math.abs(after.run - before.run)).toBeLessThan(500);
    expect(after.pages - before.pages).toBeLessThanOrEqual(2);
  });
});
