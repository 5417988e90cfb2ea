import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from './store';
import type { StoreUnderTest } from './store.contract';

const NOC = { id: 'd1', name: 'NOC room 2', digest: 'a'.repeat(64), networks: ['main', 'test'], createdBy: 'Ada' } as const;
const HALL = { id: 'd2', name: 'Hall', digest: 'b'.repeat(64), networks: null, createdBy: null } as const;

/** What every engine keeps to about displays. */
export function displayContract(engine: string, openEmpty: () => Promise<StoreUnderTest>): void {
  describe(`displays, ${engine}`, () => {
    let under: StoreUnderTest;
    let store: Store;
    beforeEach(async () => {
      under = await openEmpty();
      store = under.store;
      await store.transaction(async ({ displays }) => {
        await displays.create(HALL, 1000.7);
        await displays.create(NOC, 2000);
      });
    });
    afterEach(() => under.dispose());

    test('come back as they were made, oldest first, found by id and by digest, also after the store was opened again', async () => {
      const never = { revokedAt: null, revokedBy: null, seenAt: null, address: null };
      const hall = { id: 'd2', name: 'Hall', networks: null, createdAt: 1000, createdBy: null, ...never };
      const noc = { id: 'd1', name: 'NOC room 2', networks: ['main', 'test'], createdAt: 2000, createdBy: 'Ada', ...never };
      expect(await store.displays.list()).toEqual([hall, noc]);
      await store.close();
      store = await under.reopen();
      expect(await store.displays.find('d1')).toEqual(noc);
      expect(await store.displays.findByDigest(HALL.digest)).toEqual(hall);
      expect([await store.displays.find('d3'), await store.displays.findByDigest('c'.repeat(64))]).toEqual([null, null]);
      await store.close();
    });

    test('are revoked once and for ever, and one that is revoked is not seen any more', async () => {
      await store.displays.seen('d1', 3000.4, '192.0.2.7');
      expect(await store.displays.find('d1')).toMatchObject({ seenAt: 3000, address: '192.0.2.7', revokedAt: null });
      await store.transaction(({ displays }) => displays.revoke('d1', 'Ada', 4000));
      await store.transaction(({ displays }) => displays.revoke('d1', 'Bob', 5000));
      await store.displays.seen('d1', 6000, null);
      const gone = { revokedAt: 4000, revokedBy: 'Ada', seenAt: 3000, address: '192.0.2.7' };
      expect(await store.displays.findByDigest(NOC.digest)).toMatchObject(gone);
      expect(await store.displays.find('d2')).toMatchObject({ revokedAt: null, seenAt: null });
    });

    test('of one digest there is one, and a transaction that fails leaves none', async () => {
      const twin = { ...NOC, id: 'd3' };
      await expect(store.transaction(({ displays }) => displays.create(twin, 1))).rejects.toMatchObject({ name: 'StoreError' });
      const undone = store.transaction(async ({ displays }) => {
        await displays.create({ ...HALL, id: 'd4', digest: 'd'.repeat(64) }, 1);
        throw new Error('no');
      });
      await expect(undone).rejects.toThrow('no');
      expect((await store.displays.list()).map(({ id }) => id)).toEqual(['d2', 'd1']);
    });
  });
}
