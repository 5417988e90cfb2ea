import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { IncidentCare } from '@/lib/incidents/types';
import type { EvidenceFilter } from './incident-store';
import type { Store } from './store';
import type { StoreUnderTest } from './store.contract';
import { ends, evidenceOf, incidentOf, incidentsOf, opens, turnOf } from './testing/incident-samples';

const NO_CARE: IncidentCare = { acknowledged: null, assignee: null, shelved: null, closed: null };

/** What every engine keeps to about incidents. */
export function incidentContract(engine: string, openEmpty: () => Promise<StoreUnderTest>): void {
  describe(`incidents in a store, ${engine}`, () => {
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

    const numbers = async (filter: Parameters<Store['incidents']['list']>[1], now = 0) =>
      (await store.incidents.list('main', filter, now)).map(({ id }) => id);
    const care = (number: number, change: Partial<IncidentCare>, kind: Parameters<typeof turnOf>[1] = 'acknowledged') =>
      store.transaction(async (trx) => {
        const found = await trx.incidents.find('main', number);
        await trx.incidents.set('main', number, { ...(found?.care ?? NO_CARE), ...change }, turnOf(9_000, kind, { by: 'p1', text: 'ä' }));
      });

    test('an incident comes back as it was written, with turns, evidence and what the watch remembers', async () => {
      const incident = incidentOf(1);
      await store.record('main', incidentsOf([{ ...opens(incident, [evidenceOf(5, '{"a":1}')]), fork: { height: 7 } }], '{"at":1}'));
      const again = await reopened();
      expect(await again.incidents.get('main', 1)).toEqual({ ...incident, care: NO_CARE, fork: { height: 7 } });
      expect(await again.incidents.get('other', 1)).toBeNull();
      expect(await again.incidents.turns('main', 1)).toMatchObject([{ kind: 'opened', by: null, says: null }]);
      const [piece] = await again.incidents.evidence('main', 1);
      expect(piece).toMatchObject({ at: 5, kind: 'header', height: 7, bytes: 7, sha256: evidenceOf(5, '{"a":1}').sha256 });
      expect(await again.incidents.evidenceBody('main', 1, piece?.id ?? 0)).toBe('{"a":1}');
      expect(await again.incidents.evidenceBody('main', 2, piece?.id ?? 0)).toBeNull();
      expect(await again.incidents.remembered('main', 0)).toMatchObject({ open: [{ id: 1 }], ended: [], last: 1, memory: '{"at":1}' });
    });

    /** The same data through a store opened anew. */
    async function reopened(): Promise<Store> {
      await store.close();
      store = await under.reopen();
      return store;
    }

    test('two open incidents of one cause can not be, and what came with the second is not kept either', async () => {
      await store.record('main', incidentsOf([opens(incidentOf(1))]));
      const twin = incidentOf(2, { key: 'node-1' });
      const tick = { ...incidentsOf([opens(twin)]), events: [{ at: 1, kind: 'x', data: '' }] };
      await expect(store.record('main', tick)).rejects.toThrow();
      expect(await store.events('main', 0)).toEqual([]);
      expect(await numbers({})).toEqual([1]);
      // Once the first has ended, in whatever order both are told.
      await store.record('main', incidentsOf([opens(twin), ends(incidentOf(1), 5000)]));
      expect(await numbers({ status: ['open'] })).toEqual([2]);
    });

    test('a number is never given twice, even when all are pruned', async () => {
      await store.record('main', incidentsOf([opens(incidentOf(7))]));
      await store.record('main', incidentsOf([ends(incidentOf(7), 8000)]));
      expect(await store.prune('main', 10_000)).toBe(1);
      expect(await store.incidents.remembered('main', 0)).toMatchObject({ open: [], ended: [], last: 7 });
    });

    test("pruning takes what ended before with all of it, and never what is open or another network's", async () => {
      await store.record(
        'main',
        incidentsOf([
          opens(incidentOf(1), [evidenceOf(1, '{"shared":1}'), evidenceOf(1, '{"own":1}')]),
          opens(incidentOf(2), [evidenceOf(1, '{"shared":1}')]),
        ]),
      );
      await store.record('other', incidentsOf([opens(incidentOf(1), [evidenceOf(1, '{"shared":1}')])]));
      await store.record('main', incidentsOf([ends(incidentOf(1), 5000)]));
      expect([await store.prune('main', 5000), await store.prune('main', 5001)]).toEqual([0, 1]);
      expect(await store.incidents.get('main', 1)).toBeNull();
      expect([await store.incidents.turns('main', 1), await store.incidents.evidence('main', 1)]).toEqual([[], []]);
      const [piece] = await store.incidents.evidence('main', 2);
      expect(await store.incidents.evidenceBody('main', 2, piece?.id ?? 0)).toBe('{"shared":1}');
    });

    test('pruning an incident with much evidence lets others write in between', async () => {
      const many = Array.from({ length: 1_200 }, (_, index) => evidenceOf(1, `{"own":${index}}`));
      await store.record('main', incidentsOf([opens(incidentOf(1), many)]));
      await store.record('main', incidentsOf([ends(incidentOf(1), 5000)]));
      let isPruned = false;
      const pruned = store.prune('main', 6000).then((number) => {
        isPruned = true;
        return number;
      });
      let written = 0;
      for (let at = 90_000; !isPruned; at++) {
        await store.record('main', { ...incidentsOf([]), events: [{ at, kind: 'x', data: '' }] });
        if (!isPruned) written += 1;
      }
      expect([await pruned, await numbers({})]).toEqual([1, []]);
      // It deletes 200 pieces at once, and lets one write in after each time.
      expect(written).toBeGreaterThanOrEqual(1_200 / 200);
    });

    test('filters narrow, each alone and together, newest first and page by page', async () => {
      const some = [1, 2, 3].map((id) => incidentOf(id, id === 3 ? { severity: 'critical', detector: 'fork' } : {}));
      await store.record('main', incidentsOf(some.map((incident) => opens(incident))));
      await store.record('main', incidentsOf([ends(incidentOf(1), 5000)]));
      await care(2, { acknowledged: { by: 'p1', at: 1 }, assignee: 'p1', shelved: { by: 'p1', at: 1, until: 100, reason: 'x' } });
      const one = async (filter: Parameters<typeof numbers>[0], now?: number) => numbers(filter, now);
      expect(await one({})).toEqual([3, 2, 1]);
      expect(await one({ limit: 2 })).toEqual([3, 2]);
      expect(await one({ before: 3, limit: 1 })).toEqual([2]);
      expect(await one({ status: ['open'] })).toEqual([3, 2]);
      expect(await one({ severity: ['critical'] })).toEqual([3]);
      expect(await one({ detector: ['fork', 'stall'] })).toEqual([3]);
      expect(await one({ node: 'node-2' })).toEqual([2]);
      expect(await one({ node: 'node' })).toEqual([]);
      expect(await one({ assignee: 'p1' })).toEqual([2]);
      expect(await one({ assignee: null })).toEqual([3, 1]);
      expect(await one({ acknowledged: false, status: ['open'] })).toEqual([3]);
      expect([await one({ shelved: true }, 99), await one({ shelved: true }, 100), await one({ shelved: false }, 100)]).toEqual([
        [2],
        [],
        [3, 2, 1],
      ]);
      expect(await one({ q: 'NODE-2' })).toEqual([2]);
      expect(await one({ q: "%' OR 1=1 --" })).toEqual([]);
      expect(await one({ since: 5001 })).toEqual([3, 2]);
      expect(await one({ until: 2500 })).toEqual([2, 1]);
      expect(await store.incidents.counts('main', 50)).toEqual({ open: 2, unacknowledged: 1, shelved: 1, resolved: 1, closed: 0 });
      expect(await store.incidents.counts('other', 50)).toEqual({ open: 0, unacknowledged: 0, shelved: 0, resolved: 0, closed: 0 });
    });

    test("what people did is kept through the watch's writes, and is over when the incident comes back", async () => {
      await store.record('main', incidentsOf([opens(incidentOf(1))]));
      await care(1, { acknowledged: { by: 'p1', at: 2 }, assignee: 'p2' });
      const ended = ends(incidentOf(1), 5000);
      await store.record('main', incidentsOf([ended]));
      expect((await store.incidents.get('main', 1))?.care).toEqual({ ...NO_CARE, acknowledged: { by: 'p1', at: 2 }, assignee: 'p2' });
      await care(1, { closed: { by: 'p1', at: 6000, cause: 'c' }, shelved: { by: 'p1', at: 6000, until: 90_000, reason: 'x' } }, 'closed');
      expect(await store.incidents.get('main', 1)).toMatchObject({ status: 'closed', care: { closed: { cause: 'c' } } });
      const back = incidentOf(1, { reopened: 1, updatedAt: 7000 });
      await store.record('main', incidentsOf([{ ...opens(back), kind: 'update', turns: [turnOf(7000, 'reopened')] }]));
      expect(await store.incidents.get('main', 1)).toMatchObject({ status: 'open', reopened: 1, care: { ...NO_CARE, assignee: 'p2' } });
      expect((await store.incidents.turns('main', 1)).map(({ kind }) => kind)).toEqual([
        'opened',
        'acknowledged',
        'resolved',
        'closed',
        'reopened',
      ]);
      expect(await store.incidents.turns('main', 1, 2)).toMatchObject([{ kind: 'closed', by: 'p1', text: 'ä' }, { kind: 'reopened' }]);
    });

    test('evidence is read page by page, by kind, and counted', async () => {
      const kinds = ['header', 'peers', 'header', 'proof', 'header'] as const;
      const pieces = kinds.map((kind, index) => ({ ...evidenceOf(index, `{"piece":${index}}`), kind }));
      await store.record('main', incidentsOf([opens(incidentOf(1), pieces), opens(incidentOf(2), [evidenceOf(9, '{}')])]));
      const found = async (filter: EvidenceFilter) => (await store.incidents.evidence('main', 1, filter)).map(({ at }) => at);
      expect(await store.incidents.evidenceCounts('main', 1)).toEqual({ header: 3, peers: 1, proof: 1 });
      expect(await store.incidents.evidenceCounts('main', 99)).toEqual({});
      expect(await found({ limit: 2 })).toEqual([0, 1]);
      const [, second] = await store.incidents.evidence('main', 1, { limit: 2 });
      expect(await found({ after: second?.id ?? 0, limit: 2 })).toEqual([2, 3]);
      expect(await found({ kind: 'header' })).toEqual([0, 2, 4]);
      expect(await found({ kind: 'header', newest: true, limit: 2 })).toEqual([2, 4]);
    });

    test('evidence added later is kept once a body, and not at all for what is not there', async () => {
      await store.record('main', incidentsOf([opens(incidentOf(1), [evidenceOf(1, '{"a":1}')])]));
      await store.incidents.addEvidence('main', 1, [evidenceOf(2, '{"a":1}'), evidenceOf(2, '{"b":1}')]);
      await store.incidents.addEvidence('main', 99, [evidenceOf(2, '{"c":1}')]);
      expect((await store.incidents.evidence('main', 1)).map(({ at }) => at)).toEqual([1, 2, 2]);
      expect(await store.incidents.evidence('main', 99)).toEqual([]);
    });
  });
}
