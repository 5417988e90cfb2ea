import { describe, expect, it } from 'vitest';
import { causeOf, makeLife, NO_DIAGNOSIS, seenBy } from './life.test-world';
import { phrase } from './phrase';
import { REOPEN_WINDOW_MS } from './reconcile';
import type { Cause } from './types';

const T0 = 1_700_000_000_000;
const cannot = (keys: 'all' | readonly string[]) => [{ need: 'heads', nodes: [], keys } as const];

describe('opening', () => {
  it('waits for the on-delay from when it was first seen, and a cause that flickers never opens', () => {
    const life = makeLife();
    const slow = (present: boolean) => [seenBy('unreachable', present ? [causeOf('n1')] : [], { onDelayMs: 30_000 })];
    for (let s = 0; s < 30; s++) life.look(T0 + s * 1000, slow(true));
    life.look(T0 + 29_500, slow(false));
    for (let s = 30; s < 60; s++) life.look(T0 + s * 1000, slow(true));
    expect(life.rows()).toEqual([]);
    life.look(T0 + 60_000, slow(true));
    expect(life.open()).toMatchObject([{ id: 1, beganAt: T0 + 30_000, openedAt: T0 + 60_000, status: 'open' }]);
  });

  it('counts the on-delay from where the chain dates the cause, and never from a time to come', () => {
    const life = makeLife();
    life.look(T0, [
      seenBy('stall', [causeOf('old', { since: T0 - 60_000 }), causeOf('future', { since: T0 + 9e9 })], { onDelayMs: 30_000 }),
    ]);
    expect(life.open()).toMatchObject([{ key: 'old', beganAt: T0 - 60_000, openedAt: T0 }]);
    for (let s = 1; s <= 30; s++)
      life.look(T0 + s * 1000, [seenBy('stall', [causeOf('future', { since: T0 + 9e9 })], { onDelayMs: 30_000, offDelayMs: 1e9 })]);
    expect(life.open().map(({ key, beganAt }) => [key, beganAt])).toEqual([
      ['old', T0 - 60_000],
      ['future', T0],
    ]);
  });

  it("takes the cause's own on-delay over the detector's, and a cause named twice once", () => {
    const life = makeLife();
    life.look(T0, [seenBy('stall', [causeOf('k', { onDelayMs: 0 }), causeOf('k')], { onDelayMs: 30_000 })]);
    expect(life.open()).toHaveLength(1);
  });
});

describe('a cause that tells the same as another by less', () => {
  const weak = (key = 'fork:by-logs') => causeOf(key, { weakerThan: ['fork:0x'], says: phrase('x', { by: 'logs' }) });
  const strong = causeOf('fork:0x7', { says: phrase('x', { by: 'blocks' }) });
  const fork = (...causes: readonly Cause[]) => seenBy('fork', causes, { offDelayMs: 60_000 });

  it('becomes it when that comes: one incident, with its number and what follows from it', () => {
    const life = makeLife();
    const stall = seenBy('stall', [causeOf('stall')], { consequenceOf: ['fork'] });
    life.look(T0, [fork(weak()), stall]);
    expect(life.open()).toMatchObject([{ id: 1, key: 'fork:by-logs', consequences: [{ key: 'stall' }] }]);
    life.look(T0 + 1000, [fork(strong), stall]);
    expect(life.rows()).toMatchObject([
      { id: 1, key: 'fork:0x7', status: 'open', openedAt: T0, consequences: [{ key: 'stall', until: null }] },
    ]);
    expect(life.turns(1)).toEqual(['opened', 'consequence-began', 'changed']);
    life.restart(T0 + 1500);
    for (let s = 2; s <= 70; s++) life.look(T0 + s * 1000, [fork(), seenBy('stall', [], { consequenceOf: ['fork'] })]);
    expect(life.rows()).toMatchObject([{ id: 1, status: 'resolved', consequences: [{ until: T0 + 2000 }] }]);
  });

  it('opens nothing while an incident of the other stands, be that not to be told, and does once it has ended', () => {
    const life = makeLife();
    life.look(T0, [fork(strong)]);
    for (let s = 1; s <= 30; s++)
      life.look(T0 + s * 1000, [seenBy('fork', [weak()], { offDelayMs: 60_000, cannotTell: cannot(['fork:0x']) })]);
    expect(life.open().map(({ key }) => key)).toEqual(['fork:0x7']);
    for (let s = 31; s <= 100; s++) life.look(T0 + s * 1000, [fork(weak())]);
    expect(life.open().map(({ key }) => key)).toEqual(['fork:by-logs']);
    expect(life.rows()).toHaveLength(2);
  });

  it('and one of another detector are nothing to each other', () => {
    const life = makeLife();
    life.look(T0, [seenBy('stall', [weak()])]);
    life.look(T0 + 1000, [seenBy('stall', [weak()]), fork(strong)]);
    expect(life.open().map(({ key }) => key)).toEqual(['fork:by-logs', 'fork:0x7']);
  });
});

