import { describe, expect, it } from 'vitest';
import { aLog } from '@/lib/chain/node-log.test-world';
import { address, block, detect, hash, input, isUnknown, keys, NOW, node, record, silent } from '../diagnosis.test-world';
import { DETECTORS } from '../registry';
import { stallKind } from '../stall-kind';
import type { Cause } from '../types';

const moment = (height: number) => ({ height, at: NOW - (100 - height) * 2000 });
const failed = [moment(88), moment(92), moment(96)];
const others = [record(1), record(2), record(3)];

describe('a validator whose turns fail', () => {
  it('is silent when none of its seals reaches a block either', () => {
    const idle = record(4, { failed, lastProposed: moment(80), lastSealed: moment(81) });
    expect(keys('silent-validator', { turns: [...others, idle] })).toEqual([`silent-validator:${address(4)}`]);
    expect(keys('failing-turns', { turns: [...others, idle] })).toEqual([]);
  });

  it('only fails its turns while its seals are there', () => {
    const slow = record(4, { failed, lastProposed: moment(80), lastSealed: moment(99) });
    expect(keys('failing-turns', { turns: [...others, slow] })).toEqual([`failing-turns:${address(4)}`]);
    expect(keys('silent-validator', { turns: [...others, slow] })).toEqual([]);
  });

  it('is nothing after one turn, and no missing seal alone makes it silent', () => {
    expect(keys('failing-turns', { turns: [...others, record(4, { failed: [moment(96)] })] })).toEqual([]);
    expect(keys('silent-validator', { turns: [...others, record(4, { lastProposed: null, lastSealed: null })] })).toEqual([]);
  });

  it('is not blamed for turns of an absence that is over', () => {
    const idle = record(4, { failed, lastProposed: moment(80), lastSealed: moment(81) });
    const nodes = [node(1), node(2), node(3), node(4, { answeringSince: NOW - 5000 })];
    expect(keys('silent-validator', { turns: [...others, idle], nodes })).toEqual([]);
    expect(keys('failing-turns', { turns: [...others, idle], nodes })).toEqual([]);
  });

  it('can not be told from one that is away', () => {
    const idle = record(4, { failed, lastProposed: moment(80), lastSealed: moment(81) });
    const over = { turns: [...others, idle], nodes: [node(1), node(2), node(3), silent(4, 36_000)] };
    expect(keys('silent-validator', over)).toEqual([]);
    expect(isUnknown('silent-validator', `silent-validator:${address(4)}`, over)).toBe(true);
    expect(keys('failing-turns', over)).toEqual([`failing-turns:${address(4)}`]);
  });

  it('that no node is configured for is told all the same', () => {
    const idle = record(4, { failed, lastProposed: null, lastSealed: null });
    const { present } = detect('silent-validator', { turns: [...others, idle], nodes: [node(1), node(2), node(3)] });
    expect(present[0]?.says.key).toBe('detector.silent.no-node');
  });

  it('is told by its stopped core, unless no block comes: then the stall tells it', () => {
    const nodes = [node(1), node(2), node(3), node(4, { mining: false })];
    expect(detect('silent-validator', { nodes }).present[0]?.says.key).toBe('detector.silent.core-stopped');
    // Stopped by a recovery it is no loss that nobody knows of.
    const recovery = { number: 7, stopped: ['validator-4'], cut: [] };
    expect(keys('silent-validator', { nodes, recovery })).toEqual([]);
    expect(keys('margin-gone', { nodes })).toEqual(['margin-gone']);
    expect(keys('margin-gone', { nodes, recovery })).toEqual([]);
    // Beside one that is away by itself it leaves no margin all the same.
    const seven = [node(1), node(2), node(3), node(4, { mining: false }), node(5), node(6), silent(7, 60_000)];
    expect(keys('margin-gone', { nodes: seven, validators: 7, recovery })).toEqual(['margin-gone']);
    expect(keys('margin-gone', { nodes: [...seven.slice(0, 6), node(7)], validators: 7, recovery })).toEqual([]);
    expect(keys('margin-gone', { nodes: [node(1), silent(2, 60_000), node(3), node(4, { mining: false })], recovery })).toEqual([
      'margin-gone',
    ]);
    expect(keys('silent-validator', { nodes, liveness: { state: 'slow' } })).toEqual([]);
  });

  it('without settings can not be told', () => {
    expect(isUnknown('failing-turns', `failing-turns:${address(4)}`, { settings: null })).toBe(true);
  });
});

