import { describe, expect, it } from 'vitest';
import type { Phrase } from '@/lib/incidents/phrase';
import { sayPhrase } from '@/lib/views/say-phrase';
import { linesOfChange } from '../lines-of-change';
import { ADA, CONTEXT, carryOn, FULL, makeWorld, mustTake, started, type World } from '../recovery.test-world';
import type { Run } from '../run-types';
import { transition } from '../transition';

type Stand = { readonly run: Run; readonly at: number };
const REWIND_AFTER_MS = 40_000;
const until = (world: World, start: Stand, stops: (run: Run) => boolean) => carryOn(FULL, world, start, stops);
const atRewind = (world: World) => until(world, started(FULL, world), ({ phase }) => phase === 'rewind');
const linkUp = (world: World, a: string, b: string) => {
  world.node(a).peers.add(b);
  world.node(b).peers.add(a);
};
const unlink = (world: World, a: string, b: string) => {
  world.node(a).peers.delete(b);
  world.node(b).peers.delete(a);
};
const resume = ({ run, at }: Stand) => ({ at, ...mustTake(FULL, run, { kind: 'resume', at, by: ADA }) });
const sentOf = (world: World, what: string) => world.sent.filter(({ task }) => task.startsWith(what));
const rewindsOf = (world: World) => sentOf(world, 'rewind:').map(({ task }) => task);

describe('the proof of isolation is made anew', () => {
  it('when a link came back and went again: it may be back within 35 s', () => {
    const world = makeWorld();
    const before = atRewind(world);
    linkUp(world, 'v1', 'v3');
    const stopped = until(world, before, () => false);
    expect(stopped.run.problem?.code).toBe('peer-in-isolation');
    unlink(world, 'v1', 'v3');
    const again = resume(stopped);
    expect(again.run.phase).toBe('isolate');
    const done = until(world, again, () => false);
    expect(done.run.phase).toBe('done');
    expect((sentOf(world, 'rewind:')[0]?.at ?? 0) - again.at).toBeGreaterThan(REWIND_AFTER_MS);
  });

  it('between two rewinds too, and no node is rewound twice', () => {
    const world = makeWorld();
    const before = until(world, started(FULL, world), ({ tasks }) => tasks['rewind:v2']?.state === 'verified');
    linkUp(world, 'v3', 'v4');
    const stopped = until(world, before, () => false);
    expect(stopped.run.problem?.code).toBe('peer-in-isolation');
    const again = resume(stopped);
    const done = until(world, again, () => false);
    expect([done.run.phase, done.run.problem]).toEqual(['done', null]);
    expect(rewindsOf(world)).toEqual(['rewind:v1', 'rewind:v2', 'rewind:v3', 'rewind:v4']);
    expect((sentOf(world, 'rewind:v4')[0]?.at ?? 0) - again.at).toBeGreaterThan(REWIND_AFTER_MS);
  });

  it.each([
    ['after a restart', (run: Run, at: number) => mustTake(FULL, run, { kind: 'restarted', at }).run, 11_000],
    ['after a gap in which nobody looked', (run: Run) => run, 12_000],
    ['after hours', (run: Run) => run, 7_200_000],
  ])('%s', (_name, happens, gap) => {
    const world = makeWorld();
    const before = atRewind(world);
    const at = before.at + gap;
    const done = until(world, { at, run: happens(before.run, at) }, () => false);
    expect([done.run.phase, done.run.problem]).toEqual(['done', null]);
    expect((sentOf(world, 'rewind:')[0]?.at ?? 0) - at).toBeGreaterThan(REWIND_AFTER_MS);
  });

  it('after a pause in which a link came and went', () => {
    const world = makeWorld();
    const before = atRewind(world);
    let stand: Stand = { at: before.at, run: mustTake(FULL, before.run, { kind: 'pause', at: before.at, by: ADA }).run };
    for (const isUp of [true, false, false]) {
      if (isUp) linkUp(world, 'v1', 'v3');
      else unlink(world, 'v1', 'v3');
      const at = stand.at + 1_000;
      stand = { at, run: mustTake(FULL, stand.run, { kind: 'looked', at, looks: world.looks(at) }).run };
    }
    const again = resume(stand);
    until(world, again, () => false);
    expect((sentOf(world, 'rewind:')[0]?.at ?? 0) - again.at).toBeGreaterThan(REWIND_AFTER_MS);
  });

  it('for nothing but a rewind to come: a restart while nodes are connected costs nothing', () => {
    const world = makeWorld();
    const { run, at } = until(world, started(FULL, world), ({ phase }) => phase === 'verify-mesh');
    const next = mustTake(FULL, mustTake(FULL, run, { kind: 'restarted', at }).run, {
      kind: 'looked',
      at: at + 1_000,
      looks: world.looks(at + 1_000),
    });
    expect(next.run.phase).not.toBe('isolate');
  });
});

