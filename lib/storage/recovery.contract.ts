import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { raiseApprovals } from '@/lib/recovery/executor/raise-approvals';
import type { Run } from '@/lib/recovery/run-types';
import type { Store } from './store';
import type { StoreUnderTest } from './store.contract';
import { evidenceOf, incidentOf, incidentsOf, opens } from './testing/incident-samples';
import { lineOf, pieceOf, planOf, runOf } from './testing/recovery-samples';

/** What every engine keeps to about recovery plans. */
export function recoveryContract(engine: string, openEmpty: () => Promise<StoreUnderTest>): void {
  describe(`recovery plans in a store, ${engine}`, () => {
    let under: StoreUnderTest;
    let store: Store;

    beforeEach(async () => {
      under = await openEmpty();
      store = under.store;
      await store.openNetwork('main', 'Main');
      await store.openNetwork('other', 'Other');
    });

    afterEach(async () => {
      await store.close();
      await under.dispose();
    });

    const create = (more: Parameters<typeof planOf>[0] = {}) => store.transaction((trx) => trx.recovery.create(planOf(more)));
    const save = (number: number, revision: number, run: Partial<Run>) =>
      store.transaction((trx) => trx.recovery.save('main', number, revision, runOf(run)));
    const log = (number: number, ...ats: readonly number[]) =>
      store.transaction((trx) =>
        trx.recovery.log(
          'main',
          number,
          ats.map((at) => lineOf(at)),
        ),
      );
    const add = (number: number, ...bodies: readonly string[]) =>
      store.transaction((trx) =>
        trx.recovery.addPieces(
          'main',
          number,
          bodies.map((body) => pieceOf(5, body)),
        ),
      );

    test('what was confirmed is kept, the newest word on each, and read from a moment on', async () => {
      const confirm = (blocker: string, at: number, reason: string) =>
        store.transaction((trx) => trx.recovery.confirm('main', { blocker, by: 'ann', at, reason }));
      await confirm('unreachable:v3', 100, 'powered off');
      await confirm('stranger:0x1', 200, 'an old node');
      await confirm('unreachable:v3', 300, 'its disk is here');
      const word = (blocker: string, at: number, reason: string) => ({ blocker, by: 'ann', at, reason });
      const second = word('unreachable:v3', 300, 'its disk is here');
      expect(await store.recovery.confirmed('main', 0)).toEqual([word('stranger:0x1', 200, 'an old node'), second]);
      expect(await store.recovery.confirmed('main', 300)).toEqual([second]);
      expect(await store.recovery.confirmed('main', 301)).toEqual([]);
    });

    test('a plan comes back as it was made, its run as it stands, also through a store opened anew', async () => {
      const made = await create({ incident: 7, run: runOf({ leftAs: { key: 'x', params: { name: 'ä 𝕏', height: 0 } } }) });
      expect(made).toEqual({
        ...planOf({ incident: 7 }),
        number: 1,
        revision: 1,
        run: runOf({ leftAs: { key: 'x', params: { name: 'ä 𝕏', height: 0 } } }),
      });
      await save(1, 1, { phase: 'ready', tasks: { 'rewind:node-1': { state: 'sending', attempt: 1, since: 0 } } });
      await store.close();
      store = await under.reopen();
      const kept = await store.recovery.find('main', 1);
      expect(kept).toMatchObject({ revision: 2, run: { phase: 'ready', tasks: { 'rewind:node-1': { state: 'sending', attempt: 1 } } } });
      expect(await store.recovery.open('main')).toEqual(kept);
      expect(await store.transaction((trx) => trx.recovery.find('main', 1))).toEqual(kept);
      expect(await store.transaction((trx) => trx.recovery.open('main'))).toEqual(kept);
      expect([await store.recovery.find('other', 1), await store.recovery.open('other'), await store.recovery.find('main', 2)]).toEqual([
        null,
        null,
        null,
      ]);
    });

    test('a network has one open plan; what came with the second is not kept, and its number is not lost to it', async () => {
      await create();
      const second = store.transaction(async (trx) => {
        await trx.recovery.log('main', 1, [lineOf(1)]);
        await trx.recovery.create(planOf());
      });
      await expect(second).rejects.toMatchObject({ name: 'StoreError', code: 'conflict', problem: expect.stringContaining('plan 1') });
      expect(await store.recovery.lines('main', 1)).toEqual([]);
      expect((await create({ network: 'other' })).number).toBe(1);
      await save(1, 1, { phase: 'aborted', endedAt: 2000 });
      expect(await store.recovery.open('main')).toBeNull();
      expect((await create({ incident: 7 })).number).toBe(2);
      expect((await store.recovery.list('main')).map(({ number }) => number)).toEqual([2, 1]);
      expect((await store.recovery.list('main', 1)).map(({ number }) => number)).toEqual([2]);
      const ofIncident = async (incident: number) => (await store.recovery.ofIncident('main', incident)).map(({ number }) => number);
      expect([await ofIncident(7), await ofIncident(8)]).toEqual([[2], []]);
    });

    test.each(['done', 'aborted', 'failed', 'discarded'] as const)('a plan that is %s stands in no way', async (phase) => {
      await create();
      await save(1, 1, { phase, endedAt: 2000 });
      expect((await create()).number).toBe(2);
    });

    test('of two who write from one revision the second is refused with all that came with it', async () => {
      await create();
      await save(1, 1, { phase: 'ready' });
      const late = store.transaction(async (trx) => {
        await trx.recovery.log('main', 1, [lineOf(1)]);
        await trx.recovery.save('main', 1, 1, runOf({ phase: 'paused' }));
      });
      await expect(late).rejects.toMatchObject({ name: 'StoreError', code: 'conflict' });
      expect(await store.recovery.lines('main', 1)).toEqual([]);
      expect(await store.recovery.find('main', 1)).toMatchObject({ revision: 2, run: { phase: 'ready' } });
    });

    test('a policy that asks for more approvals holds for a plan that has not started; one that asks for fewer changes none', async () => {
      const needed = async (number: number) => (await store.recovery.find('main', number))?.approvalsNeeded;
      const raise = (approvals: 0 | 1 | 2) => raiseApprovals(store, 'main', approvals, 7);
      await raise(2);
      const { plan } = planOf();
      await create({ plan: { ...plan, isDestructive: true } });
      await raise(0);
      expect(await needed(1)).toBe(1);
      await raise(2);
      expect([await needed(1), (await store.recovery.find('main', 1))?.revision]).toEqual([2, 2]);
      expect(await store.recovery.lines('main', 1)).toMatchObject([{ at: 7, kind: 'event', data: { approvals: { from: 1, to: 2 } } }]);
      await save(1, 2, { phase: 'done', endedAt: 9 });
      await create({ plan: { ...plan, isDestructive: true }, run: runOf({ phase: 'rewind', startedAt: 10 }) });
      await raise(2);
      await save(2, 1, { phase: 'done', endedAt: 11 });
      await create({ approvalsNeeded: 0 });
      await raise(2);
      expect([await needed(2), await needed(3)]).toEqual([1, 0]);
    });

    test('what is done to a plan that is not there is refused', async () => {
      await expect(save(1, 1, {})).rejects.toThrow('plan 1 of main');
      await expect(log(1, 5)).rejects.toThrow('plan 1 of main');
      await expect(add(1, '{}')).rejects.toThrow('plan 1 of main');
      expect([await store.recovery.lines('main', 1), await store.recovery.pieces('main', 1)]).toEqual([[], []]);
    });

    test('lines come back in the order they were written', async () => {
      await create();
      await store.transaction((trx) =>
        trx.recovery.log('main', 1, [
          lineOf(5, { kind: 'intent', step: 'isolate', node: 'node-1', data: { params: ['ä'], n: 0 } }),
          lineOf(3.7, { kind: 'person', by: 'p1' }),
        ]),
      );
      await log(1, 1);
      expect((await store.recovery.lines('main', 1)).map(({ id: _, ...line }) => line)).toEqual([
        lineOf(5, { kind: 'intent', step: 'isolate', node: 'node-1', data: { params: ['ä'], n: 0 } }),
        lineOf(3, { kind: 'person', by: 'p1' }),
        lineOf(1),
      ]);
    });

    test('a saved piece comes back as taken with the digest of its body, kept once a body', async () => {
      await create();
      await add(1, '{"ä":1}', '{"ä":1}', '');
      const pieces = await store.recovery.pieces('main', 1);
      const sha256 = createHash('sha256').update('{"ä":1}').digest('hex');
      expect(pieces).toMatchObject([{ sha256, bytes: 8, kind: 'block', node: 'node-1', height: 7 }, { sha256 }, { bytes: 0 }]);
      const bodies = await Promise.all(pieces.map(({ id }) => store.recovery.pieceBody('main', 1, id)));
      expect(bodies).toEqual(['{"ä":1}', '{"ä":1}', '']);
      expect(await store.recovery.pieceBody('main', 2, pieces[0]?.id ?? 0)).toBeNull();
    });

    test('one holder has the lease until it is given back or has run out', async () => {
      const lease = (holder: string, now: number, until: number) =>
        store.transaction((trx) => trx.recovery.lease('main', holder, now, until));
      expect(await lease('a', 0, 100)).toBe(true);
      expect(await lease('b', 99.9, 200)).toBe(false);
      expect(await lease('a', 50, 150)).toBe(true);
      expect(await lease('b', 100, 200)).toBe(false);
      expect(await lease('b', 150, 250)).toBe(true);
      expect(await lease('a', 151, 300)).toBe(false);
      await store.transaction((trx) => trx.recovery.releaseLease('main', 'a'));
      expect(await lease('a', 152, 300)).toBe(false);
      await store.transaction((trx) => trx.recovery.releaseLease('main', 'b'));
      expect(await lease('a', 153, 300)).toBe(true);
      expect(await store.transaction((trx) => trx.recovery.lease('other', 'b', 0, 1))).toBe(true);
      // The lease takes no number.
      expect((await create()).number).toBe(1);
    });

    test('pruning takes what ended before with all of it, never what is open, and no number is given twice', async () => {
      await create();
      await log(1, 1, 2);
      await add(1, '{"own":1}', '{"shared":1}');
      await store.record('main', incidentsOf([opens(incidentOf(1), [evidenceOf(1, '{"shared":1}')])]));
      expect(await store.prune('main', 1_000_000)).toBe(0);
      expect([(await store.recovery.lines('main', 1)).length, (await store.recovery.pieces('main', 1)).length]).toEqual([2, 2]);
      await save(1, 1, { phase: 'done', endedAt: 5000 });
      await create({ network: 'other', run: runOf({ phase: 'discarded', endedAt: 1 }) });
      expect([await store.prune('main', 5000), await store.prune('main', 5001)]).toEqual([0, 1]);
      expect([await store.recovery.find('main', 1), await store.recovery.lines('main', 1), await store.recovery.pieces('main', 1)]).toEqual(
        [null, [], []],
      );
      expect(await store.recovery.find('other', 1)).toMatchObject({ number: 1 });
      const [piece] = await store.incidents.evidence('main', 1);
      expect(await store.incidents.evidenceBody('main', 1, piece?.id ?? 0)).toBe('{"shared":1}');
      expect((await create()).number).toBe(2);
    });

    test("a body that a plan saved stays when an incident's evidence of it goes", async () => {
      await create();
      await add(1, '{"shared":1}');
      await store.record('main', incidentsOf([opens(incidentOf(1), [evidenceOf(1, '{"shared":1}'), evidenceOf(1, '{"own":1}')])]));
      const ended = { ...incidentOf(1), status: 'resolved' as const, resolvedAt: 5000 };
      await store.record('main', incidentsOf([{ ...opens(ended), kind: 'update', turns: [] }]));
      expect(await store.prune('main', 6000)).toBe(1);
      const [piece] = await store.recovery.pieces('main', 1);
      expect(await store.recovery.pieceBody('main', 1, piece?.id ?? 0)).toBe('{"shared":1}');
    });
  });
}
