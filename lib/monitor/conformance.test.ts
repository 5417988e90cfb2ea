import { describe, expect, it } from 'vitest';
import type { OverviewView } from '@/lib/views/types';
import { followTruth, type IncidentTruth } from './incident-truth.test-world';
import { followRecording, type RecordedWorld, watchRecording } from './watch.test-world';

type Moment = { readonly at: number; readonly stage: string; readonly view: OverviewView };
type Run = {
  readonly world: RecordedWorld;
  readonly moments: readonly Moment[];
  readonly in: (...stages: string[]) => readonly Moment[];
  readonly incidents: ReturnType<typeof followTruth>;
};

const runs = new Map<string, Promise<Run>>();

/** Every recorded second of a recording, watched once from its beginning. */
function played(name: string): Promise<Run> {
  const known = runs.get(name) ?? play(name);
  runs.set(name, known);
  return known;
}

async function play(name: string): Promise<Run> {
  const world = await watchRecording(name, { detectors: [] });
  const moments: Moment[] = [];
  const incidents = followTruth(world.startAt);
  await followRecording(world, (view, at, stage) => {
    moments.push({ at, stage, view });
    incidents.look(world.watch.diagnosis());
  });
  expect(world.trouble).toEqual([]);
  return { world, moments, in: (...stages) => moments.filter(({ stage }) => stages.includes(stage)), incidents };
}

const iso = (at: number) => new Date(at).toISOString().slice(11, 19);
/** Times at which something does not hold: what a failing test shows. */
const except = (moments: readonly Moment[], holds: (view: OverviewView, at: number) => boolean) =>
  moments.filter(({ view, at }) => !holds(view, at)).map(({ at, stage, view }) => `${iso(at)} ${stage}: ${view.verdict.sentence}`);
const always = (moments: readonly Moment[], holds: (view: OverviewView, at: number) => boolean) => {
  expect(moments.length).toBeGreaterThan(0);
  expect(except(moments, holds)).toEqual([]);
};
const never = (moments: readonly Moment[], holds: (view: OverviewView, at: number) => boolean) =>
  always(moments, (view, at) => !holds(view, at));

const isForked = ({ verdict, fork }: OverviewView) => verdict.state === 'forked' || fork !== null;
const isCalm = ({ verdict }: OverviewView) => verdict.state === 'healthy' && !verdict.stalled;
const noWarning = ({ verdict }: OverviewView) => verdict.findings.every(({ severity }) => severity === 'info');
/** `margin`: beyond the quorum, of those that can act together. */
const answers = (view: OverviewView, reachable: number, margin: number) =>
  view.quorum.reachable === reachable && view.quorum.margin === margin;
/** A stage's seconds after the nodes' comings and goings at its beginning were seen. */
const settled = (moments: readonly Moment[], seconds: number) => moments.filter(({ at }) => at >= (moments[0]?.at ?? 0) + seconds * 1000);
const roundAt = (view: OverviewView, height: number) => view.matrix.columns.find((column) => column.height === height)?.round;

const UNFORKED = [
  'qbft-healthy-and-quorum-loss',
  'ibft-healthy-and-quorum-loss',
  'besu-qbft-healthy-and-quorum-loss',
  'qbft-rpc-surface',
  'besu-qbft-london',
  'besu-qbft-peers-and-set-head',
];

describe('no fork, anywhere, in', () => {
  it.each(UNFORKED)('%s', async (name) => {
    const run = await played(name);
    never(run.moments, isForked);
    always(run.moments, ({ matrix }) => matrix.rows.every(({ cells }) => cells.every(({ state }) => state !== 'branch')));
  });
});

