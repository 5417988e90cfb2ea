import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from './sqlite-store';
import { storeContract } from './store.contract';

storeContract('SQLite', async () => {
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
});