describe('while links are cut', () => {
  it('one that a dial under way brought back is cut once more on both ends, though others are not cut yet', () => {
    const world = makeWorld();
    const { run, at } = until(world, started(FULL, world), ({ phase }) => phase === 'isolate');
    const cut = { state: 'verified', at, attempt: 1 } as const;
    const tasks = { ...run.tasks, 'isolate:v1': cut, 'isolate:v2': cut, 'isolate:v3': cut };
    const slow = { state: 'answered', at, attempt: 1, reply: 'true' } as const;
    for (const name of ['v1', 'v2', 'v3', 'v4']) world.node(name).peers.clear();
    linkUp(world, 'v1', 'v3');
    // v4 keeps a peer that nobody configured: the step is not over.
    world.node('v4').peers.add('v9');
    const looked = (after: number) =>
      mustTake(
        FULL,
        { ...run, tasks: { ...tasks, 'isolate:v4': slow } },
        { kind: 'looked', at: at + after, looks: world.looks(at + after) },
      ).run;
    const stateIn = ({ tasks }: Run) => ['v1', 'v2', 'v3'].map((name) => tasks[`isolate:${name}`]?.state);
    // A peer that goes takes a moment: that is not a link made anew.
    expect(stateIn(looked(2_000))).toEqual(['verified', 'verified', 'verified']);
    expect(stateIn(looked(4_000))).toEqual(['sending', 'verified', 'sending']);
  });
});

describe('why it goes back is told in a line of its own', () => {
  /** Lines of going back, from a stand until it is over. */
  const told = (world: World, start: Stand, stops: (run: Run) => boolean = () => false) => {
    const lines: (readonly [string, string])[] = [];
    let was = start.run;
    until(world, start, (run) => {
      for (const { kind, data } of linesOfChange(FULL, was, run, { kind: 'looked', at: run.clock, looks: [] }))
        if (kind === 'event' && 'backTo' in data) lines.push([String(data.backTo), sayPhrase(data.why as Phrase)]);
      was = run;
      return stops(run);
    });
    return lines;
  };

  it('a gap', () => {
    const world = makeWorld();
    const before = atRewind(world);
    expect(told(world, { run: before.run, at: before.at + 12_000 })).toEqual([
      ['isolate', 'Nobody looked for more than 10 s, and a link may have come and gone meanwhile.'],
    ]);
  });

  it('a peer that was seen in a pause', () => {
    const world = makeWorld();
    const before = atRewind(world);
    let { run } = mustTake(FULL, before.run, { kind: 'pause', at: before.at, by: ADA });
    linkUp(world, 'v1', 'v3');
    run = mustTake(FULL, run, { kind: 'looked', at: before.at + 1_000, looks: world.looks(before.at + 1_000) }).run;
    unlink(world, 'v1', 'v3');
    const again = resume({ run, at: before.at + 1_000 });
    expect(told(world, again)).toEqual([['isolate', 'A node that was proven to be alone was seen with a peer while the plan was paused.']]);
  });

  it('a link that came back while isolation was being proven, with whose', () => {
    const world = makeWorld();
    const proving = until(world, started(FULL, world), ({ phase }) => phase === 'prove-isolation');
    linkUp(world, 'v1', 'v3');
    expect(told(world, proving)).toEqual([
      ['isolate', 'v1 had a peer again while isolation was being proven; links were cut once more (1 of 2 times by itself).'],
    ]);
  });

  it('a person who tried again, with what had stopped it', () => {
    const world = makeWorld();
    const before = atRewind(world);
    linkUp(world, 'v1', 'v3');
    const { run, at } = until(world, before, () => false);
    const next = mustTake(FULL, run, { kind: 'resume', at, by: ADA }).run;
    const [line] = linesOfChange(FULL, run, next, { kind: 'resume', at, by: ADA }).filter(({ data }) => 'backTo' in data);
    expect([line?.step, line?.by]).toEqual(['isolate', 'ada']);
    expect(sayPhrase(line?.data.why as Phrase)).toBe(
      'Somebody tried again after the plan had stopped: v1 was cut off and has a peer again: v3.',
    );
  });
});