describe.each([
  ['qbft-healthy-and-quorum-loss', 6],
  ['ibft-healthy-and-quorum-loss', 6],
  ['besu-qbft-healthy-and-quorum-loss', 40],
] as const)('loss and return of quorum in %s', (name, returnS) => {
  it('is healthy without any alarm from the first tick', async () => {
    const run = await played(name);
    always(run.in('healthy'), (view) => isCalm(view) && noWarning(view) && answers(view, 4, 1) && view.verdict.healsByItself === 'yes');
    always(run.in('healthy'), ({ quorum }) => quorum.size === 3 && quorum.validators === 4 && quorum.rule === 'ceil(2N/3)');
    expect(run.in('healthy').at(-1)?.view.rounds.m5).toMatchObject({ changes: 0, shareWithChanges: 0, failedTurns: [] });
  });

  it('goes on without margin while one is down, and names it', async () => {
    const run = await played(name);
    always(settled(run.in('one-down'), 0), (view) => view.verdict.state === 'degraded' && answers(view, 3, 0) && !view.verdict.stalled);
    always(
      run.in('one-down'),
      ({ verdict }) => /Producing without margin/.test(verdict.sentence) && /validator-3/.test(verdict.detail ?? ''),
    );
    always(run.in('one-down'), ({ nodes }) => nodes.find((node) => node.name === 'validator-3')?.state === 'unreachable');
    const { m5 } = run.in('one-down').at(-1)?.view.rounds ?? {};
    expect(m5?.changes).toBeGreaterThan(3);
    const lost = run.world.recording.nodes.find((node) => node.name === 'validator-3')?.address;
    expect(m5?.failedTurns).toEqual([{ address: lost, count: m5?.changes }]);
  });

  it('is stalled without quorum 14 s after the last block, never before, and is not called producing meanwhile', async () => {
    const run = await played(name);
    const moments = run.in('no-quorum');
    always(moments, (view) => answers(view, 2, -1));
    always(moments, ({ verdict, head }) => verdict.stalled === (head?.ageMs ?? 0) >= 14_000);
    always(moments, ({ verdict }) => verdict.stalled === (verdict.state === 'stalled'));
    never(moments, ({ verdict }) => /^Producing|agree/.test(verdict.sentence));
    expect(moments.at(-1)?.view.verdict.sentence).toMatch(/^Stalled at \d+: 2 of 4 validators answer, quorum is 3\. No block for/);
  });

  it('is still stalled when the third is back: with quorum, and it says so', async () => {
    const run = await played(name);
    const height = run.in('no-quorum').at(-1)?.view.head?.height;
    const waiting = settled(run.in('three-again'), returnS).filter(({ view }) => view.head?.height === height);
    expect(waiting.length).toBeGreaterThan(50);
    // They did go on by themselves in the end: nothing else may be said of them, and where it is not promised, that it is not known.
    always(waiting, (view) => view.verdict.state === 'stalled' && answers(view, 3, 0) && view.verdict.healsByItself !== 'no');
    always(waiting, ({ verdict }) => /although 3 of 4 validators answer/.test(verdict.sentence));
  });

  it('is healthy in the end', async () => {
    const run = await played(name);
    expect(except(run.in('whole-again').slice(-3), isCalm)).toEqual([]);
    always(run.in('whole-again').slice(-3), (view) => answers(view, 4, 1));
  });
});

describe('requests', () => {
  it('are one a node and tick for the whole of a healthy stage, after the first look', async () => {
    for (const name of [
      'qbft-healthy-and-quorum-loss',
      'ibft-healthy-and-quorum-loss',
      'besu-qbft-healthy-and-quorum-loss',
      'besu-qbft-london',
    ]) {
      const world = await watchRecording(name);
      await world.tick();
      const before = world.requests();
      let ticks = 0;
      await followRecording(world, () => void ticks++, 'healthy');
      const more = Object.entries(world.requests()).map(([node, count]) => count - (before[node] ?? 0));
      expect([name, new Set(more)]).toEqual([name, new Set([ticks])]);
    }
  });
});