describe('an open incident', () => {
  const moved = (height: number, severity: 'warning' | 'critical' = 'warning') =>
    seenBy('node-behind', [causeOf('n1', { severity, says: phrase('x', { height, age: { ms: height * 7 } }) })]);

  it('has no turn while only numbers and ages move, one when it becomes graver', () => {
    const life = makeLife();
    for (let s = 0; s < 3600; s += 2) life.look(T0 + s * 1000, [moved(s)]);
    expect(life.turns(1)).toEqual(['opened']);
    life.look(T0 + 3_601_000, [moved(1, 'critical')]);
    expect(life.turns(1)).toEqual(['opened', 'changed']);
    expect(life.rows()[0]).toMatchObject({ severity: 'critical' });
  });

  it('that changes its mind at every tick for hours has few turns', () => {
    const life = makeLife();
    for (let s = 0; s < 4 * 3600; s += 2) life.look(T0 + s * 1000, [moved(1, s % 4 === 0 ? 'warning' : 'critical')]);
    expect(life.turns(1).length).toBeLessThan(500);
    expect(life.turns(1).length).toBeGreaterThan(60);
  });

  it('turns when its outlook turns', () => {
    const life = makeLife();
    const outlook = (heals: 'yes' | 'no') => ({
      ...NO_DIAGNOSIS,
      outlook: { heals, expectedBy: null, says: phrase('x'), because: [], moves: [], restartHelps: 'no', round: null } as const,
    });
    life.look(T0, [moved(1)], { diagnose: () => outlook('no') });
    life.look(T0 + 20_000, [moved(1)], { diagnose: () => outlook('yes') });
    expect(life.turns(1)).toEqual(['opened', 'changed']);
  });

  it('stays open while nothing can be told, says since when, and resolves only by what is known', () => {
    const life = makeLife();
    const off = { offDelayMs: 10_000 };
    life.look(T0, [seenBy('fork', [causeOf('7')], off)]);
    for (let s = 1; s <= 120; s++) life.look(T0 + s * 1000, [seenBy('fork', [], { ...off, cannotTell: cannot('all') })]);
    expect(life.open()).toMatchObject([{ unknownSince: T0 + 1000 }]);
    for (let s = 121; s <= 130; s++) life.look(T0 + s * 1000, [seenBy('fork', [], off)]);
    expect(life.open()).toMatchObject([{ unknownSince: null }]);
    life.look(T0 + 131_000, [seenBy('fork', [], off)]);
    expect(life.rows()).toMatchObject([{ status: 'resolved', resolvedAt: T0 + 131_000 }]);
    expect(life.turns(1)).toEqual(['opened', 'unknown', 'known-again', 'resolved']);
  });

  it('that is not seen now says since when and when it resolves, until it is back or can not be told', () => {
    const life = makeLife();
    const off = { offDelayMs: 60_000 };
    const here = [seenBy('fork', [causeOf('7')], off)];
    const away = [seenBy('fork', [], off)];
    life.look(T0, here);
    expect(life.open()).toMatchObject([{ gone: null }]);
    life.look(T0 + 1000, away);
    life.look(T0 + 2000, away);
    expect(life.open()).toMatchObject([{ gone: { since: T0 + 1000, resolvesAt: T0 + 61_000 } }]);
    life.restart(T0 + 2000);
    life.look(T0 + 3000, away);
    expect(life.open()).toMatchObject([{ gone: { since: T0 + 1000, resolvesAt: T0 + 61_000 } }]);
    life.look(T0 + 4000, here);
    expect(life.open()).toMatchObject([{ gone: null }]);
    life.look(T0 + 5000, away);
    life.look(T0 + 6000, [seenBy('fork', [], { ...off, cannotTell: cannot('all') })]);
    expect(life.open()).toMatchObject([{ gone: null }]);
    for (let s = 7; s <= 67; s++) life.look(T0 + s * 1000, away);
    expect(life.rows()).toMatchObject([{ status: 'resolved', gone: null }]);
    expect(life.turns(1)).toEqual(['opened', 'resolved']);
  });

  it('stays open only for the keys that can not be told', () => {
    const life = makeLife();
    life.look(T0, [seenBy('unreachable', [causeOf('n1'), causeOf('n2')])]);
    life.look(T0 + 1000, [seenBy('unreachable', [], { cannotTell: cannot(['n1']) })]);
    expect(life.open().map(({ key }) => key)).toEqual(['n1']);
  });

  it('of a node that is no longer configured resolves and says so', () => {
    const life = makeLife(['n2']);
    life.look(T0, [seenBy('unreachable', [causeOf('n1', { nodes: ['n1'] })], { offDelayMs: 60_000 })]);
    const changes = life.look(T0 + 1000, [seenBy('unreachable', [], { offDelayMs: 60_000, cannotTell: cannot('all') })]);
    expect(changes[0]?.turns).toMatchObject([
      { kind: 'resolved', says: { key: 'incident.node-removed', params: { nodes: { list: ['n1'] } } } },
    ]);
  });

  it.each([
    ['within the window it is the same incident again', REOPEN_WINDOW_MS - 1000, 1, 1],
    ['later it is another one', REOPEN_WINDOW_MS + 1000, 2, 0],
  ])('whose cause comes back: %s', (_what, after, count, reopened) => {
    const life = makeLife();
    life.look(T0, [seenBy('fork', [causeOf('7')])]);
    life.look(T0 + 1000, [seenBy('fork', [])]);
    life.look(T0 + 1000 + after, [seenBy('fork', [causeOf('7')])]);
    expect(life.rows()).toHaveLength(count);
    expect(life.open()).toMatchObject([{ reopened, openedAt: count === 1 ? T0 : T0 + 1000 + after }]);
  });
});

