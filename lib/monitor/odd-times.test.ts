import { describe, expect, it } from 'vitest';
import { watchDrill } from '@/lib/drill/scenarios/must-say.test-world';
import { USUAL_PLAN } from '@/lib/drill/scenarios/usual-plan';
import { followIncidents, opened } from './incidents.test-world';
import { followRecording, type RecordedWorld, watchRecording } from './watch.test-world';

const HOUR_MS = 3_600_000;

async function followed() {
  const drill = await watchDrill(USUAL_PLAN, { historyMs: 20_000, detectors: [] });
  const follower = followIncidents();
  const from = drill.watched.now();
  return {
    drill,
    follower,
    opened: () => opened(follower.happened, from),
    run: async (seconds: number) => {
      for (let second = 0; second < seconds; second++) {
        await drill.look(1);
        follower.look(drill.watched.watch.diagnosis());
      }
    },
  };
}

describe('what nodes go through is remembered and told', () => {
  it('a validator that was killed is lower for a moment and no incident; a head that stays lower after an absence is one', async () => {
    const { drill, run, opened: told } = await followed();
    await run(10);
    drill.network.node('validator-4').stop('kill');
    await run(10);
    drill.network.node('validator-4').start();
    await run(60);
    const { headDrops } = drill.watched.watch.diagnosis();
    expect(headDrops.every(({ node, wasAway }) => node === 'validator-4' && wasAway)).toBe(true);
    expect(told()).toEqual([]);
  });

  it('a rewind while a node runs is a drop, but not one of an absence', async () => {
    const { drill, run, opened: told } = await followed();
    await run(10);
    drill.network
      .node('member-1')
      .process()
      ?.chain.setHead((drill.watched.view().head?.height ?? 0) - 3);
    await drill.step(0);
    await run(30);
    const { headDrops, switches } = drill.watched.watch.diagnosis();
    expect(headDrops).toMatchObject([{ node: 'member-1', wasAway: false }]);
    expect(switches).toEqual([]);
    expect(told().filter((line) => !line.includes('node-behind'))).toEqual([]);
  });

  it('what is exchanged at the end of a fork is explained by it; without one it is an incident', async () => {
    const world = await watchRecording('qbft-fork-2-2', { detectors: [] });
    await followRecording(world, () => {});
    const { switches } = world.watch.diagnosis();
    expect(switches.length).toBeGreaterThan(3);
    expect(switches.every(({ height, inFork }) => height === 14 && inFork)).toBe(true);
  });

  it('blocks made anew after everybody was rewound are a reorganisation with nothing to explain it', async () => {
    const { drill, run, opened: told, follower } = await followed();
    await run(10);
    const to = (drill.watched.view().head?.height ?? 0) - 2;
    const processes = drill.network.nodes.flatMap(({ process }) => process() ?? []);
    for (const one of processes) one.miner.stop();
    for (const one of processes) one.chain.setHead(to);
    await run(2);
    for (const { role, process } of drill.network.nodes) if (role === 'validator') process()?.miner.start();
    await run(20);
    expect(told().some((line) => / reorganisation$/.test(line))).toBe(true);
    expect(told().some((line) => / sealed-both in reorganisation$/.test(line))).toBe(true);
    expect(told().filter((line) => line.includes(' fork'))).toEqual([]);
    expect(follower.open().find(({ detector }) => detector === 'reorganisation')?.cause.heights?.from).toBe(to + 1);
  });
});

