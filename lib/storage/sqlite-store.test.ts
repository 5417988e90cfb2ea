import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { displayContract } from './display.contract';
import { incidentContract } from './incident.contract';
import { noticeContract } from './notice.contract';
import { recoveryContract } from './recovery.contract';
import { openSqliteStore } from './sqlite-store';
import { type StoreUnderTest, storeContract } from './store.contract';

async function openEmpty(): Promise<StoreUnderTest> {
  const folder = mkdtempSync(join(tmpdir(), 'store-'));
  const path = join(folder, 'watch.sqlite');
  const store = await openSqliteStore({ path });
  return {
    store,
    reopen: () => openSqliteStore({ path }),
    dispose: async () => {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

storeContract('SQLite', openEmpty);
incidentContract('SQLite', openEmpty);
recoveryContract('SQLite', openEmpty);
noticeContract('SQLite', openEmpty);
displayContract('SQLite', openEmpty);
