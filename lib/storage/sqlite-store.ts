import type { Kysely, Transaction } from 'kysely';
import type { AccountReads } from './account-types';
import { appendAudit } from './append-audit';
import { makeBreath } from './breath';
import { checkAudit } from './check-audit';
import { faultInWrite, wholeTimes } from './check-write';
import { countTry } from './count-try';
import { networkIdOf } from './intern';
import { openSqlite } from './open-sqlite';
import { pruneNetwork } from './prune';
import { accountReads } from './read-accounts';
import { readAudit } from './read-audit';
import { readBlock, readBlocks, readRounds } from './read-blocks';
import { readClaims, readCurrentTail } from './read-claims';
import { readEvents, readLastEvent } from './read-events';
import { readChanges, readTopHeights, readWatched } from './read-history';
import { slices } from './slices';
import { displayStore } from './sqlite-displays';
import { incidentStore } from './sqlite-incidents';
import { noticeStore } from './sqlite-notices';
import { recoveryStore } from './sqlite-recovery';
import type { Store, StoreTransaction, TickWrite } from './store';
import { StoreError } from './store-error';
import type { Tables } from './tables';
import { isOfDatabase, translateError } from './translate-error';
import { accountWrites } from './write-accounts';
import { writeBlocks } from './write-blocks';
import { careWrites } from './write-care';
import { writeClaims } from './write-claims';
import { displayWrites } from './write-displays';
import { writeIncidents } from './write-incidents';
import { noticeWrites } from './write-notices';
import { recoveryWrites } from './write-recovery';
import { writeWatched } from './write-watched';

/** `shared`: the one Kysely instance, for better-auth alone: a second one on the same handle would roll back this one's writes. */
export type SqliteStore = Store & { readonly shared: Kysely<Tables> };

/**
 * Opens the store in one SQLite file (absolute path); folder and file are made when missing, an older schema is brought up.
 * Rejects with a StoreError naming path, operation and remedy; a file it can't take is left untouched.
 */