describe('clocks', () => {
  it.each([
    ['half a minute', 30_000],
    ['three hours', 3 * HOUR_MS],
  ])('of Quorumwatch that jump forward by %s open no stall while blocks come, and the next real one does', async (_what, byMs) => {
    const { drill, run, follower } = await followed();
    const stalls = () => follower.happened.filter(({ detector }) => detector === 'stall');
    await run(10);
    drill.watched.goTo(drill.watched.now() + byMs);
    await run(20);
    expect(stalls()).toEqual([]);
    for (const { role, process } of drill.network.nodes) if (role === 'validator') process()?.miner.stop();
    await run(60);
    expect(stalls().map(({ kind }) => kind)).toEqual(['opened']);
  });

  it('of Quorumwatch that jump forward in the moment the chain stops hide the stall for no longer than a block needs', async () => {
    const { drill, run, follower } = await followed();
    await run(10);
    for (const { role, process } of drill.network.nodes) if (role === 'validator') process()?.miner.stop();
    drill.watched.goTo(drill.watched.now() + HOUR_MS);
    await run(20);
    expect(follower.open().filter(({ detector }) => detector === 'stall')).toHaveLength(1);
  });

  it('of Quorumwatch that jump forward by hours open a stall only if no block comes any more', async () => {
    const world = await watchRecording('qbft-healthy-and-quorum-loss', { detectors: [] });
    const happened = await jump(world, 3 * HOUR_MS);
    // Nobody answers beyond the recording's end but as at its end: no block came for three hours as far as the watch can see.
    expect(happened.filter(({ detector }) => detector !== 'stall')).toEqual([]);
  });

  it('of Quorumwatch that jump backward open nothing', async () => {
    const world = await watchRecording('qbft-healthy-and-quorum-loss', { detectors: [] });
    expect(await jump(world, -6000)).toEqual([]);
  });

  it.each([
    ['some seconds', 20_000],
    ['three hours', 3 * HOUR_MS],
  ])('of Quorumwatch that are set back by %s let the age count on: a stall that begins then is seen in its time', async (_what, byMs) => {
    const { drill, run, follower } = await followed();
    await run(10);
    for (const { role, process } of drill.network.nodes) if (role === 'validator') process()?.miner.stop();
    await run(2);
    const ageBefore = drill.watched.view().head?.ageMs ?? 0;
    drill.watched.goTo(drill.watched.now() - byMs);
    await run(1);
    // No time passed by the clock, as far as can be known.
    expect(drill.watched.view().head?.ageMs).toBe(ageBefore);
    await run(5);
    expect(drill.watched.view().head?.ageMs).toBe(ageBefore + 5000);
    await run(12);
    expect(follower.open().filter(({ detector }) => detector === 'stall')).toHaveLength(1);
    const [stall] = follower.open().filter(({ detector }) => detector === 'stall');
    expect(stall?.beganAt).toBeLessThanOrEqual(drill.watched.now());
  });

  it('of Quorumwatch that were ahead before a restart: the age counts from it, not from when the clock has caught up', async () => {
    const { drill, run } = await followed();
    await run(10);
    for (const { role, process } of drill.network.nodes) if (role === 'validator') process()?.miner.stop();
    await run(2);
    drill.watched.goTo(drill.watched.now() - HOUR_MS);
    const next = await drill.watched.restart();
    const age = (await next.tick()).head?.ageMs ?? 0;
    expect((await next.tick(5)).head?.ageMs).toBe(age + 5000);
  });

  it.each([
    ['twenty seconds', 20_000],
    ['an hour', HOUR_MS],
  ])('of Quorumwatch that are set back by %s leave the windows of round changes what they are', async (_what, byMs) => {
    const [drill, twin] = await Promise.all([followed(), followed()]);
    for (const { drill: one } of [drill, twin]) {
      one.network.node('validator-4').stop('kill');
      await one.look(30);
      one.network.node('validator-4').start();
      for (let minute = 0; minute < 4; minute++) await one.step(60);
    }
    drill.drill.watched.goTo(drill.drill.watched.now() - byMs);
    const same = async (seconds: number) => {
      await Promise.all([drill.run(seconds), twin.run(seconds)]);
      const [{ m5, h1 }, of] = [drill.drill.watched.view().rounds, twin.drill.watched.view().rounds];
      expect([m5.changes, m5.failedTurns, h1.heights, h1.changes]).toEqual([
        of.m5.changes,
        of.m5.failedTurns,
        of.h1.heights,
        of.h1.changes,
      ]);
      // This clock has no pace beside it: of the second in which it is set no more than that it passed is known.
      expect(Math.abs(m5.heights - of.m5.heights)).toBeLessThanOrEqual(1);
      expect(Math.abs((m5.perHour ?? 0) - (of.m5.perHour ?? 0))).toBeLessThan(1);
      return m5;
    };
    await same(1);
    const before = await same(1);
    expect(before.changes).toBeGreaterThan(0);
    await Promise.all([drill.drill.step(50), twin.drill.step(50)]);
    // What lies five minutes back leaves the window in its time.
    expect((await same(1)).changes).toBeLessThan(before.changes ?? 0);
  });

  it('of Quorumwatch that are set back and right again neither hide nor make a stall', async () => {
    const { drill, run, follower } = await followed();
    await run(10);
    drill.watched.goTo(drill.watched.now() - HOUR_MS);
    await run(20);
    expect(drill.watched.view().head?.ageMs).toBeLessThan(5000);
    drill.watched.goTo(drill.watched.now() + HOUR_MS);
    await run(20);
    expect(drill.watched.view().head?.ageMs).toBeLessThan(5000);
    expect(follower.happened.filter(({ detector }) => detector === 'stall')).toEqual([]);
  });

  it('of all nodes ahead are the own one behind', async () => {
    const drill = await watchDrill(USUAL_PLAN, { historyMs: 20_000, detectors: [] });
    for (const node of drill.network.nodes) node.setSkew(8000);
    const follower = followIncidents();
    const from = drill.watched.now();
    for (let second = 0; second < 100; second++) {
      await drill.look(1);
      follower.look(drill.watched.watch.diagnosis());
    }
    expect(opened(follower.happened, from).map((line) => line.replace(/^\d+ /, ''))).toEqual(['clock-skew ']);
    expect(follower.open()[0]?.key).toBe('clock-skew:own');
  });
});

/** Ten healthy looks, a clock that is set to another time, and ten more. */
async function jump(world: RecordedWorld, byMs: number) {
  const follower = followIncidents();
  for (let looks = 0; looks < 20; looks++) {
    if (looks === 10) world.goTo(world.now() + byMs);
    await world.tick();
    follower.look(world.watch.diagnosis());
  }
  return follower.happened;
}

describe('names', () => {
  it('a client that is not known, told in odd words, breaks nothing and opens nothing', async () => {
    const odd = (said: () => unknown) => ({ ok: true as const, result: said() });
    const world = await watchRecording('qbft-healthy-and-quorum-loss', {
      detectors: [],
      twist: {
        'validator-1': ({ method }, said) => (method === 'web3_clientVersion' ? odd(() => 'NodeX/v∞-☃') : said()),
        'validator-2': ({ method }, said) => (method === 'web3_clientVersion' ? odd(() => 'Geth/v1.10.3(quorum-vNaN.4)') : said()),
      },
    });
    const follower = followIncidents();
    await followRecording(world, () => follower.look(world.watch.diagnosis()), 'healthy');
    expect(opened(follower.happened, world.startAt)).toEqual([]);
    expect(world.watch.diagnosis().clientOf('validator-1')).toMatchObject({ family: 'unknown', version: null });
    expect(world.watch.diagnosis().clientOf('validator-2')).toMatchObject({ family: 'goquorum', version: null });
  });
});
