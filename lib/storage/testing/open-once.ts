import { openSqliteStore } from '../sqlite-store';
import { StoreError } from '../store-error';

// Opens a store and closes it again, as the user given; prints "ok" or the error's code and message.
const [path = '', user = ''] = process.argv.slice(2);
if (user !== '') process.setuid?.(Number(user));
try {
  const store = await openSqliteStore({ path });
  await store.openNetwork('main', 'Main');
  await store.close();
  process.stdout.write('ok');
} catch (error) {
  process.stdout.write(error instanceof StoreError ? `${error.code} ${error.message}` : `not a StoreError: ${String(error)}`);
}