describe('rounds', () => {
  it('cost a change at every third height while validator-3 is down', async () => {
    const run = await played('qbft-healthy-and-quorum-loss');
    const { view } = run.in('one-down').at(-1) as Moment;
    const changed = view.matrix.columns.filter(({ round, height }) => round === 1 && height > 1).map(({ height }) => height);
    expect(changed).toEqual([17, 20, 23, 26, 29]);
    expect(
      run
        .in('healthy')
        .at(-1)
        ?.view.matrix.columns.every(({ round, height }) => height < 2 || round === 0),
    ).toBe(true);
  });

  it('of the block that ended the stall is 5 with QBFT, 6 with Besu', async () => {
    for (const [name, round] of [
      ['qbft-healthy-and-quorum-loss', 5],
      ['besu-qbft-healthy-and-quorum-loss', 6],
    ] as const) {
      const run = await played(name);
      const height = (run.in('no-quorum').at(-1)?.view.head?.height ?? 0) + 1;
      expect(roundAt((run.moments.at(-1) as Moment).view, height)).toBe(round);
    }
  });

  it('are a lower bound with IBFT and marked so: its header has none', async () => {
    const run = await played('ibft-healthy-and-quorum-loss');
    const { view } = run.in('one-down').at(-1) as Moment;
    expect(view.matrix.columns.at(-1)?.roundSource).toBe('derived');
    expect(view.rounds.m5.estimated).toBe(true);
    expect((await played('qbft-healthy-and-quorum-loss')).in('healthy').at(-1)?.view.rounds.m5.estimated).toBe(false);
  });
});

describe('the 2-2 fork of qbft-fork-2-2', () => {
  it('stands from the first tick with ancestor, camps, authors and rounds, and stays until it is cured', async () => {
    const run = await played('qbft-fork-2-2');
    const moments = run.in('forked');
    always(moments, ({ verdict, fork }) => verdict.state === 'forked' && fork?.ancestor.height === 13 && fork.height === 14);
    const nodes = run.world.recording.nodes;
    const address = (name: string) => nodes.find((node) => node.name === name)?.address;
    always(moments, ({ fork }) => {
      const [a, b, ...more] = fork?.branches ?? [];
      return (
        more.length === 0 &&
        a?.label === 'A' &&
        b?.label === 'B' &&
        a.nodes.join() === 'validator-1,validator-2,member-1' &&
        b.nodes.join() === 'validator-3,validator-4,member-2' &&
        a.validators.join() === [address('validator-1'), address('validator-2')].join() &&
        b.validators.join() === [address('validator-3'), address('validator-4')].join()
      );
    });
    const fork = moments[0]?.view.fork;
    expect(fork?.branches.map(({ author, round }) => [author?.slice(0, 6), round])).toEqual([
      ['0xa5f1', 0],
      ['0xf426', 1],
    ]);
    expect(fork?.sealedBoth.map((one) => one.slice(0, 6))).toEqual(['0x210f', '0x5aa3']);
    expect(fork?.branches.map(({ hasQuorum, verification, committers }) => [hasQuorum, verification, committers.length])).toEqual([
      [false, 'verified', 3],
      [false, 'verified', 3],
    ]);
    always(moments, (view) => answers(view, 4, -1) && view.quorum.oneBranch === 2 && view.verdict.healsByItself === 'no');
    always(moments, ({ verdict }) => verdict.severity === 'critical');
    expect(run.incidents.severities('fork')).toEqual(['critical']);
  });

  it('is overdue from 16:42:26 and not a second earlier, by the transition of the next height', async () => {
    const run = await played('qbft-fork-2-2');
    const due = Date.parse('2026-11-22T16:42:26Z');
    always(run.in('forked'), ({ verdict, overdueAt }, at) => overdueAt === due && verdict.stalled === at >= due);
    always(run.in('forked'), ({ expectedMs }) => expectedMs === 40_000);
  });

  it('changes rounds at head age 50, 70 and 110 s', async () => {
    const run = await played('qbft-fork-2-2');
    const expected = (age: number) => (age < 50_000 ? 0 : age < 70_000 ? 1 : age < 110_000 ? 2 : 3);
    always(run.in('forked'), ({ rounds, head }) => rounds.open?.round === expected(head?.ageMs ?? 0) && rounds.open.source === 'estimate');
    expect(run.in('forked').some(({ view }) => view.rounds.open?.round === 2)).toBe(true);
  });

  it('is cured by the plan: one chain, no alarm during the 40 s to the next block, three hashes in the history of 14', async () => {
    const run = await played('qbft-fork-2-2');
    const after = settled(run.in('after'), 2);
    always(after, (view) => isCalm(view) && view.fork === null && noWarning(view));
    always(
      run.in('forked', 'recovery', 'after'),
      ({ verdict }) => verdict.state === 'forked' || verdict.state === 'healthy' || verdict.stalled,
    );
    const { heights } = (await run.world.watch.agreement(14, 14)) as {
      heights: { state: string; camps: unknown[]; formerHashes: string[] }[];
    };
    expect(heights[0]).toMatchObject({ state: 'agreed', camps: [{}] });
    expect(heights[0]?.formerHashes).toHaveLength(2);
    expect(run.moments.at(-1)?.view.matrix.columns.find(({ height }) => height === 14)).toMatchObject({ state: 'agreed', history: 2 });
    const view = await run.world.height(14);
    expect(view).toMatchObject({ state: 'agreed' });
    expect(view.blocks.map(({ current, nodes, formerNodes }) => [current, nodes.length, formerNodes.length])).toEqual([
      [true, 6, 0],
      [false, 0, 3],
      [false, 0, 3],
    ]);
  });
});