describe('consequences', () => {
  const stall = (on: boolean) => seenBy('stall', on ? [causeOf('s', { severity: 'critical' })] : [], { consequenceOf: ['fork'] });
  const fork = (on: boolean) => seenBy('fork', on ? [causeOf('7')] : []);
  const rounds = (on: boolean) => seenBy('rounds-often', on ? [causeOf('r')] : [], { consequenceOf: ['stall'] });

  it('that are not seen say so within their incident, for how long, and not once they are back, over, or can not be told', () => {
    const life = makeLife();
    const seen = (is: 'there' | 'away' | 'untold') => [
      seenBy('fork', [causeOf('7')]),
      seenBy('stall', is === 'there' ? [causeOf('s')] : [], {
        ...{
          consequenceOf: ['fork'],
          offDelayMs: 10_000,
          cannotTell: is === 'untold' ? [{ need: 'peers', nodes: [], keys: 'all' as const }] : [],
        },
      }),
    ];
    const gone = () => life.open()[0]?.consequences.map((one) => one.gone ?? null);
    life.look(T0, seen('there'));
    expect(gone()).toEqual([null]);
    life.look(T0 + 1000, seen('away'));
    life.look(T0 + 2000, seen('away'));
    expect(gone()).toEqual([{ since: T0 + 1000, resolvesAt: T0 + 11_000 }]);
    expect(life.turns(1)).toEqual(['opened', 'consequence-began']);
    life.look(T0 + 3000, seen('there'));
    expect(gone()).toEqual([null]);
    life.look(T0 + 4000, seen('away'));
    life.look(T0 + 5000, seen('untold'));
    expect(gone()).toEqual([null]);
    for (let s = 6; s <= 16; s++) life.look(T0 + s * 1000, seen('away'));
    expect(life.open()[0]?.consequences).toMatchObject([{ until: T0 + 6000 }]);
    expect(gone()).toEqual([null]);
  });

  it('leave an incident they no longer follow from after the off-delay, not before, and are one incident again by their old number', () => {
    const life = makeLife();
    const seen = (alone: boolean) => [
      seenBy('fork', [causeOf('7')]),
      seenBy('stall', [causeOf('s', { severity: 'critical', says: phrase(alone ? 'own' : 'forked') })], {
        ...{ consequenceOf: ['fork'], offDelayMs: 10_000 },
        isConsequence: () => !alone,
        standsAlone: () => alone,
      }),
    ];
    life.look(T0, seen(true));
    expect(life.open()).toMatchObject([
      { id: 1, detector: 'fork' },
      { id: 2, detector: 'stall' },
    ]);
    life.look(T0 + 1000, seen(false));
    expect(life.open()).toMatchObject([{ id: 1, consequences: [{ key: 's', until: null, says: { key: 'forked' } }] }]);
    // Its words are told in the fork at once; a moment of it is no incident.
    for (let s = 2; s < 8; s++) life.look(T0 + s * 1000, seen(true));
    expect(life.open()).toMatchObject([{ id: 1, consequences: [{ key: 's', until: null, says: { key: 'own' } }] }]);
    life.look(T0 + 8000, seen(false));
    for (let s = 9; s < 19; s++) life.look(T0 + s * 1000, seen(true));
    expect(life.open()).toHaveLength(1);
    life.restart(T0 + 18_000);
    life.look(T0 + 19_000, seen(true));
    expect(life.open().map(({ id, detector, reopened }) => [id, detector, reopened])).toEqual([
      [1, 'fork', 0],
      [2, 'stall', 1],
    ]);
    expect(life.open()[0]?.consequences).toMatchObject([{ key: 's', until: T0 + 19_000 }]);
    expect(life.turns(2)).toEqual(['opened', 'resolved', 'reopened']);
    for (let s = 20; s < 60; s++) life.look(T0 + s * 1000, seen(true));
    expect(life.turns(2)).toEqual(['opened', 'resolved', 'reopened']);
  });

  it('of an open incident stand in it, whatever the order of detectors, and make it as grave as they are', () => {
    const life = makeLife();
    life.look(T0, [rounds(true), stall(true), fork(true)]);
    expect(life.open()).toMatchObject([
      {
        detector: 'fork',
        severity: 'critical',
        consequences: [
          { key: 's', until: null },
          { key: 'r', until: null },
        ],
      },
    ]);
    life.look(T0 + 1000, [rounds(false), stall(false), fork(true)]);
    expect(life.open()).toMatchObject([{ severity: 'warning', consequences: [{ until: T0 + 1000 }, { until: T0 + 1000 }] }]);
    expect(life.turns(1)).toEqual(['opened', 'consequence-began', 'consequence-began', 'consequence-ended', 'consequence-ended']);
  });

  it('that were there first are folded into the incident that explains them, with a pointer', () => {
    const life = makeLife();
    life.look(T0, [stall(true), rounds(true), fork(false)]);
    expect(life.open()).toMatchObject([{ id: 1, detector: 'stall', consequences: [{ key: 'r' }] }]);
    const changes = life.look(T0 + 20_000, [stall(true), rounds(true), fork(true)]);
    expect(life.open()).toMatchObject([{ id: 2, detector: 'fork', consequences: [{ key: 's', since: T0 }, { key: 'r' }] }]);
    expect(life.rows()[0]).toMatchObject({ id: 1, status: 'resolved' });
    expect(changes[0]?.turns.at(-1)).toMatchObject({ kind: 'resolved', says: { key: 'incident.folded' }, data: { foldedInto: 2 } });
  });

  it('that outlive their incident stand for themselves from then on', () => {
    const life = makeLife();
    life.look(T0, [fork(true), stall(true)]);
    life.look(T0 + 1000, [fork(false), stall(true)]);
    expect(life.rows()).toMatchObject([
      { id: 1, status: 'resolved', consequences: [{ until: T0 + 1000 }] },
      { id: 2, detector: 'stall', status: 'open' },
    ]);
  });

  it('are none where the detector says so', () => {
    const life = makeLife();
    life.look(T0, [fork(true), { ...stall(true), isConsequence: () => false }]);
    expect(life.open().map(({ detector }) => detector)).toEqual(['fork', 'stall']);
  });
});