describe('frequent round changes', () => {
  const changed = (count: number) => Array.from({ length: count }, (_, index) => block(100 - 2 * index, { round: 1, author: address(2) }));
  it('are those of no single validator', () => {
    expect(keys('rounds-often', { blocks: changed(6) })).toEqual(['rounds-often']);
    expect(keys('rounds-often', { blocks: changed(4) })).toEqual([]);
  });

  it('are none of their own where one validator that fails its turns explains them', () => {
    const turns = [record(1, { failed, lastProposed: moment(80), lastSealed: moment(99) }), record(2), record(3), record(4)];
    expect(keys('rounds-often', { blocks: changed(6), turns })).toEqual([]);
  });
});

describe('whose consequence failing turns and round changes are', () => {
  const isOf = (id: 'failing-turns' | 'rounds-often', over: Parameters<typeof input>[0], of: Partial<Cause>) => {
    const [cause] = detect(id, over).present;
    const detector = DETECTORS.find((one) => one.id === id);
    return cause && detector?.isConsequence?.(cause, { ...cause, validators: [], ...of }, input(over));
  };
  const failing = { turns: [...others, record(4, { failed, lastProposed: moment(80), lastSealed: moment(99) })] };
  const blocks = Array.from({ length: 6 }, (_, index) => block(100 - 2 * index, { round: 1, author: address(2) }));
  const changing = { blocks, proposerAfter: () => address(1) };

  it('is that of the same validator, or of what holds everybody', () => {
    expect(isOf('failing-turns', failing, { key: 'unreachable:member-1' })).toBe(false);
    expect(isOf('failing-turns', failing, { key: 'unreachable:validator-4', validators: [address(4)] })).toBe(true);
    expect(isOf('failing-turns', failing, { key: 'stall' })).toBe(true);
    expect(isOf('rounds-often', changing, { key: 'unreachable:member-1' })).toBe(false);
    expect(isOf('rounds-often', changing, { key: 'unreachable:validator-3', validators: [address(3)] })).toBe(false);
    expect(isOf('rounds-often', changing, { key: 'unreachable:validator-1', validators: [address(1)] })).toBe(true);
  });
});

const overdue = { state: 'stalled', ageMs: 60_000, overdueAt: NOW - 46_000 } as const;
const kindOf = (over: Parameters<typeof input>[0]) => stallKind(input({ liveness: overdue, ...over })).id;

