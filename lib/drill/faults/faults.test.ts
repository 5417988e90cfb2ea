import { expect, it } from 'vitest';
import { createFaultBook } from '@/lib/drill/faults/create-fault-book';
import { FAULTS } from '@/lib/drill/faults/registry';
import { agree, heads, heightOf, livelyNetwork, run, settle } from '@/lib/drill/plant/lively.test-world';
import type { DrillNetwork, FaultArguments } from '@/lib/drill/types';

const ids = FAULTS.map(({ id }) => id);
const peersOf = (network: DrillNetwork, name: string): number => network.node(name).process()?.peers.list().length ?? -1;

/** Applies a fault to a lively network; `undo` undoes it. */
function applied(id: string, given: FaultArguments = {}) {
  const network = livelyNetwork();
  const book = createFaultBook(network);
  book.apply(id, given);
  return { network, book, undo: () => book.undo(id) };
}

/** Blocks made in so many simulated ms. */
function grown(network: DrillNetwork, ms: number): number {
  const before = heightOf(network, 'validator-1');
  run(network, ms);
  return heightOf(network, 'validator-1') - before;
}

it('every fault has an id of its own, and says what it does and how it is undone', () => {
  expect(new Set(ids).size).toBe(ids.length);
  for (const { title, does, undone } of FAULTS) for (const words of [title, does, undone]) expect(words.length).toBeGreaterThan(3);
});

it.each(ids.filter((id) => id !== 'start'))(
  '%s fits a healthy network without arguments, and after it is undone blocks come again',
  (id) => {
    const { network, book, undo } = applied(id);
    expect(book.open().map((open) => open.id)).toEqual([id]);
    run(network, 10_000);
    undo();
    expect(book.open()).toEqual([]);
    // Time-outs that doubled meanwhile, and links that are dialled again after 35 s.
    run(network, 120_000);
    expect(grown(network, 20_000)).toBeGreaterThanOrEqual(8);
    settle(network);
    expect(agree(network)).toBe(true);
  },
);

it('the same seed and the same faults give the same history', () => {
  const history = () => {
    const { network } = applied('partition');
    run(network, 45_000);
    return [heads(network), network.sim.now(), peersOf(network, 'validator-1')];
  };
  expect(history()).toEqual(history());
});

it('silent-validator: its turns cost a round change, every third height', () => {
  const { network } = applied('silent-validator');
  run(network, 60_000);
  const chain = network.node('validator-1').process()?.chain;
  const head = heightOf(network, 'validator-1');
  const rounds = Array.from({ length: 9 }, (_, back) => chain?.at(head - back)?.round);
  expect(rounds.filter((round) => round === 1)).toHaveLength(3);
  expect(peersOf(network, 'validator-4')).toBe(5);
});

it('stop and kill end a process, start brings it back', () => {
  for (const id of ['stop', 'kill']) {
    const { network, book } = applied(id, { node: 'member-1' });
    expect(network.node('member-1').process()).toBeNull();
    book.apply('start');
    expect(network.node('member-1').process()).not.toBeNull();
  }
});

it('quorum-loss stalls, and when it is undone the time-outs of those that stayed are still doubled', () => {
  const { network, undo } = applied('quorum-loss');
  expect(grown(network, 70_000)).toBeLessThanOrEqual(1);
  undo();
  const view = network.node('validator-1').process()?.miner.view();
  expect(view?.round).toBeGreaterThanOrEqual(3);
  expect((view?.timerAt ?? 0) - network.sim.now()).toBeGreaterThan(4000);
  expect(grown(network, 600_000)).toBeGreaterThan(20);
});

it('partition: no block on either side, no fork, and lost links', () => {
  const { network } = applied('partition');
  run(network, 2000);
  expect(grown(network, 60_000)).toBe(0);
  expect(agree(network)).toBe(true);
  expect(peersOf(network, 'validator-1')).toBe(2);
});