export async function openSqliteStore({ path }: { readonly path: string }): Promise<SqliteStore> {
  const db = await openSqlite(path);
  const pending = new Set<Promise<unknown>>();
  let closing: Promise<void> | null = null;

  async function run<T>(operation: string, work: () => Promise<T>): Promise<T> {
    if (closing !== null)
      throw new StoreError({ code: 'closed', operation, path, problem: 'the store is closed', remedy: 'Open it again first' });
    const job = work();
    pending.add(job);
    try {
      return await job;
    } catch (error) {
      throw translateError(error, operation, path);
    } finally {
      pending.delete(job);
    }
  }

  function on<T>(operation: string, network: string, work: (networkId: number) => Promise<T>): Promise<T> {
    return run(operation, async () => {
      const id = await networkIdOf(db, network);
      if (id !== null) return work(id);
      const problem = `network "${network}" was never opened`;
      throw new StoreError({ code: 'unknown-network', operation, path, problem, remedy: 'Call openNetwork first' });
    });
  }

  async function close(): Promise<void> {
    await Promise.allSettled(pending);
    try {
      await db.destroy();
    } catch (error) {
      throw translateError(error, 'close', path);
    }
  }

  return {
    openNetwork: (network, name) => run('openNetwork', () => writeNetwork(db, network, name)),
    record: (network, write) => on('record', network, (id) => recordTick(db, id, checked(write, path))),
    blocks: (network, from, to) => on('blocks', network, (id) => readBlocks(db, id, from, to, makeBreath())),
    block: (network, hash) => on('block', network, (id) => readBlock(db, id, hash)),
    claims: (network, from, to) => on('claims', network, (id) => readClaims(db, id, from, to, makeBreath())),
    currentTail: (network, depth) => on('currentTail', network, (id) => readCurrentTail(db, id, depth, makeBreath())),
    rounds: (network, sinceMs, untilMs = Number.MAX_SAFE_INTEGER) =>
      on('rounds', network, (id) => readRounds(db, id, sinceMs, untilMs, makeBreath())),
    events: (network, sinceMs, range = {}) => on('events', network, (id) => readEvents(db, id, sinceMs, range, makeBreath())),
    lastEvent: (network, kind, atMs) => on('lastEvent', network, (id) => readLastEvent(db, id, kind, atMs)),
    topHeights: (network, moments, among) => on('topHeights', network, (id) => readTopHeights(db, id, moments, among)),
    changes: (network, fromMs, toMs) => on('changes', network, (id) => readChanges(db, id, fromMs, toMs)),
    watched: (network, fromMs, toMs) => on('watched', network, (id) => readWatched(db, id, fromMs, toMs)),
    incidents: incidentStore(on, db),
    recovery: recoveryStore(on, db),
    notices: noticeStore(run, on, db),
    prune: (network, beforeMs) =>
      on('prune', network, (networkId) => pruneNetwork({ db, networkId, before: Math.floor(beforeMs), breath: makeBreath() })),
    shared: db,
    accounts: guarded(accountReads(db), run),
    displays: displayStore(run, db),
    audit: (filter) => run('audit', () => readAudit(db, filter)),
    checkAudit: () => run('checkAudit', () => checkAudit(db, makeBreath())),
    countTry: (key, windowMs, now) => run('countTry', () => db.transaction().execute((trx) => countTry(trx, key, windowMs, now))),
    forgetTries: (key, count) =>
      run('forgetTries', async () => {
        if (count === undefined) await db.deleteFrom('sign_in_limit').where('key', '=', key).execute();
        else
          await db
            .updateTable('sign_in_limit')
            .set((eb) => ({ count: eb('count', '-', count) }))
            .where('key', '=', key)
            .execute();
      }),
    transaction: async (work) => {
      let own: { readonly error: unknown } | null = null;
      try {
        return await run('transaction', () =>
          db.transaction().execute((trx) =>
            work(transactionOf(trx, path)).catch((error: unknown) => {
              if (!isOfDatabase(error)) own = { error };
              throw error;
            }),
          ),
        );
      } catch (error) {
        throw own === null ? error : (own as { readonly error: unknown }).error;
      }
    },
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

function transactionOf(trx: Transaction<Tables>, path: string): StoreTransaction {
  return {
    accounts: accountWrites(trx),
    displays: displayWrites(trx),
    incidents: careWrites(trx),
    recovery: recoveryWrites(trx, path),
    notices: noticeWrites(trx),
    audit: (row) => appendAudit(trx, row),
  };
}

type Run = <T>(operation: string, work: () => Promise<T>) => Promise<T>;

/** The same reads, each refused once the store is closed and with its errors translated. */
function guarded({ list, find, findByEmail, sessions, invite }: AccountReads, run: Run): AccountReads {
  return {
    list: () => run('accounts', list),
    find: (id) => run('accounts', () => find(id)),
    findByEmail: (email) => run('accounts', () => findByEmail(email)),
    sessions: (userId, now) => run('accounts', () => sessions(userId, now)),
    invite: (digest) => run('accounts', () => invite(digest)),
  };
}

async function writeNetwork(db: Kysely<Tables>, network: string, name: string): Promise<void> {
  await db
    .insertInto('network')
    .values({ key: network, name })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ name }))
    .execute();
}

function checked(write: TickWrite, path: string): TickWrite {
  const problem = faultInWrite(write);
  if (problem === null) return wholeTimes(write);
  throw new StoreError({
    code: 'bad-input',
    operation: 'record',
    path,
    problem,
    remedy: 'Nothing was written; this is a fault of the caller',
  });
}

/** One transaction: all of the tick or nothing of it. */
async function recordTick(db: Kysely<Tables>, networkId: number, write: TickWrite): Promise<void> {
  const breath = makeBreath();
  await db.transaction().execute(async (trx) => {
    await writeBlocks(trx, networkId, write.blocks, breath);
    await writeClaims(trx, networkId, write, breath);
    for (const span of write.watched ?? []) await writeWatched(trx, networkId, span);
    for (const slice of slices(write.events)) {
      await trx
        .insertInto('event')
        .values(slice.map(({ at, kind, data }) => ({ network_id: networkId, at, kind, data })))
        .execute();
      await breath();
    }
    if (write.incidents) await writeIncidents(trx, networkId, write.incidents, breath);
  });
}