describe('a clock that jumps', () => {
  const slow = (present: boolean) => [seenBy('unreachable', present ? [causeOf('n1')] : [], { onDelayMs: 30_000, offDelayMs: 30_000 })];

  it.each([
    ['a day forward', 86_400_000],
    ['a day back', -86_400_000],
  ])('%s neither opens nor resolves anything before its time was watched', (_what, jump) => {
    const life = makeLife();
    for (let s = 0; s < 10; s++) life.look(T0 + s * 1000, slow(true));
    // What a look within the gap's measure may count is at most the gap itself.
    for (let s = 10; s < 20; s++) life.look(T0 + jump + s * 1000, slow(true), { gapMs: 1000 });
    expect(life.rows()).toEqual([]);
    for (let s = 20; s <= 31; s++) life.look(T0 + jump + s * 1000, slow(true));
    expect(life.open()).toHaveLength(1);
    for (let s = 32; s < 40; s++) life.look(T0 + s * 1000, slow(false), { gapMs: 1000 });
    expect(life.open()).toHaveLength(1);
  });
});

it('10,000 incidents leave only those in memory that are open or ended lately', () => {
  const life = makeLife();
  for (let n = 0; n < 100; n++) {
    const causes = Array.from({ length: 100 }, (_, i) => causeOf(`${n}-${i}`));
    life.look(T0 + n * 60_000, [seenBy('unreachable', causes)]);
  }
  life.look(T0 + 100 * 60_000, [seenBy('unreachable', [causeOf('last')])]);
  const { open, ended, tracked, next } = life.state();
  expect([open.size, tracked.size, next]).toEqual([1, 1, 10_002]);
  expect(ended.size).toBeLessThanOrEqual(1000);
}, 60_000);