describe('the 3-1 fork', () => {
  it('heals by itself: the chain goes on from A, and the holders of B follow', async () => {
    const run = await played('qbft-fork-3-1');
    const first = run.moments[0]?.view;
    expect(first?.fork).toMatchObject({ ancestor: { height: 10 }, branches: [{ label: 'A' }, { label: 'B' }] });
    expect(first?.fork?.branches.map(({ validators, hasQuorum }) => [validators.length, hasQuorum])).toEqual([
      [3, true],
      [1, false],
    ]);
    expect(first?.fork?.branches[1]?.nodes).toEqual(['validator-4', 'member-2']);
    const forked = run.moments.filter(({ view }) => view.fork !== null);
    always(forked, ({ verdict }) => verdict.healsByItself === 'yes' && verdict.severity === 'warning');
    // As grave as its incident, all the time.
    expect(run.incidents.severities('fork')).toEqual(['warning']);
    never(run.moments, ({ verdict }) => verdict.stalled);
    always(run.moments.slice(-42), (view) => isCalm(view) && view.fork === null);
  });
});

describe('the IBFT fork', () => {
  it('stands at 12 over 11, 2-2, and is cured by the plan', async () => {
    const run = await played('ibft-fork-2-2');
    always(run.in('forked'), ({ fork, verdict }) => fork?.ancestor.height === 11 && verdict.healsByItself === 'no');
    always(run.in('forked'), ({ fork }) => fork?.branches.map(({ validators }) => validators.length).join() === '2,2');
    always(settled(run.in('after'), 12), (view) => isCalm(view) && view.fork === null);
  });
});

describe('votes', () => {
  it('change validators and quorum, and are never forked or stalled', async () => {
    const run = await played('qbft-rpc-surface');
    never(run.moments, ({ verdict }) => verdict.stalled);
    expect(run.in('vote-in').at(-1)?.view.quorum).toMatchObject({ validators: 5, size: 4 });
    expect(run.in('vote-out').at(-1)?.view.quorum).toMatchObject({ validators: 4, size: 3 });
    always(settled(run.in('vote-in', 'vote-out'), 3), isCalm);
  });
});