it('two faults may hold one link closed: it opens when both let go', () => {
  const { network, book } = applied('partition');
  book.apply('one-way-link', { from: 'validator-1', to: 'validator-3' });
  book.undo('partition');
  expect(network.wire.isOpen('validator-1', 'validator-3')).toBe(false);
  expect(network.wire.isOpen('validator-3', 'validator-1')).toBe(true);
  book.undo('one-way-link');
  expect(network.wire.isOpen('validator-1', 'validator-3')).toBe(true);
});

it('slow-link slows both directions, the slower of two faults holds', () => {
  const { network, book } = applied('slow-link', { ms: 700 });
  book.apply('slow-link', { ms: 200 });
  expect(network.wire.slowedBy('validator-2', 'validator-1')).toBe(700);
  book.undo('slow-link#1');
  expect(network.wire.slowedBy('validator-1', 'validator-2')).toBe(200);
  book.undoAll();
  expect(network.wire.slowedBy('validator-1', 'validator-2')).toBe(0);
});

it('clock-skew adds up and is taken back', () => {
  const { network, book } = applied('clock-skew', { node: 'validator-2', seconds: 5 });
  book.apply('clock-skew', { node: 'validator-2', seconds: -2 });
  expect(network.node('validator-2').clock() - network.sim.now()).toBe(3000);
  book.undoAll();
  expect(network.node('validator-2').clock()).toBe(network.sim.now());
});

it('core-stopped on all stalls, and starts fresh cores', () => {
  const { network, undo } = applied('core-stopped', { all: true });
  expect(grown(network, 30_000)).toBe(0);
  undo();
  expect(grown(network, 10_000)).toBeGreaterThanOrEqual(4);
});

it('core-stopped on one validator: it loses its validator peers again and again', () => {
  const { network } = applied('core-stopped', { node: 'validator-4' });
  const seen = new Set<number>();
  for (let second = 0; second < 80; second += 1) {
    run(network, 1000);
    seen.add(peersOf(network, 'validator-4'));
  }
  expect(Math.min(...seen)).toBeLessThan(5);
  expect(heightOf(network, 'validator-1')).toBeGreaterThan(40);
});

it('peers-lost stays: removed on both ends, it does not come back by itself', () => {
  const { network, undo } = applied('peers-lost', { node: 'member-2' });
  run(network, 90_000);
  expect(peersOf(network, 'member-2')).toBe(0);
  expect(heightOf(network, 'member-2')).toBeLessThan(heightOf(network, 'validator-1') - 20);
  undo();
  run(network, 40_000);
  expect(peersOf(network, 'member-2')).toBe(5);
});

it('pruned-state: a rewind lands at HEAD-127 and lower where it was exact before', () => {
  const landed = [false, true].map((pruned) => {
    const network = livelyNetwork({ transfersEveryMs: 1500 }, 10_000);
    run(network, 400_000);
    if (pruned) createFaultBook(network).apply('pruned-state', { nodes: ['member-1'] });
    const head = heightOf(network, 'member-1');
    network
      .node('member-1')
      .process()
      ?.chain.setHead(head - 10);
    return heightOf(network, 'member-1') - head;
  });
  expect(landed[0]).toBe(-10);
  expect(landed[1]).toBeLessThanOrEqual(-100);
});

it('wrong-genesis: alone at block 0 for ever, and back with the chain when undone', () => {
  const { network, undo } = applied('wrong-genesis');
  run(network, 60_000);
  expect(heightOf(network, 'member-2')).toBe(0);
  expect(peersOf(network, 'member-2')).toBe(0);
  undo();
  run(network, 60_000);
  settle(network);
  expect(agree(network)).toBe(true);
});

it('vote: in by the votes of more than half, out again when undone', () => {
  const { network, undo } = applied('vote', { node: 'member-1' });
  const size = () => {
    const chain = network.node('validator-1').process()?.chain;
    return chain?.snapshotAt(chain.head().block.hash)?.validators.length;
  };
  run(network, 30_000);
  expect(size()).toBe(5);
  undo();
  run(network, 30_000);
  expect(size()).toBe(4);
});

