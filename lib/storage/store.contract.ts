import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ClaimRow, Store } from './store';
import { StoreError } from './store-error';
import { makeModel } from './testing/store-model';
import { addressOf, blockOf, hashOf, writeOf } from './testing/store-samples';
import { tickSteps } from './testing/store-steps';

/** An empty store of one engine: `reopen` opens the same data again after a close, `dispose` removes it. */
export type StoreUnderTest = { readonly store: Store; readonly reopen: () => Promise<Store>; readonly dispose: () => Promise<void> };

/** What every engine keeps to. */
export function storeContract(engine: string, openEmpty: () => Promise<StoreUnderTest>): void {
  describe(`store contract, ${engine}`, () => {
    let under: StoreUnderTest;
    let store: Store;

    beforeEach(async () => {
      under = await openEmpty();
      store = under.store;
      await store.openNetwork('main', 'Main');
    });

    afterEach(() => under.dispose());

    const claim = (node: string, height: number, hash: number, at: number) => ({ node, height, hash: hashOf(hash), at });
    const row = (node: string, height: number, hash: number, at: number, lapsedAt: number | null): ClaimRow => ({
      ...claim(node, height, hash, at),
      lapsedAt,
    });

    test('a block comes back as it was given', async () => {
      const plain = blockOf(7);
      const bare = blockOf(8, {
        author: null,
        round: null,
        roundSource: 'unknown',
        committers: [],
        verification: { state: 'unverifiable', why: 'no validators of 7' },
        proposer: 'unknown',
        validatorCount: null,
        header: 'not even JSON: ä 𝕏',
        seenLive: false,
      });
      const lying = blockOf(9, { verification: { state: 'mismatch', faults: [{ code: 'hash', detail: 'other' }] } });
      await store.record('main', writeOf({ blocks: [lying, bare, plain] }));
      expect(await store.blocks('main', 0, 100)).toEqual([plain, bare, lying]);
      expect(await store.block('main', hashOf(8))).toEqual(bare);
      expect(await store.block('main', hashOf(99))).toBeNull();
    });

    test('height 0, round 0 and time 0 are values, not nothing', async () => {
      const genesis = blockOf(0, { timestamp: 0, firstSeenAt: 0, round: 0, txCount: 0, validatorCount: 0 });
      await store.record('main', writeOf({ blocks: [genesis], claims: [claim('a', 0, 0, 0)] }));
      expect(await store.block('main', genesis.hash)).toEqual(genesis);
      expect(await store.claims('main', 0, 0)).toEqual([row('a', 0, 0, 0, null)]);
      expect(await store.rounds('main', 0)).toHaveLength(1);
    });

    test('a later copy adds its seals, fills what was unknown and keeps the first sighting', async () => {
      const first = blockOf(5, {
        author: null,
        round: null,
        roundSource: 'unknown',
        committers: [addressOf(1)],
        firstSeenAt: 100,
        seenLive: false,
      });
      const second = blockOf(5, { committers: [addressOf(2), addressOf(1)], firstSeenAt: 200, header: '{"other":1}' });
      await store.record('main', writeOf({ blocks: [first] }));
      await store.record('main', writeOf({ blocks: [second] }));
      const known = await store.block('main', hashOf(5));
      expect(known).toEqual({
        ...second,
        committers: [addressOf(1), addressOf(2)],
        header: first.header,
        firstSeenAt: 100,
        seenLive: false,
      });
    });

    test('a header that lies about a verified block is said, and changes nothing else of it', async () => {
      const honest = blockOf(5);
      const lie = blockOf(5, {
        parentHash: hashOf(77),
        author: addressOf(9),
        committers: [addressOf(9)],
        header: '{}',
        verification: { state: 'mismatch', faults: [] },
      });
      await store.record('main', writeOf({ blocks: [honest, lie] }));
      expect(await store.block('main', hashOf(5))).toEqual({ ...honest, verification: lie.verification });
      await store.record('main', writeOf({ blocks: [honest] }));
      expect(await store.block('main', hashOf(5))).toEqual(honest);
    });

    test('a verified copy takes the place of a lying one', async () => {
      const lie = blockOf(5, { height: 6, committers: [addressOf(9)], header: '{}', verification: { state: 'mismatch', faults: [] } });
      const honest = blockOf(5);
      await store.record('main', writeOf({ blocks: [lie] }));
      await store.record('main', writeOf({ blocks: [honest] }));
      expect(await store.blocks('main', 0, 10)).toEqual([{ ...honest, firstSeenAt: lie.firstSeenAt }]);
    });

    test('a claim made again keeps its first time', async () => {
      await store.record('main', writeOf({ claims: [claim('a', 14, 1, 100)] }));
      await store.record('main', writeOf({ claims: [claim('a', 14, 1, 200)] }));
      expect(await store.claims('main', 14, 14)).toEqual([row('a', 14, 1, 100, null)]);
    });

    test('a height that has had three hashes, one of them twice, keeps the whole history', async () => {
      await store.record('main', writeOf({ claims: [claim('a', 14, 1, 100)] }));
      await store.record('main', writeOf({ lapses: [claim('a', 14, 1, 200)] }));
      await store.record('main', writeOf({ claims: [claim('a', 14, 2, 300)] }));
      await store.record('main', writeOf({ claims: [claim('a', 14, 1, 400)] }));
      await store.record('main', writeOf({ lapses: [claim('a', 14, 1, 500)], claims: [claim('a', 14, 3, 500)] }));
      expect(await store.claims('main', 14, 14)).toEqual([
        row('a', 14, 1, 100, 200),
        row('a', 14, 2, 300, 400),
        row('a', 14, 1, 400, 500),
        row('a', 14, 3, 500, null),
      ]);
    });

    test('a lapse of what is not claimed is nothing', async () => {
      await store.record('main', writeOf({ claims: [claim('a', 14, 1, 100)] }));
      await store.record('main', writeOf({ lapses: [claim('a', 14, 2, 200), claim('b', 14, 1, 200), claim('a', 15, 1, 200)] }));
      expect(await store.claims('main', 0, 100)).toEqual([row('a', 14, 1, 100, null)]);
    });

    test('the current tail is the newest heights, without what lapsed', async () => {
      const claims = [1, 2, 3, 4, 5].flatMap((height) => [claim('a', height, height, 100), claim('b', height, height, 100)]);
      await store.record('main', writeOf({ claims }));
      await store.record('main', writeOf({ lapses: [claim('a', 5, 5, 200), claim('b', 5, 5, 200), claim('b', 4, 4, 200)] }));
      expect(await store.currentTail('main', 2)).toEqual([row('a', 3, 3, 100, null), row('b', 3, 3, 100, null), row('a', 4, 4, 100, null)]);
      expect(await store.currentTail('main', 0)).toEqual([]);
    });

    test('rounds are the light rows of what was first seen since then, oldest first', async () => {
      await store.record(
        'main',
        writeOf({ blocks: [blockOf(3, { firstSeenAt: 300 }), blockOf(1, { firstSeenAt: 100 }), blockOf(2, { firstSeenAt: 200 })] }),
      );
      const { height, hash, firstSeenAt, seenLive, timestamp, round, author, committers, validatorCount } = blockOf(2, {
        firstSeenAt: 200,
      });
      const rows = await store.rounds('main', 200);
      expect(rows.map((one) => one.height)).toEqual([2, 3]);
      const light = { height, hash, firstSeenAt, seenLive, timestamp, round, author, committers, validatorCount, verified: true };
      expect(rows[0]).toEqual(light);
    });

    test('events are read by time and kind, both ends in it, and the newest of a kind without all others', async () => {
      const events = [1, 2, 3, 4, 5].map((at) => ({ at, kind: at % 2 === 0 ? 'even' : 'odd', data: `${at}` }));
      await store.record('main', writeOf({ events }));
      const times = async (...call: Parameters<Store['events']>) => (await store.events(...call)).map(({ at }) => at);
      expect(await times('main', 2, { until: 4 })).toEqual([2, 3, 4]);
      expect(await times('main', 0, { kinds: ['odd'] })).toEqual([1, 3, 5]);
      expect(await times('main', 2, { until: 4.5, kinds: ['even', 'none'] })).toEqual([2, 4]);
      expect(await times('main', 0, { kinds: [] })).toEqual([]);
      expect(await store.lastEvent('main', 'odd', 4)).toEqual({ at: 3, kind: 'odd', data: '3' });
      expect(await store.lastEvent('main', 'odd', 0)).toBeNull();
    });

    test('stretches that were watched grow, stay apart where a gap was, and lose what was pruned', async () => {
      const watch = (from: number, to: number) => store.record('main', writeOf({ watched: [{ from, to }] }));
      for (const [from, to] of [
        [10, 10],
        [10, 30],
        [50, 60],
      ] as const)
        await watch(from, to);
      const all = [
        { from: 10, to: 30 },
        { from: 50, to: 60 },
      ];
      expect(await store.watched('main', 0, 100)).toEqual(all);
      expect(await store.watched('main', 30, 49)).toEqual(all.slice(0, 1));
      expect(await store.watched('main', 31, 49)).toEqual([]);
      await store.prune('main', 55);
      await watch(50, 70);
      expect(await store.watched('main', 0, 100)).toEqual([{ from: 55, to: 70 }]);
    });

    test('the newest first claims and the blocks with round changes are found by time', async () => {
      const rounds = [0, 2, null, 0, 1];
      const blocks = rounds.map((round, height) => blockOf(height, { round, firstSeenAt: height * 10 }));
      const claims = rounds.map((_, height) => claim('a', height, height, height * 10));
      await store.record('main', writeOf({ blocks, claims }));
      await store.record('main', writeOf({ claims: [claim('b', 0, 0, 45)] }));
      expect(await store.topHeights('main', [30, -1, 45, 9], 2)).toEqual([3, null, 4, 0]);
      expect(await store.topHeights('main', [], 2)).toEqual([]);
      // What was filled in later does not hide the head, as long as it is among so many.
      await store.record('main', writeOf({ claims: [claim('b', 2, 7, 46), claim('b', 3, 7, 47)] }));
      expect([await store.topHeights('main', [47], 2), await store.topHeights('main', [47], 3)]).toEqual([[3], [4]]);
      const many = Array.from({ length: 450 }, (_, index) => index - 200);
      expect(await store.topHeights('main', many, 3)).toEqual(many.map((at) => (at < 0 ? null : Math.min(4, Math.floor(at / 10)))));
      expect(await store.changes('main', 10, 39)).toEqual([
        { at: 10, height: 1, round: 2, seenLive: true },
        { at: 20, height: 2, round: null, seenLive: true },
      ]);
      expect((await store.rounds('main', 10, 20)).map(({ height }) => height)).toEqual([1, 2]);
    });

    test('events come back in the order of time', async () => {
      await store.record(
        'main',
        writeOf({
          events: [
            { at: 2, kind: 'b', data: '{}' },
            { at: 1, kind: 'a', data: '[1]' },
            { at: 2, kind: 'c', data: '""' },
          ],
        }),
      );
      expect((await store.events('main', 0)).map(({ kind }) => kind)).toEqual(['a', 'b', 'c']);
      expect(await store.events('main', 2)).toEqual([
        { at: 2, kind: 'b', data: '{}' },
        { at: 2, kind: 'c', data: '""' },
      ]);
    });

    test('networks never see each other, even with the same hashes and node names', async () => {
      await store.openNetwork('other', 'Other');
      await store.record(
        'main',
        writeOf({ blocks: [blockOf(1)], claims: [claim('a', 1, 1, 100)], events: [{ at: 1, kind: 'x', data: '1' }] }),
      );
      await store.record('other', writeOf({ blocks: [blockOf(1, { txCount: 9 })], claims: [claim('a', 1, 1, 200)] }));
      expect((await store.block('main', hashOf(1)))?.txCount).toBe(0);
      expect((await store.block('other', hashOf(1)))?.txCount).toBe(9);
      expect(await store.claims('main', 0, 9)).toEqual([row('a', 1, 1, 100, null)]);
      expect(await store.events('other', 0)).toEqual([]);
      expect(await store.prune('other', 9e15)).toBe(0);
    });

    test('a network can be named anew and keeps what it has', async () => {
      await store.record('main', writeOf({ blocks: [blockOf(1)] }));
      await store.openNetwork('main', 'Renamed');
      expect(await store.blocks('main', 0, 9)).toHaveLength(1);
    });

    test('a network that was never opened is refused by name', async () => {
      for (const call of [store.record('none', writeOf({})), store.blocks('none', 0, 1), store.prune('none', 1)]) {
        await expect(call).rejects.toMatchObject({ name: 'StoreError', code: 'unknown-network' });
      }
    });

    test('a write with one thing that can not be kept leaves nothing behind', async () => {
      const good = blockOf(1);
      const bad = [
        writeOf({ blocks: [good, blockOf(2, { hash: '0x12' })] }),
        writeOf({ blocks: [good, blockOf(-1)] }),
        writeOf({ blocks: [good, blockOf(2, { round: 0.5 })] }),
        writeOf({ blocks: [good, blockOf(2, { committers: ['0xABCDEF'] })] }),
        writeOf({ blocks: [good], claims: [claim('a', Number.MAX_SAFE_INTEGER + 1, 1, 1)] }),
        writeOf({ blocks: [good], claims: [claim('', 1, 1, 1)] }),
        writeOf({ blocks: [good], lapses: [claim('a', 1, 1, Number.NaN)] }),
        writeOf({ blocks: [good], events: [{ at: Number.POSITIVE_INFINITY, kind: 'x', data: '' }] }),
      ];
      for (const write of bad) await expect(store.record('main', write)).rejects.toMatchObject({ code: 'bad-input', operation: 'record' });
      expect(await store.blocks('main', 0, 100)).toEqual([]);
    });

    test('a write the engine itself refuses in the middle leaves nothing behind', async () => {
      const event = { at: 1, kind: 'x', data: Symbol('no text') as unknown as string };
      await expect(
        store.record('main', writeOf({ blocks: [blockOf(1)], claims: [claim('a', 1, 1, 1)], events: [event] })),
      ).rejects.toBeInstanceOf(StoreError);
      expect([await store.blocks('main', 0, 9), await store.claims('main', 0, 9)]).toEqual([[], []]);
    });

    test('fractions of a millisecond, as a clock with a rate gives them, are cut off', async () => {
      await store.record('main', writeOf({ blocks: [blockOf(1, { firstSeenAt: 100.9 })], claims: [claim('a', 1, 1, 100.9)] }));
      expect(await store.claims('main', 1, 1)).toEqual([row('a', 1, 1, 100, null)]);
      expect(await store.rounds('main', 100.5)).toHaveLength(1);
    });

    test('pruning keeps each node its highest current claim and the block under it', async () => {
      const blocks = [1, 2, 3, 4].map((height) => blockOf(height, { firstSeenAt: height * 100 }));
      const claims = [...[1, 2, 3, 4].map((h) => claim('a', h, h, h * 100)), ...[1, 2].map((h) => claim('dead', h, h, h * 100))];
      await store.record('main', writeOf({ blocks, claims, events: [{ at: 100, kind: 'x', data: '' }] }));
      expect(await store.prune('main', 400)).toBe(3 + 1 + 1 + 2);
      expect(await store.claims('main', 0, 9)).toEqual([row('dead', 2, 2, 200, null), row('a', 4, 4, 400, null)]);
      expect((await store.blocks('main', 0, 9)).map(({ height }) => height)).toEqual([2, 4]);
      expect(await store.events('main', 0)).toEqual([]);
    });

    test('after a rewind pruning keeps the claim the node now stands on', async () => {
      await store.record('main', writeOf({ claims: [1, 2, 3, 4, 5000].map((h) => claim('a', h, h, 100)) }));
      await store.record('main', writeOf({ lapses: [3, 4, 5000].map((h) => claim('a', h, h, 200)) }));
      await store.prune('main', 1000);
      expect(await store.claims('main', 0, 9000)).toEqual([row('a', 2, 2, 100, null)]);
    });

    test('a claim of an absurd height that lapses costs no more than any other', async () => {
      const absurd = claim('a', Number.MAX_SAFE_INTEGER, 9, 100);
      await store.record('main', writeOf({ claims: [claim('a', 1, 1, 100), claim('b', 2, 2, 100), absurd] }));
      await store.record('main', writeOf({ lapses: [{ ...absurd, at: 200 }] }));
      await store.prune('main', 9e15);
      expect(await store.claims('main', 0, Number.MAX_SAFE_INTEGER)).toEqual([row('a', 1, 1, 100, null), row('b', 2, 2, 100, null)]);
    });

    test('what was recorded is there after closing and opening again, and goes on from there', async () => {
      await store.record('main', writeOf({ blocks: [blockOf(1)], claims: [claim('a', 1, 1, 100)] }));
      await store.close();
      const again = await under.reopen();
      await again.openNetwork('main', 'Main');
      await again.record('main', writeOf({ lapses: [claim('a', 1, 1, 200)] }));
      expect(await again.blocks('main', 0, 9)).toEqual([blockOf(1)]);
      expect(await again.claims('main', 0, 9)).toEqual([row('a', 1, 1, 100, 200)]);
      await again.close();
    });

    test('a store being closed finishes what was asked before, refuses what comes after, and may be closed twice', async () => {
      const recorded = store.record('main', writeOf({ blocks: [blockOf(1)] }));
      const closed = store.close();
      await expect(store.blocks('main', 0, 1)).rejects.toMatchObject({ code: 'closed', operation: 'blocks' });
      await recorded;
      await closed;
      await store.close();
      const again = await under.reopen();
      expect(await again.blocks('main', 0, 9)).toHaveLength(1);
      await again.close();
    });

    test('many calls at once do not get in each other way', async () => {
      const writes = Array.from({ length: 30 }, (_, i) =>
        store.record('main', writeOf({ blocks: [blockOf(i)], claims: [claim('a', i, i, i), claim('b', i, i, i)] })),
      );
      const reads = Array.from({ length: 30 }, () => store.claims('main', 0, 100));
      await Promise.all([...writes, ...reads, store.prune('main', 0)]);
      expect(await store.blocks('main', 0, 100)).toHaveLength(30);
      expect(await store.claims('main', 0, 100)).toHaveLength(60);
    });

    test('a read of many pages gives every row once and in order', async () => {
      const heights = Array.from({ length: 4100 }, (_, i) => i);
      await store.record('main', writeOf({ blocks: heights.map((h) => blockOf(h)), claims: heights.map((h) => claim('a', h, h, h)) }));
      await store.record('main', writeOf({ claims: heights.map((h) => claim('a', h, h + 10_000, h)) }));
      expect((await store.blocks('main', 0, 9999)).map(({ height }) => height)).toEqual(heights);
      expect((await store.rounds('main', 0)).map(({ height }) => height)).toEqual(heights);
      const claims = await store.claims('main', 0, 9999);
      expect(claims.map(({ height, lapsedAt }) => [height, lapsedAt])).toEqual(
        heights.flatMap((h) => [
          [h, h],
          [h, null],
        ]),
      );
    });

    test('any history reads as the plain model says, through prunes too', async () => {
      let nr = 0;
      await fc.assert(
        fc.asyncProperty(tickSteps, async (steps) => {
          const network = `n${nr++}`;
          const model = makeModel();
          await store.openNetwork(network, network);
          for (const step of steps) {
            if ('prune' in step) expect(await store.prune(network, step.prune)).toBe(model.prune(step.prune));
            else {
              await store.record(network, step.write);
              model.record(step.write);
            }
          }
          expect(sorted(await store.blocks(network, 2, 6))).toEqual(sorted(model.blocks(2, 6)));
          expect(byNode(await store.claims(network, 1, 6))).toEqual(byNode(model.claims(1, 6)));
          expect(byNode(await store.currentTail(network, 3))).toEqual(byNode(model.currentTail(3)));
          expect(sorted(await store.events(network, 20))).toEqual(sorted(model.events(20)));
        }),
        { numRuns: 150 },
      );
    });
  });
}

function sorted<T>(rows: readonly T[]): readonly string[] {
  return rows.map((row) => JSON.stringify(Object.entries(row as object).sort())).sort();
}

/** Engines may order nodes at a height as they like, but one node's words at a height keep their order. */
function byNode(rows: readonly ClaimRow[]): Readonly<Record<string, readonly ClaimRow[]>> {
  const groups: Record<string, ClaimRow[]> = {};
  for (const row of rows) groups[`${row.height} ${row.node}`] = [...(groups[`${row.height} ${row.node}`] ?? []), row];
  return groups;
}