describe('a stall', () => {
  it('is one cause whatever holds it, dated from when the block was due, by period and two time-outs of the next height', () => {
    expect(keys('stall')).toEqual([]);
    expect(detect('stall', { liveness: { state: 'slow', ageMs: 10_000 } }).present).toMatchObject([
      { key: 'stall', severity: 'warning', since: NOW - 8000, heights: { from: 101, to: 101 } },
    ]);
    expect(detect('stall', { liveness: overdue }).present).toMatchObject([{ severity: 'critical', since: NOW - 58_000 }]);
    expect(isUnknown('stall', 'stall', { liveness: { state: 'unknown', why: 'period-unknown' } })).toBe(true);
  });

  it('waits a little for the fork that is being searched, and no longer', () => {
    const searched = { state: 'searching', seenAt: NOW - 1000, hashes: 2 } as const;
    expect(detect('stall', { liveness: overdue, fork: searched }).present).toMatchObject([{ since: null, onDelayMs: 10_000 }]);
    expect(detect('stall', { liveness: overdue }).present[0]).not.toHaveProperty('onDelayMs');
  });

  it('for want of a quorum', () => {
    expect(kindOf({ nodes: [node(1), node(2), silent(3, 60_000), silent(4, 60_000)] })).toBe('quorum-lost');
    // Whether the fourth runs is not known, so neither is whether the quorum is lost.
    expect(kindOf({ nodes: [node(1), node(2), silent(3, 60_000)], turns: others })).toBe('unwatched');
  });

  it('for want of a quorum names as away only who is known to be away', () => {
    const nodes = [node(1), silent(2, 60_000), silent(3, 60_000)];
    const kind = stallKind(input({ liveness: overdue, nodes, turns: [] }));
    expect(kind).toMatchObject({ id: 'quorum-lost', nodes: ['validator-2', 'validator-3'], validators: [address(2), address(3)] });
    expect(kind.means).toMatchObject({ key: 'detector.stall.quorum-lost.means-unwatched', params: { unknown: 1 } });
    expect(detect('stall', { liveness: overdue, nodes, turns: [] }).present[0]?.says).toMatchObject({
      key: 'detector.stall.quorum-lost.at-most',
      params: { present: 2 },
    });
  });

  it('never counts who signed before it as somebody who answers', () => {
    const nodes = [node(1), node(2), silent(3, 60_000)];
    for (const turns of [others, [...others, record(4)]])
      expect(detect('stall', { nodes, turns, liveness: overdue }).present[0]?.says).toMatchObject({
        key: 'detector.stall.unwatched',
        params: { present: 2, validators: 4, quorum: 3 },
      });
  });

  it('by stopped cores, where the client tells', () => {
    const stopped = [3, 4].map((n) => node(n, { mining: false }));
    expect(kindOf({ nodes: [node(1), node(2), ...stopped] })).toBe('core-stopped');
    expect(kindOf({ nodes: [node(1), node(2), node(3), node(4, { mining: false })] })).toBe('unknown');
    expect(kindOf({ nodes: [1, 2, 3, 4].map((n) => node(n, { mining: null })) })).toBe('unknown');
  });

  it('by lost peers, and by groups none of which holds a quorum', () => {
    expect(kindOf({ nodes: [1, 2, 3, 4].map((n) => node(n, n > 2 ? { peers: 0 } : {})) })).toBe('peers-lost');
    const linked = (n: number, to: number[]) =>
      node(n, { peerList: to.map((one) => ({ enode: null, address: address(one), inbound: false })) });
    expect(kindOf({ nodes: [linked(1, [2]), linked(2, [1]), linked(3, [4]), linked(4, [3])] })).toBe('partition');
    // One that tells nothing may be the link.
    expect(kindOf({ nodes: [linked(1, [2]), linked(2, [1, 4]), linked(3, [4]), node(4)] })).toBe('unknown');
  });

  it('by time-outs backed off: the quorum was lost and is back, as far as the watch itself saw it', () => {
    const back = [node(1), node(2), node(3, { answeringSince: NOW - 20_000 }), silent(4, 70_000)];
    expect(kindOf({ nodes: back })).toBe('backed-off');
    expect(kindOf({ nodes: back, liveness: { ...overdue, base: 'header' } })).toBe('unknown');
    // All came back at once: the watch was cut off, not they.
    expect(kindOf({ nodes: [1, 2, 3, 4].map((n) => node(n, { answeringSince: NOW - 20_000 })) })).toBe('unknown');
    expect(kindOf({ nodes: [node(1), node(2), node(3), silent(4, 70_000)] })).toBe('unknown');
  });

  it('by rounds that stand, as logs alone tell', () => {
    const log = aLog({ state: 'live', lastLineAt: NOW - 1000, round: 1, roundSince: NOW - 50_000, sequence: 101 });
    expect(kindOf({ nodes: [1, 2, 3, 4].map((n) => node(n, { log })) })).toBe('rounds-frozen');
    // One that is away can't help the others.
    expect(kindOf({ nodes: [node(1, { log }), node(2), node(3), silent(4, 90_000)] })).toBe('rounds-frozen');
    // One core that is stopped has no round.
    expect(kindOf({ nodes: [node(1), node(2, { log, mining: false }), node(3), node(4)] })).toBe('unknown');
    const changing = aLog({ ...log, roundSince: NOW - 5000 });
    expect(kindOf({ nodes: [1, 2, 3, 4].map((n) => node(n, { log: changing })) })).toBe('unknown');
    expect(kindOf({ nodes: [1, 2, 3, 4].map((n) => node(n, { log: aLog({ ...log, state: 'lost' }) })) })).toBe('unknown');
  });

  it('by what the log of one tells alone, with whom no log tells of and how many more it would take', () => {
    const log = aLog({ state: 'live', lastLineAt: NOW - 1000, round: 1, roundSince: NOW - 50_000, sequence: 101 });
    const going = aLog({ ...log, roundSince: NOW - 5000 });
    const kind = stallKind(input({ liveness: overdue, nodes: [node(1, { log }), node(2), node(3, { log: going }), node(4)] }));
    expect(kind).toMatchObject({ id: 'frozen-told', nodes: ['validator-1'], facts: { candidates: [address(2), address(4)] } });
    expect(kind.means.params).toMatchObject({ needed: 1, candidates: { validators: [address(2), address(4)] } });
    const [cause] = detect('stall', { liveness: overdue, nodes: [node(1, { log }), node(2), node(3), node(4)] }).present;
    expect(cause?.says.key).toBe('detector.stall.frozen-told');
    // A quorum whose rounds change is not held by one that stands.
    expect(kindOf({ nodes: [node(1, { log }), ...[2, 3, 4].map((n) => node(n, { log: going }))] })).toBe('unknown');
    // A log without a new line says nothing of now.
    const quiet = aLog({ ...going, state: 'quiet' });
    expect(kindOf({ nodes: [node(1, { log }), ...[2, 3, 4].map((n) => node(n, { log: quiet }))] })).toBe('frozen-told');
  });

  it('by transactions that keep coming, where logs show no round change and a pool grows', () => {
    const log = aLog({ state: 'live', lastLineAt: NOW - 1000, round: 0, roundSince: NOW - 50_000, timerSince: NOW - 2000, sequence: 101 });
    const pool = (pending: number, over = {}) => ({ pending, at: NOW - 5000, before: { pending: 40, at: NOW - 20_000 }, ...over });
    const of = (over: Parameters<typeof node>[1]) => ({ nodes: [1, 2, 3, 4].map((n) => node(n, { log, ...over })) });
    const client = () => ({ family: 'goquorum', version: [24, 4, 1], majorityForkHeals: true, miningTells: true }) as const;
    expect(stallKind(input({ liveness: overdue, ...of({ pool: pool(55) }) }))).toMatchObject({
      id: 'held-by-traffic',
      means: { params: { pending: 55, more: 15 } },
    });
    expect(detect('stall', { liveness: overdue, ...of({ pool: pool(55) }) }).present[0]?.playbooks).toEqual([]);
    for (const none of [null, pool(40), pool(30), pool(55, { before: null }), pool(55, { at: NOW - 90_000 })])
      expect(kindOf(of({ pool: none }))).toBe('rounds-frozen');
    // Its timer has run out and was not started again: transactions do not hold it.
    const ranOut = aLog({ ...log, timerSince: NOW - 40_000 });
    expect(kindOf(of({ log: ranOut, pool: pool(55) }))).toBe('rounds-frozen');
    // Besu builds its block once a round.
    expect(kindOf({ ...of({ pool: pool(55) }), client: () => ({ ...client(), family: 'besu' }) })).toBe('rounds-frozen');
    // Without a log whether rounds change can't be told.
    expect(kindOf(of({ log: null, pool: pool(55) }))).toBe('unknown');
    const changing = aLog({ ...log, roundSince: NOW - 3000 });
    expect(kindOf(of({ log: changing, pool: pool(55) }))).toBe('unknown');
  });

  it('by cores that stayed beyond the next height after a rewind, where the others are no quorum', () => {
    const said = aLog({ state: 'live', sequence: 103, wedged: { at: NOW - 60_000, sequence: 103, head: 100 } });
    const beyond = aLog({ state: 'live', sequence: 103, round: 2 });
    expect(kindOf({ nodes: [node(1, { log: said }), node(2, { log: beyond }), node(3), node(4)] })).toBe('wedged');
    expect(
      stallKind(input({ liveness: overdue, nodes: [node(1, { log: said }), node(2, { log: beyond }), node(3), node(4)] })).nodes,
    ).toEqual(['validator-1', 'validator-2']);
    expect(kindOf({ nodes: [node(1, { log: said }), node(2), node(3), node(4)] })).toBe('unknown');
    const next = aLog({ state: 'live', sequence: 101, round: 2 });
    for (const log of [next, aLog({ ...said, state: 'lost' }), aLog({ ...said, core: 'stopped' })])
      expect(kindOf({ nodes: [1, 2, 3, 4].map((n) => node(n, { log })) })).toBe('unknown');
  });

  it('beside a fork is told as held by it', () => {
    const searched = { state: 'searching', seenAt: NOW, hashes: 2 } as const;
    expect(kindOf({ fork: searched })).toBe('forked');
    // While its ancestor is searched, a quorum that is not there holds the chain whatever the fork is.
    expect(kindOf({ fork: searched, nodes: [node(1), node(2), silent(3, 60_000), silent(4, 60_000)] })).toBe('quorum-lost');
  });

  it('beside a fork one branch of which goes on is told by who is missing on that branch, and stands for itself', () => {
    const branch = (label: string, height: number, of: number[], hasQuorum: boolean) => {
      const tip = { height, hash: hash(7000 + of.length) };
      return { label, hash: tip.hash, tip, nodes: of.map((n) => `validator-${n}`), validators: of.map(address), hasQuorum };
    };
    const forked = (heights: [number, number], sides: [number[], number[]], healsByItself: 'yes' | 'no') => ({
      state: 'proven' as const,
      ancestor: { height: 95, hash: hash(95) },
      branches: [branch('A', heights[0], sides[0], healsByItself === 'yes'), branch('B', heights[1], sides[1], false)],
      sealedBoth: [],
      unplaced: [],
      healsByItself,
    });
    const isFolded = (over: Parameters<typeof input>[0]) => {
      const [cause] = detect('stall', { liveness: overdue, ...over }).present;
      return cause && DETECTORS.find(({ id }) => id === 'stall')?.isConsequence?.(cause, cause, input());
    };
    const lost = { nodes: [node(1), node(2), silent(3, 60_000), node(4)], turns: [], fork: forked([100, 96], [[1, 2, 3], [4]], 'no') };
    expect(stallKind(input({ liveness: overdue, ...lost }))).toMatchObject({ id: 'quorum-lost', params: { present: 2 } });
    expect(stallKind(input({ liveness: overdue, ...lost })).nodes).toEqual(['validator-3']);
    expect(isFolded(lost)).toBe(false);
    const stopped = { nodes: [node(1), node(2), node(3, { mining: false }), node(4)], fork: forked([96, 96], [[1, 2, 3], [4]], 'yes') };
    expect(kindOf(stopped)).toBe('core-stopped');
    expect(isFolded(stopped)).toBe(false);
    // Nothing is missing on the branch; or no branch can have a quorum of its own, however far ahead it is.
    const even = { fork: forked([96, 96], [[1, 2, 3], [4]], 'yes') };
    expect(kindOf(even)).toBe('forked');
    expect(isFolded(even)).toBe(true);
    expect(
      kindOf({
        fork: forked(
          [97, 96],
          [
            [1, 2],
            [3, 4],
          ],
          'no',
        ),
      }),
    ).toBe('forked');
    const held = {
      nodes: [node(1), node(2), silent(3, 60_000), node(4)],
      turns: [],
      fork: forked(
        [96, 96],
        [
          [1, 2],
          [3, 4],
        ],
        'no',
      ),
    };
    expect(kindOf(held)).toBe('forked');
  });
});
