import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { NewNotice } from './notice-store';
import type { Store } from './store';
import type { StoreUnderTest } from './store.contract';

const NEVER = Number.MAX_SAFE_INTEGER;

/** What every engine keeps to about notices. */
export function noticeContract(engine: string, openEmpty: () => Promise<StoreUnderTest>): void {
  describe(`notices in a store, ${engine}`, () => {
    let under: StoreUnderTest;
    let store: Store;

    beforeEach(async () => {
      under = await openEmpty();
      store = under.store;
      await store.openNetwork('main', 'Main');
    });

    afterEach(() => under.dispose());

    const notice = (id: string, createdAt = 100): NewNotice => ({
      ...{ id, kind: 'recovery.break-glass', network: 'main', object: 'plan 1', target: 'ab'.repeat(32) },
      ...{ host: 'hooks.example.org', body: `{"id":"${id}","ä":"𝕏"}`, createdAt },
    });
    const add = (...notices: readonly NewNotice[]) => store.transaction((trx) => trx.notices.add(notices));
    const claim = (now: number) => store.notices.claim(now, now + 30, NEVER);
    const giveUp = (id: string, tries: number, at = 900) => store.transaction((trx) => trx.notices.giveUp(id, tries, at, 'answered 500'));

    test('a notice is kept with its transaction or not at all, and comes back whole through a store opened anew', async () => {
      const failing = store.transaction(async (trx) => {
        await trx.notices.add([notice('a')]);
        throw new Error('changed its mind');
      });
      await expect(failing).rejects.toThrow('changed its mind');
      expect(await store.notices.list('main')).toEqual([]);
      await add(notice('a'));
      await store.close();
      store = await under.reopen();
      const open = { tries: 0, nextAt: 100, deliveredAt: null, givenUpAt: null, fault: null };
      expect(await store.notices.list('main')).toEqual([{ ...notice('a'), ...open }]);
      await store.close();
    });

    test('one claim of two has it, and it is due again once that claim has run out', async () => {
      await add(notice('a'));
      expect(await claim(99)).toBeNull();
      const other = await under.reopen();
      const both = await Promise.all([claim(100), other.notices.claim(100, 130, NEVER)]);
      expect(both.filter((one) => one !== null)).toEqual([{ ...notice('a'), tries: 1 }]);
      expect(await other.notices.claim(129, 160, NEVER)).toBeNull();
      expect(await other.notices.claim(130, 160, NEVER)).toMatchObject({ id: 'a', tries: 2 });
      await other.close();
    });

    test('the one that is due longest comes first; what is due unthinkably late is due now', async () => {
      await add(notice('b', 200), notice('a', 100));
      expect([(await claim(300))?.id, (await claim(300))?.id, await claim(300)]).toEqual(['a', 'b', null]);
      expect(await store.notices.claim(0, 30, 330)).toBeNull();
      expect((await store.notices.claim(0, 30, 329))?.id).toBe('a');
    });

    test('what is delivered or given up is never due again, and ends once', async () => {
      await add(notice('a'), notice('b'));
      await claim(100);
      await claim(100);
      await store.notices.delivered('a', 110);
      expect([await giveUp('b', 1), await giveUp('b', 1), await giveUp('a', 1)]).toEqual([true, false, false]);
      await store.notices.delivered('b', 950);
      expect(await claim(NEVER)).toBeNull();
      const ends = (await store.notices.list('main')).map(({ id, deliveredAt, givenUpAt, fault }) => [id, deliveredAt, givenUpAt, fault]);
      expect(ends).toEqual([
        ['a', 110, null, null],
        ['b', null, 900, 'answered 500'],
      ]);
    });

    test('the result of an older claim changes nothing', async () => {
      await add(notice('a'));
      await claim(100);
      await claim(130);
      await store.notices.failed('a', 1, 5, 'answered 500');
      expect(await giveUp('a', 1)).toBe(false);
      expect(await claim(159)).toBeNull();
      await store.notices.failed('a', 2, 140, 'answered 502');
      expect(await claim(140)).toMatchObject({ id: 'a', tries: 3 });
    });

    test('pruning takes those that ended, never one that is open', async () => {
      await add(notice('a'), notice('b'), notice('c', 500));
      await store.notices.delivered('a', 110);
      await store.notices.delivered('c', 510);
      expect(await store.prune('main', 500)).toBe(1);
      expect((await store.notices.list('main')).map(({ id }) => id)).toEqual(['b', 'c']);
    });
  });
}