it('load with a validator down: transfers every second keep the others from changing the round; without them blocks come again', () => {
  const { network, book, undo } = applied('load');
  expect(grown(network, 20_000)).toBeGreaterThanOrEqual(9);
  book.apply('stop', { node: 'validator-4' });
  run(network, 10_000);
  expect(grown(network, 60_000)).toBe(0);
  undo();
  expect(grown(network, 30_000)).toBeGreaterThanOrEqual(6);
});

it('hostile and closed-api change what is said, not what is done', () => {
  const { network, book } = applied('hostile', { node: 'member-1', how: 'half-json' });
  book.apply('closed-api', { node: 'member-1', api: 'istanbul' });
  expect(network.node('member-1').hostile).toBe('half-json');
  expect([...network.node('member-1').closedApis]).toEqual(['istanbul']);
  book.undoAll();
  expect(network.node('member-1').hostile).toBeNull();
  expect([...network.node('member-1').closedApis]).toEqual([]);
});

it('fork: undone by rewinding everybody to the last common block, and not at all where it healed', () => {
  const { network, undo } = applied('fork', { split: '3-1' });
  run(network, 60_000);
  const head = heightOf(network, 'validator-1');
  undo();
  expect(heightOf(network, 'validator-1')).toBe(head);
});

it('fork: undone before it is planted, it is never planted', () => {
  const { network, undo } = applied('fork');
  undo();
  run(network, 30_000);
  settle(network);
  expect(agree(network)).toBe(true);
  expect(network.notes().map(({ what }) => what)).toContain('fork not planted');
});

it.each<[string, FaultArguments, RegExp]>([
  ['stop', { node: 'validator-9' }, /no node "validator-9"; there are: validator-1, .*member-2/],
  ['stop', { mode: 'validator-1' }, /stop takes no "mode"; it takes: node/],
  ['silent-validator', { node: 'member-1' }, /member-1 is no validator/],
  ['start', {}, /Every node runs/],
  ['quorum-loss', { nodes: 'validator-1' }, /takes 2 of the running validators/],
  ['quorum-loss', { how: 'gently' }, /how is "gently"; it is one of: clean, kill/],
  ['partition', { groups: 'validator-1,validator-2' }, /At least two groups/],
  ['partition', { groups: 'validator-1|validator-1' }, /in two groups/],
  ['one-way-link', { from: 'validator-2', to: 'validator-2' }, /a link has two ends/],
  ['slow-link', { ms: 0 }, /ms is 0; it is a number from 1/],
  ['clock-skew', { seconds: 'five' }, /seconds is "five"/],
  ['fork', { split: '4-3' }, /4-3 takes 7 validators; there are 4/],
  ['fork', { split: 'x' }, /split is "x"/],
  ['fork', { depth: 0 }, /depth is 0; it is a whole number from 1/],
  ['fork', { branches: 'validator-1|validator-9' }, /no node "validator-9"/],
  ['fork', { split: '2-2', branches: 'validator-1|validator-2' }, /one of them is enough/],
  ['hostile', { how: 'rude' }, /how is "rude"; it is one of: html/],
  ['closed-api', { api: 'personal' }, /api is "personal"; it is one of/],
])('%s with %j is refused, and it is said what is there instead', (id, given, why) => {
  const network = livelyNetwork({}, 10_000);
  const before = heads(network);
  expect(() => createFaultBook(network).apply(id, given)).toThrow(why);
  expect(heads(network)).toEqual(before);
});

it('faults and references that are not there are named with those that are', () => {
  const { book } = applied('stop');
  expect(() => book.apply('stip')).toThrow(/no fault "stip"; there are: fork, silent-validator/);
  expect(() => book.undo('kill')).toThrow(/No fault "kill" is open; open: stop#1/);
});