describe('Besu', () => {
  it('is healthy with London fields and with seals of its own on every node', async () => {
    for (const name of ['besu-qbft-london', 'besu-qbft-healthy-and-quorum-loss']) {
      const run = await played(name);
      always(run.in('healthy'), (view) => isCalm(view) && noWarning(view));
    }
  });

  it('is forked at 5 over 4 by one author in round 1; the member without the block is on neither side at first', async () => {
    const run = await played('besu-qbft-fork-2-2');
    const moments = run.in('joined');
    always(moments, ({ fork }) => fork?.ancestor.height === 4 && fork.height === 5);
    always(moments, ({ fork }) => fork?.branches.map(({ validators }) => validators.length).join() === '2,2');
    const [a, b] = moments[0]?.view.fork?.branches ?? [];
    expect([a?.author === b?.author, a?.round, b?.round]).toEqual([true, 1, 1]);
    expect(moments[0]?.view.fork?.branches.flatMap(({ nodes }) => nodes)).not.toContain('member-1');
    expect(moments.at(-1)?.view.fork?.branches.find(({ nodes }) => nodes.includes('member-1'))?.nodes).toContain('validator-1');
  });

  it('is agreed but stalled after set-head until all are restarted, then producing', async () => {
    const run = await played('besu-qbft-fork-2-2');
    always(settled(run.in('set-head'), 5), ({ verdict, fork }) => verdict.state === 'stalled' && fork === null);
    always(settled(run.in('set-head'), 5), ({ matrix }) => matrix.columns.at(-1)?.state === 'agreed');
    always(settled(run.in('restart-all'), 10), (view) => isCalm(view));
  });

  it('re-syncs after rewinds by itself: behind for a short while at most', async () => {
    const run = await played('besu-qbft-peers-and-set-head');
    never(run.moments, ({ verdict }) => verdict.stalled);
    always(run.moments, ({ nodes }) =>
      nodes.every(({ state }) => state === 'ok' || state === 'behind' || state === 'error' || state === 'unknown'),
    );
  });
});

const LOST = ['51 unreachable validator-3', '51 margin-gone'];

/** Seconds since the first recorded one. */
const TRUTHS: Readonly<Record<string, IncidentTruth>> = {
  // One is down from 20 s on, the second from 65 s on, the quorum is back at 125 s, everybody at 215 s.
  'qbft-healthy-and-quorum-loss': {
    opens: [...LOST, '63 failing-turns validator-3 in unreachable', '75 stall', '96 unreachable validator-4'],
    ends: ['158 unreachable', '221 stall', '248 margin-gone', '248 unreachable'],
  },
  'ibft-healthy-and-quorum-loss': {
    opens: [...LOST, '61 failing-turns validator-3 in unreachable', '73 stall', '96 unreachable validator-4'],
    ends: ['158 unreachable', '247 stall', '248 unreachable', '257 margin-gone'],
  },
  'besu-qbft-healthy-and-quorum-loss': {
    opens: [
      ...LOST,
      '58 failing-turns validator-3 in unreachable',
      '72 stall',
      '97 unreachable validator-4',
      '451 failing-turns validator-4 in unreachable',
    ],
    ends: ['193 unreachable', '451 stall'],
  },
  // Forked at the first look, overdue only by the transition of the next height; the cure begins at 95 s, blocks go on at 137 s.
  'qbft-fork-2-2': { opens: ['1 fork', '1 sealed-both in fork', '42 stall in fork'], ends: ['171 stall', '171 sealed-both', '201 fork'] },
  'qbft-fork-3-1': { opens: ['1 fork', '1 sealed-both in fork'], ends: ['67 sealed-both'] },
  'ibft-fork-2-2': { opens: ['1 fork', '1 sealed-both in fork', '9 stall in fork'], ends: ['156 sealed-both', '166 stall', '186 fork'] },
  // Agreed from 16 s on, but stalled until all are restarted: the stall is then its own.
  'besu-qbft-fork-2-2': { opens: ['1 fork', '1 stall in fork', '46 stall'], ends: ['46 stall', '76 fork', '93 stall'] },
  'qbft-rpc-surface': { opens: [], ends: [] },
  'besu-qbft-london': { opens: [], ends: [] },
  'besu-qbft-peers-and-set-head': { opens: [], ends: [] },
};

describe('every recording opens the incidents of its truth, in their order, and no others:', () => {
  it.each(Object.entries(TRUTHS))('%s', async (name, truth) => {
    (await played(name)).incidents.expectTold(truth);
  });
});