describe('what comes undone is done again by the plan', () => {
  it('a link that a dial under way brings back during the proof is cut once more, without a person', () => {
    const world = makeWorld();
    const proving = until(world, started(FULL, world), ({ phase }) => phase === 'prove-isolation');
    const cuts = sentOf(world, 'isolate:').length;
    linkUp(world, 'v1', 'v3');
    const done = until(world, proving, () => false);
    expect([done.run.phase, done.run.problem]).toEqual(['done', null]);
    expect(sentOf(world, 'isolate:').length).toBe(2 * cuts);
  });

  it('one that comes back again and again stops the plan, and trying again cuts it again', () => {
    const world = makeWorld();
    let stand: ReturnType<typeof carryOn> | (Stand & { effects?: never }) = started(FULL, world) as never;
    for (let times = 0; times < 5 && stand.run.phase !== 'paused'; times++) {
      stand = carryOn(FULL, world, stand, ({ phase, stepSince, clock }) => phase === 'prove-isolation' && clock > stepSince);
      if (stand.run.phase !== 'paused') linkUp(world, 'v1', 'v3');
      stand = carryOn(FULL, world, stand, ({ phase }) => phase === 'isolate');
    }
    expect(stand.run.problem?.code).toBe('too-late');
    const cuts = sentOf(world, 'isolate:').length;
    const done = until(world, resume(stand), () => false);
    expect(done.run.phase).toBe('done');
    expect(sentOf(world, 'isolate:').length).toBe(cuts + 4);
  });

  it('a pod that restarts after it was cut off: its core is stopped and its links are cut once more', () => {
    const world = makeWorld();
    const before = atRewind(world);
    world.node('v4').mining = true;
    linkUp(world, 'v4', 'v2');
    const stopped = until(world, before, () => false);
    expect(stopped.run.problem?.code).toBe('peer-in-isolation');
    const again = resume(stopped);
    expect(again.run.phase).toBe('stop-consensus');
    const done = until(world, again, () => false);
    expect([done.run.phase, done.run.problem]).toEqual(['done', null]);
  });

  it('an abort on the way back knows all that was done', () => {
    const world = makeWorld();
    const before = atRewind(world);
    linkUp(world, 'v1', 'v3');
    const again = resume(until(world, before, () => false));
    const aborted = transition(FULL, CONTEXT, again.run, { kind: 'abort', at: again.at, by: ADA, reason: 'x' });
    if (!aborted.ok) throw new Error('an abort is refused');
    const done = until(world, { at: again.at, run: aborted.run }, () => false);
    expect(done.run.phase).toBe('aborted');
    for (const name of ['v1', 'v2', 'v3', 'v4']) expect([world.node(name).mining, world.node(name).peers.size]).toEqual([true, 3]);
  });
});
